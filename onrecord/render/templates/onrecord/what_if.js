// Counts the points again as a reader assumes, says so, and keeps what is assumed in the address.
(() => {
  "use strict";

  const box = document.getElementById("what-if");
  if (!box) return;
  const data = JSON.parse(box.dataset.recount), words = JSON.parse(box.dataset.words);
  const form = box.querySelector("form"), band = box.querySelector(".assumed");
  const place = new Map(data.sources.map((source, at) => [source, at]));
  // Whoever has no name here cannot be spoken of.
  place.delete("");
  const KINDS = ["one", "separate", "without"];
  // What is assumed, in the order in which it was: a kind and one or two sources by their place.
  let assumed = [], inference = false;

  const number = count => words.numbers[count] ?? String(count);
  const origins = ({ origins: most, origins_min: least, separate }) => {
    if (!most) return "No origin";
    const many = least === most ? `${number(most)} origin${most === 1 ? "" : "s"}` : `from ${least} to ${most} origins`;
    const shown = most < 2 ? "" : `, ${separate ? number(separate) : "none"} shown to be separate`;
    return many[0].toUpperCase() + many.slice(1) + shown;
  };
  // Separate ones first, then those at the least, at the most, and those who only infer it.
  const rings = ({ origins: most, origins_min: least, separate, inferred }) => {
    const made = document.createElement("span");
    made.className = "rings";
    made.ariaHidden = "true";
    for (let place = 0; place < Math.min(most + inferred, words.rings); place++) {
      const ring = document.createElement("i");
      ring.className = place < separate ? "separate" : place < least ? "least" : place < most ? "" : "broken";
      if (!ring.className) ring.removeAttribute("class");
      made.append(ring);
    }
    return made;
  };
  const told = numbers => `${origins(numbers)}. ${words.status[`${numbers.support} ${numbers.opposition}`]}.`;

  const sentence = ([kind, a, b]) => ({
    one: `${data.names[a]} and ${data.names[b]} are one voice`,
    separate: `${data.names[a]} and ${data.names[b]} came to it separately`,
    without: `${data.names[a]} is left out`,
  })[kind];

  const of = kind => assumed.filter(one => one[0] === kind).map(one => one.slice(1));

  const show = () => {
    const counted = recount(data, {
      one: of("one"), separate: of("separate"), without: of("without").flat(), inference,
    });
    const some = assumed.length > 0 || inference;
    for (const row of box.querySelectorAll("[data-point]")) {
      const numbers = counted[row.dataset.point], now = told(numbers), cell = row.querySelector(".new");
      const moved = some && now !== row.cells[1].textContent;
      cell.textContent = some ? moved ? now : "As counted" : "–";
      if (moved) cell.prepend(rings(numbers));
      row.classList.toggle("moved", moved);
    }
    band.hidden = !some;
    const lines = [...assumed.map(sentence), ...(inference ? ["Inference counts as a word"] : [])];
    band.querySelector("ul").replaceChildren(...lines.map(text => {
      const line = document.createElement("li");
      line.textContent = text;
      return line;
    }));
    form.inference.checked = inference;
  };

  // Keys of the address are kinds, values sources by their names: ?one=ann+ben&without=cyd
  const keep = () => {
    const url = new URL(location.href);
    for (const kind of [...KINDS, "inference"]) url.searchParams.delete(kind);
    for (const [kind, ...who] of assumed) url.searchParams.append(kind, who.map(at => data.sources[at]).join(" "));
    if (inference) url.searchParams.set("inference", "yes");
    history.replaceState(null, "", url);
  };

  // Takes from an address only what the page knows.
  const read = () => {
    const known = new URLSearchParams(location.search);
    inference = known.get("inference") === "yes";
    assumed = [...known].filter(([kind]) => KINDS.includes(kind))
      .map(([kind, who]) => [kind, ...who.split(" ").map(source => place.get(source))])
      .filter(one => one.length === (one[0] === "without" ? 2 : 3) && !one.includes(undefined) && one[1] !== one[2]);
  };

  const change = act => { act(); keep(); show(); };

  form.addEventListener("submit", event => {
    event.preventDefault();
    const kind = event.submitter.value, a = Number(form.one.value), b = Number(form.other.value);
    if (kind !== "without" && a === b) return;
    const pair = kind === "without" ? [a] : [Math.min(a, b), Math.max(a, b)];
    // Of a pair one thing can be assumed; the last that is said of it holds.
    const others = assumed.filter(one => (kind === "without") !== (one[0] === "without") || one.slice(1).join() !== pair.join());
    change(() => { assumed = [...others, [kind, ...pair]]; });
  });
  form.inference.addEventListener("change", () => change(() => { inference = form.inference.checked; }));
  band.addEventListener("click", event => {
    const name = event.target.name;
    if (name === "undo") change(() => { if (assumed.length) assumed = assumed.slice(0, -1); else inference = false; });
    if (name === "clear") change(() => { assumed = []; inference = false; });
  });

  form.hidden = false;
  box.querySelector(".without-scripts").hidden = true;
  read();
  show();
})();
