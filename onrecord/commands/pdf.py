"""``onrecord pdf``: the pages of an edition on paper."""

import click

from onrecord.model.case import case_names
from onrecord.model.problems import CaseError
from onrecord.prose import counted
from onrecord.render.printing import print_page


@click.command()
@click.argument("cases", nargs=-1, metavar="[CASE]...")
@click.option("--as-of", default="*", help="Only the edition at this date (YYYY-MM-DD).")
@click.pass_obj
def pdf(obj: object, cases: tuple[str, ...], as_of: str) -> int:
    r"""Print the rendered pages of CASE, or of every case, as PDFs beside them.

    Needs Chromium on this machine.

    \b
    Examples:
      onrecord pdf
      onrecord pdf drones-in-china --as-of 2024-11-15
    """
    project = obj.project  # type: ignore[attr-defined]
    names = list(cases) or case_names(project.data)
    pages = [
        page
        for name in names
        for page in sorted((project.reports / name).glob(f"{as_of}/*.html"))
        if page.name != "index.html"
    ]
    if not pages:
        raise CaseError("There is no rendered page to print; run onrecord build first.")
    for number, page in enumerate(pages, 1):
        print_page(page, page.with_suffix(".pdf"))
        click.echo(f"[{number}/{len(pages)}] {page.with_suffix('.pdf')}", err=True)
    click.echo(f"{counted(len(pages), 'PDF')} printed")
    return 0
