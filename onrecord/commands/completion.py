"""``onrecord completion``: what makes a shell complete commands, cases, editions and values."""

import os
from pathlib import Path

import click
from click.shell_completion import CompletionItem, get_completion_class

from onrecord.commands.asking import Asked, command
from onrecord.model.problems import CaseError

SHELLS = ("bash", "zsh", "fish")
_VARIABLE = "_ONRECORD_COMPLETE"


@command
@click.argument("shell", type=click.Choice(SHELLS), required=False)
def completion(shell: str | None) -> int:
    """Print the script that lets SHELL complete commands, options, cases and editions.

    SHELL is the one that runs, if it is not named.

    Examples:
      onrecord completion bash
      onrecord completion fish
    """
    name = shell or Path(os.environ.get("SHELL", "")).name
    made = get_completion_class(name) if name in SHELLS else None
    if made is None:
        raise CaseError(f"Name a shell: onrecord completion {' | '.join(SHELLS)}.")
    root = click.get_current_context().find_root()
    click.echo(made(root.command, {}, "onrecord", _VARIABLE).source())
    return 0


def known_cases(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the cases of the project that begin so; none where there is no project."""
    return [CompletionItem(name) for name in _cases(context) if name.startswith(begun)]


def known_editions(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the editions of the cases named so far, of all cases if none is."""
    from onrecord.model.case import read_case

    named = context.params.get("case") or context.params.get("cases") or _cases(context)
    names = [named] if isinstance(named, str) else list(named)
    found: set[str] = set()
    for name in names:
        try:
            found |= set(read_case(_data(context) / name)[0].editions["as_of"])
        except (CaseError, OSError):
            continue
    return [CompletionItem(day) for day in sorted(found) if day.startswith(begun)]


def _data(context: click.Context) -> Path:
    asked = context.find_object(Asked) or Asked(context.find_root().params.get("root"))
    return asked.project.data


def _cases(context: click.Context) -> list[str]:
    from onrecord.model.case import case_names

    try:
        return case_names(_data(context))
    except (CaseError, OSError):
        return []
