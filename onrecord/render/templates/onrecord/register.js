// Filters and sorts the tables of the register and keeps the view in the address, as #/?stance=denies.
// Every row is in the page already, so nothing is lost without this script.
(() => {
  "use strict";

  const MOST_CHOICES = 150;
  const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  const element = (name, properties, parent) => {
    const made = Object.assign(document.createElement(name), properties);
    parent?.append(made);
    return made;
  };

  // A cell stands for the term that its words mean, if its column has such; else for the row that it
  // links to, if it does, and for its words if not: those to other sites begin with
  // http, and those to a view of rows have a question mark.
  const value = (cell, terms) => {
    if (terms) return terms[cell.textContent] || cell.textContent;
    const link = cell.querySelector("a:not([href^='http'], [href*='?'])");
    return link ? decodeURIComponent(link.hash.slice(1)) : cell.textContent;
  };

  class Register {
    constructor(table) {
      this.name = table.dataset.name;
      this.table = table;
      this.body = table.tBodies[0];
      this.rows = [...this.body.rows];
      this.heads = [...table.tHead.rows[0].cells];
      this.keys = this.heads.map(head => head.dataset.key);
      this.view = {};
      this.controls = {};
      this.tools();
      this.form.addEventListener("input", () => this.read());
      this.form.addEventListener("submit", event => event.preventDefault());
    }

    // Reads every cell, once, when somebody first asks for it.
    index() {
      if (this.cells) return;
      const terms = this.told("terms");
      const read = (cell, i) => ({ value: value(cell, terms[i]), text: cell.textContent });
      this.cells = this.rows.map(row => Array.from(row.cells, read));
      this.complete();
      this.words = this.rows.map(row => row.textContent.toLowerCase());
    }

    // A row says where its word begins, and whose it is, only where the cells beside do not: a word
    // begins in the row that it repeats, or in itself where it repeats none or is reworded.
    complete() {
      const at = ["source_id", "derived_from", "hold", "origin", "root"].map(k => this.keys.indexOf(k));
      if (at.includes(-1)) return;
      const names = new Map(this.cells.map(row => [row[at[0]].text, row[at[0]].value]));
      this.cells.forEach((row, r) => {
        const [source, parent, hold, origin, root] = at.map(i => row[i]);
        if (origin.text) origin.value = names.get(origin.text) || origin.text;
        else if (["own", "relayed"].includes(hold.value)) Object.assign(origin, source);
        if (root.text) return;
        const repeats = parent.value !== parent.text && hold.value !== "reworded";
        root.value = root.text = repeats ? parent.value : this.rows[r].id;
      });
    }

    // What the head of each column says of its words.
    told(name) {
      return this.heads.map(head => head.dataset[name] && JSON.parse(head.dataset[name]));
    }

    // Makes links of words whose column says where they lead, each with the row that asks.
    link() {
      this.told("ways").forEach((ways, i) => ways && this.cells.forEach((cells, r) => {
        if (!cells[i].text) return;
        const row = this.rows[r], words = cells[i].text.split(", ");
        row.cells[i].replaceChildren(...words.flatMap((textContent, n) => {
          const [page, figure] = ways[textContent].split("#");
          const link = element("a", { href: `${page}?mark=${row.id}#${figure}`, textContent });
          return n ? [", ", link] : [link];
        }));
      }));
    }

    tools() {
      const form = this.form = element("form", { className: "tools" });
      form.setAttribute("role", "search");
      form.setAttribute("aria-label", `Filter and sort: ${this.table.dataset.title}`);
      this.control("q", "Search in every column", "search", form).parentNode.className += " seek";
      const sort = this.control("sort", "Sort by", "select", form);
      element("option", { value: "", textContent: "as listed" }, sort);
      this.heads.forEach((head, i) =>
        element("option", { value: this.keys[i], textContent: head.textContent }, sort));
      const down = this.control("order", "Order", "select", form);
      element("option", { value: "", textContent: "A to Z, early to late" }, down);
      element("option", { value: "desc", textContent: "Z to A, late to early" }, down);
      this.more = element("details", {}, form);
      element("summary", { textContent: "Filter by column" }, this.more);
      this.grid = element("div", {}, this.more);
      this.more.addEventListener("toggle", () => this.choices());
      this.count = element("p", { className: "count" }, form);
      this.count.setAttribute("role", "status");
      this.button("Clear", () => { this.set({}); remember(); });
      this.button("Download these rows as CSV", () => this.download());
      this.table.before(form);
      this.say(this.rows.length);
    }

    button(textContent, act) {
      element("button", { type: "button", textContent }, this.form).addEventListener("click", act);
    }

    control(key, textContent, kind, parent) {
      const pair = element("div", { className: "control" }, parent);
      const id = `Filter-${this.name}-${key}`;
      element("label", { textContent, htmlFor: id }, pair);
      const made = element(kind === "select" ? "select" : "input", { name: key, id }, pair);
      if (kind !== "select") made.type = kind;
      return (this.controls[key] = made);
    }

    // Makes one control per column: a list of what there is, or a search where that is too much.
    choices() {
      if (this.chosen) return;
      this.chosen = true;
      this.index();
      this.heads.forEach((head, i) => {
        const found = new Map();
        for (const row of this.cells) {
          const cell = row[i];
          if (cell.text && !found.has(cell.value)) found.set(cell.value, cell.text);
        }
        const list = found.size <= MOST_CHOICES && found.size < this.rows.length * 0.8;
        const kind = list ? "select" : "search";
        const made = this.control(this.keys[i], head.textContent, kind, this.grid);
        if (!list) return;
        element("option", { value: "", textContent: "any" }, made);
        const sorted = [...found].sort(([, one], [, two]) => order.compare(one, two));
        for (const [value, textContent] of sorted) element("option", { value, textContent }, made);
      });
    }

    read() {
      const view = {};
      for (const [key, control] of Object.entries(this.controls)) {
        if (control.value) view[key] = control.value;
      }
      // Which rows a mark stands for is in no control; they stay until all is cleared.
      if (this.view.ids) view.ids = this.view.ids;
      this.view = view;
      this.apply();
      remember();
    }

    set(view) {
      this.view = view;
      if (Object.keys(view).some(key => this.keys.includes(key))) {
        this.choices();
        this.more.open = true;
      }
      for (const [key, control] of Object.entries(this.controls)) {
        const wanted = view[key] || "";
        control.value = wanted;
        if (wanted && control.value !== wanted) {
          // A shared address may name something that this edition does not have.
          element("option", { value: wanted, textContent: wanted }, control);
          control.value = wanted;
        }
      }
      this.apply();
    }

    apply() {
      const { view } = this;
      if (Object.keys(view).length) this.index();
      const ids = view.ids && new Set(view.ids.split(","));
      const words = (view.q || "").toLowerCase().split(/\s+/).filter(Boolean);
      const columns = this.asked();
      let shown = 0;
      this.rows.forEach((row, r) => {
        const fits = (!ids || ids.has(row.id)) &&
          words.every(word => this.words[r].includes(word)) &&
          columns.every(([i, passes]) => passes(this.cells[r][i]));
        if (row.hidden === fits) row.hidden = !fits;
        shown += fits;
      });
      this.sort();
      this.say(shown);
    }

    // Each column that is filtered, with what is true of a cell that passes.
    asked() {
      const tests = this.keys.map((key, i) => {
        const wanted = this.view[key], part = wanted?.toLowerCase();
        if (!wanted) return null;
        if (this.controls[key].tagName === "SELECT") return [i, cell => cell.value === wanted];
        return [i, cell => `${cell.value} ${cell.text}`.toLowerCase().includes(part)];
      });
      return tests.filter(Boolean);
    }

    sort() {
      const { view } = this, by = this.keys.indexOf(view.sort), wanted = by + (view.order || "");
      if (wanted === (this.sorted || "-1")) return;
      this.sorted = wanted;
      const turn = view.order === "desc" ? -1 : 1;
      const places = this.rows.map((_, r) => r);
      if (by >= 0) {
        places.sort((a, b) => {
          const one = this.cells[a][by].text, two = this.cells[b][by].text;
          // What is not known stands last, whichever way the rest goes.
          if (!one || !two) return (one ? 0 : 1) - (two ? 0 : 1) || a - b;
          return turn * order.compare(one, two) || a - b;
        });
      } else if (turn < 0) places.reverse();
      this.body.append(...places.map(r => this.rows[r]));
      this.heads.forEach((head, i) => {
        if (i === by) head.setAttribute("aria-sort", turn < 0 ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      });
    }

    say(shown) {
      const all = this.rows.length;
      this.count.textContent = shown === all ? `All ${all} rows` : `${shown} of ${all} rows`;
    }

    download() {
      const shown = [...this.table.rows].filter(row => !row.hidden);
      onrecord.saveRows(this.name, shown.map(onrecord.texts));
    }
  }

  // The first table's keys stand as they are in the address, those of the others after its name.
  const prefix = register => (register === registers[0] ? "" : `${register.name}.`);

  const remember = () => {
    const query = new URLSearchParams();
    for (const register of registers) {
      for (const [key, wanted] of Object.entries(register.view)) {
        query.set(prefix(register) + key, wanted);
      }
    }
    const address = location.pathname + (String(query) ? `#/?${query}` : "");
    try { history.replaceState(null, "", address); } catch { location.hash = `/?${query}`; }
  };

  const restore = () => {
    const shared = location.hash.startsWith("#/?");
    if (!shared && location.hash.length > 1) { reveal(); return; }
    const query = new URLSearchParams(shared ? location.hash.slice(3) : location.search);
    for (const register of registers) {
      const view = {};
      for (const key of [...Object.keys(register.controls), ...register.keys, "ids"]) {
        const wanted = query.get(prefix(register) + key);
        if (wanted) view[key] = wanted;
      }
      const asked = Object.keys(view).length;
      if (asked || Object.keys(register.view).length) register.set(view);
      if (asked) register.form.scrollIntoView();
    }
  };

  // A link to a row must find it, whatever was filtered before.
  const reveal = () => {
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (const register of registers) {
      if (row?.hidden && register.body.contains(row)) register.set({});
    }
    if (row?.tagName === "TR") row.scrollIntoView({ block: "center" });
  };

  const registers = Array.from(
    document.querySelectorAll("table.register"), table => new Register(table)
  );
  addEventListener("hashchange", restore);
  restore();
  // The first keystroke in a search should not have to wait for two thousand rows to be read.
  (window.requestIdleCallback || setTimeout)(() => {
    for (const each of registers) { each.index(); each.link(); }
  });
})();
