"""What of a case can be counted although some of its rows are wrong."""

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from onrecord.model.case import Case
from onrecord.model.files import MENDABLE
from onrecord.model.problems import Problem, errors
from onrecord.model.tables import TABLES

#: The columns in which a row names the propositions whose count it can change.
_POINTS = ("proposition_id", "proposition_a", "proposition_b")

Bad = dict[str, set[int]]


def sound(case: Case, problems: Iterable[Problem]) -> Case:
    """Return the case without the rows that have errors and all that was said on their points.

    A count that lacks a row may be wrong, so that a proposition goes with every row that speaks to
    it. Where a wrong row does not tell to which proposition it belongs, none is left.
    """
    bad: Bad = {name: set() for name in TABLES}
    for problem in errors(problems):
        table = problem.file.removesuffix(".csv")
        if table in bad and problem.row and problem.rule not in MENDABLE:
            bad[table].add(problem.row)
    size = -1
    while size < (size := sum(map(len, bad.values()))):
        bad = _spread(case, bad)
    return _without(case, bad)


def _spread(case: Case, bad: Bad) -> Bad:
    """Return the bad rows with those that name them or speak to the same propositions."""
    points = _points(case, bad)
    gone = {name: _cells(case.tables[name], bad[name], TABLES[name].key[0]) for name in TABLES}
    wider: Bad = {}
    for name, table in TABLES.items():
        frame, caught = case.tables[name], set(bad[name])
        for column in table.columns:
            lost = gone[column.refers_to] if column.refers_to else set()
            lost = lost | (points if column.name in _POINTS else set())
            caught |= set(frame.index[frame[column.name].isin(lost - {""})])
        wider[name] = caught
    return wider


def _points(case: Case, bad: Bad) -> set[str]:
    """Return the propositions that bad rows speak to; all, if one of them does not tell."""
    known = set(case.propositions["proposition_id"])
    points: set[str] = set()
    for name, rows in bad.items():
        for column in _POINTS:
            if column in TABLES[name].names:
                points |= _cells(case.tables[name], rows, column)
    return points if points <= known else known


def _cells(frame: pd.DataFrame, rows: set[int], column: str) -> set[str]:
    return set(frame.loc[frame.index.isin(rows), column])


def _without(case: Case, bad: Bad) -> Case:
    frames = {
        name: frame[~frame.index.isin(bad[name])] if bad[name] else frame
        for name, frame in case.tables.items()
    }
    return replace(case, **frames)
