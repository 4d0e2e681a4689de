// Fits the page to paper just before it is printed, and puts everything back after.
// Without it, all is on paper too, but a tall figure is cut wherever the sheet ends.
(() => {
  "use strict";

  // In the units of a picture, which is 780 wide: the sheet of A4 between the margins of the style.
  const SHEET = 1110;
  // A little too tall is made smaller; type may not shrink below some 7 points.
  const STRETCH = 1.15;
  // What is farther apart than this is parted by a row; lines of type within a row are closer.
  const GAP = 6, LEAST = 60;
  const undo = [];

  const change = (act, back) => { act(); undo.push(back); };

  const set = (element, name, value) => {
    const old = element.getAttribute(name);
    change(() => element.setAttribute(name, value), () => {
      if (old === null) element.removeAttribute(name);
      else element.setAttribute(name, old);
    });
  };

  // Where the parts of a picture begin and end, from its top; lines and grounds behind rows not.
  const spans = svg => {
    const own = svg.getBoundingClientRect(), unit = svg.viewBox.baseVal.height / own.height;
    return [...svg.children].filter(part => part.tagName !== "defs").map(part => {
      const box = part.getBoundingClientRect(), height = box.height * unit;
      return {
        part, top: (box.top - own.top) * unit, bottom: (box.bottom - own.top) * unit,
        // A rule between two rows has no height, and what runs past several rows has much.
        behind: height < 1 || height > SHEET / 8,
      };
    });
  };

  // Heights at which a picture can be cut without cutting through a row.
  const cuts = (spans, height) => {
    const found = [0], rules = spans.filter(({ top, bottom }) => bottom - top < 1);
    const rows = spans.filter(({ behind }) => !behind).sort((a, b) => a.top - b.top);
    let reached = 0;
    for (const { top, bottom } of rows) {
      if (top - reached >= GAP && reached - found.at(-1) >= LEAST) {
        // A rule in the gap stays with the row above.
        const rule = rules.find(one => one.top > reached && one.top < top);
        found.push(Math.round(rule ? rule.bottom + 1.5 : (reached + top) / 2));
      }
      reached = Math.max(reached, bottom);
    }
    // The last lines, where the picture comes from, do not stand on a sheet alone.
    if (found.length > 1 && height - found.at(-1) < LEAST) found.pop();
    return [...found, height];
  };

  // A picture of the parts that reach into the strip between two heights.
  const strip = (svg, parts, top, bottom) => {
    const box = svg.viewBox.baseVal, made = svg.cloneNode(false);
    made.setAttribute("viewBox", [box.x, top, box.width, bottom - top].join(" "));
    if (top > 0) {
      made.removeAttribute("role");
      made.removeAttribute("aria-label");
    } else {
      for (const defs of svg.querySelectorAll(":scope > defs")) made.append(defs.cloneNode(true));
    }
    for (const each of parts) {
      if (each.top < bottom && each.bottom > top) made.append(each.part.cloneNode(true));
    }
    return made;
  };

  const cut = svg => {
    const parts = spans(svg), at = cuts(parts, svg.viewBox.baseVal.height);
    const strips = at.slice(1).map((bottom, i) => strip(svg, parts, at[i], bottom));
    const plot = svg.parentNode;
    change(() => {
      svg.replaceWith(...strips);
      plot.classList.add("cut");
    }, () => {
      strips[0].replaceWith(svg);
      for (const rest of strips.slice(1)) rest.remove();
      plot.classList.remove("cut");
    });
  };

  const fit = svg => {
    const height = svg.viewBox.baseVal.height;
    if (height <= SHEET || !svg.getBoundingClientRect().height) return;
    if (height > SHEET * STRETCH) cut(svg);
    else set(svg, "style", `width:${100 * SHEET / height}%`);
  };

  addEventListener("beforeprint", () => {
    // A PDF keeps the description of what is a figure in it, and of nothing else that has parts.
    for (const figure of document.querySelectorAll("figure.exhibit")) set(figure, "role", "group");
    for (const svg of document.querySelectorAll(".plot.wide svg")) {
      set(svg, "role", "figure");
      fit(svg);
    }
    // A PDF leaves out a cell with nothing in it, and those after it would stand under a wrong head.
    for (const cell of document.querySelectorAll(".data td:empty")) {
      change(() => { cell.textContent = "–"; }, () => { cell.textContent = ""; });
    }
    // Where a style sheet cannot unfold the data of a figure, this does.
    for (const data of document.querySelectorAll("details.data:not([open])")) set(data, "open", "");
  });
  addEventListener("afterprint", () => { while (undo.length) undo.pop()(); });
})();
