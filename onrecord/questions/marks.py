"""The marks of figures: where they lead, and how many rings a point has."""

from collections.abc import Sequence

import pandas as pd

from onrecord.addresses import REGISTER, address, address_of_rows, view
from onrecord.counting.counted_rows import rows_behind
from onrecord.counting.holds import holds
from onrecord.drawing.canvas import Mark
from onrecord.drawing.rings import Rings
from onrecord.model.edition import Edition, once

#: The numbers that the rings of a point stand for.
RINGED = ("origins", "inferred")
_VIEWED = ["proposition_id", "stance"]
#: Letters of an address that a figure still holds, and those that a browser or a mail cuts off.
_LONG, TOO_LONG = 700, 4000
#: Rows whose names are no longer than a view that shows them.
_FEW = 3


def claims_about(proposition: str, title: str) -> Mark:
    """Return the mark that leads to the claims about ``proposition``, with ``title`` as tooltip."""
    return view("proposition_id", proposition), title


def standing_for(table: str, names: Sequence[str], title: str) -> Mark:
    """Return the mark that leads to all the rows ``names`` of ``table``."""
    return address_of_rows(table, names), title


def way_to_rows(edition: Edition, claims: Sequence[str]) -> str:
    """Return the address of the register with exactly ``claims``, none of which may be missing.

    Where they are all rows of one proposition and stance, or all of one hold among these, the view
    says so: it is shorter than their names, and tells readers what they see.
    """
    if len(claims) < _FEW:
        return address_of_rows("claims", claims)
    return _views(edition).get(frozenset(claims)) or address_of_rows("claims", claims)


def counted_mark(edition: Edition, point: str, names: Sequence[str], title: str) -> Mark | None:
    """Return the mark that leads to the rows that the numbers ``names`` of a point count, if any.

    The numbers are those of :func:`onrecord.counting.counted_rows.rows_behind`. Where an address
    would name dozens of rows, the mark leads to the point on the reference page, on which each
    number can be opened.
    """
    behind = rows_behind(edition)[point]
    rows = tuple(dict.fromkeys(row for name in names for row in behind.get(name, ())))
    if not rows:
        return None
    way = way_to_rows(edition, rows)
    return (way if len(way) < _LONG else address("propositions", point)), title


@once
def _views(edition: Edition) -> dict[frozenset[str], str]:
    """Return the views of the register on one proposition by the rows that each shows."""
    rows = edition.published_claims[[*_VIEWED, "claim_id"]]
    rows = rows.join(holds(edition)["hold"], on="claim_id").fillna({"hold": ""})
    found = {}
    for columns in ([*_VIEWED, "hold"], _VIEWED):
        for terms, group in rows.groupby(columns):
            asked = [f"{key}={term}" for key, term in zip(columns, terms, strict=True) if term]
            found[frozenset(group["claim_id"])] = f"{REGISTER}?{'&'.join(asked)}"
    return found


def rings_of(row: pd.Series) -> Rings:
    """Return the rings of a point: its origins, and broken ones for those who only infer it."""
    numbers = (row["origins"], row["origins_min"], row["separate"], row["inferred"])
    return Rings(*(int(number_of) for number_of in numbers))
