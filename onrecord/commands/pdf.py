"""``onrecord pdf``: an edition on paper, as one document."""

from pathlib import Path

import click

from onrecord.commands.asking import Asked, command, pass_asked, say
from onrecord.model.case import case_folder, case_names
from onrecord.model.problems import CaseError
from onrecord.model.write import require_writable
from onrecord.project import Project
from onrecord.prose import counted
from onrecord.render.plan import notebooks, page_name
from onrecord.render.volume import VOLUME, in_order, print_volume


@command
@click.argument("cases", nargs=-1, metavar="[CASE]...")
@click.option("--as-of", help="Only the edition at this date (YYYY-MM-DD).")
@pass_asked
def pdf(asked: Asked, cases: tuple[str, ...], as_of: str | None) -> int:
    """Print each edition of CASE, or of every case, as one PDF beside its pages.

    It has a cover, contents, all pages as chapters, and the addresses as notes. Needs Chromium on
    this machine, and pages that are rendered.

    Examples:
      onrecord pdf
      onrecord pdf drones-in-china --as-of 2024-11-15
    """
    project = asked.project
    folders = [case_folder(project.data, name) for name in cases or case_names(project.data)]
    found = [place for folder in folders for place in _editions(project, folder.name, as_of)]
    if not found:
        edition = f" of {as_of}" if as_of else ""
        raise CaseError(f"There is no rendered page{edition} to print; run onrecord build first.")
    for place in found:
        require_writable(place)
    names = [page_name(path) for path in notebooks(project)]
    for number, place in enumerate(found, 1):
        pages = [path for path in place.glob("*.html") if path.name != "index.html"]
        print_volume(in_order(pages, names), place / VOLUME)
        if not asked.quiet:
            click.echo(f"[{number}/{len(found)}] {place / VOLUME}", err=True)
    say(f"{counted(len(found), 'PDF')} printed")
    return 0


def _editions(project: Project, case: str, as_of: str | None) -> list[Path]:
    """Return the folders of the rendered editions of a case, or that of ``as_of``, in order."""
    places = {path.parent for path in (project.reports / case).glob("*/*.html")}
    return sorted(place for place in places if as_of in (None, place.name))
