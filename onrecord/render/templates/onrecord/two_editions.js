// Sets two editions side by side, and keeps in the address which: ?was=2024-11-15&now=2024-11-18
(() => {
  "use strict";

  const box = document.getElementById("two-editions");
  if (!box) return;
  const { days, statuses, numbers, points } = JSON.parse(box.dataset.points);
  const choice = box.querySelector(".choice"), body = box.querySelector("tbody");
  const form = Object.fromEntries([...choice.querySelectorAll("[name]")].map(one => [one.name, one]));

  const cell = (tag, text) => {
    const made = document.createElement(tag);
    made.textContent = text;
    return made;
  };
  const stood = ([status, number]) => {
    const made = cell("td", statuses[status]), small = cell("small", numbers[number]);
    if (numbers[number]) made.append(document.createElement("br"), small);
    return made;
  };
  const row = ([label, address, told], was, now) => {
    const line = document.createElement("tr"), head = cell("th", ""), link = cell("a", label);
    head.scope = "row";
    link.href = address;
    head.append(link);
    line.append(head, stood(told[was]), stood(told[now]));
    return line;
  };

  const show = () => {
    // Whichever is chosen first, the earlier day was and the later one is.
    const [was, now] = [days.indexOf(form.was.value), days.indexOf(form.now.value)].sort((a, b) => a - b);
    const moved = points.filter(([, , told]) => told[was][0] !== told[now][0]);
    const shown = form.every.checked ? points : moved;
    body.replaceChildren(...shown.map(point => row(point, was, now)));
    for (const [name, at] of [["was", was], ["now", now]]) {
      box.querySelector(`th.${name}`).textContent = form[name].querySelector(`[value="${days[at]}"]`).textContent;
    }
    box.querySelector(".scroll").hidden = shown.length === 0;
    const many = points.length === 1 ? "one point" : `${points.length} points`;
    box.querySelector("[role=status]").textContent =
      was === now ? "Choose two dates." : `${moved.length || "None"} of ${many} stood otherwise.`;
  };

  const keep = () => {
    const url = new URL(location.href);
    for (const name of ["was", "now"]) url.searchParams.set(name, form[name].value);
    history.replaceState(null, "", url);
  };

  const asked = new URLSearchParams(location.search);
  for (const name of ["was", "now"]) if (days.includes(asked.get(name))) form[name].value = asked.get(name);
  choice.addEventListener("change", () => { keep(); show(); });
  choice.hidden = false;
  box.querySelector(".without-scripts").remove();
  show();
})();
