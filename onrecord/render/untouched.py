"""Whether any byte has changed since a build found everything in order; nothing is opened for it.

Nothing here imports what reads tables or draws: most builds of a day have nothing to do, and end
before anything of that is loaded.
"""

import contextlib
import hashlib
import json
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.project import Project

#: What differs once a file was written to, and the digest of what it holds.
Entry = list[int | str]
Entries = dict[str, Entry]
_PACKAGE = Path(__file__).parent.parent
#: Nanoseconds in which a file can be written to twice and bear the same time.
_COARSE = 2_000_000_000
_DIGEST = -1


def key_of(cases: Iterable[str], as_of: Iterable[str], pages: Iterable[str]) -> str:
    """Return the name of what was asked for; the same cases, editions and pages, the same name."""
    said = json.dumps([sorted(set(cases)), sorted(set(as_of)), sorted(set(pages))])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def inputs(project: Project) -> Entries:
    """Return the state of every file that a build could read; raise ``OSError`` if one is gone."""
    return {str(path): _entry(path) for path in _inputs(project)}


def signs(project: Project) -> dict[str, tuple[int, ...]]:
    """Return what differs once any input was written to, and opens none of them."""
    found = {}
    for path in _inputs(project):
        with contextlib.suppress(OSError):
            found[str(path)] = tuple(_state(path.stat()))
    return found


def is_untouched(project: Project, key: str) -> bool:
    """Return whether all that was asked for stands as a build left it, and nothing was edited.

    A file that was written to and holds what it held before was not edited.
    """
    now = time.time_ns()
    try:
        sealed = json.loads(_place(project, key).read_bytes())
        if sealed["python"] != sys.version:
            return False
        known: Entries = sealed["files"]
        if not {*map(str, _inputs(project)), *map(str, _fronts(project))} <= set(known):
            return False
        found = {path: _same(Path(path), entry, sealed["at"]) for path, entry in known.items()}
    except (OSError, ValueError, KeyError, TypeError):
        return False
    whole = {path: entry for path, entry in found.items() if entry}
    if whole == known:
        return True
    if len(whole) < len(known):
        return False
    _write(project, key, whole, now)
    return True


def seal(project: Project, key: str, before: Entries, outputs: Iterable[Path]) -> None:
    """Note that ``outputs`` stand as they should, unless an input differs from ``before``.

    ``before`` is from before the run read anything: what was edited meanwhile, and undone even, is
    looked at by the next build.
    """
    now = time.time_ns()
    try:
        if inputs(project) == before:
            made = {str(path): _entry(path) for path in [*outputs, *_fronts(project)]}
            _write(project, key, before | made, now)
    except OSError:
        return


def _inputs(project: Project) -> Iterator[Path]:
    """Yield every file that tables, texts, notebooks, lock and package are, but for hidden ones."""
    yield from _files(project.data)
    yield from sorted(project.notebooks.glob("[0-9][0-9]-*.ipynb"))
    lock = project.root / "requirements.lock"
    yield from [lock] if lock.exists() else []
    yield from _files(_PACKAGE)


def _fronts(project: Project) -> Iterator[Path]:
    """Yield the first page of each edition that stands, which the front page lists, and this."""
    yield from sorted(
        [*project.reports.glob("*/*/index.html"), *project.reports.glob("index.html")]
    )


def _files(folder: Path) -> Iterator[Path]:
    seen = set[str]()
    for place, folders, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(place)
        if real in seen:
            folders[:] = []  # a link that leads back to where it stands
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__pycache__")))
        yield from (Path(place, name) for name in sorted(names) if not name.startswith("."))


def _same(path: Path, entry: Entry, at: int) -> Entry | None:
    """Return the entry of ``path`` as it is now, ``None`` if it holds something else."""
    told = path.stat()
    state, long_ago = _state(told), told.st_ctime_ns < at - _COARSE
    if long_ago and state == entry[:_DIGEST]:
        return entry
    found = _entry(path)
    return found if found[_DIGEST] == entry[_DIGEST] else None


def _entry(path: Path) -> Entry:
    told = path.stat()
    if not stat.S_ISREG(told.st_mode):
        raise OSError(f"{path} is no file")
    return [*_state(told), hashlib.sha256(path.read_bytes()).hexdigest()]


def _state(told: os.stat_result) -> list[int]:
    # The time of the last change of any kind cannot be set back.
    return [told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino]


def _place(project: Project, key: str) -> Path:
    return project.build / "untouched" / f"{key}.json"


def _write(project: Project, key: str, entries: Entries, at: int) -> None:
    place = _place(project, key)
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f".{key}.{os.getpid()}")
    try:
        said = {"python": sys.version, "at": at, "files": entries}
        part.write_text(json.dumps(said), "utf-8")
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)
