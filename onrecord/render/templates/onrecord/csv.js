// Saves what a reader asks for: rows as CSV that a spreadsheet can open without harm, or any file.
const onrecord = (() => {
  "use strict";

  const save = (name, href) => {
    const link = document.createElement("a");
    link.download = name;
    link.href = href;
    link.click();
  };

  // A spreadsheet runs a cell that begins with one of these as a formula; an apostrophe stops it.
  const quoted = cell => `"${/^\s*[=+\-@]|^[\t\r]/.test(cell) ? "'" : ""}${cell.replaceAll('"', '""')}"`;

  const saveRows = (name, rows) => {
    const text = rows.map(cells => `${cells.map(quoted).join(",")}\r\n`).join("");
    // The mark at the start tells a spreadsheet that the text is UTF-8.
    save(`${name}.csv`, `data:text/csv;charset=utf-8,%EF%BB%BF${encodeURIComponent(text)}`);
  };

  const texts = row => Array.from(row.cells, cell => cell.textContent);

  return { save, saveRows, texts };
})();
