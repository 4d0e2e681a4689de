"""Types, vocabularies, patterns and keys of the tables, checked from what the columns say."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterator, Set
from dataclasses import replace
from itertools import combinations

import pandas as pd

from onrecord.check.flag import flag
from onrecord.model.case import Case
from onrecord.model.forms import misread
from onrecord.model.ids import next_id
from onrecord.model.placeholders import is_placeholder
from onrecord.model.problems import Problem
from onrecord.model.tables import FORMS, NAMED, TABLES, Column, Table

#: A cell that breaks a rule: its column, the rule, what it holds, and its row in the file.
Failure = tuple[Column, str, str, int]
#: So many different bad cells of a table are looked up for what was meant; the rest is only named.
_MEANT = 50
#: What a browser shows of an address whose beginning it leaves out.
_ADDRESS = re.compile(r"[\w-]+(\.[\w-]+)+/\S*")
#: A longer cell is no id and no address that somebody mistyped.
_LONG = 200


def schema_problems(
    case: Case, missing: Set[tuple[str, str]] = frozenset(), partly: Set[str] = frozenset()
) -> Iterator[Problem]:
    """Yield every cell that its column does not allow, and every name that is used twice.

    Columns ``missing`` from a file are passed over, and references to tables that could only be
    read ``partly``: what they name may be there.
    """
    for name, table in TABLES.items():
        frame = case.tables[name]
        yield from _twice(frame, table)
        judged = [
            replace(column, refers_to="" if column.refers_to in partly else column.refers_to)
            for column in table.columns
            if (f"{name}.csv", column.name) not in missing
        ]
        yield from _said(_failures(frame, judged, case), table, case)
    yield from _shared(case)


def _failures(frame: pd.DataFrame, columns: list[Column], case: Case) -> Iterator[Failure]:
    """Yield each cell of ``frame`` that a test of its column does not pass, column by column."""
    for column in columns:
        cells = frame[column.name]
        distinct = cells.unique()
        for rule, passes in _tests(column, case):
            # Whether a cell may be empty is a test of its own; no other one is asked.
            wrong = {cell for cell in distinct if (cell or rule == "empty") and not passes(cell)}
            if wrong:
                for row in cells.index[cells.isin(wrong)]:
                    yield column, rule, str(cells[row]), int(row)


def _tests(column: Column, case: Case) -> Iterator[tuple[str, Callable[[str], object]]]:
    """Yield the rules of a column, each with what is true of a cell that keeps it."""
    if column.required:
        yield "empty", bool
    if column.vocabulary:
        yield "vocabulary", column.vocabulary.terms.__contains__
    if column.pattern:
        yield "pattern", re.compile(column.pattern).fullmatch
    if column.type != "string":
        yield column.type, lambda cell: not misread(column, cell)
    if column.refers_to:
        yield "reference", set(_keys(column, case)).__contains__


def _twice(frame: pd.DataFrame, table: Table) -> Iterator[Problem]:
    """Yield every row whose key an earlier row has, with that row and a key that is free."""
    key = list(table.key)
    told = [name for name in key if table.column(name).required]
    named = frame[(frame[told] != "").all(axis=1)]
    keys = pd.Series(list(named[key].itertuples(index=False, name=None)), index=named.index)
    first = {cells: row for row, cells in reversed(list(keys.items()))}
    taken = set(frame[key[-1]])
    for row, cells in keys[keys.duplicated()].items():
        one, other = frame.loc[first[cells]], frame.loc[row]
        differ = [name for name in table.names if one[name] != other[name]]
        same = f"they differ in {', '.join(differ)}" if differ else "they are equal"
        what = f"the key is used twice, in rows {first[cells]} and {row}; {same}"
        remedy = "Take one of them out"
        if differ and table.name in NAMED:
            free = next_id(cells[-1], taken)
            taken.add(free)
            remedy = f"Give one of them a name of its own, such as {free}"
        elif differ:
            remedy = "Make one row of them"
        yield Problem(
            f"{table.name}.csv", int(row), key[-1], "key-twice", what, remedy, value=cells[-1]
        )


def _shared(case: Case) -> Iterator[Problem]:
    """Yield rows whose name a row of another table has: a report has one address for a name."""
    for table, other in combinations(NAMED, 2):
        key, frame = TABLES[table].key[0], case.tables[table]
        names = set(case.tables[other][TABLES[other].key[0]]) - {""}
        what, remedy = f"a row of {other}.csv has the same name", "Give one of the two another name"
        yield from flag(frame[frame[key].isin(names)], table, key, "name-shared", what, remedy)


def _said(failures: Iterator[Failure], table: Table, case: Case) -> Iterator[Problem]:
    said: dict[tuple[str, str, str], tuple[str, str]] = {}
    for column, rule, cell, row in failures:
        about = (column.name, rule, cell)
        if about not in said:
            # Looking for what was meant is slow; whoever has so many errors has one cause.
            seek = len(said) < _MEANT
            what, remedy = _SENTENCES[rule](column, cell, case, seek)
            said[about] = (what, _emptied(column) if is_placeholder(cell) else remedy)
        yield Problem(f"{table.name}.csv", row, column.name, rule, *said[about], value=cell)


def _keys(column: Column, case: Case) -> pd.Series:
    target = TABLES[column.refers_to]
    return case.tables[target.name][target.key[0]]


def _emptied(column: Column) -> str:
    """Return what to do with a word that stands for nothing."""
    if column.required:
        return f"A word for not known is not the thing itself. It holds: {column.meaning}"
    return "Leave the cell empty where it is not known"


def _say_empty(column: Column, cell: str, case: Case, seek: bool) -> tuple[str, str]:
    return "the cell is empty", f"It holds: {column.meaning}"


def _say_vocabulary(column: Column, cell: str, case: Case, seek: bool) -> tuple[str, str]:
    terms = list(column.vocabulary.terms) if column.vocabulary else []
    hint = _close(cell, terms) if seek else ""
    return "not a term of this column", f"Use {_or(terms)}{hint}"


def _say_pattern(column: Column, cell: str, case: Case, seek: bool) -> tuple[str, str]:
    meant = _meant(column, cell)
    hint = f"; perhaps {meant}" if meant else ""
    return "not written as this column is", f"{FORMS[column.pattern]} {column.example}{hint}"


def _meant(column: Column, cell: str) -> str:
    """Return the address or id that ``cell`` may be meant to be, or nothing."""
    if _ADDRESS.fullmatch(cell):
        found = f"https://{cell}"
    else:
        letters = unicodedata.normalize("NFKD", cell).encode("ascii", "ignore").decode().lower()
        found = "-".join(re.findall("[a-z0-9]+", letters.replace("'", "")))
    return found if len(found) < _LONG and re.fullmatch(column.pattern, found) else ""


def _say_type(column: Column, cell: str, case: Case, seek: bool) -> tuple[str, str]:
    kind = {"integer": "not a number", "date": "not a day"}.get(column.type, "not a date")
    remedy = misread(column, cell)
    return kind, remedy[:1].upper() + remedy[1:]


def _say_reference(column: Column, cell: str, case: Case, seek: bool) -> tuple[str, str]:
    hint = _close(cell, list(_keys(column, case))) if seek else ""
    what = f"no such row in {column.refers_to}.csv"
    return what, f"Add it there, or correct it here{hint}"


_SENTENCES = {
    "empty": _say_empty,
    "vocabulary": _say_vocabulary,
    "pattern": _say_pattern,
    "integer": _say_type,
    "date": _say_type,
    "edtf": _say_type,
    "reference": _say_reference,
}


def _close(cell: str, known: list[str]) -> str:
    near = difflib.get_close_matches(cell, known, 1, 0.7) if len(cell) < 200 else []
    return f"; did you mean {near[0]}?" if near else ""


def _or(terms: list[str]) -> str:
    return ", ".join(terms[:-1]) + " or " + terms[-1] if len(terms) > 1 else "".join(terms)
