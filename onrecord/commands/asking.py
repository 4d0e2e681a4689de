"""What every command has in common: the project that it is asked about, and its help."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from onrecord.commands.stopping import stop_in_order
from onrecord.project import Project, find_project, open_project

Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass(frozen=True)
class Asked:
    """What was said before the name of the command: ``root``, the folder of the project, if any."""

    root: Path | None = None

    @property
    def project(self) -> Project:
        """Return the project; it is looked for when a command needs it, so that help needs none."""
        return open_project(self.root) if self.root else find_project()


#: Gives a command what was asked before its name, as its first argument.
pass_asked = click.make_pass_decorator(Asked, ensure=True)


class Command(click.Command):
    """A command whose help shows its examples line by line, as they are written."""

    def __init__(self, *words: Any, **settings: Any) -> None:
        super().__init__(*words, **settings)
        self.help = as_written(self.help or "")

    def invoke(self, context: click.Context) -> Any:
        """Run the command; from here on it has something to undo when it is stopped."""
        stop_in_order()
        return super().invoke(context)


def command(function: Function) -> Command:
    """Make a command of ``function``, named as it is, with its docstring as help."""
    return click.command(cls=Command)(function)


def as_written(text: str) -> str:
    """Return the help ``text`` with its examples marked, so that click leaves their lines alone."""
    return inspect.cleandoc(text).replace("\n\nExamples:\n", "\n\n\b\nExamples:\n")
