// Saves what a reader asks for: rows as CSV that a spreadsheet can open without harm, or any file.
var onrecord = (function () {
  "use strict";

  function save(name, href) {
    var link = document.createElement("a");
    link.download = name;
    link.href = href;
    link.click();
  }

  // A spreadsheet runs a cell that begins with one of these as a formula; an apostrophe stops it.
  function quoted(cell) {
    return '"' + (/^\s*[=+\-@]|^[\t\r]/.test(cell) ? "'" : "") + cell.replace(/"/g, '""') + '"';
  }

  function saveRows(name, rows) {
    var text = rows.map(function (cells) { return cells.map(quoted).join(","); }).join("\r\n");
    // The mark at the start tells a spreadsheet that the text is UTF-8.
    save(name + ".csv", "data:text/csv;charset=utf-8,%EF%BB%BF" + encodeURIComponent(text + "\r\n"));
  }

  function texts(row) {
    return [].map.call(row.cells, function (cell) { return cell.textContent; });
  }

  return { save: save, saveRows: saveRows, texts: texts };
})();
