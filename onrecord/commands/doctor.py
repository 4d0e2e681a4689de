"""``onrecord doctor``: what this machine and this project have, and what to do about the rest."""

import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

import click

from onrecord import __version__
from onrecord.commands.asking import Asked, command, pass_asked
from onrecord.model.problems import CaseError
from onrecord.project import Project

GOOD, MISSING, LACKING = "ok", "missing", "needed"
_COLOURS = {GOOD: "green", MISSING: "yellow", LACKING: "red"}
#: What a page is made by, in the order in which a page goes through it.
_RENDERING = ("pandas", "networkx", "matplotlib", "papermill", "ipykernel", "nbconvert")
_LEAST = (3, 11)
_AGAIN = "install On Record again: pip install --upgrade onrecord"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    ``state`` is ``ok``, ``missing`` for what only some commands need, or ``needed`` for what the
    pages need. ``remedy`` is empty where there is nothing to do.
    """

    what: str
    state: str
    found: str
    remedy: str = ""


@command
@click.option("--json", "as_json", is_flag=True, help="Print it for a script to read.")
@pass_asked
def doctor(asked: Asked, as_json: bool) -> int:
    """Say whether this machine and this project have what is needed.

    Exits with 0, and with 1 if something is missing without which no page can be made.

    Examples:
      onrecord doctor
      onrecord doctor --json
    """
    found = [*_machine(), *_project(asked)]
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in found], indent=1))
    for finding in [] if as_json else found:
        if not asked.quiet or finding.state != GOOD:
            state = click.style(f"{finding.state:8}", fg=_COLOURS[finding.state])
            click.echo(f"{state} {finding.what}: {finding.found}")
            if finding.remedy:
                click.echo(f"{'':8} {finding.remedy}")
    return int(any(finding.state == LACKING for finding in found))


def _machine() -> Iterator[Finding]:
    yield Finding("On Record", GOOD, __version__)
    yield _python()
    yield from map(_package, _RENDERING)
    yield _forking()
    yield _browser()


def _python() -> Finding:
    told = f"{sys.version.split()[0]} at {sys.executable}"
    if sys.version_info >= _LEAST:
        return Finding("Python", GOOD, told)
    least = ".".join(map(str, _LEAST))
    return Finding("Python", LACKING, told, f"Take Python {least} or later, and {_AGAIN}")


def _package(name: str) -> Finding:
    """Return whether a package that renders is there in a version that will do."""
    limits = (re.match(rf"{name}\s*>=\s*([0-9.]+)$", line) for line in _required())
    least = next((found[1] for found in limits if found), "0")
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return Finding(name, LACKING, "not installed", f"Run pip install '{name}>={least}'")
    if _numbers(version) < _numbers(least):
        remedy = f"Run pip install --upgrade '{name}>={least}'"
        return Finding(name, LACKING, f"{version}, and {least} is the least", remedy)
    return Finding(name, GOOD, version)


def _required() -> list[str]:
    try:
        return metadata.requires("onrecord") or []
    except metadata.PackageNotFoundError:
        # Run from its folder and not installed: any version that is there has to do.
        return []


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"[0-9]+", version.partition("+")[0])[:3])


def _forking() -> Finding:
    from onrecord.render.processes import can_fork

    if can_fork():
        return Finding("Forks", GOOD, "notebooks run in forks of one process")
    told = "not here, so that stock Jupyter kernels run the notebooks: the same pages, more slowly"
    return Finding("Forks", GOOD, told)


def _browser() -> Finding:
    from onrecord.render.browser import NoBrowser, chromium, headless

    try:
        path = chromium()
    except NoBrowser as error:
        return Finding("Chromium", MISSING, "none that starts; only pdf needs it", str(error))
    done = headless(path, "--version")
    version = done.stdout.strip() if done else "it starts"
    return Finding("Chromium", GOOD, f"{version} at {path}")


def _project(asked: Asked) -> Iterator[Finding]:
    """Yield what there is to say of the project: that there is one, its notebooks, its folders."""
    try:
        project = asked.project
    except CaseError as error:
        remedy = "Start one with: onrecord init my-desk"
        yield Finding("Project", MISSING, str(error), remedy)
        return
    yield Finding("Project", GOOD, str(project.root))
    yield _notebooks(project)
    yield from map(_writable, (project.data, project.reports, project.build))


def _notebooks(project: Project) -> Finding:
    from onrecord.render.plan import FRONT, notebooks, page_name

    names = [page_name(path) for path in notebooks(project)]
    if FRONT in names:
        return Finding("Notebooks", GOOD, ", ".join(names))
    told = f"none in {project.notebooks} is called 01-{FRONT}.ipynb, with which an edition opens"
    return Finding("Notebooks", LACKING, told, "Copy them from a folder that onrecord init made")


def _writable(folder: Path) -> Finding:
    """Return whether files can be made in ``folder``, or in the nearest one above that is there."""
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    try:
        with tempfile.TemporaryFile(dir=nearest):
            pass
    except OSError as error:
        told = f"{folder} cannot be written to: {error.strerror}"
        remedy = f"Give yourself the right to write there: chmod u+w {nearest}"
        return Finding("Writable", LACKING, told, remedy)
    free = os.statvfs(nearest).f_bavail * os.statvfs(nearest).f_frsize if os.name == "posix" else 0
    room = f", {free // 2**20} MB free" if free else ""
    return Finding("Writable", GOOD, f"{folder}{room}")
