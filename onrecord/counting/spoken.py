"""What counting needs of each row: its hold, and where and when its word was given."""

import datetime as dt
from typing import NamedTuple

import pandas as pd

from onrecord.counting.holds import WORD, holds
from onrecord.model import dates
from onrecord.model.edition import Edition, once

#: The hour before which and after which something was not said; none where nobody dates it.
Hours = tuple[dt.datetime, dt.datetime]


class Spoken(NamedTuple):
    """One row; thousands of them are quicker so than in frames.

    ``document``, ``basis``, ``day`` and ``hours`` are those of the root, where the word was given.
    ``place`` is the document and paragraph of the row, where it could be a word of its own;
    ``repeats`` the origin of what it is suspected to repeat, where its own voice is another.
    ``grounded`` says that it is recorded what the word rests on and, where it repeats another, what
    that is; ``taken`` that this row itself was taken back.
    """

    claim_id: str
    proposition: str
    stance: str
    publisher: str
    hold: str
    origin: str
    implied: bool
    unread: str
    document: str
    basis: str
    day: str
    hours: Hours | None
    place: tuple[str, str]
    repeats: str
    grounded: bool
    taken: bool

    @property
    def word(self) -> bool:
        """Return whether it is a voice's word on this very point."""
        return self.hold in WORD and not self.implied


@once
def held_claims(edition: Edition) -> pd.DataFrame:
    """Return the rows of documents read and out, with publisher and hold, in file order.

    They are those that count, of every topic, and those taken back. Adds ``publisher`` and the
    columns of :func:`onrecord.counting.holds.holds`.
    """
    documents = edition.case.documents.set_index("document_id")
    claims = edition.kept_claims
    claims = claims[~claims["document_id"].isin(edition.retold)]
    publisher = claims["document_id"].map(documents["publisher"])
    return claims.assign(publisher=publisher).join(holds(edition), on="claim_id")


@once
def spoken(edition: Edition) -> dict[str, list[Spoken]]:
    """Return what was spoken to each proposition of the edition, of every topic."""
    claims = held_claims(edition)
    kept = edition.kept_claims.set_index("claim_id")
    root = claims["root_id"].where(claims["root_id"] != "", claims["claim_id"])
    documents = root.map(kept["document_id"])
    days = root.map(kept["said_date"])
    published = edition.case.documents.set_index("document_id")["published"]
    days = days.where(days != "", documents.map(published))
    hours = {day: _hours(day) for day in days.unique()}
    columns = (
        claims["claim_id"],
        claims["proposition_id"],
        claims["stance"],
        claims["publisher"],
        claims["hold"],
        claims["origin"],
        claims["implied"],
        claims["unread"],
        documents,
        root.map(kept["basis"]),
        days,
        days.map(hours.get),
        _where_read(claims),
        _repeated(claims),
        _grounded(kept.loc[root]).tolist(),
        claims["claim_id"].isin(edition.withdrawn),
    )
    found: dict[str, list[Spoken]] = {}
    for cells in zip(*columns, strict=True):
        found.setdefault(cells[1], []).append(Spoken(*cells))
    return found


def _grounded(roots: pd.DataFrame) -> pd.Series:
    """Return of each row whether its basis is recorded, and what it repeats if it does so."""
    repeats = ~roots["derivation"].isin(["starts_here", "unknown", ""])
    return (roots["basis"] != "") & ~(repeats & (roots["derived_from"] == ""))


def _hours(day: str) -> Hours | None:
    return (dates.span(day).opens, dates.span(day).closes) if day else None


def _where_read(claims: pd.DataFrame) -> list[tuple[str, str]]:
    """Return where each row stands that could be a word of its own: a document and a part of it."""
    part = claims["paragraph"].where(claims["paragraph"] != "", claims["anchor"])
    rows = zip(claims["document_id"], part, claims["stands_alone"], strict=True)
    return [(document, part) if alone and part else ("", "") for document, part, alone in rows]


def _repeated(claims: pd.DataFrame) -> pd.Series:
    """Return the origin of what each row is suspected to repeat in another's voice."""
    origin = claims.set_index("claim_id")["origin"]
    suspected = (claims["derivation"] == "suspected") & (claims["root_id"] == claims["claim_id"])
    return claims["retold_id"].where(suspected, "").map(origin).fillna("")
