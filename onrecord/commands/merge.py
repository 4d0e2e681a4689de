"""``onrecord merge``: what git asks when two people have worked on one table."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import click
import pandas as pd

from onrecord.commands.asking import Asked, command, pass_asked, say
from onrecord.model.problems import CaseError, WorkFailed
from onrecord.model.read import sound_reading
from onrecord.model.tables import TABLES, Table
from onrecord.model.three_way import Conflict, Merged, Rows, merged_sides, rows_of
from onrecord.model.write import write_text

#: What git knows the driver by, in .gitattributes and in its settings.
DRIVER = "onrecord"
_NAME = "tables by key, a conflict per cell"


@command
@click.argument(
    "files", nargs=-1, type=click.Path(path_type=Path), metavar="[BASE OURS THEIRS PATH]"
)
@click.option("--set-up", "set_up", is_flag=True, help="Let git call it, in this repository.")
@pass_asked
def merge(asked: Asked, files: tuple[Path, ...], set_up: bool) -> int:
    """Merge two versions of a table by its keys, cell by cell, as git's merge driver.

    The result goes to OURS. Rows and cells that only one side changed are taken over; where both
    changed a cell in two ways, each is told in a sentence, both rows stand in the file between
    git's marks, and the command ends with 1. git calls it once --set-up has told it to, for the
    tables that .gitattributes names: data/*/*.csv merge=onrecord

    Examples:
      onrecord merge --set-up
    """
    if set_up:
        prepare_git(asked.project.root)
        say("git merges tables by key here now; .gitattributes names them")
        return 0
    if len(files) != 4:
        raise CaseError("Name four files, as git does: BASE OURS THEIRS PATH; or say --set-up.")
    base, ours, theirs, path = files
    table = TABLES.get(path.stem)
    if not table:
        return _line_by_line(base, ours, theirs)
    try:
        sides = [_side(file, table) for file in (base, ours, theirs)]
        done = merged_sides(table, *(rows for rows, _ in sides))
    except (WorkFailed, KeyError) as error:
        click.echo(f"{path} is merged line by line: {str(error).strip(chr(39))}", err=True)
        return _line_by_line(base, ours, theirs)
    names = list(dict.fromkeys(name for _, names in sides[1:] for name in names))
    write_text(ours, _text(done, sides[2][0], [n for n in table.names if n in names], names))
    for conflict in done.conflicts:
        click.echo(_sentence(conflict), err=True)
    return int(bool(done.conflicts))


def prepare_git(root: Path) -> None:
    """Tell git in the repository of ``root`` to merge tables with this command."""
    calls = f'"{sys.executable}" -m onrecord merge %O %A %B %P'
    for setting, value in (("name", _NAME), ("driver", calls)):
        line = ["git", "config", f"merge.{DRIVER}.{setting}", value]
        try:
            done = subprocess.run(line, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603
        except FileNotFoundError:
            raise CaseError("There is no git on this machine; install it first.") from None
        if done.returncode:
            raise CaseError(f"{root} is in no repository of git; run git init there first.")
    path, line_of_it = root / ".gitattributes", f"data/*/*.csv merge={DRIVER}"
    text = path.read_text("utf-8") if path.is_file() else ""
    if line_of_it not in text.splitlines():
        write_text(path, f"{text.rstrip()}\n{line_of_it}\n".lstrip())


def _side(path: Path, table: Table) -> tuple[Rows, list[str]]:
    """Return the rows of one version by their keys, and its columns; none of an empty file."""
    if not path.is_file() or not path.stat().st_size:
        return {}, []
    reading = sound_reading(path, table)
    gone = [name for name in table.key if name in reading.lacking and not _may_lack(table, name)]
    if gone:
        raise WorkFailed(f"it has no column {', '.join(gone)}, by which rows are told apart.")
    frame: pd.DataFrame = reading.frame
    names = [str(name) for name in frame if name not in reading.lacking]
    return rows_of(frame, table), names


def _may_lack(table: Table, name: str) -> bool:
    """Return whether rows can be told apart without a column of their key."""
    return len(table.key) > 1 and table.column(name).optional


def _text(done: Merged, theirs: Rows, known: list[str], names: list[str]) -> str:
    """Return the merged table; a row of which a cell is open stands there twice, between marks."""
    columns = [*known, *(name for name in names if name not in known)]
    open_rows = {conflict.key for conflict in done.conflicts}
    parts = [_line(dict(zip(columns, columns, strict=True)), columns)]
    for key in sorted({*done.rows, *open_rows}):
        mine = _line(done.rows[key], columns) if key in done.rows else ""
        if key not in open_rows:
            parts.append(mine)
            continue
        other = _line(theirs[key], columns) if key in theirs else ""
        parts.append(f"<<<<<<< ours\n{mine}=======\n{other}>>>>>>> theirs\n")
    return "".join(parts)


def _line(cells: dict[str, str], columns: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([cells.get(name, "") for name in columns])
    return out.getvalue()


def _sentence(conflict: Conflict) -> str:
    row = f"{conflict.table}.csv, {', '.join(conflict.key)}"
    if conflict.now is None:
        return f"{row}: one side took the row out, the other changed its {conflict.column}."
    ours, theirs = conflict.now or "(empty)", conflict.edited or "(empty)"
    was = conflict.was or "(empty)"
    return f"{row}, {conflict.column}: was {was}; ours says {ours}, theirs says {theirs}."


def _line_by_line(base: Path, ours: Path, theirs: Path) -> int:
    """Merge as git does without us, so that nothing is worse than it was."""
    line = ["git", "merge-file", "-L", "ours", "-L", "base", "-L", "theirs"]
    done = subprocess.run([*line, str(ours), str(base), str(theirs)], check=False)  # noqa: S603
    return int(done.returncode != 0)
