"""``onrecord watch``: build again at each edit, and show the pages."""

import os
import sys

import click

from onrecord.commands.asking import Asked, command, pass_asked
from onrecord.commands.fresh import begin_afresh
from onrecord.commands.running import running_options
from onrecord.render.running import Running

PORT = 8642


@command
@click.argument("cases", nargs=-1, metavar="[CASE]...")
@click.option("--as-of", multiple=True, help="Only the edition at this date (YYYY-MM-DD).")
@click.option("--page", "pages", multiple=True, help="Only the page of this name, like timeline.")
@click.option("--port", default=PORT, help=f"Where to show them; {PORT} if not given, 0: any.")
@running_options
@pass_asked
def watch(
    asked: Asked,
    cases: tuple[str, ...],
    as_of: tuple[str, ...],
    pages: tuple[str, ...],
    port: int,
    how: Running,
) -> int:
    """Build the pages of CASE, or of every case, again at each edit, and show them.

    An open page comes again at the place where one was. What is wrong with a table is shown in
    place of its pages, until it is put right. Ctrl-C ends it.

    Examples:
      onrecord watch
      onrecord watch drones-in-china --as-of 2024-11-15
    """
    begin_afresh()
    from onrecord.render.building import Order
    from onrecord.render.watching import CodeChanged, keep_built, serving

    try:
        with serving(asked.project, port) as server:
            click.echo(f"Open {server.address} (Ctrl-C ends it)", err=True)
            keep_built(asked.project, Order(cases, as_of, pages), server, _said, how)
    except CodeChanged:
        click.echo("The package was edited: beginning anew", err=True)
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - ourselves
    return 0


def _said(line: str) -> None:
    click.echo(line, err=True)
