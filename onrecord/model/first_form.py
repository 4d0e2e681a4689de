"""Columns that the first form of the tables had, and the rows that they are in the second.

``parent_id`` said of which wider point a proposition was part: that is a row of ``relations``.
``denials_sought`` said, once and for all editions, where a denial was looked for: that is a row of
``searches``, which has a day.
"""

import re
from dataclasses import replace

import pandas as pd

from onrecord.model.tables import TABLES, Column, Table

#: The columns that left, by their table.
LEFT: dict[str, tuple[str, ...]] = {"propositions": ("parent_id", "denials_sought")}
#: What a row says that the first form had no word for.
_REASON = "A narrower point of the wider one."
_ANYWHERE, _NOWHERE = "In what was read.", "Nowhere."
_NOT_SOUGHT = re.compile(r"(?:not|never) (?:sought|looked for)\b", re.IGNORECASE)
#: A sentence that names the place before it says what was found there.
_PLACED = re.compile(
    r"(?P<where>(?:looked for |asked |in |on |among |at )[^:.;]{3,120}): *(?P<found>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


def with_left_columns(table: Table) -> Table:
    """Return ``table`` with the columns that it had in its first form after its own."""
    old = (Column(name, "", "", "") for name in LEFT.get(table.name, ()))
    return replace(table, columns=(*table.columns, *old))


def with_groups(relations: pd.DataFrame, propositions: pd.DataFrame) -> pd.DataFrame:
    """Return ``relations`` with a ``part_of`` for each proposition that names a wider one."""
    parts = propositions[propositions["parent_id"] != ""]
    rows = parts.assign(
        proposition_a=parts["proposition_id"],
        relation="part_of",
        proposition_b=parts["parent_id"],
        reason=_REASON,
    )
    return _with_new(relations, rows, "relations")


def with_searches(searches: pd.DataFrame, propositions: pd.DataFrame, as_of: str) -> pd.DataFrame:
    """Return ``searches`` with what each proposition says of a search, as of the day ``as_of``.

    The first form gave no day, so that it is the last day that the case tells of: an edition before
    it prints nothing that may have been written later.
    """
    told = propositions[propositions["denials_sought"] != ""]
    parted = [_parted(text) for text in told["denials_sought"]]
    rows = told.assign(
        as_of=as_of,
        where=[where for where, _ in parted],
        found=[found for _, found in parted],
    )
    return _with_new(searches, rows, "searches")


def last_day(editions: pd.DataFrame, documents: pd.DataFrame) -> str:
    """Return the day of the newest edition, or the last day on which a document was read."""
    return max(editions["as_of"], default="") or max(documents["accessed"], default="")


def _parted(text: str) -> tuple[str, str]:
    """Return where a denial was looked for and what was found, as far as ``text`` tells."""
    if _NOT_SOUGHT.match(text):
        return _NOWHERE, text
    parted = _PLACED.fullmatch(text)
    if not parted:
        return _ANYWHERE, text
    where = re.sub(r"^looked for ", "", parted["where"], flags=re.IGNORECASE)
    return where[:1].upper() + where[1:] + ".", parted["found"][:1].upper() + parted["found"][1:]


def _with_new(frame: pd.DataFrame, rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return ``frame`` with those of ``rows`` whose key it does not hold yet."""
    key = list(TABLES[name].key)
    both = pd.concat([frame, rows[TABLES[name].names]])
    return both[~both.duplicated(key) | (pd.RangeIndex(len(both)) < len(frame))]
