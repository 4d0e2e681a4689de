"""A Chromium that really renders a page: found, or installed by ``python -m tests.chromium``.

Tests never skip for want of a browser. Where there is none, ``--install`` gets one from the
system's own package archive (as root, through sudo, or unpacked into the user's cache, which
needs no rights), or else from Playwright, and says in a sentence what to do if nothing works.
"""

import argparse
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from onrecord.render import browser
from onrecord.render.browser import HELP, NoBrowser, cache_folder, renders

_LIBRARIES = (
    "lib/*-linux-gnu*",
    "usr/lib/*-linux-gnu*",
    "usr/lib/*-linux-gnu*/pulseaudio",
    "usr/lib/chromium",
)


@cache
def chromium() -> Path:
    """Return the path of a Chromium that renders; raise :class:`NoBrowser` if there is none."""
    try:
        return browser.chromium()
    except NoBrowser:
        managed = _managed()
        if managed.is_file() and renders(managed):
            return managed
        raise


def _managed() -> Path:
    """Return where Playwright keeps, or would keep, a Chromium of its own."""
    from playwright.sync_api import sync_playwright  # slow to load, and needed only as a last try

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def install() -> Path:
    """Return a Chromium that renders, installed by the first of several ways that works."""
    ways: tuple[Callable[[], None], ...] = (_as_root, _through_sudo, _for_this_user, _playwright)
    for way in ways:
        try:
            way()
            chromium.cache_clear()
            browser.chromium.cache_clear()
            return chromium()
        except (NoBrowser, OSError, subprocess.CalledProcessError) as error:
            print(
                f"  {way.__name__.strip('_').replace('_', ' ')}: {_cause(error)}", file=sys.stderr
            )
    raise NoBrowser(f"{HELP}; make test could not install one either.")


def _cause(error: Exception) -> str:
    lines = (getattr(error, "stderr", None) or str(error)).splitlines()
    telling = [line.strip() for line in lines if "rror" in line or line.startswith("E: ")]
    return ["failed", *lines[:1], *telling][-1]


def _run(*command: str | Path, cwd: Path | None = None) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(
        [str(part) for part in command],
        check=True,
        capture_output=True,
        text=True,
        cwd=cwd,
        env=quiet,
    )


def _as_root() -> None:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        raise OSError("not root")
    _run("apt-get", "update")
    _run("apt-get", "install", "--yes", "--no-install-recommends", "chromium")


def _through_sudo() -> None:
    _run("sudo", "-n", "apt-get", "update")
    _run("sudo", "-n", "apt-get", "install", "--yes", "--no-install-recommends", "chromium")


def _for_this_user() -> None:
    """Unpack Chromium and what it needs into the user's cache; apt allows that to everybody."""
    root = cache_folder()
    shutil.rmtree(root, ignore_errors=True)
    for folder in ("state/lists/partial", "cache/archives/partial", "system"):
        (root / folder).mkdir(parents=True)
    private = [
        "apt-get",
        "--yes",
        *("-o", f"Dir::State={root / 'state'}", "-o", f"Dir::Cache={root / 'cache'}"),
        # The archives are for us alone, so neither dpkg's lock nor its sandbox user is needed.
        *("-o", "Debug::NoLocking=true", "-o", "APT::Sandbox::User=root"),
    ]
    _run(*private, "update")
    _run(*private, "install", "--download-only", "--no-install-recommends", "chromium")
    for package in sorted((root / "cache" / "archives").glob("*.deb")):
        _run("dpkg", "-x", package, root / "system")
    _wrap(root)
    shutil.rmtree(root / "cache")
    shutil.rmtree(root / "state")


def _wrap(root: Path) -> None:
    """Write the script that starts the unpacked Chromium with the libraries unpacked with it."""
    system = root / "system"
    program = system / "usr" / "lib" / "chromium" / "chromium"
    if not program.is_file():
        raise OSError("the archive's package holds no program of its own")
    libraries = ":".join(str(path) for kind in _LIBRARIES for path in sorted(system.glob(kind)))
    script = root / "chromium"
    script.write_text(
        "#!/bin/sh\n"
        f"export LD_LIBRARY_PATH={shlex.quote(libraries)}\n"
        f"[ -e /etc/fonts ] || export FONTCONFIG_PATH={shlex.quote(str(system / 'etc/fonts'))}\n"
        f'exec {shlex.quote(str(program))} "$@"\n'
    )
    script.chmod(0o755)


def _playwright() -> None:
    _run(sys.executable, "-m", "playwright", "install", "chromium")


def main(arguments: Sequence[str]) -> int:
    """Print the path of a Chromium; with ``--install``, get one first if there is none."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--install", action="store_true", help="install one if none is found")
    wanted = parser.parse_args(arguments)
    try:
        print(chromium())
    except NoBrowser as none:
        if not wanted.install:
            sys.exit(str(none))
        print("Installing Chromium for the tests, once", file=sys.stderr)
        try:
            print(install())
        except NoBrowser as error:
            sys.exit(str(error))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
