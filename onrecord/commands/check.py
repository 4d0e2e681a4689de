"""``onrecord check``: every problem of a case at once, errors and warnings apart."""

from collections import Counter
from itertools import groupby
from pathlib import Path

import click

from onrecord.check.run import check_case
from onrecord.commands.asking import Asked, command, pass_asked, say
from onrecord.commands.reporting import FORMS, advise, report
from onrecord.model.case import case_folder, case_names
from onrecord.model.problems import (
    ERROR,
    REMARK,
    WARNING,
    CaseError,
    Problem,
    errors,
    remarks,
    warnings,
)
from onrecord.prose import counted

_SHOWN = 20


@command
@click.argument("cases", nargs=-1, metavar="[CASE]...")
@click.option(
    "--all", "everything", is_flag=True, help="Show every problem, however many are alike."
)
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    help="Every problem with its place: lines for an editor, github for CI, json for a script.",
)
@click.option("--next", "whats_next", is_flag=True, help="Say what is worth coding next, and why.")
@pass_asked
def check(
    asked: Asked,
    cases: tuple[str, ...],
    everything: bool,
    strict: bool,
    form: str | None,
    whats_next: bool,
) -> int:
    """Check the tables of CASE, or of every case.

    Exits with 0 if there are no errors, 1 if there are, and 2 if there is no such case.

    Examples:
      onrecord check
      onrecord check drones-in-china --all
      onrecord check drones-in-china --format lines
      onrecord check drones-in-china --next
    """
    data = asked.project.data
    names = list(dict.fromkeys(cases)) or case_names(data)
    if not names:
        raise CaseError(f"There is no case in {data}; start one with: onrecord new my-case")
    found = {name: check_case(case_folder(data, name)) for name in names}
    for name, problems in found.items():
        shown = errors(problems) if asked.quiet or whats_next else problems
        if form and not whats_next:
            report(data / name, shown, form, Path.cwd())
        elif shown or not whats_next:
            _print(name, shown, everything)
        if whats_next:
            advise(data / name, problems, everything, form == "json")
    failed = any(errors(problems) or (strict and warnings(problems)) for problems in found.values())
    return 1 if failed else 0


def _print(name: str, problems: list[Problem], everything: bool) -> None:
    for title, colour, chosen in (
        ("Errors", "red", errors(problems)),
        ("Warnings", "yellow", warnings(problems)),
        ("Remarks", "blue", remarks(problems)),
    ):
        if chosen:
            click.secho(f"{title} in {name}", bold=True, fg=colour)
            for line in _lines(chosen, everything):
                click.echo("  " + line)
    sums = Counter(problem.level for problem in problems)
    levels = [counted(sums[level], level) for level in (ERROR, WARNING)]
    levels += [counted(sums[REMARK], REMARK)] if sums[REMARK] else []
    say(f"{name}: {', '.join(levels)}")


def _lines(problems: list[Problem], everything: bool) -> list[str]:
    """Return sentences; past twenty of a kind in one column, the rest is counted."""
    lines = []
    alike = sorted(
        problems, key=lambda problem: (problem.file, problem.column, problem.rule, problem.row)
    )
    for (file, column, rule), group in groupby(alike, key=lambda e: (e.file, e.column, e.rule)):
        some = list(group)
        lines += [problem.sentence() for problem in some[: None if everything else _SHOWN]]
        if not everything and len(some) > _SHOWN:
            more = len(some) - _SHOWN
            place = f"{file}, {column}" if column else file
            lines.append(f"{place}: {more} more like these ({rule}); see them with --all")
    return lines
