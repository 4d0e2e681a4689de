"""How a command ends: its exit code, and one sentence for whatever went wrong."""

import click

from onrecord.commands.line import cli
from onrecord.commands.stopping import MESSAGE, STOPPED
from onrecord.model.problems import CaseError


def run_command() -> int:
    """Run the command that the process was given; return what the process ends with."""
    try:
        return int(cli(standalone_mode=False) or 0)
    except CaseError as error:
        click.echo(str(error), err=True)
        return error.exit_code
    except OSError as error:
        place = f": {error.filename}" if error.filename else ""
        click.echo(f"{error.strerror or error}{place}", err=True)
        return 1
    except click.exceptions.Abort:
        click.echo(MESSAGE, err=True)
        return STOPPED
    except click.ClickException as error:
        error.show()
        return error.exit_code
