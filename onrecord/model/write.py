"""Write files whole or not at all: beside their target first, then moved into place."""

import csv
import io
import os
import tempfile
from pathlib import Path

import pandas as pd

from onrecord.model.problems import WorkFailed
from onrecord.model.tables import TABLES, Table


def require_writable(folder: Path) -> None:
    """Raise ``WorkFailed`` if nothing could be put into ``folder``, which need not be there yet."""
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        said = f"{there} cannot be written to ({error.strerror}); nothing was rendered."
        raise WorkFailed(said) from None


def write_bytes(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``; a failure or Ctrl-C leaves what was there before."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        part.chmod(0o644)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def write_text(path: Path, content: str) -> None:
    """Put ``content`` at ``path`` as UTF-8 with plain line ends."""
    write_bytes(path, content.encode("utf-8"))


def table_text(frame: pd.DataFrame, table: Table) -> str:
    """Return ``frame`` as the CSV of ``table``: its columns, one's own; sorted by its key."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    known = {*table.names, *TABLES[table.name].names} if table.name in TABLES else {*table.names}
    names = [*table.names, *(name for name in frame.columns if name not in known)]
    writer.writerow(names)
    writer.writerows(in_order(frame, table)[names].itertuples(index=False, name=None))
    return out.getvalue()


def in_order(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return ``frame`` sorted by the key of ``table``; rows of one key keep their order."""
    return frame.sort_values(list(table.key), kind="stable") if table.key else frame
