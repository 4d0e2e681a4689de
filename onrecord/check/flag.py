"""Turn rows of a table that break a rule into problems."""

from collections.abc import Iterator

import pandas as pd

from onrecord.model.problems import ERROR, Problem


def flag(
    frame: pd.DataFrame,
    table: str,
    column: str,
    rule: str,
    what: str,
    remedy: str,
    level: str = ERROR,
) -> Iterator[Problem]:
    """Yield a problem for every row of ``frame``, whose index is the row in the file.

    ``what`` and ``remedy`` may name columns of the row in braces.
    """
    if frame.empty:
        return
    for row, cells in zip(frame.index, frame.to_dict("records"), strict=True):
        value = str(cells.get(column, ""))
        what_here, remedy_here = what.format(**cells), remedy.format(**cells)
        yield Problem(f"{table}.csv", int(row), column, rule, what_here, remedy_here, level, value)
