"""``onrecord build``: from notebooks to the pages of every edition."""

import sys
import time

import click

from onrecord.commands.asking import Asked, command, pass_asked
from onrecord.commands.running import running_options
from onrecord.prose import capital, counted
from onrecord.render.building import build_pages
from onrecord.render.execute import Running


class Progress:
    """Says how far a build is: one line that changes on a terminal, plain lines elsewhere."""

    def __init__(self) -> None:
        self.live = sys.stderr.isatty()

    def __call__(self, line: str) -> None:
        """Show ``line``, in place of the last one on a terminal."""
        if self.live:
            click.echo("\r\x1b[K" + line, nl=False, err=True)
        else:
            click.echo(line, err=True)

    def close(self) -> None:
        """End the line that changes."""
        if self.live:
            click.echo("\r\x1b[K", nl=False, err=True)


@command
@click.argument("cases", nargs=-1, metavar="[CASE]...")
@click.option("--as-of", help="Only the edition at this date (YYYY-MM-DD).")
@running_options
@pass_asked
def build(asked: Asked, cases: tuple[str, ...], as_of: str | None, how: Running) -> int:
    """Render the pages of CASE, or of every case, that are not up to date.

    A case whose tables have errors keeps the pages that it has; the other cases are rendered.

    Examples:
      onrecord build
      onrecord build drones-in-china --as-of 2024-11-15
    """
    project = asked.project
    start, progress = time.monotonic(), Progress()
    try:
        done = build_pages(project, list(cases), as_of, progress, how)
    finally:
        progress.close()
    seconds = time.monotonic() - start
    said = f"{counted(done, 'page')} rendered in {seconds:.0f} s" if done else ""
    click.echo(f"{capital(said) or 'Everything is up to date'}: {project.reports / 'index.html'}")
    return 0
