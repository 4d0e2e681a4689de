"""``onrecord export``: an edition in the forms that other programs read."""

from collections.abc import Callable
from pathlib import Path

import click

from onrecord.check.run import open_checked
from onrecord.commands.asking import Asked, command, pass_asked, say
from onrecord.commands.interchange import (
    as_csv,
    as_frictionless,
    as_jsonld,
    as_workbook,
)
from onrecord.commands.references import as_csl, as_ris
from onrecord.model.edition import Edition, open_edition
from onrecord.model.problems import CaseError
from onrecord.model.write import write_bytes
from onrecord.render.parameters import check_parameters, newest

#: Each form with how its file ends and what makes it.
FORMS: dict[str, tuple[str, Callable[[Edition], bytes]]] = {
    "csv": ("csv", as_csv),
    "xlsx": ("xlsx", as_workbook),
    "frictionless": ("zip", as_frictionless),
    "jsonld": ("jsonld", as_jsonld),
    "csl": ("csl.json", as_csl),
    "ris": ("ris", as_ris),
}


@command
@click.argument("case")
@click.option("--to", "form", type=click.Choice(list(FORMS)), required=True, help="The form.")
@click.option("--as-of", help="The edition; the newest one if not given.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where it goes."
)
@pass_asked
def export(asked: Asked, case: str, form: str, as_of: str | None, output: Path | None) -> int:
    """Write one edition of CASE in a form that other programs read.

    csv is one flat table of claims with what they refer to, and xlsx a workbook of all tables;
    frictionless is a data package, jsonld the propositions for machines, csl and ris the documents
    for a reference manager. What each cannot hold stands in docs/interchange.md. xlsx needs
    openpyxl: pip install 'onrecord[export]'.

    Examples:
      onrecord export drones-in-china --to csv
      onrecord export drones-in-china --to ris --as-of 2024-11-15 -o documents.ris
    """
    project = asked.project
    loaded = open_checked(project.data, case)
    day = as_of or newest(loaded)
    if not day:
        raise CaseError(f"{case} has no edition yet; name a day with --as-of YYYY-MM-DD.")
    check_parameters(loaded, day)
    ending, make = FORMS[form]
    target = output or project.build / f"{case}-{day}.{ending}"
    write_bytes(target, make(open_edition(loaded, day)))
    say(f"Exported {target}")
    return 0
