"""The register as a reader uses it: one line a row, open for the rest, in groups, and a way out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.pages import DESK, PHONE, opened, sideways

pytestmark = pytest.mark.browser
ROWS = "#Table-claims tbody tr[id]"
SEED = "euronews-2024-11-15"
ROW = f"{SEED}-07a"


@pytest.fixture
def register(report: Path) -> str:
    return (report / "register.html").as_uri()


@pytest.fixture
def page(browser: Browser, register: str) -> Iterator[Page]:
    with opened(browser, register, DESK) as page:
        yield page


def seen(page: Page) -> list[str]:
    ids: list[str] = page.locator(f"{ROWS}:visible").evaluate_all("all => all.map(one => one.id)")
    return ids


def more(page: Page, row: str) -> Locator:
    return page.locator(f"#{row} .more button")


class TestLines:
    """One line a row, and the rest where it is asked for."""

    def test_a_closed_row_is_one_line_on_a_desk_and_three_on_a_phone(
        self, browser: Browser, register: str
    ) -> None:
        for look, high in ((DESK, 36), (PHONE, 104)):
            with opened(browser, register, look) as page:
                boxes = [row.bounding_box() for row in page.locator(f"{ROWS}:visible").all()[:12]]
                assert [box for box in boxes if not box or box["height"] > high] == []
                assert not sideways(page)

    def test_it_says_who_takes_which_stance_on_what_in_which_words(self, page: Page) -> None:
        line = page.locator(f"#{ROW}").inner_text()
        for words in ("European External Action Service", "not confirmed", "07a", "whether the f"):
            assert words in line
        assert "Basis" not in line and "Note" not in line

    def test_it_opens_and_closes_by_key_and_its_links_are_reached_then(self, page: Page) -> None:
        row, button = page.locator(f"#{ROW}"), more(page, ROW)
        assert button.get_attribute("aria-expanded") == "false"
        assert row.locator("a[tabindex='-1']").count() == row.locator("a").count() > 3
        button.focus()
        page.keyboard.press("Enter")
        assert button.get_attribute("aria-expanded") == "true"
        assert row.locator("a[tabindex='-1']").count() == 0
        assert "state of knowledge" in row.inner_text()
        page.keyboard.press("Enter")
        assert "state of knowledge" not in row.inner_text()

    def test_the_mark_is_filled_where_it_is_the_own_word(self, page: Page) -> None:
        masks = page.locator(f"{ROWS}.asserts:visible").evaluate_all(
            "rows => rows.map(row => [row.classList.contains('told'), "
            "getComputedStyle(row, '::before').maskImage])"
        )
        looks = dict(masks)
        assert set(looks) == {True, False}
        assert "fill='none'" in looks[True] and "fill='none'" not in looks[False]
        assert len({mask for _, mask in masks}) == 2

    def test_the_address_of_a_row_opens_it(self, browser: Browser, register: str) -> None:
        with opened(browser, register, DESK) as page:
            last = page.locator(ROWS).last.get_attribute("id")
        with opened(browser, f"{register}#{last}", DESK) as page:
            assert page.locator(f"#{last}.open").is_visible()


class TestGroups:
    """Rows stand together: by document at first, that from which the case starts before others."""

    def test_the_document_that_the_case_starts_from_is_first(self, page: Page) -> None:
        head = page.locator("#Table-claims .group").first.inner_text()
        assert head.startswith("Euronews, 15 November 2024") and "The case starts here" in head
        assert all(row.startswith(SEED) for row in seen(page)[:10])

    def test_every_row_stands_under_its_document(self, page: Page) -> None:
        wrong = page.evaluate(
            """() => {
              let of = '';
              return [...document.querySelectorAll('#Table-claims tbody tr')].filter(row => {
                if (row.classList.contains('group')) of = row.dataset.of;
                return row.id && !row.id.startsWith(of);
              }).length;
            }"""
        )
        assert wrong == 0

    @pytest.mark.parametrize(("by", "column"), [("point", 4), ("voice", 2)])
    def test_they_are_grouped_otherwise_and_back(self, page: Page, by: str, column: int) -> None:
        before = seen(page)
        page.get_by_label("Group by").first.select_option(label=by)
        told = page.evaluate(
            """column => {
              let head = '';
              const rows = [...document.querySelectorAll('#Table-claims tbody tr')];
              return rows.filter(row => {
                if (row.classList.contains('group')) head = row.textContent;
                return row.id && row.cells[column - 1].textContent !== head;
              }).length;
            }""",
            column,
        )
        assert told == 0
        assert page.locator(f"{ROWS}:visible th").first.inner_text() in seen(page)[0]
        assert page.locator(f"{ROWS}:visible th").first.inner_text() == seen(page)[0]
        page.get_by_label("Group by").first.select_option(label="document")
        assert seen(page) == before

    def test_the_stances_are_key_and_filter(self, page: Page) -> None:
        chip = page.get_by_role("group", name="Rows by stance").get_by_role("button", name="denies")
        number = int(chip.locator("span").inner_text())
        chip.click()
        assert chip.get_attribute("aria-pressed") == "true"
        assert page.locator(f"{ROWS}:not([hidden])").count() == number
        assert page.url.endswith("#/?stance=denies")
        chip.click()
        assert page.locator(f"{ROWS}[hidden]").count() == 0

    def test_a_stance_of_two_words_is_asked_for_by_its_term(
        self, browser: Browser, register: str
    ) -> None:
        with opened(browser, f"{register}?stance=not_confirmed", DESK) as page:
            assert page.locator(f"{ROWS}:not([hidden])").count() > 5
            assert page.locator(f"{ROWS}:not([hidden]):not(.not_confirmed)").count() == 0


class TestFifty:
    """Of many rows some are shown at first, and all where that is asked for."""

    def test_fifty_are_shown_then_more_then_all(self, page: Page) -> None:
        every = page.locator(ROWS).count()
        assert len(seen(page)) == 50
        first = page.locator(f"{ROWS}.later").first.get_attribute("id")
        page.get_by_role("button", name="Show 50 more").click()
        assert len(seen(page)) == 100
        assert page.evaluate("document.activeElement.closest('tr').id") == first
        page.get_by_role("button", name=f"Show all {every}").click()
        assert len(seen(page)) == every
        assert page.locator(".rest:visible").count() == 0

    def test_without_scripts_all_of_them_are_there_in_full(
        self, browser: Browser, register: str
    ) -> None:
        with opened(browser, register, DESK, java_script_enabled=False) as page:
            assert len(seen(page)) == page.locator(ROWS).count() > 300
            assert "Basis" in page.locator(f"#{ROW}").evaluate(
                "row => getComputedStyle(row.cells[10], '::before').content"
            )


def test_the_reference_page_is_no_longer_than_a_reader_scrolls(
    browser: Browser, report: Path
) -> None:
    for look, high in ((DESK, 20_000), (PHONE, 40_000)):
        with opened(browser, (report / "reference.html").as_uri(), look) as page:
            assert page.evaluate("document.documentElement.scrollHeight") < high


class TestWaysOn:
    """From a row to its like, and out of a view that fits nothing."""

    def test_an_empty_result_names_what_to_clear(self, page: Page) -> None:
        page.get_by_label("Search in every column").first.fill("zzz")
        chips = page.get_by_role("group", name="Rows by stance")
        chips.get_by_role("button", name="denies").click()
        out = page.locator(".none:visible")
        assert out.inner_text().startswith("No row fits all of this:")
        out.get_by_role("button", name="zzz").click()
        assert page.locator(f"{ROWS}:not([hidden])").count() > 5
        page.locator(".none:visible").get_by_role("button", name="denies").click()
        assert page.locator(".none:visible").count() == 0

    def test_a_view_of_one_voice_says_what_it_took_by_which_edition(self, page: Page) -> None:
        more(page, ROW).click()
        page.locator(f"#{ROW}").get_by_role("button", name="All by this voice").click()
        about = page.locator(".about:visible")
        assert about.locator("h3").inner_text() == "European External Action Service (EEAS)"
        assert about.locator("li").all_inner_texts()[-1] == "2024-11-15: not confirmed 3"
        assert about.locator("li").first.inner_text() == "2024-09-25: nothing yet"
        assert page.url.endswith("#/?source_id=eeas")

    def test_addresses_are_copied(self, browser: Browser, register: str) -> None:
        grants = ["clipboard-read", "clipboard-write"]
        with opened(browser, f"{register}#{ROW}", DESK, permissions=grants) as page:
            button = page.locator(f"#{ROW}").get_by_role("button", name="Copy the address")
            button.click()
            page.wait_for_function("document.querySelector('.acts').textContent.includes('Copied')")
            assert page.evaluate("navigator.clipboard.readText()") == f"{register}#{ROW}"

    def test_an_error_is_reported_where_the_case_says(self, page: Page) -> None:
        more(page, ROW).click()
        assert "No address for errors is given." in page.locator(f"#{ROW}").inner_text()
        page.evaluate("document.getElementById('Report').dataset.contact = 'desk@example.org'")
        other = f"{SEED}-07b"
        more(page, other).click()
        link = page.locator(f"#{other}").get_by_role("link", name="Report an error here")
        way = link.get_attribute("href") or ""
        assert way.startswith("mailto:desk@example.org?") and other in way
