"""The real pages on paper: every row and every figure's data, tagged, titled, and no time in it."""

import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from onrecord.render import browser as found_browser
from onrecord.render.paper import running_foot
from onrecord.render.volume import VOLUME
from tests.conftest import Outcome
from tests.pages import DARK, DESK, NAMES, PHONE, ROOT, opened, shared_folder
from tests.paper import Paper, paper, plain, printed

pytestmark = pytest.mark.browser
each_page = pytest.mark.parametrize("name", NAMES)
DATE = "15 November 2024"
_WORD = re.compile(r"\b[A-Za-z]{2,12}\b")


@pytest.fixture
def printed_page(
    browser: Browser, report: Path, name: str, tmp_path_factory: pytest.TempPathFactory
) -> Paper:
    folder = shared_folder(tmp_path_factory.getbasetemp()) / "paper"
    return paper(browser, report / f"{name}.html", folder)


@each_page
class TestDocument:
    """What a reader of PDFs knows of the document before it is read."""

    def test_it_is_tagged_and_has_a_language(self, printed_page: Paper) -> None:
        root = printed_page.reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == printed_page.page["lang"] == "en"
        assert printed_page.count("H1") == 1

    def test_it_shows_the_title_of_the_page(self, printed_page: Paper) -> None:
        assert printed_page.reader.metadata.title == printed_page.page["title"]
        assert printed_page.reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]

    def test_its_outline_is_the_headings_of_the_page(self, printed_page: Paper) -> None:
        # Where a heading is broken into lines, Chromium forgets the space between them.
        wanted = [plain(text) for _, text in printed_page.page["headings"]]
        assert [plain(title) for title in printed_page.outline] == wanted

    def test_every_figure_keeps_its_description(self, printed_page: Paper) -> None:
        found = [part.get("/Alt") for part in printed_page.parts if part["/S"] == "/Figure"]
        assert found == printed_page.page["figures"]

    def test_it_does_not_tell_when_or_where_it_was_printed(
        self, printed_page: Paper, report: Path
    ) -> None:
        content = printed_page.path.read_bytes()
        assert b"CreationDate" not in content and b"ModDate" not in content
        assert b"file:" not in content
        assert str(report).encode() not in content

    def test_links_lead_out_by_http_or_to_files_that_are_there(
        self, printed_page: Paper, report: Path
    ) -> None:
        near = [address for address in printed_page.addresses if not address.startswith("http")]
        assert [address for address in near if ".html" in address]
        for address in near:
            assert (report / address.partition("#")[0].partition("?")[0]).is_file(), address


@each_page
class TestContent:
    """What stands on the sheets."""

    def test_no_row_is_lost_or_doubled(self, printed_page: Paper) -> None:
        tables = printed_page.page["tables"]
        assert printed_page.count("Table") == len(tables)
        assert printed_page.count("TR") == sum(1 + len(table["rows"]) for table in tables)
        # A cell in letters that no font of this machine has counts for nothing in a PDF.
        assert _cells(tables, plain) <= printed_page.count("TD") <= _cells(tables, str)

    def test_every_row_of_a_table_is_read_on_one_sheet(self, printed_page: Paper) -> None:
        for table in printed_page.page["tables"]:
            if table["name"].startswith("Table-"):
                continue
            wanted = Counter(plain("".join(row["cells"])) for row in table["rows"])
            for row, times in wanted.items():
                assert sum(sheet.count(row) for sheet in printed_page.plain_sheets) >= times, row

    def test_every_record_is_read_on_the_sheet_that_its_permalink_leads_to(
        self, printed_page: Paper, name: str
    ) -> None:
        tables = [table for table in printed_page.page["tables"] if table["name"]]
        rows = [row for table in tables for row in table["rows"] if row["id"]]
        assert bool(rows) == (name in ("register", "reference"))
        for row in rows:
            sheet = printed_page.sheet_of(row["id"])
            for cell in row["cells"]:
                assert plain(cell) in sheet, (row["id"], cell)

    def test_every_other_record_is_there(self, printed_page: Paper) -> None:
        tables = [table for table in printed_page.page["tables"] if table["name"]]
        for row in [row for table in tables for row in table["rows"] if not row["id"]]:
            wanted = [plain(cell) for cell in row["cells"]]
            assert any(all(cell in sheet for cell in wanted) for sheet in printed_page.plain_sheets)

    def test_no_column_is_too_narrow_for_its_words(self, printed_page: Paper) -> None:
        everything = "\n".join(printed_page.sheets)
        tables = [table for table in printed_page.page["tables"] if not table["name"]]
        rows = [row for table in tables for row in [table["head"], *_texts(table)]]
        words = {word for row in rows for cell in row for word in _WORD.findall(cell)}
        assert not [word for word in words if word not in everything]

    def test_every_sheet_says_where_it_belongs(self, printed_page: Paper) -> None:
        # The assessment is headed by its edition, and its foot by the question of the page.
        title = plain(printed_page.page["title"].partition(" – ")[0])
        for number, sheet in enumerate(printed_page.plain_sheets, 1):
            assert sheet.startswith(f"{number}{len(printed_page.sheets)}OnRecord{plain(DATE)}")
            assert title[:40] in sheet

    def test_no_sheet_is_blank(self, printed_page: Paper) -> None:
        shortest = min(map(len, printed_page.plain_sheets))
        assert shortest > len(plain("On Record" + DATE)) + 150

    def test_no_code_and_no_control_is_on_it(self, printed_page: Paper) -> None:
        everything = "".join("".join(printed_page.sheets).split())
        lines = {"".join(line.split()) for line in printed_page.page["code"]}
        assert max(map(len, lines)) > 15
        assert not [line for line in lines if len(line) > 9 and line in everything]
        for control in set(printed_page.page["controls"]):
            long = len(plain(control)) > 15
            assert not long or plain(control) not in printed_page.plain_text, control

    def test_outer_links_are_spelled_out_once_each(self, printed_page: Paper) -> None:
        for address, times in Counter(printed_page.page["outer"]).items():
            assert any(link.startswith(address[:30]) for link in printed_page.addresses), address
            assert printed_page.plain_text.count(plain(address)) >= times, address

    def test_the_foot_of_the_page_is_whole(self, printed_page: Paper) -> None:
        for text in printed_page.page["foot"]:
            assert plain(text) in printed_page.plain_text, text


def _texts(table: dict[str, Any]) -> list[list[str]]:
    return [row["cells"] for row in table["rows"]]


def _cells(tables: list[dict[str, Any]], read: Callable[[str], str]) -> int:
    """Return how many cells are printed beside the first of each row.

    A record leaves out the fields in which there is nothing to ``read``.
    """
    return sum(
        bool(read(cell)) or not (cell or table["name"])
        for table in tables
        for row in _texts(table)
        for cell in row[1:]
    )


def test_the_same_page_prints_to_the_same_bytes(report: Path, tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        printed(report / "assessment.html", tmp_path / name)
        time.sleep(1.1)  # a PDF tells time in seconds
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_what_a_browser_did_before_changes_no_byte(tmp_path: Path) -> None:
    found = set()
    # What moves is given a name of its own, and so whatever comes after it has a later one.
    moving = "document.body.appendChild(document.createElement('p')).animate([], 1e5)"
    for name, script in (("still", ""), ("moving", moving)):
        page = tmp_path / name / "page.html"
        page.parent.mkdir()
        page.write_text(
            "<!DOCTYPE html><html lang=en><title>A page</title>"
            "<style>@media print { p { display: none } }</style>"
            f"<body><script>{script}</script><h1>A page</h1>"
            "<table><tr><th scope=col>Said</th></tr><tr><td>This</td></tr></table>"
        )
        printed(page, page.with_suffix(".pdf"))
        found.add(page.with_suffix(".pdf").read_bytes())
    assert len(found) == 1 and b"(node" in found.pop()


@pytest.mark.parametrize("look", [DESK, PHONE], ids=["desk", "phone"])
@each_page
def test_tall_figures_are_cut_between_rows_and_put_together_again(
    browser: Browser, report: Path, name: str, look: dict[str, object]
) -> None:
    texts = "[...document.querySelectorAll('.plot.wide text')].map(each => each.outerHTML)"
    with opened(browser, (report / f"{name}.html").as_uri(), look) as page:
        # The register makes its ways back once the page has settled.
        page.wait_for_function(
            "!document.querySelector('th[data-ways]')"
            " || document.querySelector('.register td a[href*=\"?mark=\"]')"
        )
        before = page.evaluate("document.querySelector('main').innerHTML")
        words = Counter(page.evaluate(texts))
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert Counter(page.evaluate(texts)) == words
        for plot in page.locator(".plot.cut").all():
            assert plot.locator("svg").count() > 1
            assert plot.locator("svg[aria-label]").count() == 1
        assert page.locator("details.data:not([open])").count() == 0
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.evaluate("document.querySelector('main').innerHTML") == before


def test_a_tall_figure_is_cut(browser: Browser, report: Path) -> None:
    with opened(browser, (report / "assessment.html").as_uri(), DESK) as page:
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator(".plot.cut").count() == 1


@each_page
def test_paper_is_light_where_the_screen_is_dark(browser: Browser, report: Path, name: str) -> None:
    with opened(browser, (report / f"{name}.html").as_uri(), DARK) as page:
        page.emulate_media(media="print", color_scheme="dark")
        for element in ("html", "main", "th"):
            colours = page.locator(element).first.evaluate(
                "it => [getComputedStyle(it).color, getComputedStyle(it).backgroundColor]"
            )
            assert "rgb(236" not in colours[0]
            assert colours[1] in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


def test_a_filtered_register_says_so_on_paper(browser: Browser, report: Path) -> None:
    with opened(browser, (report / "register.html").as_uri() + "#/?q=embassy", DESK) as page:
        page.emulate_media(media="print")
        shown = page.locator(".tools:visible")
        assert shown.count() == 1
        assert " of " in shown.inner_text()
        assert page.locator(".tools button:visible, .tools input:visible").count() == 0


@pytest.mark.parametrize("text", ['"}@import "x', "a\\", "</style><script>", "x\n}*{", "é中\u202e"])
def test_a_foot_is_one_string_whatever_it_says(text: str) -> None:
    rule = running_foot("On Record", text)
    start, _, rest = rule.partition('"')
    inside, _, end = rest.rpartition('"')
    assert (start, end) == ("@page{@bottom-left{content:", "}}")
    assert not set(inside) & set("\"<>{}@;'\n")


class TestWithoutChromium:
    """What the command says and leaves behind where nothing prints."""

    @pytest.fixture(autouse=True)
    def forget(self) -> Iterator[None]:
        found_browser.chromium.cache_clear()
        yield
        found_browser.chromium.cache_clear()

    @pytest.fixture
    def page(self, folder: Path, empty_project: object) -> Path:
        page = folder.parent.parent / "reports" / folder.name / "2026-01-06" / "assessment.html"
        page.parent.mkdir(parents=True)
        page.write_text(
            "<!DOCTYPE html><title>A page – A case, 2026-01-06</title>"
            '<meta property="og:title" content="An edition"><main><h1>A page</h1></main>'
        )
        return page

    @pytest.fixture
    def fake(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
        """Return a function that makes a browser which renders, and prints as it is told."""

        def make(printing: str) -> None:
            program = tmp_path / "browser"
            program.write_text(
                '#!/bin/sh\ncase "$*" in *--dump-dom*) echo it renders; exit;; esac\n'
                'for word; do case "$word" in --print-to-pdf=*) to=${word#*=};; esac; done\n'
                f"{printing}\n"
            )
            program.chmod(0o755)
            monkeypatch.setenv("ONRECORD_CHROMIUM", str(program))

        return make

    def test_it_says_so_in_a_sentence(
        self, onrecord: Callable[..., Outcome], page: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ONRECORD_CHROMIUM", "/nowhere")
        done = onrecord("pdf")
        assert done.code == 2
        assert done.err.strip().endswith(
            "ONRECORD_CHROMIUM names /nowhere, but no Chromium starts there."
        )
        assert len(done.err.strip().splitlines()) == 1
        assert list(page.parent.iterdir()) == [page]

    def test_where_none_is_found_it_says_how_to_get_one(
        self, onrecord: Callable[..., Outcome], page: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("ONRECORD_CHROMIUM", raising=False)
        monkeypatch.setattr(found_browser, "candidates", lambda: iter(()))
        done = onrecord("pdf")
        assert done.code == 2
        assert "Install one" in done.err
        assert list(page.parent.iterdir()) == [page]

    @pytest.mark.parametrize("printing", ['echo half >"$to"', "echo no room >&2; exit 1"])
    def test_what_is_no_pdf_is_not_kept(
        self,
        onrecord: Callable[..., Outcome],
        page: Path,
        fake: Callable[[str], None],
        printing: str,
    ) -> None:
        fake(printing)
        page.with_name(VOLUME).write_bytes(b"%PDF of yesterday")
        done = onrecord("pdf")
        assert done.code == 1
        assert f"{page.with_name(VOLUME)}: Chromium did not print it" in done.err
        assert page.with_name(VOLUME).read_bytes() == b"%PDF of yesterday"
        assert len(list(page.parent.iterdir())) == 2

    def test_control_c_leaves_nothing_half_printed(
        self, page: Path, fake: Callable[[str], None], tmp_path: Path
    ) -> None:
        fake(f'echo %PDF- >"$to"; touch "{tmp_path}/started"; exec sleep 60')
        command = [sys.executable, "-m", "onrecord", "--root", str(page.parents[3]), "pdf"]
        environment = {**os.environ, "TMPDIR": str(tmp_path)}
        started = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE)
        while not (tmp_path / "started").exists():
            assert started.poll() is None
            time.sleep(0.05)
        started.send_signal(signal.SIGINT)
        _, said = started.communicate(timeout=30)
        assert started.returncode == 130
        assert b"Traceback" not in said
        assert list(page.parent.iterdir()) == [page]
        assert not list(tmp_path.glob("tmp*"))
