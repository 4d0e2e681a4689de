"""A case of four columns is rendered whole, and nothing tells of a column that is not shown."""

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from onrecord.model.about import About, about_text
from onrecord.model.write import write_text
from onrecord.project import Project
from onrecord.render.building import Order, build_pages
from onrecord.render.packing import pack_edition
from tests.growing import AS_OF, begin
from tests.notebooks import NOTEBOOKS, page_of
from tests.pages import make_project
from tests.paper import paper

pytestmark = pytest.mark.notebooks
SECRET, SHOWN = "Kolibri7319", "Amsel2846"


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project with the pages of a case that has a secret and a shown column."""
    project = make_project(tmp_path_factory.mktemp("growing"))
    folder = begin(project.data, own="tag,ideas", words=f"{SHOWN},{SECRET}")
    about = About(title="A bridge", show=("claims.tag", "documents.tag"))
    write_text(folder / "case.toml", about_text(about))
    build_pages(project, Order([folder.name], [AS_OF]), lambda line: None)
    return project


def test_every_page_is_there(grown: Project) -> None:
    folder = grown.reports / "bridge" / AS_OF
    assert {page_of(path) for path in NOTEBOOKS} <= {path.name for path in folder.iterdir()}


def test_a_shown_column_is_in_the_register_and_on_the_reference_page(grown: Project) -> None:
    folder = grown.reports / "bridge" / AS_OF
    for name, times in (("register", 4), ("reference", 2)):
        assert (folder / f"{name}.html").read_text("utf-8").count(SHOWN) == times


def test_no_file_that_is_made_holds_the_secret(grown: Project) -> None:
    made = [path for top in (grown.reports, grown.build) for path in top.rglob("*")]
    files = [path for path in made if path.is_file()]
    assert len(files) > len(NOTEBOOKS)
    assert not [path for path in files if SECRET.encode() in path.read_bytes()]
    assert [path for path in files if SHOWN.encode() in path.read_bytes()]


def test_no_part_of_the_archive_holds_the_secret(grown: Project) -> None:
    with zipfile.ZipFile(io.BytesIO(pack_edition(grown, "bridge", AS_OF))) as archive:
        parts = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    assert SHOWN.encode() in parts["data/claims.csv"]
    assert b"ideas" not in parts["data/claims.csv"].splitlines()[0]
    assert not [name for name, part in parts.items() if SECRET.encode() in part]


@pytest.mark.browser
@pytest.mark.parametrize("name", ["register", "reference"])
def test_no_printed_page_tells_the_secret(
    browser: Browser, grown: Project, tmp_path: Path, name: str
) -> None:
    printed = paper(browser, grown.reports / "bridge" / AS_OF / f"{name}.html", tmp_path)
    assert SHOWN in printed.plain_text
    assert SECRET not in printed.plain_text
