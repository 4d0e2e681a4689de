"""What a run keeps while it lasts, under a name of its own; what dead runs have left is cleared."""

import contextlib
import os
import shutil
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.model.problems import WorkFailed
from onrecord.project import Project

try:
    import fcntl
except ImportError:  # no locks of this kind: two runs at once are then nobody's to tell apart
    fcntl = None  # type: ignore[assignment]

_MARK = "run-"
_LOCK = "lock"
#: What an edition is called while another takes its place, where the two cannot be exchanged.
BEFORE = ".before"


@dataclass(frozen=True)
class Run:
    """One run: its name, which is part of every name that it gives, and its folder."""

    name: str
    folder: Path

    def part_of(self, path: Path) -> Path:
        """Return where what is to stand at ``path`` is made: beside it, and hidden."""
        return path.with_name(f".{path.name}.{self.name}")

    def put(self, path: Path, content: bytes) -> None:
        """Have ``content`` stand at ``path``, whole or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        part = self.part_of(path)
        write_through(part, content)
        part.replace(path)


def write_through(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` and wait until it is on the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o644)


@contextlib.contextmanager
def open_run(project: Project) -> Iterator[Run]:
    """Yield a new run, whose folder is there until the end; first, clear what dead ones left.

    A run that was killed lets go of its lock, whatever else it could not do any more.
    """
    name = f"{_MARK}{uuid.uuid4().hex[:12]}"
    folder = project.build / "runs" / name
    try:
        folder.mkdir(parents=True)
        with (folder / _LOCK).open("wb") as mine:
            # Whoever begins or clears is alone, so that nobody is seen before it has its lock.
            with (folder.parent / _LOCK).open("wb") as everybodys:
                _locked(everybodys.fileno(), wait=True)
                _locked(mine.fileno())
                clear_dead(project)
            yield Run(name, folder)
    except OSError as error:
        if folder.is_dir():
            raise
        said = f"{project.build} cannot be written to ({error.strerror}); nothing was rendered."
        raise WorkFailed(said) from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def clear_dead(project: Project) -> None:
    """Remove what runs have left that ended before they could; put back what they took away."""
    folders = list((project.build / "runs").glob(f"{_MARK}*"))
    living = {folder.name for folder in folders if not _is_dead(folder)}
    patterns = ((project.reports, ("", "*/")), (project.build, ("*/", "*/*/")))
    for root, places in patterns:
        for part in [path for place in places for path in root.glob(f"{place}.*.{_MARK}*")]:
            name, _, run = part.name[1:].rpartition(f".{_MARK}")
            if _MARK + run.removesuffix(BEFORE) not in living:
                _undo(part, part.with_name(name))
    for folder in folders:
        if folder.name not in living:
            shutil.rmtree(folder, ignore_errors=True)


def _undo(part: Path, place: Path) -> None:
    if part.name.endswith(BEFORE) and not place.exists():
        part.rename(place)
    elif part.is_dir() and not part.is_symlink():
        shutil.rmtree(part, ignore_errors=True)
    else:
        part.unlink(missing_ok=True)


def _is_dead(folder: Path) -> bool:
    if fcntl is None:
        return False
    try:
        with (folder / _LOCK).open("rb") as lock:
            return _locked(lock.fileno())
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _locked(file: int, *, wait: bool = False) -> bool:
    """Lock a file; return whether it could be."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True
