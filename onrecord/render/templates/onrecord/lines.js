// One line a row: a button opens a row for the rest, rows stand in groups, and of many some are shown.
const lines = (() => {
  "use strict";

  // Rows that are shown at first, and that each wish for more adds.
  const SOME = 50;

  const element = (name, properties, parent) => {
    const made = Object.assign(document.createElement(name), properties);
    parent?.append(made);
    return made;
  };

  // Copies an address and says so in the button that was pressed.
  const copies = (button, address) => button.addEventListener("click", async () => {
    const done = await onrecord.copy(address());
    const { textContent } = button;
    button.textContent = done ? "Copied" : "Not copied: your browser does not allow it";
    setTimeout(() => { button.textContent = textContent; }, 2000);
  });

  const page = () => location.href.split(/[?#]/)[0];

  // Gives a row its button, once it is shown; links of a closed row are no stops of the keyboard.
  const ready = row => {
    if (row.more) return;
    const cell = row.more = element("td", { className: "more" }, row);
    const button = element("button", { type: "button", ariaExpanded: "false" }, cell);
    button.setAttribute("aria-label", `More of ${row.id || "this row"}`);
    stops(row, false);
  };

  const stops = (row, open) => {
    for (const link of row.querySelectorAll("a")) {
      if (open) link.removeAttribute("tabindex");
      else link.tabIndex = -1;
    }
  };

  const set = (register, row, open) => {
    ready(row);
    row.classList.toggle("open", open);
    row.classList.toggle("closed", !open);
    row.more.firstChild.ariaExpanded = String(open);
    stops(row, open);
    if (open && row.id && !row.acts) row.acts = acts(register, row);
  };

  // What can be done with an open row: its address, its like, and where to report an error in it.
  const acts = (register, row) => {
    const cell = element("td", { className: "acts" }, row);
    const button = (textContent, act) => {
      const made = element("button", { type: "button", textContent }, cell);
      if (act) made.addEventListener("click", act);
      return made;
    };
    copies(button("Copy the address of this row"), () => `${page()}#${row.id}`);
    for (const [words, view, number] of register.like(row)) {
      button(`${words}: ${number}`, () => register.go(view));
    }
    const { contact } = document.getElementById("Report").dataset;
    if (!contact) element("span", { textContent: "No address for errors is given." }, cell);
    else element("a", { href: report(contact, row.id), textContent: "Report an error here" }, cell);
    return cell;
  };

  const report = (contact, id) => /^https?:/.test(contact) ? contact :
    `mailto:${contact}?subject=${encodeURIComponent(`Error in ${id}`)}&body=${encodeURIComponent(`${page()}#${id}`)}`;

  // The head of a group that the page itself does not have: its words, where they lead.
  const head = (link, columns) => {
    const row = element("tr", { className: "group" }), cell = element("td", { colSpan: columns }, row);
    if (link.href) element("a", { href: link.href, textContent: link.text }, cell);
    else cell.textContent = link.text;
    return row;
  };

  return { SOME, copies, element, head, page, ready, set };
})();
