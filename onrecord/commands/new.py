"""``onrecord new``: start a case with tables that pass the checker and render as they are."""

import datetime as dt
import re
import shutil
import tempfile
import tomllib
from importlib import resources
from pathlib import Path

import click
import pandas as pd

from onrecord.commands.asking import Asked, command, pass_asked, say
from onrecord.model.about import ABOUT, About, about_text
from onrecord.model.descriptor import DESCRIPTOR, descriptor_text
from onrecord.model.problems import CaseError
from onrecord.model.tables import SLUG, TABLES
from onrecord.model.write import table_text, write_text

#: What the example says of itself.
_QUESTION = "Does the old bridge close for good, and who says so?"
_SEED = "gazette-2026-01-05"
_CONTACT = "desk@example.org"
#: The day of its edition.
EDITION = "2026-01-06"
_STARTER = "starter.toml"


@command
@click.argument("name")
@click.option("--title", help="The title of the case; an allegation worded as one.")
@pass_asked
def new(asked: Asked, name: str, title: str | None) -> int:
    """Start the case NAME: tables with one worked example, ready to be replaced.

    NAME is made of small letters, digits and hyphens.

    Examples:
      onrecord new harbour-fire
      onrecord new harbour-fire --title "What started the alleged fire in the harbour?"
    """
    project = asked.project
    folder = project.data / name
    require_free_name(project.data, name)
    create(folder, title or name.replace("-", " ").capitalize())
    say(f"Started {folder}")
    say(f"Replace the example in its tables, then run: onrecord check {name}")
    return 0


def require_free_name(data: Path, name: str) -> None:
    """Raise ``CaseError`` unless a new case under ``data`` may be called ``name``."""
    if not re.fullmatch(SLUG, name):
        raise CaseError(
            f"{name!r} is no name for a case: "
            "use small letters, digits and hyphens, like harbour-fire."
        )
    if (data / name).exists():
        raise CaseError(
            f"{data / name} is there already; choose another name, nothing was changed."
        )


def create(folder: Path, title: str) -> None:
    """Write the starter tables to ``folder``, all of them or none."""
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as part:
        draft = Path(part) / folder.name
        for table, rows in starter(dt.date.today().isoformat()).items():
            write_text(draft / f"{table}.csv", table_text(rows, TABLES[table]))
        about = About(title=title, question=_QUESTION, seed=_SEED, contact=_CONTACT)
        write_text(draft / ABOUT, about_text(about))
        write_text(draft / DESCRIPTOR, descriptor_text(folder.name, about))
        write_text(draft / "NOTES.md", _worked_notes())
        (draft / "texts").mkdir()
        shutil.move(draft, folder)


def _worked_notes() -> str:
    """Return the notes of a new case: the paragraphs beside which its example can be read."""
    return resources.files(__package__).joinpath("starter.md").read_text("utf-8")


def starter(today: str) -> dict[str, pd.DataFrame]:
    """Return the example rows of a new case by table, entered ``today``."""
    text = resources.files(__package__).joinpath(_STARTER).read_text("utf-8")
    rows = tomllib.loads(text.replace("@today@", today))
    return {
        name: pd.DataFrame(rows.get(name, []), columns=table.names, dtype="str").fillna("")
        for name, table in TABLES.items()
    }
