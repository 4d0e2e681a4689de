"""What follows from other cells where nobody wrote it: names of rows, and rows of what is named.

A case may begin with claims of four columns. What is worked out is not written to any file here;
``onrecord tidy`` does that, so that names of rows stay when others come in between.
"""

from collections.abc import Mapping, Set

import pandas as pd

from onrecord.model.ids import letters
from onrecord.model.publishers import keyed
from onrecord.model.tables import TABLES

#: Cells that another cell of their row stands in for, in the order in which it is asked.
STAND_INS = (
    ("sources", "name", "source_id"),
    ("propositions", "label", "text"),
    ("propositions", "label", "proposition_id"),
    ("propositions", "text", "label"),
)
#: Tables that may be missing as a file; their rows are then those that claims name.
_NAMED_BY_CLAIMS = ("sources", "propositions")


def worked_out(frames: Mapping[str, pd.DataFrame], there: Set[str]) -> dict[str, pd.DataFrame]:
    """Return ``frames`` with every cell filled that follows from others.

    ``there`` are the tables that have a file.
    """
    made = {**frames, "claims": with_ids(frames["claims"])}
    for table in _NAMED_BY_CLAIMS:
        if table not in there:
            made[table] = _rows_named(made["claims"], table)
    made, _ = keyed(made)
    for table, column, other in STAND_INS:
        frame = made[table]
        made[table] = frame.assign(
            **{column: frame[column].where(frame[column] != "", frame[other])}
        )
    return made


def with_ids(claims: pd.DataFrame) -> pd.DataFrame:
    """Return ``claims`` with an id for each that has none: document, place, next free letters."""
    place = claims["paragraph"].str.replace(r"[^0-9]", "", regex=True).str.zfill(2)
    stems = claims["document_id"] + "-" + place
    taken = set(claims["claim_id"])
    ids = []
    for known, document, stem in zip(claims["claim_id"], claims["document_id"], stems, strict=True):
        ids.append(known if known or not document else _next(stem, taken))
        taken.add(ids[-1])
    return claims.assign(claim_id=pd.Series(ids, index=claims.index, dtype="str"))


def _next(stem: str, taken: set[str]) -> str:
    return next(name for name in (stem + letter for letter in letters()) if name not in taken)


def _rows_named(claims: pd.DataFrame, table: str) -> pd.DataFrame:
    """Return a row of ``table`` for each of its names in ``claims``."""
    key = TABLES[table].key[0]
    names = sorted(set(claims[key]) - {""})
    index = pd.RangeIndex(2, len(names) + 2, name="row")
    return (
        pd.DataFrame({key: names}, index=index, columns=TABLES[table].names, dtype="str")
        .fillna("")
        .astype("str")
    )
