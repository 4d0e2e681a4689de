"""An edition on paper: one document, tagged, titled, numbered through, and not too long."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from onrecord.render import printing
from onrecord.render.volume import VOLUME, in_order, print_volume, volume
from tests.chromium import chromium
from tests.pages import NAMES, shared_folder
from tests.paper import Paper, plain

pytestmark = pytest.mark.browser
#: Sheets that the edition of November 2024 may take.
MOST = 40


@pytest.fixture(scope="module")
def paper(report: Path, tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """Return the edition as it is printed, by whichever process comes first."""
    target = shared_folder(tmp_path_factory.getbasetemp()) / VOLUME
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printing, "chromium", chromium)
        print_volume([report / f"{name}.html" for name in NAMES], target)
    sheets = [sheet.extract_text() for sheet in PdfReader(target).pages]
    return Paper(target, sheets, {})


def test_it_has_few_sheets_and_none_is_blank(paper: Paper) -> None:
    assert 10 < len(paper.sheets) <= MOST
    assert min(map(len, paper.plain_sheets)) > 100


def test_it_is_tagged_titled_and_outlined(paper: Paper, report: Path) -> None:
    root = paper.reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en"
    assert paper.count("H1") == 1
    titles = [plain(title) for title in paper.outline]
    assert titles[0] in plain(paper.reader.metadata.title or "")
    heads = [re.search("<title>(.*?) – ", (report / f"{n}.html").read_text()) for n in NAMES]
    wanted = [plain(head[1]) for head in heads if head]
    assert [title for title in titles if title in wanted] == wanted
    assert {"Contents", "Notes"} <= set(titles)


def test_every_sheet_but_the_cover_has_its_number_and_says_what_it_is_of(paper: Paper) -> None:
    for number, sheet in enumerate(paper.plain_sheets[1:], 2):
        assert "OnRecord" in sheet and "asof15November2024" in sheet
        assert re.search(rf"(?<!\d){number}(?!\d)", paper.sheets[number - 1])


def test_the_contents_name_the_sheet_on_which_a_chapter_begins(paper: Paper) -> None:
    contents = paper.sheets[1]
    for name in NAMES:
        place = paper.reader.named_destinations[f"/Chapter-{name}"]
        sheet = (paper.reader.get_destination_page_number(place) or 0) + 1
        assert re.search(rf"\D{sheet}\n", contents + "\n"), (name, sheet)
    assert "00" not in contents.split()


def test_every_claim_and_every_address_is_on_it(paper: Paper, report: Path) -> None:
    text = plain("".join(paper.sheets))
    register = (report / "register.html").read_text("utf-8")
    rows = re.findall(r"<tr id=([^ >]+)", register)
    assert len(rows) > 300
    assert not [row for row in rows if plain(row) not in text]
    assert not [link for link in paper.addresses if link.startswith("file:")]


def test_no_data_of_a_figure_and_no_control_is_on_it(paper: Paper) -> None:
    text = "".join(paper.sheets)
    assert "The data of this figure" not in text and "Code of this step" not in text


def test_the_same_pages_make_the_same_document(report: Path) -> None:
    texts = {name: (report / f"{name}.html").read_text("utf-8") for name in NAMES}
    assert volume(texts, {"Notes": 3}) == volume(texts, {"Notes": 3})
    assert volume(texts, {"Notes": 3}) != volume(texts, {"Notes": 4})


def test_chapters_stand_in_the_order_of_the_notebooks() -> None:
    pages = [Path(f"{name}.html") for name in ("own", "reference", "assessment")]
    ordered = in_order(pages, ["assessment", "timeline", "reference"])
    assert [page.stem for page in ordered] == ["assessment", "reference", "own"]
