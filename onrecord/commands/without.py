"""``onrecord without``: what of an edition stands on a row, and would fall with it."""

import json
from typing import Any

import click
import pandas as pd

from onrecord.check.run import open_checked
from onrecord.commands.asking import Asked, command, pass_asked
from onrecord.counting.falling import COMPARED, edition_without, fallen, moved
from onrecord.model.edition import Edition, open_edition
from onrecord.model.problems import CaseError
from onrecord.prose import capital, counted, verb
from onrecord.questions.registry import findings
from onrecord.render.parameters import check_parameters, compared_to


@command
@click.argument("case")
@click.argument("rows", nargs=-1, required=True, metavar="ROW...")
@click.option("--as-of", help="The edition; the newest if not given.")
@click.option("--json", "as_json", is_flag=True, help="Print it for a script to read.")
@pass_asked
def without(
    asked: Asked, case: str, rows: tuple[str, ...], as_of: str | None, as_json: bool
) -> int:
    """Say what of an edition of CASE stands on the claims ROW, and would fall with them.

    Nothing is changed. Exits with 0, and with 2 if there is no such case, edition or row.

    Examples:
      onrecord without drones-in-china reuters-2024-09-25-01a
      onrecord without drones-in-china reuters-2024-09-25-01a --as-of 2024-11-15 --json
    """
    edition = _edition(asked, case, as_of)
    try:
        falls, points = fallen(edition, rows), moved(edition, rows)
    except KeyError as missing:
        raise CaseError(
            f"The edition of {edition.as_of} holds no claim {missing.args[0]}; the register names "
            "those that it holds."
        ) from None
    sentences = _sentences(edition, rows)
    if as_json:
        click.echo(json.dumps(_told(edition, falls, points, sentences), indent=1))
        return 0
    click.echo(f"{capital(counted(len(falls), 'claim'))} would fall: {', '.join(falls)}")
    _print(points)
    for old, new in sentences:
        click.echo(f"\nIt is said: {old}\nWould be:   {new or '(nothing)'}")
    return 0


def _edition(asked: Asked, case: str, as_of: str | None) -> Edition:
    loaded = open_checked(asked.project.data, case)
    day = as_of or max(loaded.editions["as_of"], default="")
    if not day:
        raise CaseError(f"{case} has no edition yet; name a day with --as-of YYYY-MM-DD.")
    check_parameters(loaded, day, "", ())
    return open_edition(loaded, day, compared_to(loaded, day, ""))


def _print(points: pd.DataFrame) -> None:
    if points.empty:
        click.echo("No number of any proposition would change.")
        return
    many = len(points)
    click.echo(f"The numbers of {counted(many, 'proposition')} {verb(many, 'is', 'are')} others:")
    for row in points.to_dict("records"):
        click.secho(f"  {row['label']}", bold=bool(row["crucial"]))
        for name in COMPARED:
            if row[name] != row[f"new_{name}"]:
                click.echo(f"    {name.replace('_', ' ')}: {row[name]} -> {row[f'new_{name}']}")


def _sentences(edition: Edition, rows: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the key findings that would change, with what would stand instead, by their order."""
    was = findings.key_findings(edition).splitlines()
    would = findings.key_findings(edition_without(edition, rows)).splitlines()
    would += [""] * (len(was) - len(would))
    return [(old, new) for old, new in zip(was, would, strict=False) if old != new]


def _told(
    edition: Edition, falls: list[str], points: pd.DataFrame, sentences: list[tuple[str, str]]
) -> dict[str, Any]:
    return {
        "case": edition.case.name,
        "as_of": edition.as_of,
        "claims": falls,
        "propositions": json.loads(points.reset_index().to_json(orient="records")),
        "sentences": [{"is": old, "would_be": new} for old, new in sentences],
    }
