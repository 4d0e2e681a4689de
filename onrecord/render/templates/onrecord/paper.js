// Fits the page to paper just before it is printed, and puts everything back after.
// Without it, all is on paper too, but a tall figure is cut wherever the sheet ends.
(function () {
  "use strict";

  // In the units of a picture, which is 780 wide: the sheet of A4 between the margins of the style.
  var SHEET = 1110;
  // A little too tall is made smaller; type may not shrink below some 7 points.
  var STRETCH = 1.15;
  // What is farther apart than this is parted by a row; lines of type within a row are closer.
  var GAP = 6, LEAST = 60;
  var undo = [];

  function change(act, back) { act(); undo.push(back); }

  function set(element, name, value) {
    var old = element.getAttribute(name);
    change(function () { element.setAttribute(name, value); }, function () {
      if (old === null) element.removeAttribute(name); else element.setAttribute(name, old);
    });
  }

  // Where the parts of a picture begin and end, from its top; lines and grounds behind rows not.
  function spans(svg) {
    var own = svg.getBoundingClientRect(), unit = svg.viewBox.baseVal.height / own.height;
    return [].map.call(svg.children, function (part) {
      var box = part.getBoundingClientRect();
      return {
        part: part, top: (box.top - own.top) * unit, bottom: (box.bottom - own.top) * unit,
        // A rule between two rows has no height, and what runs past several rows has much.
        behind: box.height * unit < 1 || box.height * unit > SHEET / 8
      };
    }).filter(function (each) { return each.part.tagName !== "defs"; });
  }

  // Heights at which a picture can be cut without cutting through a row.
  function cuts(parts, height) {
    var found = [0], reached = 0;
    var rules = parts.filter(function (each) { return each.bottom - each.top < 1; });
    parts.filter(function (each) { return !each.behind; })
      .sort(function (a, b) { return a.top - b.top; })
      .forEach(function (each) {
        if (each.top - reached >= GAP && reached - found[found.length - 1] >= LEAST) {
          // A rule in the gap stays with the row above.
          var rule = rules.find(function (one) { return one.top > reached && one.top < each.top; });
          found.push(Math.round(rule ? rule.bottom + 1.5 : (reached + each.top) / 2));
        }
        reached = Math.max(reached, each.bottom);
      });
    // The last lines, where the picture comes from, do not stand on a sheet alone.
    if (found.length > 1 && height - found[found.length - 1] < LEAST) found.pop();
    return found.concat(height);
  }

  // A picture of the parts that reach into the strip between two heights.
  function strip(svg, parts, top, bottom) {
    var box = svg.viewBox.baseVal, made = svg.cloneNode(false);
    made.setAttribute("viewBox", [box.x, top, box.width, bottom - top].join(" "));
    if (top > 0) {
      made.removeAttribute("role");
      made.removeAttribute("aria-label");
    } else svg.querySelectorAll(":scope > defs").forEach(function (defs) {
      made.appendChild(defs.cloneNode(true));
    });
    parts.forEach(function (each) {
      if (each.top < bottom && each.bottom > top) made.appendChild(each.part.cloneNode(true));
    });
    return made;
  }

  function cut(svg) {
    var height = svg.viewBox.baseVal.height, parts = spans(svg), at = cuts(parts, height);
    var strips = at.slice(1).map(function (bottom, i) { return strip(svg, parts, at[i], bottom); });
    var plot = svg.parentNode;
    change(function () {
      svg.replaceWith.apply(svg, strips);
      plot.classList.add("cut");
    }, function () {
      strips[0].replaceWith(svg);
      strips.slice(1).forEach(function (each) { each.remove(); });
      plot.classList.remove("cut");
    });
  }

  function fit(svg) {
    var height = svg.viewBox.baseVal.height;
    if (height <= SHEET || !svg.getBoundingClientRect().height) return;
    if (height > SHEET * STRETCH) cut(svg);
    else set(svg, "style", "width:" + 100 * SHEET / height + "%");
  }

  addEventListener("beforeprint", function () {
    // A PDF keeps the description of what is a figure in it, and of nothing else that has parts.
    document.querySelectorAll("figure.exhibit").forEach(function (all) { set(all, "role", "group"); });
    document.querySelectorAll(".plot.wide svg").forEach(function (svg) {
      set(svg, "role", "figure");
      fit(svg);
    });
    // A PDF leaves out a cell with nothing in it, and those after it would stand under a wrong head.
    document.querySelectorAll(".data td:empty").forEach(function (cell) {
      change(function () { cell.textContent = "–"; }, function () { cell.textContent = ""; });
    });
    // Where a style sheet cannot unfold the data of a figure, this does.
    document.querySelectorAll("details.data:not([open])").forEach(function (data) {
      set(data, "open", "");
    });
  });
  addEventListener("afterprint", function () {
    while (undo.length) undo.pop()();
  });
})();
