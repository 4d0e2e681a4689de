// Comforts of every page: where the reader is, and tooltips. All works without it.
(() => {
  "use strict";

  // A wide window has room for the contents beside the text; the style sheet opens them there too.
  const contents = document.querySelector(".columns .contents details");
  const wide = matchMedia("(min-width: 64rem)");
  const fit = () => { contents.open = wide.matches; };
  if (contents) { fit(); wide.addEventListener("change", fit); }

  // Marks in the list of contents the last heading that has been passed.
  const links = [...document.querySelectorAll(".contents a")];
  const headings = links.map(link => document.getElementById(link.hash.slice(1)));
  let waiting = false;
  const place = () => {
    waiting = false;
    let at = 0;
    headings.forEach((heading, i) => {
      if (heading && heading.getBoundingClientRect().top < innerHeight * 0.3) at = i;
    });
    // Short sections at the end never reach that height; the one asked for counts while in view.
    const asked = links.findIndex(link => link.hash === location.hash);
    const box = headings[asked]?.getBoundingClientRect();
    if (box && box.top >= 0 && box.bottom <= innerHeight) at = asked;
    links.forEach((link, i) => {
      if (i === at) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
  };
  addEventListener("scroll", () => {
    if (!waiting) { waiting = true; requestAnimationFrame(place); }
  }, { passive: true });
  if (links.length) { place(); addEventListener("hashchange", place); }

  // Shows the title of a mark at once, on hover and on focus; Escape takes it away.
  const tip = Object.assign(document.createElement("div"), { className: "tip", hidden: true });
  tip.setAttribute("aria-hidden", "true");
  document.body.append(tip);
  const text = mark => {
    if (mark.title) {
      mark.dataset.tip = mark.title;
      mark.removeAttribute("title");
    }
    const title = mark.querySelector(":scope > title");
    if (title) {
      // The browser's own tooltip would come second, on top of ours.
      mark.dataset.tip = title.textContent;
      if (mark.tagName === "a") mark.setAttribute("aria-label", title.textContent);
      title.remove();
    }
    return mark.dataset.tip;
  };
  const show = event => {
    const mark = event.target.closest?.(".plot svg a, .plot svg g, .term a");
    const words = mark && text(mark);
    tip.hidden = !words;
    if (!words) return;
    tip.textContent = words;
    const box = mark.getBoundingClientRect();
    const top = box.top - tip.offsetHeight - 8;
    tip.style.top = `${top < 4 ? box.bottom + 8 : top}px`;
    const left = box.left + box.width / 2 - tip.offsetWidth / 2;
    tip.style.left = `${Math.max(4, Math.min(left, innerWidth - tip.offsetWidth - 4))}px`;
  };
  // A page that scrolls under a mouse at rest is no pointing, so "over" would not do.
  for (const name of ["pointermove", "focusin"]) document.addEventListener(name, show);
  document.addEventListener("keydown", event => { if (event.key === "Escape") tip.hidden = true; });

  // What a term means stands in a fold, which opens for whoever follows the term.
  const unfold = () => {
    const fold = location.hash.startsWith("#Term-") && document.querySelector(".glossary");
    if (fold) { fold.open = true; document.getElementById(location.hash.slice(1))?.scrollIntoView(); }
  };
  addEventListener("hashchange", unfold);
  unfold();
})();
