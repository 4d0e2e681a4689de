"""One reading of everything that pages are made from: a copy, which nobody edits meanwhile."""

import shutil
import stat
from collections.abc import Iterable
from pathlib import Path

from onrecord.project import Project

#: Beside the tables lie texts, which the checker alone looks at.
_READ = (".csv", ".json", ".toml", ".md")
_TEXTS = "texts"
#: No table is larger; the checker says so of one that is.
_LARGEST = 200_000_000


def take_snapshot(project: Project, names: Iterable[str], folder: Path) -> Project:
    """Return a project in ``folder`` with the cases ``names`` of ``project``, read this moment.

    What is no plain file, or cannot be read, is for the checker to find where it is.
    """
    taken = Project(folder)
    for name in names:
        (taken.data / name).mkdir(parents=True)
        for path in sorted((project.data / name).iterdir()):
            # Programs that have a table open leave hidden files beside it.
            if path.suffix in _READ and not path.name.startswith("."):
                _take(path, taken.data / name / path.name)
        if (project.data / name / _TEXTS).is_dir():
            (taken.data / name / _TEXTS).symlink_to((project.data / name / _TEXTS).resolve())
    taken.notebooks.mkdir(parents=True)
    for path in sorted(project.notebooks.glob("[0-9][0-9]-*.ipynb")):
        _take(path, taken.notebooks / path.name)
    for path in (project.data / "README.md", project.root / "requirements.lock"):
        if path.is_file():
            _take(path, folder / path.relative_to(project.root))
    return taken


def _take(path: Path, copy: Path) -> None:
    try:
        told = path.stat()
        if stat.S_ISREG(told.st_mode) and told.st_size <= _LARGEST:
            shutil.copyfile(path, copy)
            return
    except OSError:
        copy.unlink(missing_ok=True)
    copy.symlink_to(path.absolute())
