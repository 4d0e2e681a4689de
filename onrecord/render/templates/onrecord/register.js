// Filters and sorts the tables of the register and keeps the view in the address, as #/?stance=denies.
// Every row is in the page already, so nothing is lost without this script.
(function () {
  "use strict";

  var MOST_CHOICES = 150;
  var order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  function element(name, properties, parent) {
    var made = Object.assign(document.createElement(name), properties);
    if (parent) parent.appendChild(made);
    return made;
  }

  // A cell stands for the row that it links to, if it does, and for its words if not: links to other
  // sites have a rel, and links to a view of rows a question mark.
  function value(cell) {
    var link = cell.querySelector("a:not([rel], [href*='?'])");
    return link ? decodeURIComponent(link.hash.slice(1)) : cell.textContent;
  }

  function Register(table) {
    var self = this;
    this.name = table.dataset.name;
    this.table = table;
    this.body = table.tBodies[0];
    this.rows = [].slice.call(this.body.rows);
    this.heads = [].slice.call(table.tHead.rows[0].cells);
    this.keys = this.heads.map(function (head) { return head.dataset.key; });
    this.view = {};
    this.controls = {};
    this.tools();
    this.form.addEventListener("input", function () { self.read(); });
    this.form.addEventListener("submit", function (event) { event.preventDefault(); });
  }

  // Reads every cell, once, when somebody first asks for it.
  Register.prototype.index = function () {
    if (this.cells) return;
    this.cells = this.rows.map(function (row) {
      return [].map.call(row.cells, function (cell) {
        return { value: value(cell), text: cell.textContent };
      });
    });
    this.words = this.rows.map(function (row) { return row.textContent.toLowerCase(); });
  };

  Register.prototype.tools = function () {
    var self = this, form = this.form = element("form", { className: "tools" });
    form.setAttribute("role", "search");
    form.setAttribute("aria-label", "Filter and sort: " + this.table.dataset.title);
    this.control("q", "Search in every column", "search", form).parentNode.className += " seek";
    var sort = this.control("sort", "Sort by", "select", form);
    element("option", { value: "", textContent: "as listed" }, sort);
    this.heads.forEach(function (head, i) {
      element("option", { value: self.keys[i], textContent: head.textContent }, sort);
    });
    var down = this.control("order", "Order", "select", form);
    element("option", { value: "", textContent: "A to Z, early to late" }, down);
    element("option", { value: "desc", textContent: "Z to A, late to early" }, down);
    this.more = element("details", {}, form);
    element("summary", { textContent: "Filter by column" }, this.more);
    this.grid = element("div", {}, this.more);
    this.more.addEventListener("toggle", function () { self.choices(); });
    this.count = element("p", { className: "count" }, form);
    this.count.setAttribute("role", "status");
    element("button", { type: "button", textContent: "Clear" }, form)
      .addEventListener("click", function () { self.set({}); remember(); });
    element("button", { type: "button", textContent: "Download these rows as CSV" }, form)
      .addEventListener("click", function () { self.download(); });
    this.table.parentNode.insertBefore(form, this.table);
    this.say(this.rows.length);
  };

  Register.prototype.control = function (key, words, kind, parent) {
    var pair = element("div", { className: "control" }, parent), id = "Filter-" + this.name + "-" + key;
    element("label", { textContent: words, htmlFor: id }, pair);
    var made = element(kind === "select" ? "select" : "input", { name: key, id: id }, pair);
    if (kind !== "select") made.type = kind;
    return (this.controls[key] = made);
  };

  // Makes one control per column: a list of what there is, or a search where that is too much.
  Register.prototype.choices = function () {
    if (this.chosen) return;
    this.chosen = true;
    this.index();
    var self = this;
    this.heads.forEach(function (head, i) {
      var found = new Map();
      self.cells.forEach(function (row) {
        if (row[i].text && !found.has(row[i].value)) found.set(row[i].value, row[i].text);
      });
      var list = found.size <= MOST_CHOICES && found.size < self.rows.length * 0.8;
      var made = self.control(self.keys[i], head.textContent, list ? "select" : "search", self.grid);
      if (!list) return;
      element("option", { value: "", textContent: "any" }, made);
      Array.from(found).sort(function (a, b) { return order.compare(a[1], b[1]); })
        .forEach(function (pair) { element("option", { value: pair[0], textContent: pair[1] }, made); });
    });
  };

  Register.prototype.read = function () {
    var self = this, view = {};
    Object.keys(this.controls).forEach(function (key) {
      if (self.controls[key].value) view[key] = self.controls[key].value;
    });
    // Which rows a mark stands for is in no control; they stay until all is cleared.
    if (this.view.ids) view.ids = this.view.ids;
    this.view = view;
    this.apply();
    remember();
  };

  Register.prototype.set = function (view) {
    var self = this;
    this.view = view;
    var columns = Object.keys(view).some(function (key) { return self.keys.indexOf(key) >= 0; });
    if (columns) { this.choices(); this.more.open = true; }
    Object.keys(this.controls).forEach(function (key) {
      var control = self.controls[key], wanted = view[key] || "";
      control.value = wanted;
      if (wanted && control.value !== wanted) {
        // A shared address may name something that this edition does not have.
        element("option", { value: wanted, textContent: wanted }, control);
        control.value = wanted;
      }
    });
    this.apply();
  };

  Register.prototype.apply = function () {
    var view = this.view, self = this, shown = 0;
    if (Object.keys(view).length) this.index();
    var ids = view.ids && new Set(view.ids.split(","));
    var words = (view.q || "").toLowerCase().split(/\s+/).filter(Boolean);
    var columns = [];
    this.keys.forEach(function (key, i) {
      if (view[key]) columns.push([i, view[key], self.controls[key].tagName === "SELECT"]);
    });
    this.rows.forEach(function (row, r) {
      var fits = (!ids || ids.has(row.id)) && words.every(function (word) { return self.words[r].indexOf(word) >= 0; }) &&
        columns.every(function (c) {
          var cell = self.cells[r][c[0]];
          if (c[2]) return cell.value === c[1];
          return (cell.value + " " + cell.text).toLowerCase().indexOf(c[1].toLowerCase()) >= 0;
        });
      if (row.hidden === fits) row.hidden = !fits;
      shown += fits;
    });
    this.sort();
    this.say(shown);
  };

  Register.prototype.sort = function () {
    var view = this.view, self = this, by = this.keys.indexOf(view.sort), wanted = by + (view.order || "");
    if (wanted === (this.sorted || "-1")) return;
    this.sorted = wanted;
    var turn = view.order === "desc" ? -1 : 1;
    var places = this.rows.map(function (_, r) { return r; });
    if (by >= 0) {
      places.sort(function (a, b) {
        var one = self.cells[a][by].text, two = self.cells[b][by].text;
        // What is not known stands last, whichever way the rest goes.
        if (!one || !two) return (one ? 0 : 1) - (two ? 0 : 1) || a - b;
        return turn * order.compare(one, two) || a - b;
      });
    } else if (turn < 0) places.reverse();
    this.body.append.apply(this.body, places.map(function (r) { return self.rows[r]; }));
    this.heads.forEach(function (head, i) {
      if (i === by) head.setAttribute("aria-sort", turn < 0 ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
  };

  Register.prototype.say = function (shown) {
    var all = this.rows.length;
    this.count.textContent = shown === all ? "All " + all + " rows" : shown + " of " + all + " rows";
  };

  Register.prototype.download = function () {
    var shown = [].filter.call(this.table.rows, function (row) { return !row.hidden; });
    onrecord.saveRows(this.name, shown.map(onrecord.texts));
  };

  var registers = [].map.call(document.querySelectorAll("table.register"), function (table) {
    return new Register(table);
  });

  // The first table's keys stand as they are in the address, those of the others after its name.
  function prefix(register) { return register === registers[0] ? "" : register.name + "."; }

  function remember() {
    var query = new URLSearchParams();
    registers.forEach(function (register) {
      Object.keys(register.view).forEach(function (key) {
        query.set(prefix(register) + key, register.view[key]);
      });
    });
    var address = location.pathname + (String(query) ? "#/?" + query : "");
    try { history.replaceState(null, "", address); } catch (_) { location.hash = "/?" + query; }
  }

  function restore() {
    var shared = location.hash.indexOf("#/?") === 0;
    if (!shared && location.hash.length > 1) { reveal(); return; }
    var query = new URLSearchParams(shared ? location.hash.slice(3) : location.search);
    registers.forEach(function (register) {
      var view = {};
      Object.keys(register.controls).concat(register.keys, "ids").forEach(function (key) {
        var wanted = query.get(prefix(register) + key);
        if (wanted) view[key] = wanted;
      });
      if (Object.keys(view).length) {
        register.set(view);
        register.form.scrollIntoView();
      } else if (Object.keys(register.view).length) register.set(view);
    });
  }

  // A link to a row must find it, whatever was filtered before.
  function reveal() {
    var row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    registers.forEach(function (register) {
      if (row && row.hidden && register.body.contains(row)) register.set({});
    });
    if (row && row.tagName === "TR") row.scrollIntoView({ block: "center" });
  }

  addEventListener("hashchange", restore);
  restore();
  // The first keystroke in a search should not have to wait for two thousand rows to be read.
  (window.requestIdleCallback || setTimeout)(function () {
    registers.forEach(function (register) { register.index(); });
  });
})();
