"""Where a project keeps its cases, notebooks, reports and work in progress."""

from dataclasses import dataclass
from pathlib import Path

from onrecord.model.problems import CaseError


@dataclass(frozen=True)
class Project:
    """The folders of one project, by its root."""

    root: Path

    @property
    def data(self) -> Path:
        """Return the folder with one folder of tables per case."""
        return self.root / "data"

    @property
    def notebooks(self) -> Path:
        """Return the folder with the notebooks."""
        return self.root / "notebooks"

    @property
    def reports(self) -> Path:
        """Return the folder that rendered pages go to."""
        return self.root / "reports"

    @property
    def build(self) -> Path:
        """Return the folder for executed notebooks and fingerprints, which can be deleted."""
        return self.root / "build"


def open_project(root: Path) -> Project:
    """Return the project at ``root`` itself; raise ``CaseError`` if it is none."""
    if not _is_project(root):
        raise CaseError(f"No project in {root}: it would hold the folders data and notebooks.")
    return Project(root.resolve())


def find_project(start: Path | None = None) -> Project:
    """Return the project at ``start`` (here, if not given) or in the nearest folder above it."""
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        if _is_project(folder):
            return Project(folder)
    raise CaseError(
        f"No project in {start} or above it: it would hold the folders data and notebooks. "
        "Go there, or name it with --root."
    )


def _is_project(folder: Path) -> bool:
    return (folder / "data").is_dir() and (folder / "notebooks").is_dir()
