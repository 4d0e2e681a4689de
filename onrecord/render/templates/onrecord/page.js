// Comforts of every page: where the reader is, tooltips, pictures to save. All works without it.
(function () {
  "use strict";

  // A desk has room for the list of contents beside the text; the style sheet opens it there too.
  var contents = document.querySelector(".contents details"), desk = matchMedia("(min-width: 64rem)");
  function fit() { contents.open = desk.matches; }
  if (contents) { fit(); desk.addEventListener("change", fit); }

  // Marks in the list of contents the last heading that has been passed.
  var links = [].slice.call(document.querySelectorAll(".contents a"));
  var headings = links.map(function (link) { return document.getElementById(link.hash.slice(1)); });
  var waiting = false;
  function place() {
    waiting = false;
    var at = 0;
    headings.forEach(function (heading, i) {
      if (heading && heading.getBoundingClientRect().top < innerHeight * 0.3) at = i;
    });
    // Short sections at the end never reach that height; the one asked for counts while in view.
    var asked = links.map(function (link) { return link.hash; }).indexOf(location.hash);
    var box = asked < 0 ? null : headings[asked].getBoundingClientRect();
    if (box && box.top >= 0 && box.bottom <= innerHeight) at = asked;
    links.forEach(function (link, i) {
      if (i === at) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
  }
  addEventListener("scroll", function () {
    if (!waiting) { waiting = true; requestAnimationFrame(place); }
  }, { passive: true });
  if (links.length) { place(); addEventListener("hashchange", place); }

  // Shows the title of a mark at once, on hover and on focus; Escape takes it away.
  var tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  document.body.appendChild(tip);
  function text(mark) {
    var title = mark.querySelector(":scope > title");
    if (title) {
      // The browser's own tooltip would come second, on top of ours.
      mark.dataset.tip = title.textContent;
      if (mark.tagName === "a") mark.setAttribute("aria-label", title.textContent);
      title.remove();
    }
    return mark.dataset.tip;
  }
  function show(event) {
    var mark = event.target.closest && event.target.closest(".plot svg a, .plot svg g");
    var words = mark && text(mark);
    tip.hidden = !words;
    if (!words) return;
    tip.textContent = words;
    var box = mark.getBoundingClientRect();
    var top = box.top - tip.offsetHeight - 8;
    tip.style.top = (top < 4 ? box.bottom + 8 : top) + "px";
    var left = box.left + box.width / 2 - tip.offsetWidth / 2;
    tip.style.left = Math.max(4, Math.min(left, innerWidth - tip.offsetWidth - 4)) + "px";
  }
  // A page that scrolls under a mouse at rest is no pointing, so "over" would not do.
  ["pointermove", "focusin"].forEach(function (name) { document.addEventListener(name, show); });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") tip.hidden = true;
  });

  // A link from the register names a row: finds the mark that stands for it, and shows it.
  function seek() {
    var row = new URLSearchParams(location.search).get("mark");
    var figure = row && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!figure) return;
    var mark = [].find.call(figure.querySelectorAll(".plot a"), function (link) {
      var href = link.getAttribute("href");
      // After the last of these signs stand the rows that the mark is about.
      return href.split(/[#=]/).pop().split(",").indexOf(row) >= 0 && link.getClientRects().length;
    });
    if (!mark) return;
    mark.scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true, focusVisible: true });
  }
  // Only now is the page as long as it will be.
  addEventListener("load", seek);

  // Offers each picture as SVG and as PNG, with the colours of a light page, and its data as CSV.
  function source(svg) {
    var copy = svg.cloneNode(true);
    var box = svg.viewBox.baseVal;
    copy.setAttribute("width", box.width);
    copy.setAttribute("height", box.height);
    var ground = document.createElementNS(copy.namespaceURI, "rect");
    ground.setAttribute("width", "100%");
    ground.setAttribute("height", "100%");
    ground.setAttribute("fill", "white");
    copy.insertBefore(ground, copy.firstChild);
    var text = new XMLSerializer().serializeToString(copy);
    return "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
  }
  function png(svg, name) {
    var box = svg.viewBox.baseVal, image = new Image();
    image.onload = function () {
      // Browsers refuse a canvas that is too large, which a tall figure at double size would be.
      var scale = Math.min(2, 16000 / box.height);
      var canvas = document.createElement("canvas");
      canvas.width = box.width * scale;
      canvas.height = box.height * scale;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      onrecord.save(name + ".png", canvas.toDataURL("image/png"));
    };
    image.src = source(svg);
  }
  function offer(place, buttons) {
    var row = document.createElement("p");
    row.className = "save";
    buttons.forEach(function (each) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = each[0];
      button.addEventListener("click", each[1]);
      row.appendChild(button);
    });
    place.appendChild(row);
  }
  function csv(table, name) {
    return ["Data as CSV", function () { onrecord.saveRows(name, [].map.call(table.rows, onrecord.texts)); }];
  }
  document.querySelectorAll("figure.exhibit").forEach(function (figure) {
    var svg = figure.querySelector(".plot.wide svg"), table = figure.querySelector(".data table");
    if (!svg || !table) return;
    var name = figure.id.replace(/^figure-/, "");
    offer(figure.querySelector("figcaption"), [csv(table, name),
      ["Picture as SVG", function () { onrecord.save(name + ".svg", source(svg)); }],
      ["Picture as PNG", function () { png(svg, name); }]]);
  });
  document.querySelectorAll(".small-table").forEach(function (part) {
    offer(part, [csv(part.querySelector("table"), part.id.replace(/^table-/, ""))]);
  });
})();
