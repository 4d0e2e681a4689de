"""``onrecord build``: from notebooks to the pages of every edition."""

import time

import click

from onrecord.commands.asking import Asked, command, pass_asked
from onrecord.commands.progress import Progress
from onrecord.commands.running import running_options
from onrecord.prose import capital, counted
from onrecord.render.building import Built, Order, build_pages
from onrecord.render.execute import Running


@command
@click.argument("cases", nargs=-1, metavar="[CASE]...")
@click.option("--as-of", multiple=True, help="Only the edition at this date (YYYY-MM-DD).")
@click.option("--page", "pages", multiple=True, help="Only the page of this name, like timeline.")
@click.option("--explain", is_flag=True, help="Say of each page why it is built or not.")
@running_options
@pass_asked
def build(
    asked: Asked,
    cases: tuple[str, ...],
    as_of: tuple[str, ...],
    pages: tuple[str, ...],
    explain: bool,
    how: Running,
) -> int:
    """Render the pages of CASE, or of every case, that are not up to date.

    A case whose tables have errors keeps the pages that it has; the other cases are rendered.
    Editions and pages may be named more than once.

    Examples:
      onrecord build
      onrecord build drones-in-china --as-of 2024-11-15
      onrecord build --page timeline --explain
    """
    project = asked.project
    start, progress = time.monotonic(), Progress()
    try:
        order = Order(cases, as_of, pages, click.echo if explain else None)
        built = build_pages(project, order, progress, how)
    finally:
        progress.close()
    said = capital(_summary(built, time.monotonic() - start))
    click.echo(f"{said}: {project.reports / 'index.html'}")
    return 0


def _summary(built: Built, seconds: float) -> str:
    if not built.pages:
        return "everything is up to date"
    rest = built.among - built.pages
    others = f", {counted(rest, 'other')} up to date" if rest else ""
    pages, editions = counted(built.pages, "page"), counted(built.editions, "edition")
    return f"{pages} of {editions} rendered in {seconds:.0f} s{others}"
