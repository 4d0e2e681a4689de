"""Whether a page stands as its tables, notebook and code have it now, and if not, why."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from onrecord.project import Project
from onrecord.render.plan import FRONT, Page, package_files

#: Each file that something is made from, with what differs once it has been written to.
State = frozenset[tuple[str, int, int, int]]
_TABLES = (".csv", ".json", ".toml")
CARD = "card.png"
#: What a page depends on, in the words that tell of a change.
_CHANGED = {
    "rows": "rows of its edition have changed",
    "notebook": "its notebook has changed",
    "settings": "its parameters, or the editions beside it, have changed",
    "code": "the package has changed",
    "lock": "the lock has changed",
}
_FIRST = "it was not built before"


def why_stale(project: Project, page: Page) -> str:
    """Return why ``page`` does not stand as tables, notebooks and code would have it; '' if so."""
    found = {name: content_of(page.target.with_name(name)) for name in files_of(page)}
    executed = content_of(work_of(project, page) / page.notebook.name)
    return why_not(stamp_at(project, page), page, found, executed)


def why_not(
    stamp: dict[str, Any], page: Page, files: Mapping[str, bytes | None], executed: bytes | None
) -> str:
    """Return why ``stamp`` does not say that ``page`` was made of its inputs into ``files``."""
    known = stamp.get("inputs", {})
    if not known:
        return _FIRST
    changed = [said for name, said in _CHANGED.items() if known.get(name) != page.inputs[name]]
    if changed:
        return " and ".join(changed)
    for name, content in files.items():
        if content is None:
            return f"{name} is not there"
        if stamp.get("files", {}).get(name) != digest(content):
            return f"{name} is not as it was built"
    if executed is None or stamp.get("notebook") != digest(executed):
        return "its executed notebook is not as it was built"
    return ""


def is_fresh(project: Project, page: Page) -> bool:
    """Return whether ``page`` stands as the tables, notebooks and code would have it now."""
    return not why_stale(project, page)


def files_of(page: Page) -> list[str]:
    """Return the names of the files that ``page`` is, all in the folder of its edition."""
    return [page.target.name, *(["index.html", CARD] if page.name == FRONT else [])]


def outputs_of(project: Project, page: Page) -> list[Path]:
    """Return every file that a build keeps of ``page``: in reports, its notebook, its stamp."""
    kept = [page.target.with_name(name) for name in files_of(page)]
    return [*kept, work_of(project, page) / page.notebook.name, stamp_of(project, page)]


def stamp_of(project: Project, page: Page) -> Path:
    """Return the file that says what ``page`` was made from."""
    return work_of(project, page) / f"{page.name}.inputs"


def stamp_at(project: Project, page: Page) -> dict[str, Any]:
    """Return what the stamp of ``page`` says; nothing if there is none that can be read."""
    try:
        found = json.loads(stamp_of(project, page).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def stamp_bytes(page: Page, files: Mapping[str, bytes], executed: bytes) -> bytes:
    """Return the stamp of ``page``, which was made into ``files``, some of the edition's."""
    sums = {name: digest(files[name]) for name in files_of(page)}
    said = {"inputs": page.inputs, "files": sums, "notebook": digest(executed)}
    return (json.dumps(said, indent=1, sort_keys=True) + "\n").encode()


def work_of(project: Project, page: Page) -> Path:
    """Return the folder for the executed notebook and the stamp of ``page``."""
    return project.build / page.case / page.as_of


def content_of(path: Path) -> bytes | None:
    """Return what the file at ``path`` holds, ``None`` if there is none that can be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def digest(content: bytes) -> str:
    """Return the SHA-256 of ``content`` in hex."""
    return hashlib.sha256(content).hexdigest()


def tables_state(project: Project, case: str) -> State:
    """Return the state of the tables of ``case`` as they lie in the project."""
    tables = (project.data / case).iterdir()
    # Programs that have a table open leave hidden files beside it.
    return _state(p for p in tables if p.suffix in _TABLES and not p.name.startswith("."))


def package_state() -> State:
    """Return the state of the package's files."""
    return _state(package_files())


def _state(paths: Iterable[Path]) -> State:
    """Return the state of files: two are equal only if none was written to, back and forth."""
    return frozenset(_seen(paths))


def _seen(paths: Iterable[Path]) -> Iterator[tuple[str, int, int, int]]:
    for path in paths:
        told = path.stat()
        yield str(path), told.st_mtime_ns, told.st_size, told.st_ino


#: The package as it was when this process began to import it.
AT_START = package_state()
