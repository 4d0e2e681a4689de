"""Whether a page stands as its tables, notebook and code have it now, and whether they change."""

from collections.abc import Iterator
from pathlib import Path

from onrecord.project import Project
from onrecord.render.plan import FRONT, Page, notebooks, package_files

#: Each file that the pages of a case are made from, with what differs once it has been written to.
State = frozenset[tuple[str, int, int, int]]
_TABLES = (".csv", ".json", ".toml")


def is_fresh(project: Project, page: Page) -> bool:
    """Return whether ``page`` stands as the tables, notebooks and code would have it now."""
    stamp = stamp_of(project, page)
    front = page.target.with_name("index.html")
    there = page.target.is_file() and (page.name != FRONT or front.is_file())
    return there and stamp.is_file() and stamp.read_bytes() == page.inputs.encode()


def stamp_of(project: Project, page: Page) -> Path:
    """Return the file that says what ``page`` was made from."""
    return work_of(project, page) / f"{page.name}.inputs"


def work_of(project: Project, page: Page) -> Path:
    """Return the folder for the executed notebook and the stamp of ``page``."""
    return project.build / page.case / page.as_of


def state(project: Project, case: str) -> State:
    """Return the state of every file that the pages of ``case`` are made from.

    Two states are equal only if no file was written to in between, not even back and forth.
    """
    found = ((path, path.stat()) for path in _sources(project, case))
    return frozenset((str(path), s.st_mtime_ns, s.st_size, s.st_ino) for path, s in found)


def _sources(project: Project, case: str) -> Iterator[Path]:
    tables = (project.data / case).iterdir()
    # Programs that have a table open leave hidden files beside it.
    yield from (p for p in tables if p.suffix in _TABLES and not p.name.startswith("."))
    yield from notebooks(project)
    yield from package_files()
