"""The command line: its commands by name, each loaded when it is asked for."""

from dataclasses import replace
from importlib import import_module
from pathlib import Path

import click

from onrecord import __version__
from onrecord.commands.asking import Asked, as_written, loudness

#: Each command with the module that holds it under its own name, and the line that lists it:
#: listing loads none.
COMMANDS = {
    "init": (
        "init",
        "Make FOLDER a place to work in: notebooks, codebook, and a small case that renders.",
    ),
    "list": ("listing", "List cases, their editions and topics, and what notebooks can be asked."),
    "check": ("check", "Check the tables of CASE, or of every case."),
    "build": ("build", "Render the pages of CASE, or of every case, that are not up to date."),
    "watch": (
        "watch",
        "Build the pages of CASE, or of every case, again at each edit, and show them.",
    ),
    "render": ("render", "Run one NOTEBOOK with parameters of your own and render it as one page."),
    "new": ("new", "Start the case NAME: tables with one worked example, ready to be replaced."),
    "tidy": ("tidy", "Bring tables, descriptors and notebooks into their one standard form."),
    "migrate": (
        "migrate",
        "Bring the tables of CASE, or of every case, from their first form to the second.",
    ),
    "add": ("add", "Add one claim to CASE, from options or asked for one by one."),
    "sheet": ("sheet", "Write CASE as a workbook to fill, or bring back what was edited in one."),
    "merge": (
        "merge",
        "Merge two versions of a table by its keys, cell by cell, as git's merge driver.",
    ),
    "rename": ("rename", "Give the row OLD the name NEW in every table of its case."),
    "without": (
        "without",
        "Say what of an edition of CASE stands on the claims ROW, and would fall with them.",
    ),
    "diff": ("diff", "Say how every point of CASE stood at the date A and stands at the date B."),
    "explain": ("explain", "Say what TERM means: a table, a column or a value of the codebook."),
    "trace": (
        "trace",
        "Propose which rows of CASE repeat which, by the words that their texts share.",
    ),
    "anchor": ("anchor", "Print the anchor of PHRASE in TEXT, and its paragraph."),
    "pdf": ("pdf", "Print each edition of CASE, or of every case, as one PDF beside its pages."),
    "export": ("export", "Write one edition of CASE in a form that other programs read."),
    "archive": ("archive", "Pack one edition of CASE as one file that can be kept."),
    "completion": (
        "completion",
        "Print the script that lets SHELL complete commands, options, cases and editions.",
    ),
    "doctor": ("doctor", "Say whether this machine and this project have what is needed."),
}


class Commands(click.Group):
    """Loads a command when it is run: nobody waits for what another command imports."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Return the names of the commands, in the order in which people need them."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Return the command called ``name``, if there is one."""
        if name not in COMMANDS:
            return None
        module = COMMANDS[name][0]
        found: click.Command = getattr(import_module(f"{__package__}.{module}"), module)
        return found

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of the commands, from the lines that are kept here."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="onrecord")
@click.option(
    "--root",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    help="The project's folder; found from here upwards if not given.",
)
@click.pass_context
def cli(context: click.Context, root: Path | None) -> None:
    """Who says so, on what evidence, how many voices that really is, and who has not confirmed it.

    Examples:
      onrecord check                          check the tables of every case
      onrecord build drones-in-china          render what is not up to date
      onrecord render notebooks/02-timeline.ipynb -p as_of=2024-11-15 -o timeline.html
      onrecord new my-case                    start a case
    """
    context.obj = replace(context.ensure_object(Asked), root=root)


cli.help = as_written(cli.help or "")
cli.params += loudness()
