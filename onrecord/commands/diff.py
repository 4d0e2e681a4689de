"""``onrecord diff``: how every point stood in one edition and stands in another."""

import json
from typing import Any

import click

from onrecord.check.run import open_checked
from onrecord.commands.asking import Asked, command, pass_asked
from onrecord.counting.compared import NUMBERS, WORDS, compared_points
from onrecord.model import dates
from onrecord.model.edition import Edition, open_edition
from onrecord.model.problems import CaseError
from onrecord.prose import capital, counted, verb
from onrecord.questions.registry import findings
from onrecord.render.parameters import check_parameters

#: What became stronger and weaker is not coloured: more voices are not more truth.
_NEW, _MOVED = "green", "yellow"


@command
@click.argument("case")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option("--all", "every", is_flag=True, help="Points that stand as before, too.")
@click.option("--json", "as_json", is_flag=True, help="Print it for a script to read.")
@pass_asked
def diff(asked: Asked, case: str, one: str, other: str, every: bool, as_json: bool) -> int:
    """Say how every point of CASE stood at the date A and stands at the date B.

    Dates are those of editions, or any day between the first document and the last entry; the
    earlier one is the one before, in whichever order they are given. Exits with 0, whether or not
    anything has moved.

    Examples:
      onrecord diff drones-in-china 2024-11-15 2025-09-25
      onrecord diff drones-in-china 2024-11-15 2025-09-25 --json
    """
    now = _opened(asked, case, *sorted([one, other]))
    points = [_point(row) for row in compared_points(now).reset_index().to_dict("records")]
    if as_json:
        told = {"case": case, "was": now.compare_to, "now": now.as_of, "propositions": points}
        click.echo(json.dumps(told, indent=1, ensure_ascii=False))
        return 0
    was, is_now = (dates.in_words(dates.day(day)) for day in (now.compare_to, now.as_of))
    click.echo(f"{now.case.title}: {was} and {is_now}")
    changed = [point for point in points if point["new"] or point["moved"]]
    for point in points if every else changed:
        _print(point)
    same = len(points) - len(changed)
    click.echo(f"\n{capital(counted(same, 'point'))} {verb(same, 'stands', 'stand')} as before.\n")
    click.echo(findings.changes(now))
    return 0


def _opened(asked: Asked, case: str, was: str, now: str) -> Edition:
    loaded = open_checked(asked.project.data, case)
    if was == now:
        raise CaseError(f"{was} is one date; name two, such as {_two(loaded.editions['as_of'])}.")
    for day in (was, now):
        check_parameters(loaded, day)
    return open_edition(loaded, now, was)


def _two(days: Any) -> str:
    return " and ".join(sorted(days)[-2:]) or "2024-11-15 and 2024-12-16"


def _point(row: dict[str, Any]) -> dict[str, Any]:
    """Return one point as it is printed for a script; nothing is missing and nothing is a float."""
    was = {name: row[f"{name}_before"] for name in (*WORDS, *NUMBERS)}
    return {
        "proposition_id": row["proposition_id"],
        "label": row["label"],
        "crucial": bool(row["crucial"]),
        "new": bool(row["new"]),
        "moved": bool(row["moved"]),
        "was": None if row["new"] else {**was, **{name: int(was[name]) for name in NUMBERS}},
        "now": {**{name: row[name] for name in WORDS}, **{n: int(row[n]) for n in NUMBERS}},
    }


def _print(point: dict[str, Any]) -> None:
    colour = _NEW if point["new"] else _MOVED if point["moved"] else None
    click.secho(f"\n{point['label']}", bold=point["crucial"], fg=colour)
    if point["new"]:
        click.echo("  was: nobody had spoken to it")
    else:
        click.echo(f"  was: {_in_words(point['was'])}")
    click.echo(f"  now: {_in_words(point['now'])}")


def _in_words(told: dict[str, Any]) -> str:
    least, most, separate = told["origins_min"], told["origins"], told["separate"]
    interval = f"{least} to {most}" if least != most else str(most)
    noun = "origin" if most == 1 else "origins"
    return (
        f"{told['status']}; {interval} {noun}, {separate} shown to be separate; "
        f"{counted(told['mentions'], 'mention')}"
    )
