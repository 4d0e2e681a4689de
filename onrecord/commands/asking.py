"""What every command has in common: the project that it is asked about, its help, its loudness."""

import inspect
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import click

from onrecord.commands.stopping import stop_in_order
from onrecord.project import Project, find_project, open_project

Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass(frozen=True)
class Asked:
    """What was said beside the name of the command.

    ``root`` is the folder of the project, if any; ``quiet`` leaves out what only says that all went
    well, and ``verbose`` says where the work is done, how long it took and where it failed.
    """

    root: Path | None = None
    quiet: bool = False
    verbose: bool = False

    @property
    def project(self) -> Project:
        """Return the project; it is looked for when a command needs it, so that help needs none."""
        found = open_project(self.root) if self.root else find_project()
        if self.verbose:
            click.echo(f"Project: {found.root}", err=True)
        return found


#: Gives a command what was asked beside its name, as its first argument.
pass_asked = click.make_pass_decorator(Asked, ensure=True)


def say(line: str) -> None:
    """Print what only says that all went well; nothing, for whoever wants it quiet."""
    asked = click.get_current_context().find_object(Asked)
    if not asked or not asked.quiet:
        click.echo(line)


def _keep(context: click.Context, option: click.Parameter, given: bool) -> None:
    asked = context.ensure_object(Asked)
    if given and option.name == "quiet":
        context.obj = replace(asked, quiet=True)
    elif given:
        context.obj = replace(asked, verbose=True)


def loudness() -> list[click.Parameter]:
    """Return the options that every command has, before its name and after it."""
    quiet, verbose = (
        "Say only what is wrong or asked for.",
        "Say where, how long, and why it fails.",
    )
    kept: dict[str, Any] = {"is_flag": True, "expose_value": False, "callback": _keep}
    return [
        click.Option(["-q", "--quiet"], help=quiet, **kept),
        click.Option(["-v", "--verbose"], help=verbose, **kept),
    ]


class Command(click.Command):
    """A command whose help shows its examples line by line, as they are written."""

    def __init__(self, *words: Any, **settings: Any) -> None:
        super().__init__(*words, **settings)
        self.help = as_written(self.help or "")
        self.params += loudness()
        for parameter in self.params:
            _complete(parameter)

    def invoke(self, context: click.Context) -> Any:
        """Run the command; from here on it has something to undo when it is stopped."""
        stop_in_order()
        begun, asked = time.perf_counter(), context.ensure_object(Asked)
        try:
            return super().invoke(context)
        except Exception:
            if asked.verbose:
                click.echo(traceback.format_exc(), nl=False, err=True)
            raise
        finally:
            if asked.verbose:
                click.echo(f"{self.name}: {time.perf_counter() - begun:.1f} s", err=True)


def _complete(parameter: click.Parameter) -> None:
    """Let a shell complete the names of cases and the dates of editions."""
    kind = {"case": "known_cases", "cases": "known_cases", "as_of": "known_editions"}.get(
        parameter.name or ""
    )
    if not kind or (kind == "known_cases" and not isinstance(parameter, click.Argument)):
        return

    def found(context: click.Context, param: click.Parameter, begun: str) -> Any:
        # Loaded when a shell asks, so that nobody else waits for it.
        module = import_module(f"{__package__}.completion")
        return getattr(module, kind)(context, param, begun)

    parameter._custom_shell_complete = found


def command(function: Function) -> Command:
    """Make a command of ``function``, named as it is, with its docstring as help."""
    return click.command(cls=Command)(function)


def command_called(name: str) -> Callable[[Function], Command]:
    """Return what makes a command called ``name`` of a function, which is named otherwise."""
    return click.command(name, cls=Command)


def as_written(text: str) -> str:
    """Return the help ``text`` with its examples marked, so that click leaves their lines alone."""
    return inspect.cleandoc(text).replace("\n\nExamples:\n", "\n\n\b\nExamples:\n")
