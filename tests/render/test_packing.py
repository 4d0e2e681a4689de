"""The archive of an edition: complete, checkable, and the same bytes every time."""

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.commands.new import create
from onrecord.model.about import Licence, about_text
from onrecord.model.case import about_case, load_case
from onrecord.model.problems import CaseError
from onrecord.model.tables import TABLES
from onrecord.model.write import write_bytes, write_text
from onrecord.project import Project
from onrecord.render.freshness import files_of, stamp_bytes, stamp_of
from onrecord.render.packing import metadata, pack_edition
from onrecord.render.plan import plan
from tests.commands.test_commands import notebook

DATE = "2026-01-06"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    found = Project(tmp_path)
    found.data.mkdir()
    (found.data / "README.md").write_text("# Codebook\n", "utf-8")
    create(found.data / "harbour-fire", "What started the alleged fire?")
    found.notebooks.mkdir()
    notebook(found.notebooks / "01-assessment.ipynb", ("ask", "1 + 1"))
    (page,) = plan(found, load_case(found.data / "harbour-fire"), DATE)
    work = found.build / "harbour-fire" / DATE
    files = dict.fromkeys(files_of(page), b"{}")
    for path in (*map(page.target.with_name, files), work / "01-assessment.ipynb"):
        write_text(path, "{}")
    write_bytes(stamp_of(found, page), stamp_bytes(page, files, b"{}"))
    return found


def opened(project: Project) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(pack_edition(project, "harbour-fire", DATE)))


def test_it_holds_tables_notebooks_pages_and_codebook(project: Project) -> None:
    names = {name.partition("/")[2] for name in opened(project).namelist()}
    assert {f"data/{table}.csv" for table in TABLES} <= names
    assert {"data/codebook.md", "notebooks/01-assessment.ipynb"} <= names
    assert {f"pages/{name}" for name in ("index.html", "assessment.html", "card.png")} <= names


def test_every_file_has_its_checksum(project: Project) -> None:
    archive = opened(project)
    root = f"harbour-fire-{DATE}"
    lines = archive.read(f"{root}/sha256sums.txt").decode().splitlines()
    sums = {name: total for total, name in (line.split("  ") for line in lines)}
    assert len(sums) == len(archive.namelist()) - 1
    for name, total in sums.items():
        assert hashlib.sha256(archive.read(f"{root}/{name}")).hexdigest() == total


def test_the_metadata_names_every_file_title_licence_and_date(project: Project) -> None:
    archive = opened(project)
    text = archive.read(f"harbour-fire-{DATE}/ro-crate-metadata.json")
    graph = {entity["@id"]: entity for entity in json.loads(text)["@graph"]}
    parts = {part["@id"] for part in graph["./"]["hasPart"]}
    named = {name.partition("/")[2] for name in archive.namelist()}
    assert parts == named - {"ro-crate-metadata.json", "sha256sums.txt"}
    assert graph["./"]["name"].startswith("What started the alleged fire?")
    entered = load_case(project.data / "harbour-fire").claims["entered"]
    assert graph["./"]["datePublished"] == max(entered)
    assert f"as of {DATE}" in graph["./"]["description"]
    assert "license" not in graph["./"]  # a case that names none is given none


def test_the_licence_is_the_one_that_the_case_names(project: Project) -> None:
    folder = project.data / "harbour-fire"
    said = replace(about_case(folder)[0], licence=Licence("ODbL-1.0"))
    (folder / "case.toml").write_text(about_text(said), "utf-8")
    crate = metadata(load_case(folder), DATE, {})
    graph = {entity["@id"]: entity for entity in json.loads(crate)["@graph"]}
    assert graph["./"]["license"] == "ODbL-1.0"


def test_the_same_edition_packs_to_the_same_bytes(project: Project) -> None:
    assert pack_edition(project, "harbour-fire", DATE) == pack_edition(
        project, "harbour-fire", DATE
    )


def test_an_edition_that_is_not_rendered_is_refused(project: Project) -> None:
    for path in (project.reports / "harbour-fire" / DATE).glob("*"):
        path.unlink()
    with pytest.raises(CaseError, match="are not there"):
        pack_edition(project, "harbour-fire", DATE)


def test_pages_that_are_older_than_their_notebook_are_refused(project: Project) -> None:
    notebook(project.notebooks / "01-assessment.ipynb", ("ask", "2 + 2"))
    with pytest.raises(CaseError, match="run onrecord build harbour-fire first"):
        pack_edition(project, "harbour-fire", DATE)


@pytest.mark.parametrize("name", ["assessment.html", "index.html", "card.png"])
def test_a_page_that_is_not_as_it_was_built_is_refused(project: Project, name: str) -> None:
    (project.reports / "harbour-fire" / DATE / name).write_text("other", "utf-8")
    with pytest.raises(CaseError, match=f"{name} is not as it was built"):
        pack_edition(project, "harbour-fire", DATE)


def test_a_notebook_that_was_run_on_other_rows_is_refused(project: Project) -> None:
    executed = project.build / "harbour-fire" / DATE / "01-assessment.ipynb"
    executed.write_text("{ }", "utf-8")
    with pytest.raises(CaseError, match="executed notebook is not as it was built"):
        pack_edition(project, "harbour-fire", DATE)
