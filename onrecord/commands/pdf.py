"""``onrecord pdf``: the pages of an edition on paper."""

from pathlib import Path

import click

from onrecord.commands.asking import Asked, command, pass_asked
from onrecord.model.case import case_folder, case_names
from onrecord.model.problems import CaseError
from onrecord.prose import counted
from onrecord.render.printing import print_page


@command
@click.argument("cases", nargs=-1, metavar="[CASE]...")
@click.option("--as-of", help="Only the edition at this date (YYYY-MM-DD).")
@pass_asked
def pdf(asked: Asked, cases: tuple[str, ...], as_of: str | None) -> int:
    """Print the rendered pages of CASE, or of every case, as PDFs beside them.

    Needs Chromium on this machine.

    Examples:
      onrecord pdf
      onrecord pdf drones-in-china --as-of 2024-11-15
    """
    project = asked.project
    folders = [case_folder(project.data, name) for name in cases or case_names(project.data)]
    pages = [page for folder in folders for page in _pages(project.reports / folder.name, as_of)]
    if not pages:
        edition = f" of {as_of}" if as_of else ""
        raise CaseError(f"There is no rendered page{edition} to print; run onrecord build first.")
    for number, page in enumerate(pages, 1):
        print_page(page, page.with_suffix(".pdf"))
        click.echo(f"[{number}/{len(pages)}] {page.with_suffix('.pdf')}", err=True)
    click.echo(f"{counted(len(pages), 'PDF')} printed")
    return 0


def _pages(case: Path, as_of: str | None) -> list[Path]:
    """Return the rendered pages of a case, or those of its edition at ``as_of``, in order."""
    pages = sorted(case.glob("*/*.html"))
    return [p for p in pages if p.name != "index.html" and as_of in (None, p.parent.name)]
