"""Read one table from a CSV file, with everything that is wrong with the file said at once."""

import csv
import difflib
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from onrecord.model.files import TIDY, FileProblems, read_file
from onrecord.model.problems import WARNING, Problem, WorkFailed, errors
from onrecord.model.tables import Table

#: Rules that leave rows out of the frame, so that what refers to them cannot be judged.
INCOMPLETE = frozenset(
    {
        "file-missing",
        "file-folder",
        "file-unreadable",
        "file-large",
        "file-empty",
        "not-text",
        "encoding",
        "csv",
        "header",
        "cells",
    }
)
#: What a file may have wrong and still be read without a guess.
_HARMLESS = ("delimiter", "line-break", "invisible")
_SHOWN = 5
#: Longer than any header or row that holds cells of the size a reader would read.
_LONGEST_LINE = 2**20
_LONGEST_CELL = 2**17
_MOST_COLUMNS = 100
# Controls, and the marks that print text in another order than it is stored in.
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")

Row = tuple[int, list[str]]


@dataclass
class Reading:
    """A table as it was read: one string per cell, rows indexed by their row in the file."""

    frame: pd.DataFrame
    problems: list[Problem] = field(default_factory=list)


def read_table(path: Path, table: Table) -> Reading:
    """Read ``path`` as ``table``: a frame of strings with the table's columns, and the problems.

    Where an optional table or column is missing, it is empty and no problem.
    Cells are stripped of spaces at their ends. A file that cannot be read at all gives an empty
    frame and one error.
    """
    faults = FileProblems(path.name)
    if table.optional and not path.exists():
        return Reading(_frame([], table.names, table))
    text = read_file(path, faults)
    records = list(_records(text, faults)) if text else []
    if not records:
        return Reading(_frame([], table.names, table), faults.problems)
    names = _named([cell.strip() for cell in records[0][1]], faults)
    if not 0 < len(names) <= _MOST_COLUMNS:
        what = f"the header has {len(names)} columns where the table has {len(table.names)}"
        faults.add("header", what, "The first row names the columns", row=1)
        return Reading(_frame([], table.names, table), faults.problems)
    _header(names, table, faults)
    rows = list(_rows(records[1:], len(records[0][1]), len(names), faults))
    _cells(rows, names, faults)
    return Reading(_frame(rows, names, table), faults.problems)


def read_sound(path: Path, table: Table) -> pd.DataFrame:
    """Return the frame in ``path``; raise ``WorkFailed`` where reading it takes a guess."""
    reading = read_table(path, table)
    wrong = [problem for problem in errors(reading.problems) if problem.rule not in _HARMLESS]
    if wrong:
        raise WorkFailed(" ".join(problem.sentence() for problem in wrong[:_SHOWN]))
    return reading.frame


def _records(text: str, faults: FileProblems) -> Iterator[Row]:
    delimiter = _delimiter(text[:_LONGEST_LINE].partition("\n")[0], faults)
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    row = 0
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


def _delimiter(header: str, faults: FileProblems) -> str:
    if "," not in header:
        for mark, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
            if mark in header:
                faults.add("delimiter", f"cells are parted by {name}", f"{TIDY}, or use commas")
                return mark
    return ","


def _named(header: list[str], faults: FileProblems) -> list[str]:
    """Return ``header`` without the nameless columns that a spreadsheet leaves at its end."""
    width = len(header)
    while width and not header[width - 1]:
        width -= 1
    if 0 < width < len(header):
        what = f"nameless columns at the end ({len(header) - width})"
        faults.add("columns-blank", what, TIDY, row=1, level=WARNING)
    return header[:width]


def _header(names: list[str], table: Table, faults: FileProblems) -> None:
    for name, times in Counter(names).items():
        if times > 1 and name:
            what = f"the column is there {times} times"
            faults.add("column-doubled", what, "Keep one", row=1, column=name)
    missing = [name for name in table.names if name not in names]
    for place, name in enumerate(names, 1):
        if name not in table.names:
            close = difflib.get_close_matches(name, missing, 1, 0.6)
            remedy = f"Call it {close[0]}" if close else "Take it out"
            what = "no such column in this table" if name else f"column {place} has no name"
            faults.add("column-unknown", what, remedy, row=1, column=name)
    for name in missing:
        if table.column(name).optional:
            continue
        faults.add("column-missing", "the column is missing", "Add it", row=1, column=name)


def _rows(records: list[Row], width: int, named: int, faults: FileProblems) -> Iterator[Row]:
    filled = [row for row, cells in records if any(cell.strip() for cell in cells)]
    last = max(filled, default=1)
    if records and records[-1][0] > last:
        faults.add("rows-blank", "blank rows at the end", TIDY, level=WARNING, row=last + 1)
    for row, cells in records[: last - 1]:
        beyond = [cell.strip() for cell in cells[named:]]
        if not any(cell.strip() for cell in cells):
            faults.add("row-blank", "the row is blank", TIDY, level=WARNING, row=row)
        elif len(cells) not in (width, named):
            what = f"the row has {len(cells)} cells where the header has {named}"
            faults.add("cells", what, "Quote cells that hold a comma", row=row)
        elif any(beyond):
            what, remedy = "text to the right of the table", "Move it into a column, or take it out"
            faults.add("cells", what, remedy, row=row, value=" ".join(filter(None, beyond)))
        else:
            yield row, [cell.strip() for cell in cells[:named]]


def _cells(rows: Iterable[Row], names: list[str], faults: FileProblems) -> None:
    for row, cells in rows:
        for name, cell in zip(names, cells, strict=True):
            if "\n" in cell:
                what, remedy = "the cell has a line break", "Write it in one line"
                faults.add("line-break", what, remedy, row=row, column=name, value=cell)
            if not cell.isprintable() and _INVISIBLE.search(cell):
                what, remedy = "the cell has an invisible control character", "Take it out"
                faults.add("invisible", what, remedy, row=row, column=name, value=cell)


def _frame(rows: list[Row], names: list[str], table: Table) -> pd.DataFrame:
    index = pd.Index([row for row, _ in rows], name="row", dtype="int64")
    frame = pd.DataFrame([cells for _, cells in rows], index=index, columns=names, dtype="str")
    frame = frame.loc[:, ~frame.columns.duplicated()]
    return frame.reindex(columns=table.names, fill_value="").astype("str")
