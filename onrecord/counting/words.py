"""Which rows a voice's word on a point stands in, who has it so, and who rewords or takes it back.

Where rows are listed, the one where the word begins comes first, then the earliest, then the best
graded: marks, counts and sentences lead there in this order.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pandas as pd

from onrecord.counting.holds import WORD
from onrecord.counting.origins import all_positions
from onrecord.counting.positions import Voices, name_of
from onrecord.counting.spoken import Spoken, held_claims, spoken
from onrecord.model.edition import Edition, follow, once
from onrecord.model.stances import FOR, TAKING_BACK

_NO_GRADE = "F"

#: By row, who tells it, and whether its word begins there.
Tellers = dict[str, tuple[str, bool]]
_NEVER = dt.datetime.max


@dataclass(frozen=True)
class Word:
    """The word of one voice on one point: its rows, and the names of those who alone have it so.

    ``several`` is whether these are several people or papers.
    """

    claims: tuple[str, ...]
    tellers: tuple[str, ...]
    several: bool = False


@dataclass(frozen=True)
class Hands:
    """Through whose hands one point went, by name: those who reword it or took it back."""

    rewording: tuple[str, ...] = ()
    taken_by: tuple[str, ...] = ()


@once
def words(edition: Edition) -> dict[tuple[str, str, str], Word]:
    """Return the word of each voice, by point, stance and the id under which it is shown.

    Under a stance for it stand the origins and those who only infer it or pass it on.
    """
    order, told, groups = _order(edition), _told(edition), _groups(edition)
    found = {}
    for point, here in all_positions(edition).items():
        taken: list[tuple[str, Voices]] = list(here.takes.items())
        taken += [(FOR[0], here.inferring), (FOR[0], here.passing)]
        for stance, voices in taken:
            for who, rows in voices.items():
                said = here.saying(stance, who) or rows
                ids = tuple(sorted((row.claim_id for row in said), key=order.__getitem__))
                own = any(row.hold == "own" for row in said)
                tellers = () if own else _tellers(ids, told, edition.names[name_of(rows)])
                several = len(tellers) > 1 or bool(groups.intersection(tellers))
                found[point, stance, name_of(rows)] = Word(ids, tellers, several)
    return found


@once
def hands(edition: Edition) -> dict[str, Hands]:
    """Return through whose hands each point went to which anybody speaks."""
    order, told, back = _order(edition), _told(edition), taken_back_by(edition)
    return {point: _hands(rows, order, told, back) for point, rows in spoken(edition).items()}


@once
def taken_back_by(edition: Edition) -> dict[str, str]:
    """Return who took back each row that was taken back: the name of the source that did."""
    rows = edition.published_claims
    taking = rows[rows["stance"].isin(TAKING_BACK)]
    targets = follow(taking["derived_from"], rows)
    pairs = zip(targets, taking["source_id"], strict=True)
    return {target: edition.names[who] for target, who in pairs if target in edition.withdrawn}


def _hands(
    rows: list[Spoken],
    order: dict[str, tuple[Any, ...]],
    told: Tellers,
    back: dict[str, str],
) -> Hands:
    asserted = [row.claim_id for row in rows if row.stance in FOR and row.hold == "reworded"]
    wording = dict.fromkeys(told[name][0] for name in sorted(asserted, key=order.__getitem__))
    taken = sorted({back[row.claim_id] for row in rows if row.claim_id in back})
    return Hands(tuple(wording), tuple(taken))


def _tellers(ids: tuple[str, ...], told: Tellers, voice: str) -> tuple[str, ...]:
    """Return who has the word of a voice so: whoever tells its rows where the word begins."""
    first = [name for name in ids if told[name][1]] or ids[:1]
    return tuple(
        teller for teller in dict.fromkeys(told[name][0] for name in first) if teller != voice
    )


@once
def _told(edition: Edition) -> Tellers:
    """Return who tells each row, who stands between or the publisher, and if it begins there."""
    claims = held_claims(edition)
    through = claims["through"].map(lambda source: edition.names.get(source, source))
    teller = through.where(claims["through"] != "", claims["publisher"])
    unread = claims["unread"] != ""
    begins = claims["root_id"].isin(["", *claims.loc[unread, "root_id"]]) | (
        claims["root_id"] == claims["claim_id"]
    )
    return dict(zip(claims["claim_id"], zip(teller, begins, strict=True), strict=True))


def _groups(edition: Edition) -> frozenset[str]:
    """Return the names of sources that are known to be several people."""
    sources = edition.whole.sources
    several = pd.to_numeric(sources["persons_min"], errors="coerce") > 1
    return frozenset(sources.loc[several, "name"])


@once
def _order(edition: Edition) -> dict[str, tuple[Any, ...]]:
    """Return by what each row is sorted: whether its word begins there, its hour, its grade."""
    claims = held_claims(edition)
    graded = edition.whole.sources.set_index("source_id")["reliability"]
    letters = claims["source_id"].map(graded).replace("", _NO_GRADE)
    hours = {row.claim_id: row.hours for rows in spoken(edition).values() for row in rows}
    known = pd.Series(claims["hold"].isin(WORD) & (claims["root_id"] == claims["claim_id"]))
    cells = zip(claims["claim_id"], known, letters, claims["credibility"], strict=True)
    return {
        name: (not begins, (hours[name] or (_NEVER,))[0], letter, credible or "6", name)
        for name, begins, letter, credible in cells
    }
