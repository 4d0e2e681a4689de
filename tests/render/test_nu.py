"""The Nu HTML checker has nothing to say about the pages: no error, no warning, no remark."""

from pathlib import Path

import pytest

from tests import nu
from tests.pages import NAMES

pytestmark = pytest.mark.notebooks
BROKEN = "<!DOCTYPE html><html lang=en><title>x</title><section><p><b>Text</p></section>"
Said = dict[Path, list[str]]


def pages_of(edition: Path) -> list[Path]:
    """Return the pages of an edition and the index of cases that leads to it."""
    return [*(edition / f"{name}.html" for name in NAMES), edition.parent.parent / "index.html"]


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a page with an error and a warning, by a name that few programs expect."""
    page = tmp_path_factory.mktemp("broken") / "100 % brökén #1.html"
    page.write_text(BROKEN, "utf-8")
    return page


@pytest.fixture(scope="module")
def said(report: Path, hostile_report: Path, broken: Path) -> Said:
    """Return what the checker says about every page, all read in one go."""
    return nu.check([*pages_of(report), *pages_of(hostile_report), broken])


def test_the_real_pages_are_sound(said: Said, report: Path) -> None:
    assert {page.name: said[page] for page in pages_of(report) if said[page]} == {}


def test_the_pages_of_a_hostile_case_are_sound(said: Said, hostile_report: Path) -> None:
    assert {page.name: said[page] for page in pages_of(hostile_report) if said[page]} == {}


def test_a_broken_page_is_not(said: Said, broken: Path) -> None:
    words = " ".join(said[broken])
    assert "error, line 1: Unclosed element “b”." in words
    assert "warning, line 1: Section lacks heading." in words


def test_a_page_that_the_checker_cannot_find_does_not_pass(tmp_path: Path) -> None:
    with pytest.raises(nu.NoChecker, match=r"did not read .*missing\.html"):
        nu.check([tmp_path / "missing.html"])


def test_a_checker_that_is_not_there_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nu, "JAR", tmp_path / "vnu.jar")
    with pytest.raises(nu.NoChecker, match=r"python -m tests\.nu --install"):
        nu.check([])
