"""Read one table from a CSV file, with everything that is wrong with the file said at once."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pandas as pd

from onrecord.model.files import MENDABLE, TIDY, FileProblems, read_file
from onrecord.model.forms import mended
from onrecord.model.header import Place, header_place, named, no_header, say_columns
from onrecord.model.problems import Problem, WorkFailed, errors, shown
from onrecord.model.rows import Row, Shape, fitted_rows, say_invisible
from onrecord.model.tables import TABLES, Table

#: Rules that leave rows out of the frame, so that what refers to them cannot be judged.
INCOMPLETE = frozenset(
    {
        "file-missing",
        "file-folder",
        "file-unreadable",
        "file-large",
        "file-empty",
        "not-text",
        "not-table",
        "merge",
        "encoding",
        "csv",
        "header",
        "cells",
    }
)
#: What a file may have wrong and still be read without a guess.
_HARMLESS = MENDABLE | {"invisible"}
_SHOWN = 5
#: Longer than any header or row that holds cells of the size a reader would read.
_LONGEST_LINE = 2**20
_LONGEST_CELL = 2**17
_MOST_COLUMNS = 100


@dataclass
class Reading:
    """A table as it was read: one string per cell, rows indexed by their row in the file.

    ``lacking`` names the columns that the file does not have, which are empty in the frame.
    """

    frame: pd.DataFrame
    problems: list[Problem] = field(default_factory=list)
    lacking: tuple[str, ...] = ()


def read_table(path: Path, table: Table) -> Reading:
    """Read ``path`` as ``table``: a frame of strings with its columns and one's own, and problems.

    Where an optional table or column is missing, it is empty and no problem. Columns of one's own
    come after those of the table, in the order of the file.
    Cells are stripped of spaces at their ends. A file that cannot be read at all gives an empty
    frame and one error.
    """
    faults = FileProblems(path.name)
    if table.optional and not path.exists():
        return Reading(_frame([], table.names, table))
    text = read_file(path, faults)
    place = header_place(text[:_LONGEST_LINE], table, faults) if text else Place(0, ",")
    records = list(_records(text, place, faults)) if text else []
    if not records:
        return Reading(_frame([], table.names, table), faults.problems)
    header = [cell.strip() for cell in records[0][1]]
    if not _is_header(header, table, faults):
        return Reading(_frame([], table.names, table), faults.problems)
    names = named(header, table, faults)
    say_columns(names, table, faults)
    shape = Shape(names, len(header), table)
    rows = list(fitted_rows(records[1:], shape, faults))
    say_invisible(rows, names, faults)
    frame = _mended(_frame(rows, names, table), table, faults)
    return Reading(frame, faults.problems, tuple(n for n in table.names if n not in names))


def lacking_columns(folder: Path) -> set[tuple[str, str]]:
    """Return, as file and column, which optional columns the tables in ``folder`` lack."""
    lacking = set()
    for table in TABLES.values():
        path = folder / f"{table.name}.csv"
        faults = FileProblems(path.name)
        text = read_file(path, faults) if path.is_file() else ""
        place = header_place(text[:_LONGEST_LINE], table, faults) if text else Place(0, ",")
        rows = _records(text, place, faults) if text else iter(())
        header = [cell.strip() for cell in next(rows, (0, []))[1]]
        names = named(header, table, faults)
        optional = {column.name for column in table.columns if column.optional}
        lacking |= {(path.name, name) for name in optional - set(names)}
    return lacking


def read_sound(path: Path, table: Table) -> pd.DataFrame:
    """Return the frame in ``path``; raise ``WorkFailed`` where reading it takes a guess."""
    return sound_reading(path, table).frame


def sound_reading(path: Path, table: Table) -> Reading:
    """Return the table in ``path``; raise ``WorkFailed`` where reading it takes a guess."""
    reading = read_table(path, table)
    wrong = [problem for problem in errors(reading.problems) if problem.rule not in _HARMLESS]
    if wrong:
        raise WorkFailed(" ".join(problem.sentence() for problem in wrong[:_SHOWN]))
    return reading


def sound_tables(folder: Path) -> dict[str, tuple[pd.DataFrame, Table]]:
    """Return the tables that are in ``folder`` as files, each with the columns that its file has.

    Raise ``WorkFailed`` where reading one takes a guess.
    """
    found = {}
    for name, table in TABLES.items():
        path = folder / f"{name}.csv"
        if path.is_file():
            reading = sound_reading(path, table)
            found[name] = (reading.frame, table.without(reading.lacking))
    return found


def _is_header(cells: list[str], table: Table, faults: FileProblems) -> bool:
    """Return whether the first row can name columns; say so where it cannot."""
    filled = len(cells)
    while filled and not cells[filled - 1]:
        filled -= 1
    if not 0 < filled <= _MOST_COLUMNS:
        what = f"the header has {filled} columns where the table has {len(table.names)}"
    elif no_header(cells, table):
        what = "row 1 is no header: it names no column of the table"
    else:
        return True
    faults.add("header", what, f"The first row is {','.join(table.names)}", row=1)
    return False


def _records(text: str, place: Place, faults: FileProblems) -> Iterator[Row]:
    """Yield the header and the rows below it, each with its number in the file."""
    lines = islice(_lines(text), place.above, None)
    reader = csv.reader(lines, delimiter=place.mark, strict=True)
    row = place.above
    while True:
        row += 1
        # The limit belongs to the whole process, and other libraries lift it.
        before = csv.field_size_limit(_LONGEST_CELL)
        try:
            found = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            remedy = "Close the quotation mark, and write one inside a cell twice"
            if "larger than" in str(error):
                remedy = "A cell holds at most 131072 characters; is a quotation mark missing?"
            faults.add("csv", f"the row cannot be read: {error}", remedy, row=row)
            return
        finally:
            csv.field_size_limit(before)
        yield row, found


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of ``text``; one too long to be a row ends the reading with an error."""
    for line in io.StringIO(text):
        if len(line) > _LONGEST_LINE:
            raise csv.Error(f"the line is larger than a row, with {len(line)} characters")
        yield line


def _mended(frame: pd.DataFrame, table: Table, faults: FileProblems) -> pd.DataFrame:
    """Return ``frame`` with every cell that has one reading in it written so."""
    for column in table.columns:
        cells = frame[column.name]
        better = {cell: mended(column, cell) for cell in cells.unique()}
        better = {cell: new for cell, new in better.items() if new != cell}
        for row, cell in cells[cells.isin(better)].items():
            rule = "line-break" if "\n" in cell else "form"
            faults.add(
                rule,
                f"stands for {shown(better[cell])}",
                TIDY,
                row=int(row),
                column=column.name,
                value=cell,
            )
        if better:
            put_right = cells.map(lambda cell, better=better: better.get(cell, cell))
            frame = frame.assign(**{column.name: put_right.astype("str")})
    return frame


def _frame(rows: list[Row], names: list[str], table: Table) -> pd.DataFrame:
    index = pd.Index([row for row, _ in rows], name="row", dtype="int64")
    frame = pd.DataFrame([cells for _, cells in rows], index=index, columns=names, dtype="str")
    frame = frame.loc[:, ~frame.columns.duplicated()]
    own = [name for name in frame.columns if name and name not in table.names]
    return frame.reindex(columns=[*table.names, *own], fill_value="").astype("str")
