// What all pages can do: save rows as CSV that a spreadsheet can open without harm, or any file; copy;
// read the names of rows in an address.
const onrecord = (() => {
  "use strict";

  const save = (name, href) => {
    const link = document.createElement("a");
    link.download = name;
    link.href = href;
    link.click();
  };

  // A spreadsheet runs a cell that begins with one of these as a formula, the wide ones of East
  // Asian keyboards too; an apostrophe stops it.
  const quoted = cell => `"${/^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(cell) ? "'" : ""}${cell.replaceAll('"', '""')}"`;

  const saveRows = (name, rows) => {
    const text = rows.map(cells => `${cells.map(quoted).join(",")}\r\n`).join("");
    // The mark at the start tells a spreadsheet that the text is UTF-8.
    save(`${name}.csv`, `data:text/csv;charset=utf-8,%EF%BB%BF${encodeURIComponent(text)}`);
  };

  // Whether a text could be copied; a file that was opened from a disk may need the older way.
  const copy = async text => {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* the older way */ }
    const box = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  };

  const texts = row => Array.from(row.cells, cell => cell.textContent);

  // The names of rows in an address; one that begins with a hyphen has what stands before its last
  // part from the one before.
  const named = text => {
    let start = "";
    return text.split(",").map(told => {
      const name = told.startsWith("-") ? start + told : told;
      start = name.slice(0, name.lastIndexOf("-"));
      return name;
    });
  };

  return { copy, named, save, saveRows, texts };
})();
