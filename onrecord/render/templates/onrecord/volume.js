// Makes one document of the pages of an edition, just before it is printed: links that lead to
// other pages lead within it, addresses become numbered notes, tables keep what paper has room for.
(() => {
  "use strict";

  const sheets = JSON.parse(document.getElementById("Sheets").textContent);
  const all = (query, root = document) => [...root.querySelectorAll(query)];
  const element = (name, more = {}) => Object.assign(document.createElement(name), more);
  // What is said of each row on paper, by table, in this order; a table that is not named keeps all.
  // The name of a claim begins with that of its document.
  const KEPT = {
    claims: ["source_id", "stance", "proposition_id", "cue", "said_date", "claim_id"],
    documents: ["publisher", "published", "title", "language", "extent", "document_id"],
    sources: ["name", "kind", "attribution", "party", "reliability"],
    propositions: ["label", "status", "proposition_id"],
    links: ["source_a", "relation", "source_b"],
    // Why it is judged so stands in the assessment.
    judgements: ["proposition_id", "as_of", "likelihood", "confidence"],
  };

  for (const gone of all(
    ".register .group, .code, .exhibit details.data, .exhibit .skip, .anchor-link, .tools, .save, noscript, .plot.narrow, .turn, .sums"
  )) gone.remove();

  // The first screen of an edition is its cover; without one, the cover has the title alone.
  const front = document.querySelector(".chapter .front"), cover = document.querySelector(".cover");
  if (front) {
    cover.querySelector("h1").remove();
    cover.append(front);
  }

  // One title, then chapters, then their sections. What was the title of a page heads its chapter.
  for (const chapter of all("[data-name]")) {
    if (chapter.querySelector("h1")) continue;
    chapter.prepend(element("h1", { textContent: chapter.getAttribute("aria-label") }));
  }
  for (const old of all(".chapter :is(h1, h2, h3, h4)")) {
    const chapter = old.closest(".chapter");
    if (!chapter.dataset.name || old.closest(".front")) continue;
    const made = element(`h${Number(old.tagName[1]) + 1}`, { innerHTML: old.innerHTML });
    for (const { name, value } of old.attributes) made.setAttribute(name, value);
    old.replaceWith(made);
  }

  // An id that an earlier chapter has gets the name of its own chapter before it.
  const ids = new Set(), renamed = new Map();
  const place = (chapter, id) => renamed.get(`${chapter} ${id}`) || id;
  for (const part of all("[id]")) {
    const chapter = part.closest("[data-name]")?.dataset.name;
    if (ids.has(part.id) && chapter) {
      renamed.set(`${chapter} ${part.id}`, `${chapter}-${part.id}`);
      part.id = `${chapter}-${part.id}`;
    }
    ids.add(part.id);
  }

  const chapters = new Set(all("[data-name]").map(chapter => chapter.dataset.name));
  const target = (href, here) => {
    if (href.startsWith("#")) return place(here, decodeURIComponent(href.slice(1)));
    const [, page, query, hash] = /^([\w-]+)\.html(?:\?([^#]*))?(?:#(.*))?$/.exec(href) || [];
    const name = page === "index" ? "assessment" : page;
    if (!chapters.has(name)) return "";
    const asked = [...new URLSearchParams(query || "")].map(([, value]) => value.split(",")[0]);
    const row = [hash && place(name, decodeURIComponent(hash)), ...asked].find(id => id && ids.has(id));
    return row || `Chapter-${name}`;
  };
  for (const link of all("a[href]")) {
    const href = link.getAttribute("href");
    if (/^https?:/.test(href)) continue;
    const to = target(href, link.closest("[data-name]")?.dataset.name || "assessment");
    if (ids.has(to)) link.setAttribute("href", `#${to}`);
    else link.removeAttribute("href");
  }

  for (const table of all("table.register")) {
    const keys = all("thead th", table).map(head => head.dataset.key);
    const kept = (KEPT[table.dataset.name] || keys).filter(key => keys.includes(key));
    for (const row of all("tbody tr", table)) {
      // On paper no head of a group says the rest of its name.
      if (table.dataset.says) row.cells[0].querySelector("a").textContent = row.id;
      const cells = kept.map(key => row.cells[keys.indexOf(key)]);
      row.replaceChildren(...cells.filter(cell => cell.textContent.trim()));
      row.firstElementChild?.classList.add("first");
    }
  }

  // Every address that the text links to is a note, the same one once.
  const notes = new Map(), list = document.querySelector(".notes");
  for (const link of all("a[href^='http']:not([href*=':~:'])")) {
    const href = link.getAttribute("href");
    if (!notes.has(href)) {
      notes.set(href, notes.size + 1);
      const note = element("li", { id: `Note-${notes.size}` });
      note.append(element("a", { href, textContent: href.replace(/^https?:\/\/(www\.)?/, "") }));
      list.append(note);
    }
    const sign = element("sup"), number = notes.get(href);
    sign.append(element("a", { href: `#Note-${number}`, textContent: number }));
    link.after(sign);
  }
  if (!notes.size) list.remove();

  const contents = document.querySelector("#Chapter-contents .list");
  const entry = (heading, to, into) => {
    const item = element("li"), link = element("a", { href: `#${to}` });
    link.append(
      element("span", { textContent: heading.textContent.trim() }),
      element("span", { textContent: sheets[to] ?? "00" }),
    );
    item.append(link);
    into.append(item);
    return item;
  };
  for (const chapter of all(".chapter[data-name], #Chapter-notes")) {
    const [head, ...rest] = all("h2, h3", chapter).filter(one => !one.closest(".front, footer"));
    if (!head) continue;
    const item = entry(head, chapter.id, contents);
    const inner = rest.filter(one => one.tagName === "H3" && one.id);
    if (!inner.length || !chapter.dataset.name) continue;
    const under = element("ol");
    item.append(under);
    for (const one of inner) entry(one, one.id, under);
  }
})();
