"""The real pages as text: sound markup, links that lead somewhere, a head that says what it is."""

import json
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.markup import Markup
from tests.pages import NAMES

pytestmark = pytest.mark.notebooks
each_page = pytest.mark.parametrize("name", NAMES)
#: Bytes; a page is one file that people send to each other, with the faces that it is set in.
LARGEST = 400_000
#: The register holds every claim, so it grows with the case: bytes for each of its rows, whose
#: word it is and the way to where it stands in its document included.
ROW = 930
ELSEWHERE = re.compile(
    r"""@import|url\(\s*(?:['"](?!#|data:)|(?!['"#]|data:))|\bfetch\(|XMLHttpRequest|sendBeacon"""
)


@cache
def markup(path: Path) -> Markup:
    """Return what stands in a page; a process reads each once, and nobody changes it."""
    return Markup(path.read_text("utf-8"))


@pytest.fixture
def page(report: Path, name: str) -> Markup:
    return markup(report / f"{name}.html")


@each_page
class TestMarkup:
    """How a page is put together."""

    def test_it_is_well_nested(self, page: Markup) -> None:
        assert not page.faults

    def test_no_id_is_there_twice(self, page: Markup) -> None:
        ids = page.values("id")
        assert not {name for name in ids if ids.count(name) > 1}

    def test_everything_that_is_pointed_to_is_there(self, page: Markup) -> None:
        ids = set(page.values("id"))
        for attribute in ("aria-labelledby", "aria-describedby", "for"):
            for value in page.values(attribute):
                assert set(value.split()) <= ids
        for href in page.values("href"):
            if href.startswith("#") and not href.startswith("#/"):
                assert unquote(href[1:]) in ids, href

    def test_headings_go_down_one_step_at_a_time(self, page: Markup) -> None:
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))

    def test_every_picture_is_described(self, page: Markup, report: Path, name: str) -> None:
        assert all(picture.get("alt") for picture in page.all("img"))
        # A mark in a line of text is hidden from those who hear the words beside it.
        pictures = [picture for picture in page.all("svg") if not picture.get("aria-hidden")]
        labels = [picture.get("aria-label", "") for picture in pictures]
        assert all(len(label) > 40 for label in labels), labels
        assert "No description has been provided" not in (report / f"{name}.html").read_text()

    def test_every_table_has_a_caption_and_headers(self, page: Markup) -> None:
        tables = len(page.all("table"))
        assert len(page.all("caption")) == tables
        assert {cell.get("scope", "row") for cell in page.all("th")} <= {"col", "row"}

    def test_no_link_opens_a_window_or_runs_a_script(self, page: Markup) -> None:
        assert not page.values("target")
        schemes = {urlsplit(href).scheme for href in page.values("href")}
        assert schemes <= {"", "http", "https", "data"}
        events = {key for element in page.all() for key in element if key.startswith("on")}
        assert not events


@each_page
class TestSelfContained:
    """A page needs nothing but itself."""

    def test_nothing_is_fetched(self, page: Markup) -> None:
        assert not page.values("src")
        assert not page.all("link", "iframe", "object", "embed")
        assert not ELSEWHERE.search(page.text("style") + page.text("script"))

    def test_it_is_small(self, report: Path, name: str) -> None:
        text = (report / f"{name}.html").read_text("utf-8")
        rows = text.count("<tr id=") if name == "register" else 0
        assert len(text.encode()) < max(LARGEST, 40_000 + ROW * rows)

    def test_links_to_other_pages_of_the_edition_lead_to_something(
        self, report: Path, page: Markup
    ) -> None:
        for href in page.values("href"):
            path, _, rest = href.partition("#")
            file = path.partition("?")[0]
            if file and "/" not in file:
                assert (report / file).is_file(), href
            if file and "/" not in file and rest:
                assert unquote(rest) in markup(report / file).values("id"), href


@each_page
class TestHead:
    """What a page says about itself."""

    def test_it_is_named_and_described(self, page: Markup) -> None:
        assert page.all("html")[0]["lang"] == "en"
        assert page.text("title").strip()
        named = {meta.get("name", meta.get("property", "")): meta for meta in page.all("meta")}
        for key in ("description", "og:title", "og:description", "og:type", "og:site_name"):
            assert named[key]["content"].strip(), key

    def test_its_linked_data_names_report_dataset_and_claims(self, page: Markup, name: str) -> None:
        blocks = [text for text in page.texts["script"] if text.startswith('{"@context"')]
        graph = json.loads(blocks[0])["@graph"]
        kinds = [node["@type"] for node in graph]
        assert {"Report", "Dataset"} <= set(kinds)
        assert "ClaimReview" not in kinds
        claims = [node for node in graph if node["@type"] == "Claim"]
        assert bool(claims) == (name == "assessment")
        known = {node.get("@id") for node in graph}
        for claim in claims:
            assert claim["firstAppearance"] in claim["appearance"]
            assert {work["@id"] for work in claim["appearance"]} <= known

    def test_it_can_be_cited_and_traced(self, page: Markup) -> None:
        # The stamp is the last list of its kind.
        stamp = dict(zip(page.texts["dt"][-6:], page.texts["dd"][-6:], strict=True))
        assert set(stamp) == {"case", "edition", "compiled", "tables", "code", "parameters"}
        assert stamp["edition"] < stamp["compiled"]
        cited = " ".join(page.texts["p"])
        assert stamp["tables"] in cited
        assert re.fullmatch(r"[0-9a-f]{16}", stamp["tables"])

    def test_folded_code_shows_the_values_that_hold_in_lines_as_written(
        self, report: Path, name: str
    ) -> None:
        text = (report / f"{name}.html").read_text("utf-8")
        found = re.findall("<pre.*?</pre>", text, re.DOTALL)
        (words,) = [
            code for code in (re.sub("<[^>]+>", "", one) for one in found) if "as_of =" in code
        ]
        assert words.count("as_of =") == 1
        assert "\n\nedition = open_case(" in words


def test_every_claim_of_the_edition_has_a_row_with_its_name(report: Path) -> None:
    register = markup(report / "register.html")
    rows = [row["id"] for row in register.all("tr") if "id" in row]
    assert len(rows) == len(set(rows)) > 100
    assert "euronews-2024-11-15-07a" in rows


def test_the_front_page_is_the_assessment(report: Path) -> None:
    assert (report / "index.html").read_bytes() == (report / "assessment.html").read_bytes()
