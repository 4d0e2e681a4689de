"""Put an edition in its place: all of it at once, whatever happens on the way."""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from onrecord.render.one_run import BEFORE, Run, write_through

_HERE, _EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE, as Linux has them


def place(run: Run, folder: Path, files: Mapping[str, bytes], gone: frozenset[str]) -> None:
    """Have ``folder`` hold ``files``, and what else it holds now but for what is ``gone``.

    The new folder is made beside the old one and exchanged with it: a reader finds one or the
    other. An error leaves the old one as it was.
    """
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = run.part_of(folder)
    try:
        made.mkdir()
        _keep(folder, made, frozenset(files) | gone)
        for name, content in files.items():
            write_through(made / name, content)
        _sync(made)
        _exchange(made, folder)
        _sync(folder.parent)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _keep(old: Path, new: Path, but: frozenset[str]) -> None:
    """Have ``new`` hold what ``old`` holds, ``but`` for some; each file is there only once."""
    if not old.is_dir():
        return
    shutil.copymode(old, new)
    for path in old.iterdir():
        if path.name in but:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, new / path.name, symlinks=True)
        else:
            shutil.copy2(path, new / path.name, follow_symlinks=False)


def _exchange(made: Path, folder: Path) -> None:
    if not folder.exists():
        made.rename(folder)
    elif not _exchanged(made, folder):
        before = made.with_name(made.name + BEFORE)
        folder.rename(before)
        try:
            made.rename(folder)
        except OSError:
            before.rename(folder)
            raise
        shutil.rmtree(before, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; return whether this system and its files can do so."""
    if sys.platform != "linux":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    names = os.fsencode(one), os.fsencode(other)
    if library.renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP):
        return False
    raise OSError(number, os.strerror(number), str(other))


def _sync(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.EOPNOTSUPP):
            raise
    finally:
        os.close(handle)
