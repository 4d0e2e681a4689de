// Filters and sorts the tables of the register and keeps the view in the address, as #/?stance=denies.
// Every row is in the page already, so nothing is lost without this script.
(() => {
  "use strict";

  const MOST_CHOICES = 150;
  const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  const { element } = lines;
  // What rows can stand together by, where their page says how it groups them.
  const GROUPS = [["", "document"], ["proposition_id", "point"], ["source_id", "voice"]];

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
      const all = [...this.body.rows];
      this.groups = all.filter(row => row.className === "group");
      this.rows = this.groups.length ? all.filter(row => row.className !== "group") : all;
      this.most = lines.SOME;
      this.heads = [...table.tHead.rows[0].cells];
      this.keys = this.heads.map(head => head.dataset.key);
      this.view = {};
      this.controls = {};
      this.table.classList.add("lines");
      this.tools();
      this.foot();
      this.body.addEventListener("click", event => this.click(event));
      this.order();
      this.show();
      this.form.addEventListener("input", () => this.read());
    }

    // Reads every cell, once, when somebody first asks for it.
    index() {
      if (this.cells) return;
      const terms = this.told("terms");
      const read = (cell, i) => ({ value: value(cell, terms[i]), text: cell.textContent });
      const { length } = this.heads;
      this.cells = this.rows.map(row => Array.from(row.cells).slice(0, length).map(read));
      this.fromGroups();
      this.words = this.cells.map(row => row.map(cell => cell.text).join(" ").toLowerCase());
      this.complete();
    }

    // What the head of a group tells of all its rows is a cell of each: words, and where they lead.
    fromGroups() {
      const at = this.keys.indexOf(this.table.dataset.says);
      if (at < 0) return;
      const of = new Map();
      let head = null;
      for (const row of this.groups.length ? this.standing : []) {
        if (row.classList.contains("group")) head = row;
        else of.set(row, head);
      }
      this.rows.forEach((row, r) => {
        const name = of.get(row).dataset.of;
        this.cells[r][at] = { value: name, text: name };
        this.cells[r][0].text = row.id;
      });
      this.tells = { at, of };
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
      this.heads.forEach(({ dataset: { view } }, i) => view && this.cells.forEach((cells, r) => {
        if (cells[i].text === "0") return;
        const href = view + this.rows[r].id;
        this.rows[r].cells[i].replaceChildren(element("a", { href, textContent: cells[i].text }));
      }));
      this.told("ways").forEach((ways, i) => ways && this.cells.forEach((cells, r) => {
        if (!cells[i].text) return;
        const row = this.rows[r], words = cells[i].text.split(", ");
        row.cells[i].replaceChildren(...words.flatMap((textContent, n) => {
          const [page, figure] = ways[textContent].split("#");
          const link = element("a", { href: `${page}?mark=${row.id}#${figure}`, textContent });
          if (row.more && !row.classList.contains("open")) link.tabIndex = -1;
          return n ? [", ", link] : [link];
        }));
      }));
    }

    tools() {
      const form = this.form = element("div", { className: "tools" });
      form.setAttribute("role", "search");
      form.setAttribute("aria-label", `Filter and sort: ${this.table.dataset.title}`);
      this.control("q", "Search in every column", "search", form).parentNode.className += " seek";
      const sort = this.control("sort", "Sort by", "select", form);
      element("option", { value: "", textContent: this.groups.length ? "none: in groups" : "as listed" }, sort);
      this.heads.forEach((head, i) =>
        element("option", { value: this.keys[i], textContent: head.textContent }, sort));
      const down = this.control("order", "Order", "select", form);
      element("option", { value: "", textContent: "A to Z, early to late" }, down);
      element("option", { value: "desc", textContent: "Z to A, late to early" }, down);
      if (this.groups.length) {
        const group = this.control("group", "Group by", "select", form);
        for (const [value, textContent] of GROUPS) element("option", { value, textContent }, group);
      }
      this.more = element("details", {}, form);
      element("summary", { textContent: "Filter by column" }, this.more);
      this.grid = element("div", {}, this.more);
      this.more.addEventListener("toggle", () => this.choices());
      this.chips(form);
      this.count = element("p", { className: "count" }, form);
      this.count.setAttribute("role", "status");
      this.button("Clear", () => this.go({}));
      this.button("Download these rows as CSV", () => this.download());
      lines.copies(element("button", { type: "button", textContent: "Copy the address of this view" }, form),
        () => location.href);
      this.about = element("section", { className: "about", hidden: true });
      this.none = element("div", { className: "none", hidden: true });
      this.table.before(form, this.none, this.about);
    }

    // The stances with their marks, each with the number of its rows: key and filter in one.
    chips(form) {
      const at = this.keys.indexOf("stance");
      if (at < 0) return;
      const words = new Map(Object.entries(this.told("terms")[at]).map(([text, term]) => [term, text]));
      const found = new Map();
      for (const { className } of this.rows) {
        const term = className.split(" ")[0];
        found.set(term, (found.get(term) || 0) + 1);
      }
      const box = element("div", { className: "chips" }, form);
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", "Rows by stance");
      const chip = (term, textContent, number) => {
        const made = element("button", { type: "button", textContent: `${textContent} ` }, box);
        made.className = term;
        made.dataset.term = term;
        element("span", { textContent: number }, made);
        made.addEventListener("click", () => {
          const { stance, ...rest } = this.view;
          this.go(term && stance !== term ? { ...rest, stance: term } : rest);
        });
      };
      chip("", "All", this.rows.length);
      for (const [term, text] of words) if (found.has(term)) chip(term, text, found.get(term));
      this.stances = box;
    }

    // Below the rows: more of them.
    foot() {
      this.rest = element("p", { className: "rest", hidden: true });
      this.next = element("button", { type: "button" }, this.rest);
      this.every = element("button", { type: "button" }, this.rest);
      this.next.addEventListener("click", () => this.grow(this.most + lines.SOME));
      this.every.addEventListener("click", () => this.grow(Infinity));
      this.table.after(this.rest);
    }

    // Shows more rows, and goes to the first of them.
    grow(most) {
      const before = this.most;
      this.most = most;
      this.show();
      this.standing.filter(row => row.more && !row.hidden)[before]?.more.firstChild.focus();
    }

    // Opens a row, or closes it, wherever it is clicked but on what does something else.
    click(event) {
      const row = event.target.closest("tr:not(.group)"), open = row?.classList.contains("open");
      const other = event.target.closest("a, button");
      if (!row || (other && other.parentNode !== row.more)) return;
      if (!other && (open || String(getSelection()))) return;
      lines.set(this, row, !open);
    }

    // What else is like a row, with how many rows there are of it.
    like(row) {
      this.index();
      const r = this.rows.indexOf(row), found = [];
      for (const [key, words] of [["source_id", "All by this voice"], ["proposition_id", "All on this point"]]) {
        const i = this.keys.indexOf(key);
        if (i < 0 || this.name !== "claims") continue;
        const { value } = this.cells[r][i];
        found.push([words, { [key]: value }, this.cells.filter(cells => cells[i].value === value).length]);
      }
      const i = this.keys.indexOf("root");
      const stand = i < 0 ? 0 : this.cells.filter(cells => cells[i].value === row.id).length;
      if (stand > 1) found.push(["All that begins here", { root: row.id }, stand]);
      return found;
    }

    // Goes to a view as if it had been asked for by its address.
    go(view) {
      this.set(view);
      remember();
      if (Object.keys(view).length) this.form.scrollIntoView();
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
      if (Object.keys(view).some(key => this.keys.includes(key))) this.choices();
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
      const ids = view.ids && new Set(onrecord.named(view.ids));
      const words = (view.q || "").toLowerCase().split(/\s+/).filter(Boolean);
      const columns = this.asked();
      this.rows.forEach((row, r) => {
        const fits = (!ids || ids.has(row.id)) &&
          words.every(word => this.words[r].includes(word)) &&
          columns.every(([i, passes]) => passes(this.cells[r][i]));
        if (row.hidden === fits) row.hidden = !fits;
      });
      this.most = lines.SOME;
      this.order();
      this.show();
      this.tell();
    }

    // Shows the first of the rows that fit, with the heads of their groups.
    show() {
      let fit = 0, head = null, inGroup = 0, later = false;
      const end = () => {
        if (!head) return;
        if (head.hidden !== !inGroup) head.hidden = !inGroup;
        head.classList.toggle("later", later);
        const told = String(inGroup);
        if (inGroup && head.dataset.rows !== told) head.dataset.rows = told;
      };
      for (const row of this.standing) {
        if (row.classList.contains("group")) {
          end();
          [head, inGroup, later] = [row, 0, fit >= this.most];
        } else if (!row.hidden) {
          const beyond = fit++ >= this.most;
          inGroup += 1;
          if (row.classList.contains("later") !== beyond) row.classList.toggle("later", beyond);
          if (!beyond && !row.more) lines.set(this, row, false);
        }
      }
      end();
      this.say(fit);
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

    // Brings the rows into the order that is asked for: as listed, by a column, or in groups.
    order() {
      const { sort, order: turned, group } = this.view;
      const by = this.keys.indexOf(sort), wanted = [by, turned || "", by < 0 ? group || "" : ""].join();
      if (wanted === (this.sorted ?? "-1,,") && this.standing) return;
      const first = !this.standing;
      this.sorted = wanted;
      if (first) { this.standing = [...this.body.rows]; this.listed = this.standing; return; }
      const turn = turned === "desc" ? -1 : 1, at = by < 0 ? this.keys.indexOf(group) : -1;
      let rows = this.listed;
      if (by >= 0) rows = this.by(by, turn);
      else if (at >= 0) rows = this.grouped(at, turn);
      else if (turn < 0) rows = [...this.rows].reverse();
      this.standing = rows;
      for (const head of this.body.querySelectorAll(".group")) head.remove();
      this.body.append(...rows);
      this.mix(rows !== this.listed);
      this.heads.forEach((head, i) => {
        if (i === by) head.setAttribute("aria-sort", turn < 0 ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      });
    }

    // Away from the head of its document a row needs its whole name.
    mix(mixed) {
      if (!this.tells || this.table.classList.contains("mixed") === mixed) return;
      this.table.classList.toggle("mixed", mixed);
      this.rows.forEach((row, r) => {
        const { at } = this.tells, document = this.cells[r][at].value;
        const short = row.id.startsWith(`${document}-`) ? row.id.slice(document.length + 1) : row.id;
        row.cells[0].firstChild.textContent = mixed ? row.id : short;
        const link = mixed && this.tells.of.get(row).querySelector("a").cloneNode();
        if (link) Object.assign(link, { textContent: document, tabIndex: -1 });
        row.cells[at].replaceChildren(...(link ? [link] : []));
      });
    }

    by(at, turn) {
      const places = this.rows.map((_, r) => r);
      places.sort((a, b) => {
        const one = this.cells[a][at].text, two = this.cells[b][at].text;
        // What is not known stands last, whichever way the rest goes.
        if (!one || !two) return (one ? 0 : 1) - (two ? 0 : 1) || a - b;
        return turn * order.compare(one, two) || a - b;
      });
      return places.map(r => this.rows[r]);
    }

    grouped(at, turn) {
      const found = [];
      let last = null;
      const of = new Map(this.rows.map((row, r) => [row, this.cells[r][at]]));
      for (const row of this.by(at, turn)) {
        const { text, value } = of.get(row), link = row.cells[at].querySelector("a");
        if (value !== last) {
          last = value;
          found.push(lines.head({ text, href: link?.getAttribute("href") }, this.heads.length));
        }
        found.push(row);
      }
      return found;
    }

    say(shown) {
      const all = this.rows.length, seen = Math.min(shown, this.most);
      this.count.textContent = shown === all ? `All ${all} rows` : `${shown} of ${all} rows`;
      if (seen < shown) this.count.textContent += `, ${seen} of them shown`;
      this.rest.hidden = seen >= shown;
      this.next.textContent = `Show ${Math.min(lines.SOME, shown - seen)} more`;
      this.every.textContent = `Show all ${shown}`;
      for (const chip of this.stances?.children || []) {
        chip.setAttribute("aria-pressed", String(chip.dataset.term === (this.view.stance || "")));
      }
      this.wayOut(shown);
    }

    // What is asked for, each with a button that no longer asks for it.
    wayOut(shown) {
      const asked = Object.entries(this.view).filter(([key]) => !["sort", "order", "group"].includes(key));
      this.none.hidden = !asked.length;
      this.none.replaceChildren(element("p", { textContent: shown ? "Shown only:" : "No row fits all of this:" }));
      for (const [key, wanted] of asked) {
        const i = this.keys.indexOf(key), found = this.cells.find(row => row[i]?.value === wanted);
        const what = key === "ids" ? `the ${wanted.split(",").length} rows of a mark`
          : `${i < 0 ? "words" : this.heads[i].textContent.toLowerCase()}: ${found?.[i].text || wanted}`;
        const button = element("button", { type: "button", textContent: what }, this.none);
        button.setAttribute("aria-label", `No longer ask for ${what}`);
        button.addEventListener("click", () => {
          const { [key]: gone, ...rest } = this.view;
          this.go(rest);
        });
      }
    }

    // The head of a view of one voice or one point: its name, its stances by edition, its counts.
    tell() {
      const keys = ["source_id", "proposition_id"].filter(key => this.name === "claims" && this.view[key]);
      this.about.hidden = keys.length !== 1;
      if (this.about.hidden) return;
      const at = this.keys.indexOf(keys[0]), stance = this.keys.indexOf("stance");
      const rows = this.rows.filter((_, r) => this.cells[r][at].value === this.view[keys[0]]);
      this.about.hidden = !rows.length;
      if (this.about.hidden) return;
      const cells = new Map(this.rows.map((row, r) => [row, this.cells[r]]));
      const link = rows[0].cells[at].querySelector("a"), { text } = cells.get(rows[0])[at];
      const title = element("h3", { textContent: text });
      const known = element("p", { textContent: `${rows.length} ${rows.length === 1 ? "row" : "rows"}. ` });
      const words = keys[0] === "source_id" ? "Who or what it is" : "What it says in full";
      if (link) element("a", { href: link.getAttribute("href"), textContent: words }, known);
      const list = element("ul");
      for (const day of editions()) {
        const sums = new Map();
        for (const row of rows) {
          const { of, day: told } = this.tells?.of.get(row).dataset || {};
          // The name of a document ends in its day, where its head does not say that.
          if (of && (told ?? of.slice(-day.length)) > day) continue;
          const { text: term } = cells.get(row)[stance];
          sums.set(term, (sums.get(term) || 0) + 1);
        }
        const told = [...sums].map(([term, number]) => `${term} ${number}`).join(", ") || "nothing yet";
        element("li", { textContent: `${day}: ${told}` }, list);
      }
      this.about.replaceChildren(title, known, list);
    }

    download() {
      this.index();
      const at = new Map(this.rows.map((row, r) => [row, r]));
      const shown = this.standing.filter(row => at.has(row) && !row.hidden);
      const texts = row => this.cells[at.get(row)].map(cell => cell.text);
      onrecord.saveRows(this.name, [this.heads.map(head => head.textContent), ...shown.map(texts)]);
    }
  }

  // The days of the editions so far, as the page lists them.
  const editions = () =>
    [...document.querySelectorAll("#Table-editions tbody th")].map(cell => cell.textContent);

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
      if (!row || row.classList.contains("group") || !register.body.contains(row)) continue;
      if (row.hidden) register.set({});
      row.classList.remove("later");
      lines.set(register, row, true);
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
    for (const register of registers) { register.index(); register.link(); }
  });
})();
