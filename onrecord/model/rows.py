"""The rows of a table's file: each with one cell for a column, where that invents nothing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model.files import TIDY, FileProblems
from onrecord.model.forms import fits, mended
from onrecord.model.problems import WARNING
from onrecord.model.tables import Table

# Controls, and the marks that print text in another order than it is stored in.
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")

Row = tuple[int, list[str]]


@dataclass(frozen=True)
class Shape:
    """What a row is to look like: the names of its columns, and the width of the header."""

    names: list[str]
    header: int
    table: Table


def fitted_rows(records: list[Row], shape: Shape, faults: FileProblems) -> Iterator[Row]:
    """Yield the rows that hold anything, each with one stripped cell for a column.

    Empty cells are dropped at the end. Missing ones are filled where they may be empty and every
    other cell has the form of its column, so that none can have slipped.
    """
    filled = [row for row, cells in records if any(cell.strip() for cell in cells)]
    if records and records[-1][0] > max(filled, default=0):
        row = max(filled, default=records[0][0] - 1) + 1
        faults.add("rows-blank", "blank rows at the end", TIDY, level=WARNING, row=row)
    for row, cells in records:
        stripped = [cell.strip() for cell in cells]
        if any(stripped) and _fits_in(row, stripped, shape, faults):
            yield row, (stripped + [""] * len(shape.names))[: len(shape.names)]
        elif not any(stripped) and row < max(filled, default=0):
            faults.add("row-blank", "the row is blank", TIDY, level=WARNING, row=row)


def _fits_in(row: int, cells: list[str], shape: Shape, faults: FileProblems) -> bool:
    """Return whether the row can be read; say where its number of cells is another."""
    width = len(shape.names)
    beyond = [cell for cell in cells[width:] if cell]
    what = f"the row has {len(cells)} cells where the header has {width}"
    if beyond:
        remedy = "Quote cells that hold a comma, and keep nothing to the right of the table"
        faults.add("cells", what, remedy, row=row, value=" ".join(beyond))
    elif len(cells) not in (width, shape.header) and not _kept_in_place(cells, shape):
        remedy = f"A comma is missing or too many; the row ends in {_last(cells, shape)}"
        faults.add("cells", what, remedy, row=row)
    else:
        if len(cells) not in (width, shape.header):
            faults.add("cells-empty", what, TIDY, level=WARNING, row=row)
        return True
    return False


def _kept_in_place(cells: list[str], shape: Shape) -> bool:
    """Return whether nothing but empty cells can be missing, or too many, at the end of the row."""
    columns = [
        shape.table.column(name) if name in shape.table.names else None for name in shape.names
    ]
    lacking = columns[len(cells) :]
    told = zip(columns, cells, strict=False)
    return not any(column is None or column.required for column in lacking) and all(
        column is None or (fits(column, mended(column, cell)) and (cell or not column.required))
        for column, cell in told
    )


def _last(cells: list[str], shape: Shape) -> str:
    return shape.names[min(len(cells), len(shape.names)) - 1]


def say_invisible(rows: Iterable[Row], names: list[str], faults: FileProblems) -> None:
    """Say which cells hold marks that nobody sees."""
    for row, cells in rows:
        for name, cell in zip(names, cells, strict=True):
            if not cell.isprintable() and _INVISIBLE.search(cell):
                what, remedy = "the cell has an invisible control character", "Take it out"
                faults.add("invisible", what, remedy, row=row, column=name, value=cell)
