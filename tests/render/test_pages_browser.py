"""The real pages in a real browser: nothing missing, nothing in the way, nothing from elsewhere."""

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from onrecord.addresses import address_of_rows, rows_of
from tests.pages import CASE, DARK, DESK, NAMES, PHONE, ROOT, opened, sideways, unfold

pytestmark = pytest.mark.browser
LOOKS = {"desk": DESK, "phone": PHONE, "dark": DARK}
#: The claims that fit a view; beyond the first fifty they wait for a button.
FITTING = "#Table-claims tbody tr[id]:not([hidden])"
each_page = pytest.mark.parametrize("name", NAMES)


def address(report: Path, name: str) -> str:
    return (report / f"{name}.html").as_uri()


def shown_rows(page: Page, table: str = "claims") -> int:
    """Return how many rows fit the view; beyond the first fifty they wait for a button."""
    return page.locator(f"#Table-{table} tbody tr[id]:not([hidden])").count()


def rows_in_page(page: Page, table: str = "claims") -> int:
    return page.locator(f"#Table-{table} tbody tr[id]").count()


def faults(page: Page, *rules: str) -> str:
    """Return what axe says against the page, by all of its rules or by some."""
    # Elements that pass are not described, which takes axe longer than finding faults.
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    found = Axe().run(page, options=options | ({"runOnly": [*rules]} if rules else {}))
    return found.generate_report() if found.violations_count else ""


@each_page
@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_no_fault(browser: Browser, report: Path, name: str, look: Any) -> None:
    with opened(browser, address(report, name), look) as page:
        # What a fold shows is the same in every look, and dark differs in nothing but colours.
        if look is DESK:
            assert not faults(page)
        unfold(page)
        assert not faults(page, *(["color-contrast"] if look is DARK else []))


@each_page
def test_no_request_leaves_the_page(browser: Browser, report: Path, name: str) -> None:
    own = address(report, name)
    context = browser.new_context(**DESK)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(own)
    unfold(page)
    page.mouse.wheel(0, 4000)
    page.wait_for_timeout(200)
    context.close()
    assert [url for url in asked if not url.startswith("data:")] == [own]


@each_page
def test_a_phone_never_scrolls_sideways(browser: Browser, report: Path, name: str) -> None:
    with opened(browser, address(report, name), PHONE) as page:
        assert not sideways(page)
        unfold(page)
        assert not sideways(page)


@each_page
def test_one_picture_of_each_figure_is_shown(browser: Browser, report: Path, name: str) -> None:
    for look, form in ((DESK, "wide"), (PHONE, "narrow")):
        with opened(browser, address(report, name), look) as page:
            figures = page.locator("figure.exhibit").count()
            assert page.locator(".plot:visible").count() == figures
            assert page.locator(f".plot.{form}:visible").count() == figures


class TestKeyboard:
    """Everything can be reached and used without a mouse."""

    @each_page
    def test_the_first_stop_leads_past_the_header(
        self, browser: Browser, report: Path, name: str
    ) -> None:
        with opened(browser, address(report, name), DESK) as page:
            page.keyboard.press("Tab")
            assert page.locator(":focus").inner_text() == "Skip to the report"
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.id") == "Report"

    @each_page
    def test_every_control_is_reached(self, browser: Browser, report: Path, name: str) -> None:
        url = address(report, name) + ("#/?q=embassy" if name == "register" else "")
        with opened(browser, url, DESK) as page:
            wanted = page.evaluate(
                """() => {
                  window.left = new Set([...document.querySelectorAll(
                    'a[href], button, input, select, summary, [tabindex="0"]'
                  )].filter(each => each.checkVisibility() && each.tabIndex >= 0));
                  document.activeElement.blur();
                  addEventListener('focusin', event => left.delete(event.target));
                  return left.size;
                }"""
            )
            for _ in range(wanted + 5):
                page.keyboard.press("Tab")
            assert page.evaluate("[...left].map(each => each.outerHTML.slice(0, 200))") == []

    @pytest.mark.parametrize("name", ["assessment", "timeline", "sourcing"])
    def test_a_link_leads_past_the_marks_of_a_figure(
        self, browser: Browser, report: Path, name: str
    ) -> None:
        with opened(browser, address(report, name), DESK) as page:
            skip = page.locator(".exhibit .skip").first
            skip.focus()
            assert skip.is_visible()
            page.keyboard.press("Enter")
            page.keyboard.press("Tab")
            assert page.evaluate("!!document.activeElement.closest('figcaption')")

    def test_a_mark_tells_what_it_is_on_focus_and_on_hover(
        self, browser: Browser, report: Path
    ) -> None:
        with opened(browser, address(report, "timeline"), DESK) as page:
            mark = page.locator(".plot.wide a").first
            words = mark.locator("title").text_content()
            mark.focus()
            assert page.locator(".tip").inner_text().split() == (words or "").split()
            page.keyboard.press("Escape")
            assert page.locator(".tip").is_hidden()
            mark.hover()
            assert page.locator(".tip").is_visible()


class TestRegister:
    """Filter, sort, share and restore a view of the rows."""

    @pytest.fixture
    def page(self, browser: Browser, report: Path) -> Any:
        with opened(browser, address(report, "register"), DESK) as page:
            yield page

    def test_words_narrow_the_rows_and_the_address_keeps_them(self, page: Page) -> None:
        every = rows_in_page(page)
        assert shown_rows(page) == every
        page.locator(".tools").first.get_by_label("Search in every column").fill("embassy")
        some = shown_rows(page)
        assert 0 < some < every
        assert page.url.endswith("#/?q=embassy")
        assert page.locator(".count").first.inner_text().startswith(f"{some} of {every} rows")

    def test_a_column_is_filtered_by_keyboard(self, page: Page) -> None:
        tools = page.locator(".tools").first
        tools.locator("summary").focus()
        page.keyboard.press("Enter")
        choice = tools.get_by_label("Stance", exact=True)
        choice.focus()
        page.keyboard.type("denies")
        assert choice.input_value() == "denies"
        stances = page.locator(
            "#Table-claims tbody tr:not([hidden]) td:nth-child(3)"
        ).all_text_contents()
        assert stances and set(stances) == {"denies"}

    def test_a_stance_has_the_colour_that_it_has_in_the_figures(self, page: Page) -> None:
        found = page.evaluate(
            """() => {
              const role = getComputedStyle(document.documentElement);
              const probe = document.body.appendChild(document.createElement('i'));
              return Object.entries({
                asserts: 'focus', denies: 'denied', doubts: 'doubted', not_confirmed: 'open'
              }).map(([tone, name]) => {
                probe.style.color = role.getPropertyValue('--' + name);
                const cell = document.querySelector(`#Table-claims .${tone} td:nth-child(3)`);
                return [getComputedStyle(cell).color, getComputedStyle(probe).color];
              });
            }"""
        )
        assert [cell for cell, _ in found] == [role for _, role in found]
        assert len({cell for cell, _ in found}) == 4

    @pytest.mark.parametrize("key", ["said_date", "source_id", "grade", "derived_from"])
    def test_rows_are_sorted_by_any_column_what_is_not_known_last(
        self, page: Page, key: str
    ) -> None:
        tools = page.locator(".tools").first
        place = page.locator(f"#Table-claims th[data-key={key}]").evaluate("each => each.cellIndex")
        cells = f"each => [...each.rows].map(row => row.cells[{place}].textContent)"
        body = page.locator("#Table-claims tbody")
        for order in ("", "desc"):
            tools.get_by_label("Sort by", exact=True).select_option(key)
            tools.get_by_label("Order", exact=True).select_option(order)
            texts = [text for text in body.evaluate(cells) if text]
            ordered = page.evaluate(
                "texts => [...texts].sort(new Intl.Collator('en', {numeric: true, "
                "sensitivity: 'base'}).compare)",
                texts,
            )
            assert texts == (list(reversed(ordered)) if order else ordered)
            blank = [not text for text in body.evaluate(cells)]
            assert blank == sorted(blank)
        heading = page.locator(f"#Table-claims th[data-key={key}]")
        assert heading.get_attribute("aria-sort") == "descending"

    def test_a_shared_view_is_restored(self, page: Page, browser: Browser) -> None:
        tools = page.locator(".tools").first
        tools.locator("summary").click()
        tools.get_by_label("Stance", exact=True).select_option("not confirmed")
        tools.get_by_label("Sort by", exact=True).select_option("said_date")
        rows = page.locator("#Table-claims tbody tr[id]:not([hidden])").evaluate_all(
            "rows => rows.map(row => row.id)"
        )
        with opened(browser, page.url, PHONE) as other:
            again = other.locator("#Table-claims tbody tr[id]:not([hidden])").evaluate_all(
                "rows => rows.map(row => row.id)"
            )
        assert rows and again == rows

    def test_a_chart_leads_to_the_rows_of_a_proposition(self, page: Page, browser: Browser) -> None:
        asked = page.url + "?proposition_id=shipped-to-russia"
        with opened(browser, asked, DESK) as other:
            ids = other.locator(
                "#Table-claims tbody tr:not([hidden]) td:nth-child(4) a"
            ).evaluate_all("links => links.map(link => link.hash)")
            assert ids and set(ids) == {"#shipped-to-russia"}

    @pytest.mark.parametrize("look", [DESK, PHONE], ids=["desk", "phone"])
    @pytest.mark.parametrize(
        ("row", "words"),
        [
            ("shipped-to-russia", "board"),
            ("shipped-to-russia", "outlets and origins"),
            ("eeas", "stances"),
            ("reuters-2024-09-25", "graph of who takes from whom"),
        ],
    )
    def test_a_row_leads_back_to_where_it_is_drawn(
        self, browser: Browser, report: Path, look: Any, row: str, words: str
    ) -> None:
        # The address of a row opens it.
        with opened(browser, f"{address(report, 'reference')}#{row}", look) as page:
            page.locator(f"#{row}").get_by_role("link", name=words).click()
            page.wait_for_function("document.activeElement.closest('.plot')")
            mark = page.locator(":focus")
            assert row in rows_of(mark.get_attribute("href") or "")
            assert mark.evaluate(
                "each => { const box = each.getBoundingClientRect();"
                " return box.top >= 0 && box.bottom <= innerHeight; }"
            )
            assert page.locator(".tip").is_visible()

    @pytest.mark.parametrize("look", [DESK, PHONE], ids=["desk", "phone"])
    def test_whatever_is_said_to_be_drawn_has_its_mark(
        self, browser: Browser, report: Path, look: Any
    ) -> None:
        ways = set()
        for name in ("register", "reference"):
            with opened(browser, address(report, name), DESK) as page:
                page.wait_for_selector("td a[href*='?mark=']", state="attached")
                found = page.locator("td a[href*='?mark=']").evaluate_all(
                    "links => links.map(link => link.getAttribute('href'))"
                )
            ways |= {
                re.fullmatch(r"(\w+)\.html\?mark=(.+)#(figure-.+)", way).groups() for way in found
            }
        files = {file for file, _, _ in ways}
        assert files == {"index", "timeline", "sourcing", "origins", "settle"}
        for file in files:
            with opened(browser, (report / f"{file}.html").as_uri(), look) as page:
                lost = page.evaluate(
                    """ways => ways.filter(([row, figure]) => ![...document.querySelectorAll(
                         `#${figure} .plot a`)].some(mark => mark.getClientRects().length &&
                         /[#=]/.test(mark.getAttribute("href")) &&
                         onrecord.named(mark.getAttribute("href").split(/[#=]/).pop()).includes(row)))""",
                    [[row, figure] for at, row, figure in sorted(ways) if at == file],
                )
            assert not lost

    def test_an_address_of_many_rows_is_read_as_python_writes_it(
        self, browser: Browser, report: Path
    ) -> None:
        with opened(browser, address(report, "register"), DESK) as page:
            names = page.locator("#Table-claims tbody tr").evaluate_all(
                "rows => rows.map(row => row.id).filter((_, place) => place % 3)"
            )
            way = address_of_rows("claims", names)
            assert len(way) < 0.7 * len(",".join(names))
            assert rows_of(way) == tuple(names)
            assert page.evaluate("way => onrecord.named(way.split('=').pop())", way) == names

    def test_a_mark_of_many_claims_leads_to_all_of_them(
        self, browser: Browser, report: Path
    ) -> None:
        with opened(browser, address(report, "timeline"), DESK) as page:
            marks = page.locator("#figure-timeline .plot.wide a[href*='register.html?ids=']")
            texts = [mark.text_content() or "" for mark in marks.all()]
            ways = [mark.get_attribute("href") or "" for mark in marks.all()]
            most = max(range(len(ways)), key=lambda place: len(ways[place]))
            many = len(rows_of(ways[most]))
            assert many > 1 and str(many) in texts[most]
            marks.nth(most).locator("text").last.click()
            page.wait_for_selector("#Table-claims")
            assert shown_rows(page) == many
            tools = page.locator(".tools").first
            tools.get_by_label("Search in every column").fill("the")
            assert shown_rows(page) <= many
            tools.get_by_role("button", name="Clear").click()
            assert shown_rows(page) == rows_in_page(page)

    def test_a_row_is_found_whatever_was_filtered(self, page: Page) -> None:
        name = page.locator("#Table-claims tbody tr[id]").last.get_attribute("id")
        page.locator(".tools").first.get_by_label("Search in every column").fill("zzz")
        assert shown_rows(page) == 0
        page.evaluate("name => { location.hash = name; }", name)
        page.wait_for_function("name => !document.getElementById(name).hidden", arg=name)
        assert page.locator(f"#{name}").is_visible()

    def test_a_view_that_fits_nothing_says_so_and_is_cleared(self, page: Page) -> None:
        tools = page.locator(".tools").first
        tools.get_by_label("Search in every column").fill("no such words anywhere")
        assert tools.locator(".count").inner_text().startswith("0 of ")
        tools.get_by_role("button", name="Clear").click()
        assert shown_rows(page) == rows_in_page(page)
        assert "#" not in page.url

    def test_the_rows_that_are_shown_are_downloaded(self, page: Page, tmp_path: Path) -> None:
        tools = page.locator(".tools").first
        tools.get_by_label("Search in every column").fill("embassy")
        with page.expect_download() as waiting:
            tools.get_by_role("button", name="Download these rows as CSV").click()
        waiting.value.save_as(tmp_path / "claims.csv")
        lines = (tmp_path / "claims.csv").read_text("utf-8-sig").splitlines()
        assert waiting.value.suggested_filename == "claims.csv"
        assert len(lines) == 1 + shown_rows(page)


@pytest.mark.parametrize(
    ("words", "mark"), [("Picture as SVG", b"<svg"), ("Picture as PNG", b"PNG")]
)
def test_a_picture_is_saved(
    browser: Browser, report: Path, tmp_path: Path, words: str, mark: bytes
) -> None:
    with opened(browser, address(report, "timeline"), DESK) as page:
        with page.expect_download() as waiting:
            page.get_by_role("button", name=words).first.click()
        waiting.value.save_as(tmp_path / "picture")
    content = (tmp_path / "picture").read_bytes()
    assert mark in content[:200]
    assert b"var(--" not in content


@pytest.mark.parametrize("name", ["assessment", "timeline", "sourcing", "origins"])
def test_the_data_of_every_figure_is_saved(
    browser: Browser, report: Path, tmp_path: Path, name: str
) -> None:
    with opened(browser, address(report, name), DESK) as page:
        figures = page.locator("figure.exhibit, .small-table")
        assert page.get_by_role("button", name="Data as CSV").count() == figures.count() > 1
        for figure in figures.all():
            with page.expect_download() as waiting:
                figure.get_by_role("button", name="Data as CSV").click()
            waiting.value.save_as(tmp_path / "data.csv")
            with (tmp_path / "data.csv").open(encoding="utf-8-sig", newline="") as file:
                rows = list(csv.reader(file))
            cells = figure.locator("tr").evaluate_all(
                "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
            )
            guarded = re.compile(r"^'(?=\s*[=+\-@])")
            assert [[guarded.sub("", cell) for cell in row] for row in rows] == cells


@each_page
def test_without_scripts_nothing_is_missing(browser: Browser, report: Path, name: str) -> None:
    with opened(browser, address(report, name), DESK) as page:
        # Two editions can be chosen by a script alone; the page says so where there is none.
        rows = "tr:not(.two-editions tr)"
        counts = {kind: page.locator(kind).count() for kind in (rows, "figure", "svg a", "h2")}
    with opened(browser, address(report, name), DESK, java_script_enabled=False) as page:
        assert {kind: page.locator(kind).count() for kind in counts} == counts
        assert page.locator(".register tbody tr").count() == (
            page.locator(".register tbody tr:visible").count()
        )


class TestPaper:
    """What is printed: every row, every figure with its data, no code and no controls."""

    @each_page
    def test_every_row_is_on_paper(self, browser: Browser, report: Path, name: str) -> None:
        with opened(browser, address(report, name), DESK) as page:
            page.emulate_media(media="print")
            # What has changed since the last edition is printed, and no other two editions.
            rows = "table:not(.two-editions table) tbody tr"
            assert page.locator(rows).count() == page.locator(f"{rows}:visible").count()
            assert page.locator(".code:visible, .tools:visible, .save:visible").count() == 0

    def test_links_to_elsewhere_are_spelled_out(self, browser: Browser, report: Path) -> None:
        with opened(browser, address(report, "reference"), DESK) as page:
            page.emulate_media(media="print")
            after = page.locator('#Table-documents a[href^="http"]').first.evaluate(
                "link => getComputedStyle(link, '::after').content"
            )
        assert "http" in after


def test_the_index_of_cases_is_sound(browser: Browser, report: Path) -> None:
    for look in LOOKS.values():
        with opened(browser, (report.parent.parent / "index.html").as_uri(), look) as page:
            assert not faults(page)
            assert not sideways(page)
            assert page.locator(f'a[href^="{CASE}/"]').count() >= 1


def test_the_pages_are_those_of_the_notebooks(report: Path) -> None:
    notebooks = [path.stem[3:] for path in sorted((ROOT / "notebooks").glob("*.ipynb"))]
    assert notebooks == NAMES
    assert {path.stem for path in report.glob("*.html")} == {*NAMES, "index"}


class TestFirstScreen:
    """What a reader sees of an edition without scrolling."""

    def test_on_a_desk_three_answers_and_the_own_view_stand_in_it(
        self, report: Path, browser: Browser
    ) -> None:
        with opened(browser, (report / "index.html").as_uri(), DESK) as page:
            ends = page.locator(".answer").evaluate_all(
                "blocks => blocks.map(block => block.getBoundingClientRect().bottom)"
            )
            assert len(ends) == 3 and max(ends) <= 900
            tops = page.locator(".answer").evaluate_all(
                "blocks => blocks.map(block => [...block.children].map(part => part.offsetTop))"
            )
            # They are compared across: the same part stands at the same height in each.
            assert tops[0] == tops[1] == tops[2]

    def test_on_a_phone_title_question_and_the_first_point_stand_in_it(
        self, report: Path, browser: Browser
    ) -> None:
        phone = {"viewport": {"width": 375, "height": 667}, "color_scheme": "light"}
        with opened(browser, (report / "index.html").as_uri(), phone) as page:
            assert page.locator("h1").count() == 1
            head = page.locator(".answer h2").first.bounding_box()
            assert head and head["y"] + head["height"] <= 667
            assert not sideways(page)

    def test_a_term_is_explained_on_hover_on_focus_and_to_whoever_follows_it(
        self, report: Path, browser: Browser
    ) -> None:
        with opened(browser, (report / "index.html").as_uri(), DESK) as page:
            term = page.locator(".key .term a").first
            meaning = page.locator("#Meaning-origin").text_content()
            term.hover()
            assert page.locator(".tip").text_content() == meaning
            page.keyboard.press("Escape")
            assert page.locator(".tip").is_hidden()
            page.locator(".key .term a").nth(1).focus()
            assert (
                page.locator(".tip").text_content() == page.locator("#Meaning-least").text_content()
            )
            term.click()
            assert page.locator("#Meaning-origin").is_visible()

    def test_a_term_is_explained_without_scripts(self, report: Path, browser: Browser) -> None:
        url = (report / "index.html").as_uri()
        with opened(browser, url, DESK, java_script_enabled=False) as page:
            term = page.locator(".key .term a").first
            assert len(term.get_attribute("title") or "") > 40
            term.click()
            assert page.locator("#Term-origin").is_visible()
