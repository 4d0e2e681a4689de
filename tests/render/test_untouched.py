"""A build with nothing to do ends before anything is opened, and notices all that was edited."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.project import Project
from onrecord.render import building
from onrecord.render.building import Order, build_pages
from onrecord.render.plan import page_name
from onrecord.render.untouched import inputs, is_untouched, key_of, seal
from tests.cases import edit

ALL = key_of((), (), ())


@pytest.fixture
def sealed(empty_project: Project, folder: Path) -> Project:
    """Return a project in which everything stands as a build has found it."""
    for name in ("index.html", "harbour-fire/2026-01-06/index.html", "harbour-fire/other.html"):
        path = empty_project.reports / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The page {name}.", "utf-8")
    (folder / "texts").mkdir(exist_ok=True)
    (folder / "texts" / "paper.txt").write_text("What it says.", "utf-8")
    outputs = [*empty_project.reports.rglob("*.html")]
    seal(empty_project, ALL, inputs(empty_project), outputs)
    assert is_untouched(empty_project, ALL)
    return empty_project


def age(project: Project) -> None:
    """Have the note that a build left be so young that the times of all files can be believed."""
    (place,) = (project.build / "untouched").glob("*.json")
    text = place.read_text("utf-8")
    at = text.partition('"at": ')[2].partition(",")[0]
    place.write_text(text.replace(at, str(int(at) + 10**12), 1), "utf-8")


@pytest.mark.parametrize("aged", [False, True])
@pytest.mark.parametrize(
    "name",
    [
        "data/harbour-fire/claims.csv",
        "data/harbour-fire/texts/paper.txt",
        "notebooks/02-timeline.ipynb",
        "reports/index.html",
        "reports/harbour-fire/other.html",
    ],
)
def test_an_edit_is_noticed_and_one_that_is_undone_is_none(
    sealed: Project, name: str, aged: bool
) -> None:
    if aged:
        age(sealed)
    path = sealed.root / name
    before, told = path.read_bytes(), path.stat()
    path.write_bytes(bytes([before[0] ^ 1]) + before[1:])
    os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert not is_untouched(sealed, ALL)
    path.write_bytes(before)
    assert is_untouched(sealed, ALL)
    path.unlink()
    assert not is_untouched(sealed, ALL)


def test_touching_a_file_is_no_edit(sealed: Project) -> None:
    for path in (*sealed.data.rglob("*.csv"), *sealed.reports.rglob("*.html")):
        os.utime(path)
    assert is_untouched(sealed, ALL)


@pytest.mark.parametrize(
    "name",
    ["data/harbour-fire/searches2.csv", "data/other/claims.csv", "requirements.lock",
     "notebooks/08-more.ipynb", "reports/harbour-fire/2025-01-01/index.html"],
)  # fmt: skip
def test_a_new_file_is_noticed(sealed: Project, name: str) -> None:
    path = sealed.root / name
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text("new", "utf-8")
    assert not is_untouched(sealed, ALL)


def test_what_a_spreadsheet_leaves_beside_a_table_is_no_edit(sealed: Project, folder: Path) -> None:
    (folder / ".~lock.claims.csv#").write_text("me", "utf-8")
    assert is_untouched(sealed, ALL)


def test_a_case_that_a_link_leads_to_is_watched(sealed: Project, tmp_path: Path) -> None:
    shutil.move(sealed.data / "harbour-fire", tmp_path / "elsewhere")
    (sealed.data / "harbour-fire").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "again").symlink_to(sealed.data)
    assert is_untouched(sealed, ALL)
    edit(tmp_path / "elsewhere", "claims", 0, note="Edited.")
    assert not is_untouched(sealed, ALL)


def test_each_order_is_noted_for_itself(sealed: Project) -> None:
    assert not is_untouched(sealed, key_of(("harbour-fire",), (), ()))
    assert key_of(("a", "b"), (), ()) == key_of(("b", "a", "b"), (), ())


def test_what_is_no_file_is_never_taken_for_unchanged(sealed: Project, folder: Path) -> None:
    os.mkfifo(folder / "pipe.csv")
    assert not is_untouched(sealed, ALL)
    seal(sealed, ALL, {}, [])
    assert not is_untouched(sealed, ALL)


@pytest.mark.notebooks
def test_a_build_notes_what_it_found_in_order(
    empty_project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in empty_project.notebooks.glob("*.ipynb"):
        if page_name(path) != "register":
            path.unlink()
    plan = building.plan

    def meanwhile(*words: object) -> object:
        edit(folder, "claims", 0, note="Edited while it was read.")
        return plan(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(building, "plan", meanwhile)
    before = (folder / "claims.csv").read_bytes()
    build_pages(empty_project, Order(), lambda line: None)
    (folder / "claims.csv").write_bytes(before)
    assert not is_untouched(empty_project, ALL)
    monkeypatch.setattr(building, "plan", plan)
    build_pages(empty_project, Order(), lambda line: None)
    assert is_untouched(empty_project, ALL)
    page = empty_project.reports / "harbour-fire" / "2026-01-06" / "register.html"
    page.write_text(page.read_text("utf-8") + "<!-- by hand -->", "utf-8")
    assert not is_untouched(empty_project, ALL)
    assert build_pages(empty_project, Order(), lambda line: None).pages == 1
    assert is_untouched(empty_project, ALL)


def test_finding_nothing_to_do_loads_nothing_that_draws_or_counts() -> None:
    code = (
        "import sys, onrecord.commands.build, onrecord.commands.ending\n"
        "print(*{'pandas', 'matplotlib', 'papermill', 'nbformat', 'jinja2'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
