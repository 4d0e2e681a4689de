"""What is edited during a build is in no page of it, and makes the next one build again."""

import os
from pathlib import Path

import nbformat
import pytest

from onrecord.model.case import load_case
from onrecord.model.edition import open_edition
from onrecord.project import Project
from onrecord.render import editions
from onrecord.render.building import Order, build_pages
from onrecord.render.plan import notebooks, page_name
from onrecord.render.processes import can_fork
from onrecord.render.snapshot import take_snapshot
from tests.cases import edit, read_rows

pytestmark = pytest.mark.skipif(not can_fork(), reason="needs processes that can be forked")

AS_OF = "2026-01-06"


@pytest.fixture
def small(empty_project: Project, folder: Path) -> Project:
    """Return a project with one case and two pages."""
    for path in empty_project.notebooks.glob("*.ipynb"):
        if page_name(path) not in ("assessment", "register"):
            path.unlink()
    return empty_project


def register(project: Project) -> Path:
    (found,) = project.notebooks.glob("*-register.ipynb")
    return found


def built(project: Project, **order: tuple[str, ...]) -> list[str]:
    """Return which pages a build rendered, and why each was or was not."""
    said: list[str] = []
    build_pages(project, Order(explain=said.append, **order), lambda line: None)
    return said


def shown(project: Project, text: str) -> bool:
    folder = project.reports / "harbour-fire" / AS_OF
    return text in (folder / "register.html").read_text("utf-8")


@pytest.mark.notebooks
@pytest.mark.parametrize("undone", [False, True])
def test_an_edit_while_pages_are_made_is_in_none_of_them(
    small: Project, folder: Path, monkeypatch: pytest.MonkeyPatch, undone: bool
) -> None:
    before = (folder / "claims.csv").read_bytes()
    run = editions.run_notebook

    def meanwhile(notebook: Path, *rest: object) -> nbformat.NotebookNode:
        edit(folder, "claims", 0, statement="Put in while it ran.")
        return run(notebook, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(editions, "run_notebook", meanwhile)
    assert len(built(small)) == 2
    assert not shown(small, "Put in while it ran.")
    assert read_rows(folder / "claims.csv")[1][0]["statement"] == "Put in while it ran."
    monkeypatch.setattr(editions, "run_notebook", run)
    if undone:
        (folder / "claims.csv").write_bytes(before)
        assert all(line.endswith("nothing it shows has changed") for line in built(small))
    else:
        why = built(small)
        assert all("is built: rows of its edition have changed" in line for line in why), why
        assert shown(small, "Put in while it ran.")


@pytest.mark.notebooks
def test_it_is_said_of_every_page_why_it_is_built(small: Project, folder: Path) -> None:
    where = f"harbour-fire {AS_OF}"
    assert built(small, pages=("register",)) == [
        f"{where} register is built: it was not built before"
    ]
    place = small.reports / "harbour-fire" / AS_OF
    os.utime(folder / "claims.csv")
    (place / "register.html").write_text("by hand", "utf-8")
    assert built(small) == [
        f"{where} assessment is built: it was not built before",
        f"{where} register is built: register.html is not as it was built",
    ]
    notebook = register(small)
    notebook.write_text(
        notebook.read_text("utf-8").replace("Every claim, with its words and its place", "Rows"),
        "utf-8",
    )
    assert built(small) == [
        f"{where} assessment is up to date: nothing it shows has changed",
        f"{where} register is built: its notebook has changed",
    ]


def test_a_page_whose_notebook_is_no_more_goes(small: Project, folder: Path) -> None:
    built(small)
    place = small.reports / "harbour-fire" / AS_OF
    (place / "mine.html").write_text("mine", "utf-8")
    register(small).unlink()
    edit(folder, "claims", 0, note="Changed.")
    built(small)
    there = {path.name for path in place.iterdir()}
    assert there == {"assessment.html", "card.png", "index.html", "mine.html"}


def test_a_snapshot_is_the_same_case(small: Project, folder: Path, tmp_path: Path) -> None:
    (folder / ".~lock.claims.csv").write_text("open in a spreadsheet", "utf-8")
    taken = take_snapshot(small, [folder.name], tmp_path / "taken")
    edit(folder, "claims", 0, note="Changed.")
    case = load_case(taken.data / folder.name)
    assert len(open_edition(case, AS_OF).published_claims)
    assert "Changed." not in set(case.claims["note"])
    assert not list(taken.root.rglob(".~lock*"))
    assert [page_name(path) for path in notebooks(taken)] == ["assessment", "register"]


def test_what_is_no_plain_file_is_left_to_the_checker(small: Project, folder: Path) -> None:
    (folder / "claims.csv").unlink()
    os.mkfifo(folder / "claims.csv")
    with pytest.raises(Exception, match=r"claims\.csv"):
        build_pages(small, Order(), lambda line: None)


def test_a_build_leaves_the_environment_as_it_was(small: Project, folder: Path) -> None:
    before = dict(os.environ)
    built(small, pages=("register",))
    assert dict(os.environ) == before
