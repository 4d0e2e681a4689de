"""The order in which propositions are shown."""

import pandas as pd

#: As the table orders them, then what the case turns on, then what is mentioned most often, then by
#: name; see :func:`ranked`. The order of rows in a table says nothing.
IN_ORDER = ("order", "-crucial", "-mentions", "label")


def ranked(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Return ``frame`` sorted by ``columns``, downwards by those that a minus stands before.

    Rows that are alike in all of them keep their order. True is more than false.

    >>> frame = pd.DataFrame({"crucial": [False, True], "label": ["a", "b"]})
    >>> ranked(frame, "-crucial", "label")["label"].to_list()
    ['b', 'a']
    """
    names = [column.removeprefix("-") for column in columns]
    upwards = [not column.startswith("-") for column in columns]
    return frame.sort_values(names, ascending=upwards, kind="stable")


def as_numbers(order: pd.Series) -> pd.Series:
    """Return the cells of a column ``order`` as numbers; who has none comes after all others."""
    return pd.to_numeric(order, errors="coerce").fillna(float("inf"))
