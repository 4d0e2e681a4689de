"""A notebook that somebody runs in JupyterLab: it refuses what a build refuses, in its words."""

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from onrecord.project import Project
from tests.cases import add, edit
from tests.conftest import Outcome

pytestmark = pytest.mark.notebooks
AS_OF = "2026-01-06"


def doubled(folder: Path) -> None:
    add(folder, "claims", like=0, statement="Another sentence.")


def misspelt(folder: Path) -> None:
    edit(folder, "claims", 1, stance="refuses")
    edit(folder, "sources", 0, reliability="good")


def of_excel(folder: Path) -> None:
    path = folder / "documents.csv"
    path.write_bytes(
        path.read_bytes().replace(b"The Gazette", "Le Courrier de Genève".encode("cp1252"))
    )


def run_in_lab(project: Project, name: str) -> str:
    """Run a notebook in a kernel until its case is open; return what it raised, or nothing."""
    path = project.notebooks / "01-assessment.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = notebook.cells[: opening(notebook.cells)]
    (given,) = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    given.source += f'\ncase, as_of = "{name}", "{AS_OF}"'
    resources = {"metadata": {"path": str(project.notebooks)}}
    try:
        NotebookClient(notebook, timeout=120, resources=resources).execute()
    except CellExecutionError as error:
        return f"{error.ename}: {error.evalue}"
    return ""


def opening(cells: list[nbformat.NotebookNode]) -> int:
    """Return the number of cells up to the one that opens the case."""
    return 1 + next(at for at, cell in enumerate(cells) if "open_case(" in cell.source)


@pytest.mark.parametrize("spoil", [doubled, misspelt, of_excel])
def test_it_refuses_in_the_words_of_a_build(
    onrecord: Callable[..., Outcome],
    empty_project: Project,
    folder: Path,
    spoil: Callable[[Path], None],
) -> None:
    assert run_in_lab(empty_project, folder.name) == ""
    spoil(folder)
    built = onrecord("build", folder.name)
    assert built.code == 1
    raised = run_in_lab(empty_project, folder.name)
    assert raised.startswith("TablesRefused: ")
    lines = [line.strip() for line in raised.splitlines() if ".csv" in line]
    assert lines
    for line in lines:
        assert line in built.err
