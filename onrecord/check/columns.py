"""Remarks on whole columns and on rows that nothing uses."""

from collections import Counter
from collections.abc import Iterator, Set

import pandas as pd

from onrecord.check.flag import flag
from onrecord.model.case import Case
from onrecord.model.placeholders import is_placeholder, is_spreadsheet_error
from onrecord.model.problems import ERROR, REMARK, WARNING, Problem
from onrecord.model.tables import TABLES, Column

#: So many rows with one value are a habit and no chance.
_MANY = 10
#: Rules that ask for a cell which a case may leave out for all of its rows.
_NOT_RECORDED = ("read-blank",)


def placeholder_cells(case: Case) -> Iterator[Problem]:
    """Yield cells of words that stand for nothing; columns with a form say so themselves."""
    for name, table in TABLES.items():
        for column in table.columns:
            frame = case.tables[name]
            if _free(column) and column.name in frame:
                odd = {cell for cell in frame[column.name].unique() if is_placeholder(cell)}
                yield from _placeholders(frame[frame[column.name].isin(odd)], name, column.name)


def _free(column: Column) -> bool:
    return column.type == "string" and not (column.vocabulary or column.refers_to or column.pattern)


def _placeholders(frame: pd.DataFrame, table: str, column: str) -> Iterator[Problem]:
    broken = frame[column].map(is_spreadsheet_error).astype(bool)
    what, remedy = "a spreadsheet could not work it out", "Write the text again, as text"
    yield from flag(frame[broken], table, column, "spreadsheet-error", what, remedy, ERROR)
    what, remedy = "a word for nothing", "Leave the cell empty where it is not known"
    yield from flag(frame[~broken], table, column, "placeholder", what, remedy, WARNING)


def one_value(case: Case) -> Iterator[Problem]:
    """Yield coded columns that have one value throughout, and so tell nothing apart."""
    for name, table in TABLES.items():
        frame = case.tables[name]
        for column in table.columns:
            values = set(frame[column.name]) if column.name in frame else {""}
            if column.vocabulary and len(frame) >= _MANY and len(values) == 1 and "" not in values:
                what = f"all {len(frame)} rows have one value"
                remedy = "Look whether it was judged row by row"
                place = (f"{name}.csv", 0, column.name)
                yield Problem(*place, "one-value", what, remedy, REMARK, values.pop())


def unused(case: Case) -> Iterator[Problem]:
    """Yield sources, documents and propositions that no other row names."""
    for name in ("sources", "documents", "propositions"):
        key = TABLES[name].key[0]
        named = {cell for table, column in _naming(name) for cell in case.tables[table][column]}
        named |= _concerned(case) if name == "sources" else set()
        frame = case.tables[name]
        what, remedy = "no other row names it", "Take it out, or add the row that it was made for"
        rows = frame[~frame[key].isin(named) & (frame[key] != "")]
        yield from flag(rows, name, key, "unused", what, remedy, REMARK)


def _concerned(case: Case) -> set[str]:
    """Return the sources that a proposition is about."""
    return {source for cell in case.propositions["concerns"] for source in cell.split()}


def _naming(name: str) -> list[tuple[str, str]]:
    return [
        (table.name, column.name)
        for table in TABLES.values()
        for column in table.columns
        if column.refers_to == name
    ]


def gathered(
    case: Case, problems: list[Problem], lacking: Set[tuple[str, str]] = frozenset()
) -> Iterator[Problem]:
    """Yield the problems, with one for a column that is empty throughout in place of one a row.

    A column that a file is ``lacking`` is not recorded in this case, which is no error of any row,
    nor is a title that no document has: ``onrecord tidy`` adds the columns that are lacking.
    """
    blank = {
        (f"{name}.csv", column)
        for name, frame in case.tables.items()
        for column in frame.columns
        if len(frame) and (frame[column] == "").all()
    }
    times = Counter(_alike(problem) for problem in problems)
    said = set()
    for problem in problems:
        alike, place = _alike(problem), (problem.file, problem.column)
        spare = times[alike] > 1
        if problem.level == ERROR:
            spare = place in lacking or problem.rule in _NOT_RECORDED
        if place not in blank or not spare or not problem.row:
            yield problem
        elif alike not in said:
            said.add(alike)
            what = f"the column is empty throughout: {problem.what}"
            level = WARNING if problem.level == ERROR else problem.level
            yield Problem(
                problem.file, 0, problem.column, problem.rule, what, problem.remedy, level
            )


def _alike(problem: Problem) -> tuple[str, str, str, str]:
    return problem.file, problem.column, problem.rule, problem.level
