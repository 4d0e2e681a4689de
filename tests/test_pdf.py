"""The pages as PDFs: tagged, titled, outlined, and with every row."""

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from onrecord.render.pdf import print_page
from tests.hostile import NASTY
from tests.markup import Markup
from tests.pages import NAMES

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", params=NAMES)
def printed(
    request: pytest.FixtureRequest, report: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Markup, PdfReader]:
    """Return a page of the report and what is printed of it."""
    page = report / f"{request.param}.html"
    target = tmp_path_factory.mktemp("paper") / "page.pdf"
    print_page(page, target)
    return Markup(page.read_text("utf-8")), PdfReader(target)


def kinds(pdf: PdfReader) -> Counter[str]:
    """Return how many elements of each kind the structure of a PDF has."""
    found: Counter[str] = Counter()
    waiting = [pdf.root_object["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, list):
            waiting += element
        elif isinstance(element, DictionaryObject):
            found[str(element.get("/S", ""))] += 1
            if "/K" in element:
                waiting.append(element["/K"])
    return found


def written(pdf: PdfReader) -> str:
    """Return the letters of a PDF without spaces, and with ligatures parted."""
    text = "".join(sheet.extract_text() for sheet in pdf.pages)
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def harmless(pdf: PdfReader) -> bool:
    """Say whether nothing in a PDF runs, and its links lead to the web or to pages."""
    notes = [note.get_object() for sheet in pdf.pages for note in sheet.get("/Annots", [])]
    actions = [note["/A"] for note in notes if "/A" in note]
    return (
        not {"/OpenAction", "/AA"} & set(pdf.root_object)
        and {str(action["/S"]) for action in actions} <= {"/URI", "/GoTo"}
        and all(re.match(r"https?:|file:|$", action.get("/URI", "")) for action in actions)
    )


def test_it_is_tagged_titled_and_in_a_language(printed: tuple[Markup, PdfReader]) -> None:
    page, pdf = printed
    assert pdf.root_object["/MarkInfo"]["/Marked"]
    assert pdf.root_object["/Lang"] == "en"
    assert pdf.metadata and page.texts["title"][0] == pdf.metadata.title


def test_every_row_of_every_table_is_there(printed: tuple[Markup, PdfReader]) -> None:
    page, pdf = printed
    assert kinds(pdf)["/TR"] == len(page.all("tr"))


def test_its_outline_names_every_section(printed: tuple[Markup, PdfReader]) -> None:
    page, pdf = printed
    flat = re.findall(r"/Title': '([^']*)", str(pdf.outline)) or []
    sections = len(page.all("h2"))
    assert len(flat) >= sections > 1


def test_every_row_of_the_register_is_named(printed: tuple[Markup, PdfReader]) -> None:
    page, pdf = printed
    text = written(pdf)
    assert not [each["id"] for each in page.all("tr") if each.get("id", "") not in text]


def test_every_sheet_has_its_number(printed: tuple[Markup, PdfReader]) -> None:
    _, pdf = printed
    many = len(pdf.pages)
    for place, sheet in enumerate(pdf.pages, 1):
        assert f"{place}/{many}" in re.sub(r"\s", "", sheet.extract_text())


def test_nothing_in_it_runs(printed: tuple[Markup, PdfReader]) -> None:
    _, pdf = printed
    assert harmless(pdf)


@pytest.mark.parametrize("name", ["assessment", "register"])
def test_a_hostile_case_is_harmless_on_paper_too(
    hostile_report: Path, tmp_path: Path, name: str
) -> None:
    print_page(hostile_report / f"{name}.html", tmp_path / "page.pdf")
    pdf = PdfReader(tmp_path / "page.pdf")
    assert harmless(pdf)
    if name == "register":
        text = written(pdf)
        for kind in ("script", "picture", "formula", "address", "jinja"):
            assert re.sub(r"\s", "", NASTY[kind]) in text, kind
