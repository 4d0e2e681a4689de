"""A case full of markup, scripts, formulas and strange letters becomes pages with harmless text."""

import csv
import json
import re
import unicodedata
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
import pytest
from playwright.sync_api import Browser, Locator, Page

from onrecord.check.run import check_case
from onrecord.commands.new import create
from onrecord.drawing.records import outward
from onrecord.model.problems import errors
from onrecord.render.page import Context, render_page
from tests.cases import edit
from tests.hostile import AS_OF, NASTY
from tests.markup import Markup
from tests.pages import DESK, NAMES, PHONE, opened, shared_folder, sideways, unfold
from tests.paper import Paper, paper

pytestmark = pytest.mark.browser
#: Characters that turn the direction of what follows; the tables may not hold them.
TURNED = "\u202egnitcerid \u2066mis\u2069 \u202btext\u202c"
each_page = pytest.mark.parametrize("name", NAMES)


def read_out(text: str) -> str:
    return "".join(part for parts in Markup(text).texts.values() for part in parts)


#: Who is named in the case to report an error to; the subject is all that the rows can reach.
TO_THE_DESK = re.compile(r"mailto:desk@example\.org\?subject=[A-Za-z0-9%._~-]*")


@each_page
class TestPages:
    """What the pages of that case hold."""

    @pytest.fixture
    def text(self, hostile_report: Path, name: str) -> str:
        return (hostile_report / f"{name}.html").read_text("utf-8")

    def test_nothing_of_it_is_markup(self, text: str) -> None:
        page = Markup(text)
        assert not page.faults
        assert not page.all("img", "iframe", "object", "b")
        assert len(page.all("h1")) == 1
        assert not [key for element in page.all() for key in element if key.startswith("on")]
        assert not [key for element in page.all() for key in element if key == "autofocus"]

    def test_no_link_is_anything_but_http_or_one_of_ours(self, text: str) -> None:
        links = [href for href in Markup(text).values("href") if not TO_THE_DESK.fullmatch(href)]
        assert {urlsplit(href).scheme for href in links} <= {"", "http", "https"}

    def test_no_template_ran_on_it(self, text: str, name: str) -> None:
        everything = read_out(text)
        assert "49 " not in everything.replace("{{ 7*7 }}", "")
        if name in ("register", "reference"):
            # Wherever else it is shortened, here every letter of it can be read.
            for kind, nasty in NASTY.items():
                assert nasty in everything, kind

    def test_linked_data_is_whole(self, text: str) -> None:
        (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
        graph = json.loads(block)["@graph"]
        assert graph[0]["headline"].startswith(NASTY["script"])
        assert "<" not in block

    def test_pictures_are_well_formed(self, text: str) -> None:
        for picture in re.findall(r"<svg.*?</svg>", text, re.DOTALL):
            ET.fromstring(picture)  # noqa: S314 - our own file, and what is tested


@each_page
@pytest.mark.parametrize("look", [DESK, PHONE], ids=["desk", "phone"])
def test_it_opens_and_does_no_harm(
    browser: Browser, hostile_report: Path, name: str, look: dict[str, object]
) -> None:
    with opened(browser, (hostile_report / f"{name}.html").as_uri(), look) as page:
        unfold(page)
        assert page.evaluate("window.harmed") is None
        assert not sideways(page)
        assert (
            page.locator("figure.exhibit svg script, figure.exhibit svg foreignObject").count() == 0
        )


def saved(page: Page, button: Locator, path: Path) -> list[list[str]]:
    """Return the rows of the CSV file that a button saves."""
    with page.expect_download() as waiting:
        button.click()
    waiting.value.save_as(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def formulas(rows: list[list[str]]) -> list[str]:
    return [cell for row in rows for cell in row if re.match(r"\s*[=+\-@]|[\t\r]", cell)]


@each_page
class TestPaper:
    """What is printed of that case."""

    @pytest.fixture
    def printed_page(
        self,
        browser: Browser,
        hostile_report: Path,
        name: str,
        tmp_path_factory: pytest.TempPathFactory,
    ) -> Paper:
        folder = shared_folder(tmp_path_factory.getbasetemp()) / "hostile-paper"
        return paper(browser, hostile_report / f"{name}.html", folder)

    def test_nothing_in_it_runs_or_opens_by_itself(self, printed_page: Paper) -> None:
        content = printed_page.path.read_bytes()
        assert b"/ObjStm" not in content  # every object can be read below
        objects = re.sub(rb"stream\r?\n.*?endstream", b"", content, flags=re.DOTALL)
        names = set(re.findall(rb"/[A-Za-z]+", re.sub(rb"\((?:[^()\\]|\\.)*\)", b"", objects)))
        assert not names & {
            *(b"/JavaScript", b"/JS", b"/Launch", b"/OpenAction", b"/AA", b"/SubmitForm"),
            *(b"/EmbeddedFile", b"/ImportData", b"/RichMedia", b"/AcroForm", b"/GoToR"),
        }
        kinds = {
            annotation["/A"]["/S"] for annotation in printed_page.annotations if "/A" in annotation
        }
        assert kinds <= {"/URI"}

    def test_its_links_are_http_or_lead_to_pages_beside_it(
        self, printed_page: Paper, hostile_report: Path
    ) -> None:
        for address in printed_page.addresses:
            near = (hostile_report / address.partition("#")[0].partition("?")[0]).is_file()
            ours = near or TO_THE_DESK.fullmatch(address)
            assert ours or address.startswith(("https://", "http://")), address

    def test_every_letter_of_it_can_be_read(self, printed_page: Paper, name: str) -> None:
        everything = "".join("".join(printed_page.sheets).split())
        for kind, nasty in NASTY.items() if name in ("register", "reference") else ():
            if nasty.isascii() and kind != "word":
                assert "".join(nasty.split()) in everything, kind
        # Letters that the fonts of a machine do not have leave no text in a PDF.
        arabic = set(NASTY["arabic"].replace(" ", ""))
        found = set(unicodedata.normalize("NFKC", everything)) & arabic
        assert found in (set(), arabic)

    def test_it_is_as_large_as_any_other(self, printed_page: Paper) -> None:
        scales: set[float] = set()
        # Chromium makes everything smaller where something is wider than the sheet.
        for sheet in printed_page.reader.pages[:1]:
            sheet.extract_text(visitor_text=lambda _t, matrix, *_: scales.add(round(matrix[0], 2)))
        assert 0.75 in scales  # pixels to points


def test_the_register_filters_and_saves_it(
    browser: Browser, hostile_report: Path, tmp_path: Path
) -> None:
    with opened(browser, (hostile_report / "register.html").as_uri(), DESK) as page:
        tools = page.locator(".tools").first
        tools.locator("summary").click()
        for kind in ("script", "arabic", "jinja"):
            tools.get_by_label("Says who", exact=True).select_option(f"s-{kind}")
            assert page.locator("#Table-claims tbody tr[id]:visible").count() == 4
        tools.get_by_role("button", name="Clear").click()
        button = tools.get_by_role("button", name="Download these rows as CSV")
        rows = saved(page, button, tmp_path / "claims.csv")
        assert page.evaluate("window.harmed") is None
    assert any("'" + NASTY["formula"] in row for row in rows)
    assert not formulas(rows)


def test_no_cell_that_is_saved_begins_as_a_formula_in_any_width(
    browser: Browser, hostile_report: Path, tmp_path: Path
) -> None:
    cells = ["＝1+1", " ＋1", "－1", "＠x", "=1", "+1", "-1", "@x", "\t=1", "1＝1", "a@b"]
    with opened(browser, (hostile_report / "register.html").as_uri(), DESK) as page:
        with page.expect_download() as waiting:
            page.evaluate("cells => onrecord.saveRows('any', [cells])", cells)
        waiting.value.save_as(tmp_path / "any.csv")
    with (tmp_path / "any.csv").open(encoding="utf-8-sig", newline="") as file:
        (found,) = csv.reader(file)
    assert found == ["'" + cell for cell in cells[:-2]] + cells[-2:]


@pytest.mark.parametrize("name", ["assessment", "timeline", "sourcing", "origins"])
def test_the_data_of_every_figure_is_saved_without_formulas(
    browser: Browser, hostile_report: Path, tmp_path: Path, name: str
) -> None:
    with opened(browser, (hostile_report / f"{name}.html").as_uri(), DESK) as page:
        for button in page.get_by_role("button", name="Data as CSV").all():
            assert not formulas(saved(page, button, tmp_path / "figure.csv"))


def test_an_address_in_the_bar_is_text_too(browser: Browser, hostile_report: Path) -> None:
    asked = "#/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"
    asked += "&stance=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
    with opened(browser, (hostile_report / "register.html").as_uri() + asked, DESK) as page:
        assert page.locator("#Table-claims tbody tr:visible").count() == 0
        assert page.locator(".tools img, .tools script").count() == 0


def test_the_checker_refuses_an_address_that_is_no_address(tmp_path: Path) -> None:
    create(tmp_path / "a-case", "A case")
    for column in ("url", "read_url", "archived_url"):
        edit(tmp_path / "a-case", "documents", 0, **{column: NASTY["address"]})
        found = errors(check_case(tmp_path / "a-case"))
        assert [problem for problem in found if problem.column == column]


@pytest.mark.parametrize("url", [NASTY["address"], "data:text/html,x", " https://x", "//x", ""])
def test_what_is_no_http_address_is_not_linked(url: str) -> None:
    assert outward(url, "a title") == "a title"


def test_no_character_turns_the_direction_of_a_page() -> None:
    cell = nbformat.v4.new_code_cell("1", id="one")
    cell.outputs = [nbformat.v4.new_output("display_data", {"text/html": f"<p>{TURNED}</p>"})]
    context = Context(
        TURNED, TURNED, TURNED, TURNED, AS_OF, TURNED, TURNED, TURNED, citation=TURNED
    )
    page = render_page(nbformat.v4.new_notebook(cells=[cell]), context)
    assert "gnitcerid mis text" in page
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page)


def test_the_checker_refuses_characters_that_turn_the_direction(tmp_path: Path) -> None:
    create(tmp_path / "a-case", "A case")
    edit(tmp_path / "a-case", "sources", 0, name=TURNED)
    assert [problem.column for problem in errors(check_case(tmp_path / "a-case"))] == ["name"]
