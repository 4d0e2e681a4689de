"""What there is to build: the pages of every edition of a case, with what each depends on."""

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import nbformat

from onrecord.model.case import Case
from onrecord.model.edition import open_edition
from onrecord.model.tables import TABLES
from onrecord.model.write import table_text
from onrecord.project import Project
from onrecord.render.notebook_files import read_notebook
from onrecord.render.page import fingerprint
from onrecord.render.parameters import compared_to

#: The page that an edition opens with.
FRONT = "assessment"


@dataclass(frozen=True)
class Page:
    """One page of one edition: a notebook with its parameters, and where the page goes.

    ``inputs`` has a fingerprint for each thing that the page can see: its rows at its date, its
    parameters, its notebook, the package and the installed versions.
    """

    name: str
    title: str
    notebook: Path
    parameters: dict[str, Any]
    target: Path
    inputs: dict[str, str]
    rows: str

    @property
    def case(self) -> str:
        """Return the name of the case."""
        return str(self.parameters["case"])

    @property
    def as_of(self) -> str:
        """Return the date of the edition."""
        return str(self.parameters["as_of"])


def notebooks(project: Project) -> list[Path]:
    """Return the notebooks of the report, in the order of their numbers."""
    return sorted(project.notebooks.glob("[0-9][0-9]-*.ipynb"))


def page_name(notebook: Path) -> str:
    """Return the page that a notebook becomes: ``02-timeline.ipynb`` becomes ``timeline``."""
    return notebook.stem[3:] if notebook.stem[:2].isdigit() else notebook.stem


def page_title(notebook: nbformat.NotebookNode, fallback: str) -> str:
    """Return the first heading of a notebook."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and cell.source.startswith("# "):
            return str(cell.source.splitlines()[0][2:].strip())
    return fallback


def plan(
    project: Project, case: Case, as_of: str | None = None, source: Project | None = None
) -> list[Page]:
    """Return the pages of every edition of ``case``, or of the one at ``as_of``, in order.

    Notebooks and lock are those of ``source``, a snapshot of ``project``, if there is one.
    """
    known = sorted(case.editions["as_of"])
    chosen = [date for date in known if as_of in (None, date)]
    every = source or project
    shared = {"code": fingerprint(package_bytes()), "lock": fingerprint(_lock(every))}
    return [page for date in chosen for page in _edition(project, every, case, date, shared)]


def _edition(
    project: Project, source: Project, case: Case, date: str, shared: dict[str, str]
) -> list[Page]:
    rows = fingerprint(edition_rows(case, date).encode())
    beside = [
        sorted(case.editions["as_of"]),
        repr(case.about),
        case.editions[["as_of", "title"]].to_json(),
    ]
    pages = []
    for path in notebooks(source):
        values = {
            "case": case.name,
            "as_of": date,
            "compare_to": compared_to(case, date),
            "topics": [],
        }
        inputs = {
            "rows": rows,
            "notebook": fingerprint(path.read_bytes()),
            "settings": fingerprint(json.dumps([values, beside], sort_keys=True).encode()),
            **shared,
        }
        title = page_title(read_notebook(path), path.stem)
        target = project.reports / case.name / date / f"{page_name(path)}.html"
        pages.append(Page(page_name(path), title, path, values, target, inputs, rows))
    return pages


def edition_rows(case: Case, date: str) -> str:
    """Return every row that an edition can see, as text; row order in the files does not matter."""
    seen = open_edition(case, date).case
    return "\n".join(table_text(seen.tables[name], table) for name, table in TABLES.items())


def package_files() -> list[Path]:
    """Return every file of the package that a page can depend on, in order of path.

    None of those that it depends on imports a command, as the contracts in pyproject.toml say.
    """
    root = Path(str(resources.files("onrecord")))
    spared = {root / "commands", *root.rglob("__pycache__")}
    files = [path for path in root.rglob("*.*") if not spared.intersection(path.parents)]
    return sorted(path for path in files if path.is_file())


@cache
def package_bytes() -> bytes:
    """Return the content of every file of the package, in order of path."""
    return b"\0".join(path.read_bytes() for path in package_files())


def _lock(project: Project) -> bytes:
    path = project.root / "requirements.lock"
    return path.read_bytes() if path.is_file() else b""
