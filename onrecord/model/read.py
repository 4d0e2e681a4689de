"""Read one table from a CSV file, with everything that is wrong with the file said at once."""

import csv
import difflib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from onrecord.model.problems import ERROR, WARNING, Problem
from onrecord.model.tables import Table

_TIDY = "Run make tidy to put it right"
_SAVE = "Save it as CSV, UTF-8, with commas"


@dataclass
class Reading:
    """A table as it was read: one string per cell, rows indexed by their row in the file."""

    frame: pd.DataFrame
    problems: list[Problem] = field(default_factory=list)


def read_table(path: Path, table: Table) -> Reading:
    """Read ``path`` as ``table``: a frame of strings with the table's columns, and the problems.

    Cells are stripped of spaces at their ends. A file that cannot be read at all gives an empty
    frame and one error.
    """
    notes = _Notes(path.name)
    text = _text(path, notes)
    records = list(_records(text, notes)) if text else []
    if not records:
        return Reading(_frame([], table.names, table), notes.problems)
    names = _header([cell.strip() for cell in records[0][1]], table, notes)
    rows = list(_rows(records[1:], len(names), notes))
    return Reading(_frame(rows, names, table), notes.problems)


class _Notes:
    """The problems of one file, as they are found."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def add(
        self,
        rule: str,
        what: str,
        remedy: str,
        *,
        row: int = 0,
        column: str = "",
        value: str = "",
        level: str = ERROR,
    ) -> None:
        self.problems.append(Problem(self.file, row, column, rule, what, remedy, level, value))


def _text(path: Path, notes: _Notes) -> str:
    if not path.is_file():
        notes.add("file-missing", "the file is missing", "Put it there, or start from onrecord new")
        return ""
    raw = path.read_bytes()
    if not raw.strip():
        notes.add("file-empty", "the file is empty", "It needs at least its header row")
        return ""
    if b"\0" in raw:
        notes.add("not-text", "the file is not text (a workbook, perhaps)", _SAVE)
        return ""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        row = raw.count(b"\n", 0, error.start) + 1
        broken = raw[error.start : error.start + 1].hex()
        notes.add("encoding", f"byte 0x{broken} is not UTF-8", _SAVE, row=row)
        return ""
    return _plain(text, notes)


def _plain(text: str, notes: _Notes) -> str:
    if text.startswith("\ufeff"):
        notes.add("bom", "the file begins with a byte order mark", _TIDY, level=WARNING)
        text = text.removeprefix("\ufeff")
    if "\r" in text:
        notes.add("line-ends", "lines end as on Windows", _TIDY, level=WARNING)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _records(text: str, notes: _Notes) -> Iterator[tuple[int, list[str]]]:
    delimiter = _delimiter(text.partition("\n")[0], notes)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    row = 0
    while True:
        row += 1
        try:
            yield row, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            remedy = "Close the quotation mark, and write one inside a cell twice"
            if "larger than" in str(error):
                remedy = "A cell holds at most 131072 characters"
            notes.add("csv", f"the row cannot be read: {error}", remedy, row=row)
            return


def _delimiter(header: str, notes: _Notes) -> str:
    if "," not in header:
        for mark, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
            if mark in header:
                notes.add("delimiter", f"cells are parted by {name}", f"{_TIDY}, or use commas")
                return mark
    return ","


def _header(names: list[str], table: Table, notes: _Notes) -> list[str]:
    for name in sorted({name for name in names if names.count(name) > 1}):
        shown = name or "(no name)"
        notes.add("column-doubled", "the column is there twice", "Keep one", row=1, column=shown)
    missing = [name for name in table.names if name not in names]
    for name in names:
        if name not in table.names:
            close = difflib.get_close_matches(name, missing, 1, 0.6)
            remedy = f"Call it {close[0]}" if close else "Take it out"
            notes.add("column-unknown", "no such column in this table", remedy, row=1, column=name)
    for name in missing:
        notes.add("column-missing", "the column is missing", "Add it", row=1, column=name)
    return names


def _rows(
    records: list[tuple[int, list[str]]], width: int, notes: _Notes
) -> Iterator[tuple[int, list[str]]]:
    filled = [row for row, cells in records if any(cell.strip() for cell in cells)]
    last = max(filled, default=0)
    if records and records[-1][0] > last:
        notes.add("rows-blank", "blank rows at the end", _TIDY, level=WARNING, row=last + 1)
    for row, cells in records:
        if row > last:
            return
        if not any(cell.strip() for cell in cells):
            notes.add("row-blank", "the row is blank", "Take it out", row=row)
        elif len(cells) != width:
            what = f"the row has {len(cells)} cells where the header has {width}"
            notes.add("cells", what, "Quote cells that hold a comma", row=row)
        else:
            yield row, [cell.strip() for cell in cells]


def _frame(rows: list[tuple[int, list[str]]], names: list[str], table: Table) -> pd.DataFrame:
    index = pd.Index([row for row, _ in rows], name="row", dtype="int64")
    frame = pd.DataFrame([cells for _, cells in rows], index=index, columns=names, dtype="str")
    frame = frame.loc[:, ~frame.columns.duplicated()]
    return frame.reindex(columns=table.names, fill_value="").astype("str")
