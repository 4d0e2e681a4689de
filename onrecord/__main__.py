"""The command ``onrecord``."""

import sys
from pathlib import Path

import click

from onrecord import __version__
from onrecord.commands.anchor import anchor
from onrecord.commands.archive import archive
from onrecord.commands.build import build, render
from onrecord.commands.check import check
from onrecord.commands.new import new
from onrecord.commands.pdf import pdf
from onrecord.commands.tidy import tidy
from onrecord.model.problems import CaseError
from onrecord.project import Project, find_project, open_project


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
@click.option(
    "--root",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    help="The project's folder; found from here upwards if not given.",
)
@click.pass_context
def cli(context: click.Context, root: Path | None) -> None:
    r"""Who says so, on what evidence, how many voices that really is, and who has not confirmed it.

    \b
    Examples:
      onrecord check                          check the tables of every case
      onrecord build drones-in-china          render what is not up to date
      onrecord render notebooks/02-timeline.ipynb -p as_of 2024-11-15 -o timeline.html
      onrecord new my-case                    start a case
    """
    context.obj = _Lazy(root)


class _Lazy:
    """Finds the project when a command asks for it, so that --help works anywhere."""

    def __init__(self, root: Path | None) -> None:
        self._root = root

    @property
    def project(self) -> Project:
        return open_project(self._root) if self._root else find_project()


for command in (check, render, build, new, tidy, anchor, archive, pdf):
    cli.add_command(command)


def main() -> None:
    """Run the command line and exit.

    0: all is well. 1: the work failed, as with tables that have errors or a cell that raised.
    2: the command has to be put differently, as with a case or a date that there is not. 130:
    stopped with Ctrl-C.
    """
    try:
        code = cli(standalone_mode=False)
    except CaseError as error:
        click.echo(str(error), err=True)
        code = error.exit_code
    except OSError as error:
        place = f": {error.filename}" if error.filename else ""
        click.echo(f"{error.strerror or error}{place}", err=True)
        code = 1
    except click.exceptions.Abort:
        click.echo("Stopped; nothing was left half-written.", err=True)
        code = 130
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    sys.exit(code)


if __name__ == "__main__":
    main()
