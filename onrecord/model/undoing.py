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
from pathlib import Path

from onrecord.model.problems import WorkFailed
from onrecord.model.write import write_bytes

#: The archive of the files as they were.
KEPT = "before-migration.zip"
_BECAME = "became.json"
#: An archive of the same files is the same bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def change_together(folder: Path, texts: Mapping[str, str]) -> None:
    """Write ``texts`` to the files of ``folder`` that they name: all of them, or none.

    Raise ``WorkFailed`` where an earlier way back is still kept, for there is only one.
    """
    if (folder / KEPT).exists():
        raise WorkFailed(
            f"{folder / KEPT} keeps the way back from an earlier migration. "
            f"Take it with onrecord migrate --undo {folder.name}, or delete it; "
            "nothing was changed."
        )
    before = {name: _bytes(folder / name) for name in texts}
    write_bytes(folder / KEPT, _archive(before, texts))
    try:
        for name, text in texts.items():
            write_bytes(folder / name, text.encode("utf-8"))
    except BaseException:
        _put_back(folder, before)
        raise


def take_back(folder: Path) -> list[str]:
    """Put the files of ``folder`` back as they were before; return their names, sorted.

    Raise ``WorkFailed`` where there is no way back, or where a file was changed since.
    """
    became, before = _kept(folder / KEPT)
    changed = [name for name in before if not _is_known(folder / name, before[name], became[name])]
    if changed:
        raise WorkFailed(
            f"{', '.join(sorted(changed))} of {folder.name} changed after the migration, which "
            "going back would lose. Move them elsewhere to go back all the same; "
            "nothing was changed."
        )
    _put_back(folder, before)
    return sorted(before)


def _is_known(path: Path, before: bytes | None, became: str) -> bool:
    """Return whether the file is as it was, as it became, or not there."""
    now = _bytes(path)
    return now is None or now == before or _print(now) == became


def _put_back(folder: Path, before: Mapping[str, bytes | None]) -> None:
    for name, content in before.items():
        if content is None:
            (folder / name).unlink(missing_ok=True)
        elif _bytes(folder / name) != content:
            write_bytes(folder / name, content)
    (folder / KEPT).unlink()


def _archive(before: Mapping[str, bytes | None], texts: Mapping[str, str]) -> bytes:
    became = {name: _print(text.encode("utf-8")) for name, text in texts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(_BECAME, _EPOCH), json.dumps(became, indent=2))
        for name, content in before.items():
            if content is not None:
                archive.writestr(zipfile.ZipInfo(name, _EPOCH), content)
    return out.getvalue()


def _kept(path: Path) -> tuple[dict[str, str], dict[str, bytes | None]]:
    """Return what the files became, as fingerprints, and what they were; ``None`` is no file."""
    if not path.is_file():
        raise WorkFailed(f"There is no {path}, so no migration to take back; nothing was changed.")
    try:
        with zipfile.ZipFile(path) as archive:
            became = json.loads(archive.read(_BECAME))
            held = set(archive.namelist())
            return became, {name: archive.read(name) if name in held else None for name in became}
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise WorkFailed(f"{path} cannot be read ({error}); nothing was changed.") from None


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _print(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
