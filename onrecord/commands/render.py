"""``onrecord render``: one notebook as one page."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from onrecord.commands.asking import Asked, Command, pass_asked, say
from onrecord.commands.running import running_options
from onrecord.model.problems import CaseError
from onrecord.model.write import require_writable, write_text
from onrecord.render.notebook_files import read_notebook
from onrecord.render.running import Running
from onrecord.render.single import render_single

_NAMES = ("-p", "--parameter")


class _Render(Command):
    """Takes a parameter in two words too: ``-p NAME VALUE`` is ``-p NAME=VALUE``."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Read the words after the name of the command."""
        return super().parse_args(context, list(_joined(args, context)))


def _joined(words: list[str], context: click.Context) -> Iterator[str]:
    rest = iter(words)
    for word in rest:
        yield word
        if word in _NAMES:
            name = next(rest, "")
            value = None if "=" in name else next(rest, "")
            if value == "" or value in ("-o", "--output", *_NAMES):
                raise click.UsageError(f"{word} {name} has no value: write {word} {name}=", context)
            yield name if value is None else f"{name}={value}"


@click.command(cls=_Render)
@click.argument("notebook", type=click.Path(dir_okay=False, exists=True, path_type=Path))
@click.option(
    *_NAMES, "pairs", multiple=True, metavar="NAME=VALUE", help="A parameter; lists as JSON."
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where the page goes."
)
@running_options
@pass_asked
def render(
    asked: Asked, notebook: Path, pairs: tuple[str, ...], output: Path | None, how: Running
) -> int:
    """Run one NOTEBOOK with parameters of your own and render it as one page.

    A case that is named without a date is shown in its newest edition.

    Examples:
      onrecord render notebooks/02-timeline.ipynb -p as_of=2024-11-15
      onrecord render notebooks/03-sourcing.ipynb -p topics '["shipment"]' -o shipment.html
    """
    project = asked.project
    given = dict(_parameter(pair) for pair in pairs)
    target = output or Path(f"{notebook.stem}.html")
    source = read_notebook(notebook)
    require_writable(target.parent)
    write_text(target, render_single(project, notebook, source, given, target.parent, how))
    say(f"Rendered {target}")
    return 0


def _parameter(pair: str) -> tuple[str, Any]:
    name, _, text = pair.partition("=")
    if not text.startswith("["):
        return name, text
    try:
        return name, json.loads(text)
    except ValueError as error:
        raise CaseError(f"Parameter {name}: {text} is not a JSON list ({error}).") from None
