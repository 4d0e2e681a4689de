"""What a reader assumes, on the real page in a real browser: counted, said, kept, taken back."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.pages import DESK, opened

pytestmark = pytest.mark.browser
PAIR = ("US Treasury (OFAC)", "Diplomats in Brussels (Süddeutsche Zeitung)")
POINT = '[data-point="lethal-production"]'


def assume(page: Page, what: str, one: str, other: str = "") -> None:
    page.locator("#what-if select[name=one]").select_option(label=one)
    if other:
        page.locator("#what-if select[name=other]").select_option(label=other)
    page.locator("#what-if").get_by_text(what).click()


def cells(page: Page) -> list[str]:
    return page.locator(f"#what-if {POINT} td").all_inner_texts()


def test_without_an_assumption_the_script_says_what_python_says(
    browser: Browser, report: Path
) -> None:
    with opened(browser, (report / "settle.html").as_uri(), DESK) as page:
        page.locator("#what-if [name=inference]").check()
        for row in page.locator("#what-if tbody tr").all():
            before, after = row.locator("td").all_inner_texts()
            infers = "infer" in before.lower()
            assert (after == "As counted") or infers, before


def test_an_assumption_moves_a_point_and_the_address_keeps_it(
    browser: Browser, report: Path
) -> None:
    with opened(browser, (report / "settle.html").as_uri(), DESK) as page:
        band = page.locator("#what-if .assumed")
        assert band.is_hidden()
        assume(page, "came to it separately", *PAIR)
        assert "two shown to be separate. Corroborated" in cells(page)[1]
        assert "not the project’s view" in band.inner_text()
        assert f"{PAIR[1]} and {PAIR[0]} came to it separately" in band.inner_text()
        address = page.url
    with opened(browser, address, DESK) as page:
        assert "Corroborated" in cells(page)[1]
        page.get_by_text("Undo the last").click()
        assert page.locator("#what-if .assumed").is_hidden()
        assert cells(page)[1] == "–"
        assert "separate=" not in page.url


def test_of_a_pair_the_last_assumption_holds(browser: Browser, report: Path) -> None:
    with opened(browser, (report / "settle.html").as_uri(), DESK) as page:
        assume(page, "came to it separately", *PAIR)
        assume(page, "are one voice", *PAIR)
        assert "One origin" in cells(page)[1]
        assume(page, "leave the first out", PAIR[0])
        assert "No origin" in cells(page)[1]
        page.get_by_text("Undo all").click()
        assert cells(page)[1] == "–"


def test_what_an_address_names_and_the_page_does_not_know_is_left_aside(
    browser: Browser, report: Path
) -> None:
    address = (report / "settle.html").as_uri()
    with opened(browser, f"{address}?one=nobody+<b>&without=&separate=us-treasury", DESK) as page:
        assert page.locator("#what-if .assumed").is_hidden()


def test_without_scripts_the_counts_stand_and_nothing_can_be_assumed(
    browser: Browser, report: Path
) -> None:
    address = (report / "settle.html").as_uri()
    with opened(browser, address, DESK, java_script_enabled=False) as page:
        assert page.locator("#what-if form").is_hidden()
        assert page.locator("#what-if .without-scripts").is_visible()
        assert cells(page)[0].startswith("From 1 to 2 origins")
