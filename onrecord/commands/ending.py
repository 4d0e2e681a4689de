"""How a command ends: its exit code, and one sentence for whatever went wrong."""

import click

from onrecord.commands.line import cli
from onrecord.commands.stopping import MESSAGE, Stopped
from onrecord.model.problems import CaseError

#: What a shell expects of a program that Ctrl-C ended.
_STOPPED = 130


def run_command() -> int:
    """Run the command that the process was given; return what the process ends with."""
    try:
        return int(cli(standalone_mode=False) or 0)
    except CaseError as error:
        click.echo(str(error), err=True)
        return error.exit_code
    except OSError as error:
        file = error.filename2 or error.filename
        place = f": {file}" if file else ""
        click.echo(f"{error.strerror or error}{place}", err=True)
        return 1
    except click.exceptions.Abort as abort:
        stop = abort.__cause__
        done = ", ".join([MESSAGE, *getattr(stop, "__notes__", [])])
        click.echo(f"{done}.", err=True)
        return stop.code if isinstance(stop, Stopped) else _STOPPED
    except click.ClickException as error:
        error.show()
        return error.exit_code
