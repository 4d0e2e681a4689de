"""Change several files of a case together, and keep the way back to what they were.

The files as they were lie in one archive beside the tables, with a fingerprint of what each became.
It is written before the first of them is changed, so that even a machine that stops in between
leaves a way back.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.model.problems import WorkFailed
from onrecord.model.write import write_bytes


@dataclass(frozen=True)
class WayBack:
    """A change that can be taken back: its archive, its name in words, and its command.

    ``newest_only`` lets a later change of the kind take the place of the way back from an earlier
    one; otherwise the earlier one has to be taken or deleted first.
    """

    file: str
    noun: str
    command: str
    newest_only: bool = False


MIGRATION = WayBack("before-migration.zip", "migration", "migrate")
RENAMING = WayBack("before-renaming.zip", "renaming", "rename", newest_only=True)
ADDING = WayBack("before-adding.zip", "addition", "add", newest_only=True)
SHEET = WayBack("before-sheet.zip", "reading", "sheet", newest_only=True)
#: The archive of the files as they were before their migration.
KEPT = MIGRATION.file
_BECAME = "became.json"
_MOVED = "moved.json"
#: An archive of the same files is the same bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)
#: What files of a folder are called now, by what they were called.
Moves = Mapping[str, str]
_NONE: Moves = {}


def change_together(
    folder: Path, texts: Mapping[str, str], way: WayBack = MIGRATION, moves: Moves = _NONE
) -> None:
    """Write ``texts`` to the files of ``folder`` that they name: all of them, or none.

    ``moves`` gives files another name, as they are. Raise ``WorkFailed`` where an earlier way back
    is still kept, and only one can be.
    """
    kept = folder / way.file
    earlier = _bytes(kept)
    if earlier is not None and not way.newest_only:
        raise WorkFailed(
            f"{kept} keeps the way back from an earlier {way.noun}. "
            f"Take it with onrecord {way.command} --undo {folder.name}, or delete it; "
            "nothing was changed."
        )
    before = {name: _bytes(folder / name) for name in texts}
    write_bytes(kept, _archive(before, texts, moves))
    try:
        for name, text in texts.items():
            write_bytes(folder / name, text.encode("utf-8"))
        _move(folder, moves)
    except BaseException:
        _put_back(folder, before, kept, moves)
        if earlier is not None:
            write_bytes(kept, earlier)
        raise


def take_back(folder: Path, way: WayBack = MIGRATION) -> list[str]:
    """Put the files of ``folder`` back as they were before; return their names, sorted.

    Raise ``WorkFailed`` where there is no way back, or where a file was changed since.
    """
    kept = folder / way.file
    became, before, moves = _kept(kept, way)
    changed = [name for name in before if not _is_known(folder / name, before[name], became[name])]
    if changed:
        raise WorkFailed(
            f"{', '.join(sorted(changed))} of {folder.name} changed after the {way.noun}, which "
            "going back would lose. Move them elsewhere to go back all the same; "
            "nothing was changed."
        )
    _put_back(folder, before, kept, moves)
    return sorted([*before, *moves])


def _is_known(path: Path, before: bytes | None, became: str) -> bool:
    """Return whether the file is as it was, as it became, or not there."""
    now = _bytes(path)
    return now is None or now == before or _print(now) == became


def _move(folder: Path, moves: Moves) -> None:
    """Give each file its new name, where it is there and nothing stands in its place."""
    for old, new in moves.items():
        if (folder / old).is_file() and not (folder / new).exists():
            (folder / old).rename(folder / new)


def _put_back(folder: Path, before: Mapping[str, bytes | None], kept: Path, moves: Moves) -> None:
    _move(folder, {new: old for old, new in moves.items()})
    for name, content in before.items():
        if content is None:
            (folder / name).unlink(missing_ok=True)
        elif _bytes(folder / name) != content:
            write_bytes(folder / name, content)
    kept.unlink()


def _archive(before: Mapping[str, bytes | None], texts: Mapping[str, str], moves: Moves) -> bytes:
    became = {name: _print(text.encode("utf-8")) for name, text in texts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(_BECAME, _EPOCH), json.dumps(became, indent=2))
        if moves:
            archive.writestr(zipfile.ZipInfo(_MOVED, _EPOCH), json.dumps(dict(moves), indent=2))
        for name, content in before.items():
            if content is not None:
                archive.writestr(zipfile.ZipInfo(name, _EPOCH), content)
    return out.getvalue()


def _kept(path: Path, way: WayBack) -> tuple[dict[str, str], dict[str, bytes | None], Moves]:
    """Return what the files became, as fingerprints, what they were (or no file), and the moves."""
    if not path.is_file():
        raise WorkFailed(f"There is no {path}, so no {way.noun} to take back; nothing was changed.")
    try:
        with zipfile.ZipFile(path) as archive:
            held = set(archive.namelist())
            became = json.loads(archive.read(_BECAME))
            moves = json.loads(archive.read(_MOVED)) if _MOVED in held else {}
            before = {name: archive.read(name) if name in held else None for name in became}
            return became, before, moves
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise WorkFailed(f"{path} cannot be read ({error}); nothing was changed.") from None


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _print(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
