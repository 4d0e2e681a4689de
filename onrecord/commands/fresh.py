"""Begin a command that makes pages in a process that no personal setting reaches."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

#: The commands whose output would hold what a setting changes. A build does it by itself, once it
#: has found that there is anything to do.
_MAKERS = frozenset({"render", "archive", "pdf"})
#: What the order of sets, the names of days and the time of day follow.
_FIXED = {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
_SETTINGS = ("PYTHON", "MPL", "MATPLOTLIB", "JUPYTER", "IPYTHON", "PANDAS", "LC_", "LANG")
#: Where Python and its packages are, and how it speaks to a terminal: none of it is in a page.
_HARMLESS = frozenset(
    {
        "PYTHONPATH",
        "PYTHONHOME",
        "PYTHONUSERBASE",
        "PYTHONNOUSERSITE",
        "PYTHONSAFEPATH",
        "PYTHONPYCACHEPREFIX",
        "PYTHONDONTWRITEBYTECODE",
        "PYTHONUNBUFFERED",
        "PYTHONFAULTHANDLER",
    }
)


def will_make() -> bool:
    """Return whether this process was asked to make something, and begins with that."""
    return bool(_MAKERS.intersection(sys.argv[1:]))


def begin_afresh() -> None:
    """Replace this process by one without personal settings, if it has any.

    It keeps its number, so that whoever started it can stop it.
    """
    clean = without_settings(os.environ)
    if os.name == "posix" and _is_program() and clean != dict(os.environ):
        sys.stdout.flush()
        sys.stderr.flush()
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], clean)  # noqa: S606


def without_settings(environment: Mapping[str, str]) -> dict[str, str]:
    """Return ``environment`` without what could change a page."""
    kept = {
        name: value
        for name, value in environment.items()
        if name in _HARMLESS or not name.startswith(_SETTINGS)
    }
    return {**kept, **_FIXED}


def _is_program() -> bool:
    """Return whether this process is the command, and not a program that has imported it."""
    main = sys.modules["__main__"]
    spec = getattr(main, "__spec__", None)
    by_name = spec is not None and spec.name == f"{__package__.partition('.')[0]}.__main__"
    return by_name or Path(str(getattr(main, "__file__", ""))).name == "onrecord"
