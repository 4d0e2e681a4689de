"""A register of two thousand rows in a real browser: whole, right, and filtered without a pause.

How quick it is, the benchmarks say; what would make it slow is refused here.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from onrecord.counting.holds import holds
from onrecord.model.case import load_case
from onrecord.model.dates import certainly_out
from onrecord.model.edition import open_edition
from tests.pages import DESK, NAMES, PHONE, opened, sideways, unfold
from tests.thousands import AS_OF, CASE, NUMBER, thousands

pytestmark = [pytest.mark.slow, pytest.mark.browser]
ROWS = "#Table-claims tbody tr[id]"
#: Counts what a script reads from cells and asks of the layout; both are slow, row by row.
COUNTING = """
  window.read = {texts: 0, layout: 0};
  window.idle = [];
  window.requestIdleCallback = work => idle.push(work);
  function count(of, name, kind) {
    const own = Object.getOwnPropertyDescriptor(of, name), key = own.get ? 'get' : 'value';
    const before = own[key];
    own[key] = function (...given) { read[kind] += 1; return before.apply(this, given); };
    Object.defineProperty(of, name, own);
  }
  count(Node.prototype, 'textContent', 'texts');
  for (const name of ['getBoundingClientRect', 'getClientRects', 'checkVisibility', 'clientHeight',
    'clientWidth', 'scrollHeight', 'scrollTop']) count(Element.prototype, name, 'layout');
  for (const name of ['offsetHeight', 'offsetWidth', 'offsetTop', 'innerText'])
    count(HTMLElement.prototype, name, 'layout');
  count(window, 'getComputedStyle', 'layout');
"""


@pytest.fixture(scope="module")
def claims() -> pd.DataFrame:
    """Return the claims in the order in which the register lists them: by day and document."""
    tables = thousands()
    days = certainly_out(tables["documents"].set_index("document_id"))
    claims = tables["claims"].assign(day=tables["claims"]["document_id"].map(days))
    order = claims.sort_values(["day", "document_id", "claim_id"], kind="stable")
    return order.drop(columns="day").reset_index(drop=True)


@pytest.fixture
def page(browser: Browser, full: Path) -> Iterator[Page]:
    with opened(browser, (full / "register.html").as_uri(), DESK) as page:
        yield page


@pytest.fixture
def counted(browser: Browser, full: Path) -> Iterator[Page]:
    """Yield the register with its reading counted, and its idle work waiting in ``idle``."""
    with opened(browser, "about:blank", DESK) as page:
        page.add_init_script(COUNTING)
        page.goto((full / "register.html").as_uri())
        yield page


def shown(page: Page) -> list[str]:
    script = "rows => [...document.querySelectorAll(rows)].filter(r => !r.hidden).map(r => r.id)"
    ids: list[str] = page.evaluate(script, ROWS)
    return ids


def seek(page: Page, words: str) -> None:
    page.get_by_label("Search in every column").first.fill(words)


def count_of(page: Page, kind: str) -> int:
    """Return how often ``kind`` was read since the last call."""
    number: int = page.evaluate("kind => { const n = read[kind]; read[kind] = 0; return n; }", kind)
    return number


def held(full: Path) -> pd.DataFrame:
    """Return by claim whose word it is, and the row where it begins."""
    return holds(open_edition(load_case(full.parents[2] / "data" / CASE), AS_OF))


class TestRows:
    """The rows that are asked for, and no others."""

    def test_all_of_them_are_shown(self, page: Page, claims: pd.DataFrame) -> None:
        assert shown(page) == claims["claim_id"].tolist()
        assert page.locator(".count").first.inner_text() == (f"All {NUMBER} rows, 50 of them shown")

    def test_words_find_the_rows_that_hold_them(
        self, page: Page, full: Path, claims: pd.DataFrame
    ) -> None:
        # A document stands in the ids of its claims, and where they are repeated or begin.
        seek(page, "LORNE-courier-2023-03")
        begins = claims["claim_id"].map(held(full)["root_id"])
        words = claims.assign(begins=begins).agg(" ".join, axis=1)
        words = words.str.contains("lorne-courier-2023-03")
        assert 12 < words.sum() < 100
        assert shown(page) == claims.loc[words, "claim_id"].tolist()

    def test_columns_are_filtered_together(self, page: Page, claims: pd.DataFrame) -> None:
        page.evaluate("location.hash = '#/?stance=denies&source_id=verrin-power'")
        page.wait_for_function("document.querySelector('.count').textContent.includes(' of 2')")
        wanted = (claims["stance"] == "denies") & (claims["source_id"] == "verrin-power")
        assert shown(page) == claims.loc[wanted, "claim_id"].tolist() != []

    @pytest.mark.parametrize("column", ["hold", "origin", "root_id"])
    def test_a_view_asks_whose_word_it_is_where_the_cell_beside_tells_it(
        self, page: Page, full: Path, claims: pd.DataFrame, column: str
    ) -> None:
        told = claims["claim_id"].map(held(full)[column])
        wanted = told[told != ""].value_counts().index[0]
        page.evaluate(
            "way => { location.hash = way; }", f"#/?{column.removesuffix('_id')}={wanted}"
        )
        page.wait_for_function("document.querySelector('.count').textContent.includes(' of 2')")
        assert shown(page) == claims.loc[told == wanted, "claim_id"].tolist() != []

    def test_they_are_sorted(self, page: Page, claims: pd.DataFrame) -> None:
        page.get_by_label("Sort by", exact=True).first.select_option("said_date")
        assert shown(page) == claims.sort_values("said_date", kind="stable")["claim_id"].tolist()
        page.get_by_label("Order", exact=True).first.select_option("desc")
        dates = claims.set_index("claim_id")["said_date"]
        assert dates[shown(page)].is_monotonic_decreasing

    def test_a_shared_view_is_restored(self, page: Page, browser: Browser) -> None:
        seek(page, "ruling court")
        page.get_by_label("Sort by", exact=True).first.select_option("document_id")
        with opened(browser, page.url, PHONE) as other:
            assert shown(other) == shown(page) != []


class TestNothingSlow:
    """What makes large tables slow does not happen."""

    def test_opening_reads_no_row(self, counted: Page) -> None:
        assert count_of(counted, "texts") < NUMBER / 10
        assert count_of(counted, "layout") < NUMBER / 10

    def test_the_rows_are_read_once(self, counted: Page) -> None:
        cells = counted.locator("#Table-claims :is(td, tbody th)").count()
        counted.evaluate("idle.splice(0).forEach(work => work())")
        assert count_of(counted, "texts") < 3 * cells
        for words in ("r", "ru", "ruling", ""):
            seek(counted, words)
        assert count_of(counted, "texts") < NUMBER / 10

    def test_a_filter_asks_nothing_of_the_layout(self, counted: Page) -> None:
        count_of(counted, "layout")
        done = "q => { const box = document.querySelector('.tools [name=q]'); box.value = q; "
        done += "box.dispatchEvent(new Event('input', {bubbles: true})); }"
        for words in ("ruling", "court", ""):
            counted.evaluate(done, words)
        assert count_of(counted, "layout") == 0

    def test_a_filter_moves_no_row_and_touches_only_those_that_change(self, page: Page) -> None:
        seek(page, "ministry")
        before = set(shown(page))
        page.evaluate(
            """() => {
              window.changes = [];
              new MutationObserver(all => changes.push(...all)).observe(
                document.getElementById('Table-claims'),
                {subtree: true, childList: true, attributes: true});
            }"""
        )
        seek(page, "ministry spokesman")
        changed = page.evaluate(
            "changes.filter(each => each.target.id).map(each => [each.type, each.target.id])"
        )
        # A row that comes among the first fifty gets its button, and no other is built.
        built = {name for kind, name in changed if kind == "childList"}
        after = shown(page)
        assert built <= set(after[:50])
        left = before - set(after)
        assert left <= {name for _, name in changed} <= left | set(after)

    def test_rows_out_of_sight_are_not_laid_out(self, page: Page) -> None:
        last = page.locator(ROWS).last
        assert last.evaluate("row => getComputedStyle(row).contentVisibility") == "auto"
        assert not last.locator("td").first.evaluate(
            "cell => cell.checkVisibility({contentVisibilityAuto: true})"
        )


@pytest.mark.parametrize("name", NAMES)
def test_a_phone_never_scrolls_sideways(browser: Browser, full: Path, name: str) -> None:
    with opened(browser, (full / f"{name}.html").as_uri(), PHONE) as page:
        assert not sideways(page)
        unfold(page)
        assert not sideways(page)


@pytest.mark.parametrize("look", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("name", ["timeline", "sourcing"])
def test_axe_finds_no_fault_in_figures(browser: Browser, full: Path, name: str, look: Any) -> None:
    with opened(browser, (full / f"{name}.html").as_uri(), look) as page:
        found = Axe().run(page)
        assert not found.violations_count, found.generate_report()
