"""A case as a workbook that helps whoever fills it, and what was edited in one."""

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from onrecord.commands.interchange import needs_openpyxl, steady
from onrecord.model.codebook import described
from onrecord.model.forms import mended
from onrecord.model.problems import WorkFailed
from onrecord.model.tables import TABLES, Column, Table
from onrecord.model.vocabularies import Vocabulary

#: So many rows below the last are ready to be filled.
_FREE = 300
#: The sheet of the lists that cells are chosen from, and how a table as it was written is called.
_LISTS, _WAS = "lists", "was "
_LONGEST_NOTE, _NARROW, _WIDE = 900, 12, 48

Frames = Mapping[str, pd.DataFrame]


def workbook(frames: Frames) -> bytes:
    """Return a workbook with a sheet per table and, hidden, the same tables as they were written.

    Cells are text. Headers are frozen and bear the codebook as notes, keys of rows that are there
    are locked, and cells with a vocabulary or a key are chosen from a list.
    """
    with needs_openpyxl():
        from openpyxl import Workbook
    book = Workbook()
    lists = book.active
    lists.title = _LISTS
    spots = dict(_listed(lists))
    for name, frame in frames.items():
        _fill(book.create_sheet(name), frame, TABLES[name], spots, set(frames))
    for name, frame in frames.items():
        sheet = book.create_sheet(f"{_WAS}{name}")
        _write(sheet, frame)
        sheet.sheet_state = "hidden"
    lists.sheet_state = "hidden"
    book.move_sheet(lists, len(book.sheetnames))
    book.active = 0
    return steady(book)


def _listed(sheet: Any) -> Iterator[tuple[str, str]]:
    """Write each vocabulary to a column of ``sheet``; yield its name and where it stands."""
    known: dict[str, Vocabulary] = {}
    for table in TABLES.values():
        for column in table.columns:
            if column.vocabulary:
                known.setdefault(column.vocabulary.name, column.vocabulary)
    for place, (name, vocabulary) in enumerate(known.items(), 1):
        for row, term in enumerate([name, *vocabulary.terms], 1):
            sheet.cell(row, place, term)
        letter = sheet.cell(1, place).column_letter
        yield name, f"{_LISTS}!${letter}$2:${letter}${len(vocabulary.terms) + 1}"


def _write(sheet: Any, frame: pd.DataFrame) -> None:
    for at, cells in enumerate([tuple(frame.columns), *frame.itertuples(index=False)], 1):
        for place, text in enumerate(cells, 1):
            if text:
                cell = sheet.cell(at, place, str(text))
                cell.data_type, cell.number_format = "s", "@"


def _fill(
    sheet: Any, frame: pd.DataFrame, table: Table, spots: dict[str, str], there: set[str]
) -> None:
    from openpyxl.styles import Alignment, Font, Protection

    _write(sheet, frame)
    last, free = len(frame) + 1, Protection(locked=False)
    for place, name in enumerate(frame.columns, 1):
        head = sheet.cell(1, place)
        head.font, head.alignment = Font(bold=True), Alignment(vertical="top")
        longest = frame[name].str.len().max() if len(frame) else 0
        sheet.column_dimensions[head.column_letter].width = min(max(_NARROW, longest + 2), _WIDE)
        for row in range(2, last + _FREE + 1):
            cell = sheet.cell(row, place)
            cell.number_format = "@"
            if name not in table.key or row > last:
                cell.protection = free
        if name in table.names:
            column = table.column(name)
            head.comment = _note(column)
            _choose(
                sheet,
                column,
                f"{head.column_letter}2:{head.column_letter}{last + _FREE}",
                spots,
                there,
            )
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    for allowed in ("formatColumns", "formatRows", "sort", "autoFilter"):
        setattr(sheet.protection, allowed, False)
    sheet.protection.sheet = True


def _note(column: Column) -> Any:
    from openpyxl.comments import Comment

    text = described(column).partition("\n\n")[2].replace("`", "")
    short = text if len(text) <= _LONGEST_NOTE else text[: _LONGEST_NOTE - 1] + "…"
    return Comment(short, "On Record", height=220, width=420)


def _choose(sheet: Any, column: Column, cells: str, spots: dict[str, str], there: set[str]) -> None:
    """Let ``cells`` be chosen from the values of ``column``, or from the keys it refers to."""
    from openpyxl.worksheet.datavalidation import DataValidation

    if column.vocabulary:
        source, style = spots[column.vocabulary.name], "stop"
    elif column.refers_to in there:
        # What is typed into that sheet is in the list at once; a row that comes later may be named.
        source, style = f"{column.refers_to}!$A$2:$A$20000", "warning"
    else:
        return
    rule = DataValidation("list", formula1=f"={source}", allow_blank=True, errorStyle=style)
    rule.error = f"There is no such {column.name}; choose one from the list."
    rule.showErrorMessage = True
    rule.add(cells)
    sheet.add_data_validation(rule)


def read_workbook(path: Path) -> tuple[dict[str, pd.DataFrame], dict[str, pd.DataFrame]]:
    """Return the tables in a workbook as they are now, and as they were written.

    Raise ``WorkFailed`` where it is no workbook, or none that :func:`workbook` made.
    """
    with needs_openpyxl():
        from openpyxl import load_workbook
    try:
        book = load_workbook(io.BytesIO(path.read_bytes()), data_only=True)
    except Exception as error:
        said = f"{path} cannot be read as a workbook ({type(error).__name__}); save it as XLSX."
        raise WorkFailed(said) from None
    named = [name for name in TABLES if f"{_WAS}{name}" in book.sheetnames]
    if not named:
        raise WorkFailed(f"{path} is no workbook that onrecord sheet wrote: it lacks what it was.")
    gone = [name for name in named if name not in book.sheetnames]
    if gone:
        raise WorkFailed(f"{path} has no sheet {', '.join(gone)} any more; write it anew.")
    now = {name: _frame(book[name], TABLES[name]) for name in named}
    return now, {name: _frame(book[f"{_WAS}{name}"], TABLES[name]) for name in named}


def _frame(sheet: Any, table: Table) -> pd.DataFrame:
    """Return the rows of a sheet that hold anything, as text in the form of their columns."""
    rows = sheet.iter_rows(values_only=True)
    head = [_text(cell) for cell in next(rows, ())]
    forms = {column.name: column for column in table.columns}
    found = []
    for cells in rows:
        texts = {name: _text(cell) for name, cell in zip(head, cells, strict=False) if name}
        if any(texts.values()):
            found.append(
                {n: mended(forms[n], text) if n in forms else text for n, text in texts.items()}
            )
    return pd.DataFrame(found, columns=[name for name in head if name], dtype="str").fillna("")


def _text(cell: object) -> str:
    """Return what a cell holds as text, where a spreadsheet has made a day or a number of it."""
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    if isinstance(cell, (dt.datetime, dt.date)):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())
