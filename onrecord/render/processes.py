"""Processes of our own making: they end with whoever made them, and nothing they start outlives it.

Linux alone has what this needs as a whole; elsewhere notebooks run in stock kernels.
"""

import contextlib
import ctypes
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

_DIES_WITH_PARENT, _ADOPTS_ORPHANS = 1, 36  # as <linux/prctl.h> has them
_PROC = Path("/proc")


def can_fork() -> bool:
    """Return whether a process here can be copied with all that it has imported."""
    return sys.platform == "linux" and hasattr(os, "fork")


def fork(work: Callable[[], None], *, apart: bool = False) -> int:
    """Do ``work`` in a copy of this process that ends with it; return the id of the copy.

    ``apart`` gives the copy a session of its own, which :func:`end_group` ends as a whole.
    """
    parent = os.getpid()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        _control(_DIES_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
        if apart:
            os.setsid()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, signal.SIG_DFL)
        work()
        code = 0
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        _leave(code)


def adopt_orphans() -> None:
    """Become the parent of every process whose own parent ends, so that :func:`end_all` sees it."""
    if sys.platform == "linux":
        _control(_ADOPTS_ORPHANS, 1)


def end_group(leader: int) -> None:
    """End the process ``leader`` and all of its session that are still there."""
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(leader, signal.SIGKILL)


def end_all(but: frozenset[int] = frozenset()) -> None:
    """End the children of this process ``but`` for some, those that come meanwhile too."""
    while found := [child for child in children() if child not in but]:
        for child in found:
            end_group(child)
        for child in found:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(child, 0)


def children() -> Iterator[int]:
    """Yield the ids of the processes whose parent is this one."""
    me = os.getpid()
    for path in _PROC.glob("[0-9]*/stat") if _PROC.is_dir() else ():
        with contextlib.suppress(OSError, ValueError, IndexError):
            # The name of a program stands in brackets and may hold anything.
            if int(path.read_text("utf-8", "replace").rpartition(")")[2].split()[1]) == me:
                yield int(path.parent.name)


def how_it_ended(status: int) -> str:
    """Return in words how a process ended whose ``status`` was waited for."""
    if os.WIFSIGNALED(status):
        return f"was ended by signal {signal.Signals(os.WTERMSIG(status)).name}"
    return f"ended with exit code {os.waitstatus_to_exitcode(status)}"


def _leave(code: int) -> NoReturn:
    # Nothing that the parent registered for its own end may run here.
    os._exit(code)


def _control(option: int, value: int) -> None:
    ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0)
