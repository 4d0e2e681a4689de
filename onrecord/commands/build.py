"""``onrecord build`` and ``onrecord render``: from notebooks to pages."""

import json
import sys
import time
from pathlib import Path
from typing import Any

import click

from onrecord.model.problems import CaseError
from onrecord.model.write import write_text
from onrecord.prose import counted
from onrecord.render.building import build as build_pages
from onrecord.render.building import open_checked
from onrecord.render.notebook_files import read_notebook
from onrecord.render.single import render_single


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


@click.command()
@click.argument("cases", nargs=-1, metavar="[CASE]...")
@click.option("--as-of", help="Only the edition at this date (YYYY-MM-DD).")
@click.pass_obj
def build(obj: object, cases: tuple[str, ...], as_of: str | None) -> int:
    r"""Render the pages of CASE, or of every case, that are not up to date.

    \b
    Examples:
      onrecord build
      onrecord build drones-in-china --as-of 2024-11-15
    """
    project = obj.project  # type: ignore[attr-defined]
    start, progress = time.monotonic(), Progress()
    try:
        done = build_pages(project, list(cases), as_of, progress)
    finally:
        progress.close()
    seconds = time.monotonic() - start
    said = (
        f"{counted(done, 'page')} rendered in {seconds:.0f} s"
        if done
        else "Everything is up to date"
    )
    click.echo(f"{said[:1].upper()}{said[1:]}: {project.reports / 'index.html'}")
    return 0


@click.command()
@click.argument("notebook", type=click.Path(dir_okay=False, exists=True, path_type=Path))
@click.option(
    "-p",
    "--parameter",
    "pairs",
    nargs=2,
    multiple=True,
    metavar="NAME VALUE",
    help="A parameter; lists as JSON.",
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where the page goes."
)
@click.pass_obj
def render(
    obj: object, notebook: Path, pairs: tuple[tuple[str, str], ...], output: Path | None
) -> int:
    r"""Run one NOTEBOOK with parameters of your own and render it as one page.

    \b
    Examples:
      onrecord render notebooks/02-timeline.ipynb -p as_of 2024-11-15
      onrecord render notebooks/03-sourcing.ipynb -p topics '["shipment"]' -o shipment.html
    """
    project = obj.project  # type: ignore[attr-defined]
    given = {name: _value(name, text) for name, text in pairs}
    target = output or Path(f"{notebook.stem}.html")
    source = read_notebook(notebook)
    write_text(target, render_single(project, notebook, source, given, open_checked, target.parent))
    click.echo(f"Rendered {target}")
    return 0


def _value(name: str, text: str) -> Any:
    if not text.startswith("["):
        return text
    try:
        return json.loads(text)
    except ValueError as error:
        raise CaseError(f"Parameter {name}: {text} is not a JSON list ({error}).") from None
