"""``onrecord build``: from notebooks to the pages of every edition."""

import gc
import importlib
import time
from typing import TYPE_CHECKING

import click

from onrecord.commands.asking import Asked, command, pass_asked
from onrecord.commands.fresh import begin_afresh
from onrecord.commands.progress import Progress
from onrecord.commands.running import running_options
from onrecord.project import Project
from onrecord.prose import capital, counted
from onrecord.render.running import Running
from onrecord.render.untouched import is_untouched, key_of

if TYPE_CHECKING:
    from onrecord.render.building import Built, Order

_UP_TO_DATE = "everything is up to date"


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
    if not explain and is_untouched(project, key_of(cases, as_of, pages)):
        said = _UP_TO_DATE
    else:
        begin_afresh()
        _load()
        from onrecord.render.building import Order

        said = _built(project, Order(cases, as_of, pages, click.echo if explain else None), how)
    click.echo(f"{capital(said)}: {project.reports / 'index.html'}")
    return 0


def _load() -> None:
    """Load what builds: here, since most builds of a day have nothing to do.

    All of it stays, so nobody looks meanwhile for what can be thrown away.
    """
    gc.disable()
    try:
        importlib.import_module("onrecord.render.building")
    finally:
        gc.enable()


def _built(project: Project, order: "Order", how: Running) -> str:
    """Build what is asked for; return what was done."""
    from onrecord.render.building import build_pages

    start, progress = time.monotonic(), Progress()
    try:
        return _summary(build_pages(project, order, progress, how), time.monotonic() - start)
    finally:
        progress.close()


def _summary(built: "Built", seconds: float) -> str:
    if not built.pages:
        return _UP_TO_DATE
    rest = built.among - built.pages
    others = f", {counted(rest, 'other')} up to date" if rest else ""
    pages, editions = counted(built.pages, "page"), counted(built.editions, "edition")
    return f"{pages} of {editions} rendered in {seconds:.0f} s{others}"
