"""A Chromium on this machine that really renders, found and not brought along."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from onrecord.model.problems import CaseError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
#: The browser asks nobody for anything and shares nothing with the person's own.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HELP = (
    "No Chromium could be found. Install one (on Debian: apt-get install chromium) "
    "or name one in the environment: ONRECORD_CHROMIUM=/path/to/chromium"
)
_PAGE = "data:text/html,<title>x</title><script>document.title='it '+'renders'</script>"


class NoBrowser(CaseError):
    """There is no Chromium that starts; the message says what to do."""


@cache
def chromium() -> Path:
    """Return the path of a Chromium that renders; raise :class:`NoBrowser` if there is none."""
    for path in candidates():
        if renders(path):
            return path
    named = os.environ.get("ONRECORD_CHROMIUM")
    raise NoBrowser(
        f"ONRECORD_CHROMIUM names {named}, but no Chromium starts there." if named else f"{HELP}."
    )


def renders(path: Path) -> bool:
    """Return whether the browser at ``path`` starts and makes a page out of HTML."""
    done = headless(path, "--dump-dom", _PAGE)
    return done is not None and "it renders" in done.stdout


def headless(path: Path, *arguments: str) -> "subprocess.CompletedProcess[str] | None":
    """Run the browser at ``path`` with a profile of its own; ``None`` if it does not even start."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [str(path), *FLAGS, "--headless", f"--user-data-dir={profile}", *arguments]
        try:
            return subprocess.run(  # noqa: S603 - a browser that the person has installed
                command, capture_output=True, text=True, timeout=90, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            return None


def candidates() -> Iterator[Path]:
    """Yield where a Chromium may be, the likeliest first."""
    named = os.environ.get("ONRECORD_CHROMIUM")
    if named:
        # Who names a browser wants that one, and not a silent other.
        yield Path(named)
        return
    yield from (Path(found) for found in map(shutil.which, NAMES) if found)
    yield from (path for path in (cache_folder() / "chromium", MAC) if path.is_file())


def cache_folder() -> Path:
    """Return the folder of a Chromium that was unpacked for this person alone."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "onrecord" / "browser"
