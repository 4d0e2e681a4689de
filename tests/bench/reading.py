"""Reading: how soon a register of two thousand claims opens, is filtered and is sorted."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from onrecord.project import Project
from onrecord.render.browser import FLAGS
from onrecord.render.building import Order, build_pages
from tests.bench.measure import Row, Samples, say
from tests.bench.stock import stock_table
from tests.chromium import chromium
from tests.pages import DESK
from tests.thousands import AS_OF, CASE, NUMBER, make_project

_WORD = "ruling"
ROWS = [
    Row("stock opens", "stock page of the same rows opens (load event)", "stock opens"),
    Row("opens", "register opens (load event)", "stock opens", "1 s"),
    Row("stock paints", "stock page: first paint", "stock paints"),
    Row("paints", "register: first paint", "stock paints"),
    Row("stock filters", "plain loop over the stock page: key to painted", "stock filters"),
    Row("filters", "register: key to painted filter", "stock filters", "100 ms"),
    Row("stock sorts", "plain loop over the stock page: sorted and painted", "stock sorts"),
    Row("sorts", "register: sorted and painted", "stock sorts"),
]
#: Resolves with the load event and the first paint, in milliseconds from the navigation.
_OPENED = """() => new Promise(done => {
  const look = () => {
    const paint = performance.getEntriesByName('first-paint')[0];
    const load = performance.getEntriesByType('navigation')[0].loadEventEnd;
    if (load && paint) done([load, paint.startTime]); else setTimeout(look, 20);
  };
  look();
})"""
#: Keeps in ``times`` how long it takes from a key or a choice to the frame that shows the result.
_WATCH = """{
  window.times = [];
  let start = 0;
  for (const kind of ['keydown', 'input']) addEventListener(kind, () => {
    if (kind === 'keydown' || !start) start = performance.now();
  }, true);
  addEventListener('input', () => requestAnimationFrame(() => {
    const after = new MessageChannel();
    after.port1.onmessage = () => { times.push(performance.now() - start); start = 0; };
    after.port2.postMessage(0);
  }), true);
}"""
#: What a person writes who wants to filter and sort a table and has five minutes.
_LOOP = """() => {
  const body = document.querySelector('table.dataframe tbody'), rows = [...body.rows];
  const box = document.createElement('input'), sort = document.createElement('select');
  box.id = 'loop';
  sort.id = 'by';
  [...document.querySelector('table.dataframe thead tr').cells].forEach((cell, at) =>
    sort.add(new Option(cell.textContent, at)));
  document.body.prepend(box, sort);
  box.addEventListener('input', () => rows.forEach(row => {
    const fits = row.textContent.toLowerCase().includes(box.value);
    row.style.display = fits ? '' : 'none';
  }));
  sort.addEventListener('input', () => {
    const text = row => row.cells[sort.value].textContent;
    rows.sort((a, b) => text(a).localeCompare(text(b))).forEach(row => body.append(row));
  });
}"""


def reading(folder: Path, runs: int) -> Samples:
    """Return the times of reading the register of the large case, in milliseconds."""
    samples = Samples(
        f"A register of {NUMBER} claims in Chromium, and the page that nbconvert makes of the same "
        f"rows as a pandas table (its scripts from elsewhere are refused at once); {runs} runs:",
        ROWS,
        "ms",
    )
    project = make_project(folder / "thousands")
    build_pages(project, Order([CASE], [AS_OF]), say)
    urls = _urls(project, folder)
    path = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        for number in range(runs):
            say(f"reading, run {number + 1} of {runs}")
            for lead, url in urls.items():
                _once(samples, browser, lead, url)
        browser.close()
    return samples


def _urls(project: Project, folder: Path) -> dict[str, str]:
    stock = stock_table(folder, project.data / CASE / "claims.csv")
    ours = project.reports / CASE / AS_OF / "register.html"
    return {"stock ": stock.as_uri(), "": ours.as_uri()}


def _once(samples: Samples, browser: Browser, lead: str, url: str) -> None:
    """Open a page, filter it key by key, and sort it; ``lead`` begins the keys of its rows."""
    context = browser.new_context(**DESK)
    context.route("http*://**", lambda route: route.abort())
    page = context.new_page()
    page.add_init_script(_WATCH)
    found: dict[str, float] = {}

    def opens() -> float:
        page.goto(url)
        load, found["paint"] = page.evaluate(_OPENED)
        if lead:
            page.evaluate(_LOOP)
        page.wait_for_timeout(1000)  # people look before they type
        return float(load)

    samples.take(f"{lead}opens", opens)
    samples.take(f"{lead}paints", lambda: found["paint"])
    samples.take(f"{lead}filters", lambda: _typed(page, "#loop" if lead else ".tools [name=q]"))
    samples.take(f"{lead}sorts", lambda: _sorted(page, "#by" if lead else ".tools [name=sort]"))
    context.close()


def _typed(page: Page, box: str) -> list[float]:
    """Return the time of each key of a word that is typed and taken out again."""
    page.locator(box).first.focus()
    for key in [*_WORD, *["Backspace"] * len(_WORD)]:
        page.keyboard.press(key)
        page.wait_for_function("times.length > 0")
        page.evaluate("window.all = [...(window.all || []), ...times.splice(0)]")
        page.wait_for_timeout(100)
    times: list[float] = page.evaluate("all")
    return times


def _sorted(page: Page, choice: str) -> list[float]:
    """Return the time of sorting by three columns, one after another."""
    times: list[float] = []
    for words in _columns(page, choice):
        page.locator(choice).first.select_option(label=words)
        page.wait_for_function("times.length > 0")
        times += page.evaluate("times.splice(0)")
        page.wait_for_timeout(100)
    return times


def _columns(page: Page, choice: str) -> list[Any]:
    """Return the names of three columns that both pages have, as this one calls them."""
    stock = choice == "#by"
    return ["said_date", "source_id", "document_id"] if stock else ["Said", "Says who", "Document"]
