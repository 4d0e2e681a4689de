"""The header of a table's file: where it stands, what parts its cells, which column each names."""

import difflib
import re
from collections import Counter
from dataclasses import dataclass

from onrecord.model.files import TIDY, FileProblems
from onrecord.model.first_form import LEFT
from onrecord.model.plain import plain_dashes
from onrecord.model.problems import WARNING
from onrecord.model.tables import Table

#: So many lines are looked at for the header, and so many of its names must be known.
_SEARCHED, _KNOWN = 10, 2
_MARKS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
#: How alike a name must be to be taken for a column's, and to be asked about.
_SURE, _LIKE, _PERHAPS = 0.82, 0.6, 0.75


@dataclass(frozen=True)
class Place:
    """Where the header stands: the number of lines above it, and what parts its cells."""

    above: int
    mark: str


def header_place(text: str, table: Table, faults: FileProblems) -> Place:
    """Return where the header is; say so where it is not in row 1 or not parted by commas."""
    lines = text.split("\n", _SEARCHED)[:_SEARCHED]
    known = set(table.names)
    found = [
        (len(known & {_plain(cell) for cell in line.split(mark)}), -at, mark)
        for at, line in enumerate(lines)
        for mark in _MARKS
    ]
    count, at, mark = max(found, key=lambda one: one[:2])
    if count < _KNOWN:
        above, mark = 0, _likely_mark(lines[0])
    else:
        above = -at
    if above:
        _say_above(lines[:above], faults)
    if mark != ",":
        what = f"cells are parted by {_MARKS[mark]}"
        faults.add("delimiter", what, f"{TIDY}, or use commas")
    return Place(above, mark)


def _likely_mark(line: str) -> str:
    return next((mark for mark in _MARKS if mark in line), ",")


def _say_above(lines: list[str], faults: FileProblems) -> None:
    what = f"row 1 is no header; row {len(lines) + 1} is"
    words = [line for line in lines if line.strip() and not _SEPARATOR_LINE.fullmatch(line.strip())]
    if any(word.strip(' ,;\t|"') for word in words):
        remedy = "Take out what stands above it, or keep it in another file"
        faults.add("header-below", what, remedy, row=1, value=words[0].strip(" ,;\t|"))
    else:
        faults.add("header-lower", what, TIDY, row=1, level=WARNING)


def named(cells: list[str], table: Table, faults: FileProblems) -> list[str]:
    """Return the column that each cell of the header names, as far as nothing is in doubt.

    Nameless cells that a spreadsheet leaves at the end are dropped.
    """
    names = _by_place(_by_likeness(_by_letters(cells, table, faults), table, faults), table, faults)
    width = len(names)
    while width and not names[width - 1]:
        width -= 1
    if 0 < width < len(names):
        what = f"nameless columns at the end ({len(names) - width})"
        faults.add("columns-blank", what, TIDY, row=1, level=WARNING)
    return names[:width]


def _by_letters(cells: list[str], table: Table, faults: FileProblems) -> list[str]:
    """Return the names with capitals, spaces and dashes as the table writes them."""
    names, otherwise = list(cells), []
    for at, cell in enumerate(cells):
        if cell not in table.names and _plain(cell) in table.names and _plain(cell) not in names:
            names[at] = _plain(cell)
            otherwise.append(cell)
    if otherwise:
        what = f"names of columns in other letters ({len(otherwise)})"
        faults.add("column-letters", what, TIDY, row=1, value=", ".join(otherwise))
    return names


def _by_likeness(names: list[str], table: Table, faults: FileProblems) -> list[str]:
    """Return the names with each that can only be a certain missing column called by its name."""
    names = list(names)
    missing = [name for name in table.names if name not in names]
    known = {*table.names, *LEFT.get(table.name, ())}
    strange = [name for name in names if name and name not in known]
    for name in strange:
        close = difflib.get_close_matches(_plain(name), missing, 2, _LIKE)
        rivals = difflib.get_close_matches(close[0], strange, 2, _LIKE) if close else []
        sure = difflib.get_close_matches(_plain(name), missing, 1, _SURE)
        if len(close) == len(rivals) == len(sure) == 1:
            names[names.index(name)] = close[0]
            faults.add(
                "column-renamed",
                f"the column is {close[0]}",
                f"Call it {close[0]}, or run make tidy",
                row=1,
                column=name,
            )
    return names


def _by_place(names: list[str], table: Table, faults: FileProblems) -> list[str]:
    """Return the names with a nameless column called what stands between its neighbours."""
    found = list(names)
    for at, name in enumerate(names):
        here = _between(names, at, table)
        if not name and here:
            found[at] = here
            what = f"column {at + 1} has no name and stands where {here} belongs"
            faults.add("column-renamed", what, f"Call it {here}, or run make tidy", row=1)
    return found


def _between(names: list[str], at: int, table: Table) -> str:
    """Return the missing column whose neighbours in the table are those of column ``at``."""
    before = names[at - 1] if at else ""
    after = names[at + 1] if at + 1 < len(names) else ""
    padded = ["", *table.names, ""]
    for left, name, right in zip(padded, padded[1:], padded[2:], strict=False):
        if name and (left, right) == (before, after) and name not in names:
            return name
    return ""


def say_columns(names: list[str], table: Table, faults: FileProblems) -> None:
    """Say which columns are missing, nameless, there twice, or perhaps meant to be another.

    Any other column that the table does not have is the analyst's own.
    """
    for name, times in Counter(names).items():
        if times > 1 and name:
            what = f"the column is there {times} times"
            faults.add("column-doubled", what, "Keep one", row=1, column=name)
    missing = [name for name in table.names if name not in names]
    needed = [name for name in missing if not table.column(name).optional]
    left = _say_left(names, table, faults)
    for place, name in enumerate(names, 1):
        if not name:
            remedy = _name_it(needed)
            faults.add("column-unknown", f"column {place} has no name", remedy, row=1)
        elif name not in table.names and name not in left:
            _say_strange(name, missing, needed, faults)
    for name in needed:
        faults.add("column-missing", "the column is missing", "Add it", row=1, column=name)


def _say_left(names: list[str], table: Table, faults: FileProblems) -> list[str]:
    """Say and return which columns are those of the first form of the tables."""
    left = [name for name in LEFT.get(table.name, ()) if name not in table.names]
    for name in left:
        if name in names:
            what = "a column of the first form of the tables"
            remedy = "Run onrecord migrate, which keeps what it holds"
            faults.add("column-left", what, remedy, row=1, column=name)
    return left


def _say_strange(name: str, missing: list[str], needed: list[str], faults: FileProblems) -> None:
    """Say of a column that the table does not have what it may be meant to be, if anything."""
    wanted = difflib.get_close_matches(_plain(name), needed, 2, _LIKE)
    perhaps = difflib.get_close_matches(_plain(name), missing, 2, _PERHAPS)
    what = "no such column in this table"
    if wanted:
        remedy = f"Call it {' or '.join(sorted(wanted))}"
        faults.add("column-unknown", what, remedy, row=1, column=name)
    elif perhaps:
        remedy = f"Call it {' or '.join(sorted(perhaps))}, if it is that; else it is your own"
        faults.add("column-unknown", what, remedy, row=1, column=name, level=WARNING)


def _name_it(needed: list[str]) -> str:
    if needed:
        return f"Call it by its name; missing is {', '.join(needed)}"
    return "Call it by the name of a column, or give it one of your own"


def no_header(names: list[str], table: Table) -> bool:
    """Return whether the first row names no column of ``table`` and resembles none."""
    return not any(_resembles(name, table.names) for name in names)


def _resembles(name: str, known: list[str]) -> bool:
    return bool(name) and bool(difflib.get_close_matches(_plain(name), known, 1, _SURE))


def _plain(cell: str) -> str:
    """Return a name without quotes, capitals, spaces and other dashes."""
    return re.sub(r"[\s_-]+", "_", plain_dashes(cell).strip().strip('"').strip().casefold())
