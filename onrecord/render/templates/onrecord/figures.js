// Figures: the mark of a row is found, a picture is one stop of the keyboard, and can be saved.
(() => {
  "use strict";

  // A link from the register names a row: finds the mark that stands for it, and shows it.
  const seek = () => {
    const row = new URLSearchParams(location.search).get("mark");
    const figure = row && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!figure) return;
    // After the last of these signs stand the rows that a mark is about.
    const about = link => onrecord.named(link.getAttribute("href").split(/[#=]/).pop());
    const mark = [...figure.querySelectorAll(".plot a")].find(
      link => about(link).includes(row) && link.getClientRects().length
    );
    if (!mark) return;
    mark.scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true, focusVisible: true });
  };
  // Only now is the page as long as it will be.
  addEventListener("load", seek);

  // A picture is one stop of the keyboard: arrows, Home and End go from mark to mark, Escape leaves.
  const spoken = Object.assign(document.createElement("div"), { className: "spoken" });
  spoken.setAttribute("role", "status");
  document.body.append(spoken);
  // From a mark to the nearest in the next row, up or down.
  const across = (marks, from, way) => {
    const here = from.getBoundingClientRect();
    const rows = marks.map(mark => [mark, mark.getBoundingClientRect()])
      .map(([mark, box]) => [mark, way * (box.top - here.top), Math.abs(box.left - here.left)])
      .filter(([, down]) => down > 4);
    const next = Math.min(...rows.map(([, down]) => down));
    const same = rows.filter(([, down]) => down < next + 4).sort((one, other) => one[2] - other[2]);
    return marks.indexOf(same[0]?.[0]);
  };
  const roam = svg => {
    const marks = [...svg.querySelectorAll("a[href]")];
    if (marks.length < 2) return;
    marks.forEach((mark, i) => { mark.tabIndex = i ? -1 : 0; });
    svg.addEventListener("focusin", event => {
      const at = marks.indexOf(event.target.closest("a"));
      if (at < 0) return;
      marks.forEach((mark, i) => { mark.tabIndex = i === at ? 0 : -1; });
      spoken.textContent = `Mark ${at + 1} of ${marks.length}`;
    });
    svg.addEventListener("keydown", event => {
      const at = marks.indexOf(event.target.closest("a"));
      if (event.key === "Escape" && document.querySelector(".tip").hidden) svg.closest("figure")?.querySelector("figcaption")?.focus();
      const ways = {
        ArrowRight: () => at + 1, ArrowLeft: () => at - 1, Home: () => 0, End: () => marks.length - 1,
        ArrowDown: () => across(marks, marks[at], 1), ArrowUp: () => across(marks, marks[at], -1),
      };
      const to = at < 0 ? undefined : marks[ways[event.key]?.()];
      if (event.key in ways) event.preventDefault();
      to?.focus();
    });
    // What lies beside a mark by less than a finger's width is meant for it.
    svg.addEventListener("click", event => {
      if (event.target.closest("a")) return;
      const { clientX: x, clientY: y } = event;
      const near = marks.map(mark => [mark, mark.getBoundingClientRect()]).map(([mark, box]) => [
        mark, Math.max(box.left - x, x - box.right, box.top - y, y - box.bottom, 0),
      ]).sort((one, other) => one[1] - other[1])[0];
      if (near[1] <= NEAR) near[0].dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    });
  };
  const NEAR = 12;
  document.querySelectorAll(".plot svg").forEach(roam);

  // Offers each picture as SVG and as PNG, with the colours of a light page, and its data as CSV.
  // A picture leaves the page with the faces that it is set in.
  const faces = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules])
    .filter(rule => rule instanceof CSSFontFaceRule && rule.cssText.includes("Record Sans"));
  const source = svg => {
    const copy = svg.cloneNode(true), box = svg.viewBox.baseVal;
    copy.setAttribute("width", box.width);
    copy.setAttribute("height", box.height);
    const ground = document.createElementNS(copy.namespaceURI, "rect");
    ground.setAttribute("width", "100%");
    ground.setAttribute("height", "100%");
    ground.setAttribute("fill", "white");
    const type = document.createElementNS(copy.namespaceURI, "style");
    type.textContent = faces.map(rule => rule.cssText).join("");
    copy.prepend(type, ground);
    const written = new XMLSerializer().serializeToString(copy);
    return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(written)}`;
  };
  const png = (svg, name) => {
    const box = svg.viewBox.baseVal, image = new Image();
    image.onload = () => {
      // Browsers refuse a canvas that is too large, which a tall figure at double size would be.
      const scale = Math.min(2, 16000 / box.height);
      const canvas = document.createElement("canvas");
      canvas.width = box.width * scale;
      canvas.height = box.height * scale;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      onrecord.save(`${name}.png`, canvas.toDataURL("image/png"));
    };
    image.src = source(svg);
  };
  const offer = (part, buttons) => {
    const row = Object.assign(document.createElement("p"), { className: "save" });
    for (const [textContent, act] of buttons) {
      const made = Object.assign(document.createElement("button"), { type: "button", textContent });
      made.addEventListener("click", act);
      row.append(made);
    }
    part.append(row);
  };
  const csv = (table, name) =>
    ["Data as CSV", () => onrecord.saveRows(name, Array.from(table.rows, onrecord.texts))];
  for (const figure of document.querySelectorAll("figure.exhibit")) {
    const svg = figure.querySelector(".plot.wide svg"), table = figure.querySelector(".data table");
    if (!svg || !table) continue;
    const name = figure.id.replace(/^figure-/, "");
    offer(figure.querySelector("figcaption"), [
      csv(table, name),
      ["Picture as SVG", () => onrecord.save(`${name}.svg`, source(svg))],
      ["Picture as PNG", () => png(svg, name)],
      ["Copy its address", async event => {
        const done = await onrecord.copy(`${location.href.split("#")[0]}#${figure.id}`);
        event.target.textContent = done ? "Copied" : "Not copied";
      }],
    ]);
  }
  for (const part of document.querySelectorAll(".small-table")) {
    offer(part, [csv(part.querySelector("table"), part.id.replace(/^table-/, ""))]);
  }
})();
