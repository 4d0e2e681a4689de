"""Problems for machines: a line with its place for an editor, an annotation for CI, JSON."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from onrecord.check.locating import Spots
from onrecord.check.next_steps import next_steps
from onrecord.model.case import read_case
from onrecord.model.problems import REMARK, Problem, errors, escaped

#: The forms there are.
FORMS = ("lines", "github", "json")
#: So many steps are a day's work.
_STEPS = 6
#: How a GitHub workflow command calls what is no error and no warning.
_GITHUB = {REMARK: "notice"}


def report(folder: Path, problems: list[Problem], form: str, here: Path) -> None:
    """Print each problem of the case in ``folder`` on a line of its own, with its place.

    Files are named from ``here`` on, where they lie below it. ``form`` is one of :data:`FORMS`.
    """
    for line in _lines(folder, problems, form, here):
        click.echo(line)


def advise(folder: Path, problems: list[Problem], everything: bool, as_json: bool) -> None:
    """Print what is worth coding next in the case in ``folder``, the first few if not everything.

    Where the tables have errors, these come first and nothing is counted.
    """
    case, _ = read_case(folder)
    wrong = errors(problems)
    steps = next_steps(case, countable=not wrong)
    shown = steps if everything else steps[:_STEPS]
    for step in shown:
        click.echo(json.dumps(asdict(step), ensure_ascii=False) if as_json else step.sentence())
    if as_json:
        return
    if len(steps) > len(shown):
        click.echo(f"{len(steps) - len(shown)} more, worth less; see them with --all")
    elif not steps:
        click.echo(f"{case.name}: nothing that the tables could say is left open")


def _lines(folder: Path, problems: list[Problem], form: str, here: Path) -> Iterator[str]:
    spots = Spots(folder)
    for problem in sorted(problems):
        path = _from(spots.path(problem), here)
        line, column = spots.spot(problem)
        said = problem.sentence().partition(": ")[2]
        if form == "lines":
            about = f"{problem.column}: {said}" if problem.column else said
            yield f"{escaped(path)}:{line}:{column}: {problem.level}: {about} [{problem.rule}]"
        elif form == "github":
            yield _annotation(path, line, column, problem, said)
        else:
            told = {**asdict(problem), "path": path, "line": line, "character": column}
            yield json.dumps(told, ensure_ascii=False)


def _from(path: Path, here: Path) -> str:
    path, here = path.resolve(), here.resolve()
    return os.path.relpath(path, here) if path.is_relative_to(here) else str(path)


def _annotation(path: str, line: int, column: int, problem: Problem, said: str) -> str:
    """Return the workflow command with which GitHub puts a problem beside its line."""
    level = _GITHUB.get(problem.level, problem.level)
    title = f"{problem.rule}, {problem.column}" if problem.column else problem.rule
    told = {"file": path, "line": str(line), "col": str(column), "title": title}
    where = ",".join(f"{name}={_property(value)}" for name, value in told.items())
    return f"::{level} {where}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
