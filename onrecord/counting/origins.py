"""Count origins instead of outlets: for every proposition, who says so and how many that is."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from onrecord.counting.holds import WORD
from onrecord.counting.implications import Implications, implications
from onrecord.counting.independence import Ties, largest_independent, ties
from onrecord.counting.least import least
from onrecord.counting.persons import people, persons
from onrecord.counting.positions import Positions, Voices, name_of, positions_in
from onrecord.counting.ranking import IN_ORDER, as_numbers, ranked
from onrecord.counting.spoken import Spoken, held_claims, spoken
from onrecord.counting.status import STATUS, opposition_of, support_of
from onrecord.model.edition import Edition, once
from onrecord.model.stances import AGAINST, DENYING, FOR, OPEN, TO_A_PROPOSITION

#: The numbers of a proposition, and the tuples of source ids behind them.
NUMBERS = (
    "mentions",
    "outlets",
    "origins",
    "origins_min",
    "separate",
    "inferred",
    "passed_on",
    "rewordings",
    "unattributed",
    "fallen",
    "repetitions_left",
    "implied",
    "implied_denials",
)
WHO = (
    "origin_ids",
    "inferred_ids",
    "own_inferred",
    "passed_on_ids",
    "implied_ids",
    "admitted_by",
)
_STANCES = [
    *TO_A_PROPOSITION,
    *(f"{hold}_{stance}" for hold in WORD for stance in TO_A_PROPOSITION),
]
_POINT = ["proposition_id", "label", "topic", "crucial", "order"]
_LEVELS = ["exact", "persons_min", "persons_max", "support", "opposition", "status", "changed"]


@once
def traced_claims(edition: Edition) -> pd.DataFrame:
    """Return the claims of the edition's topics with publisher and hold, in file order.

    Adds ``publisher`` and the columns of :func:`onrecord.counting.holds.holds`; ``root_source``,
    the origin, or the row's own voice where it is nobody's word; ``turned``, whether it is
    reworded; ``traced``, whether it is a voice's word or mentions one without saying from whom.
    """
    claims = held_claims(edition)
    shown = claims[claims["claim_id"].isin(edition.topic_claims["claim_id"])]
    root = shown["root_id"].where(shown["root_id"] != "", shown["claim_id"])
    origin = shown["origin"].where(shown["origin"] != "", shown["source_id"])
    word = shown["hold"].isin([*WORD, "unattributed"])
    return shown.assign(
        root_id=root,
        root_source=origin,
        turned=shown["hold"] == "reworded",
        traced=word,
    )


@once
def count(edition: Edition) -> pd.DataFrame:
    """Return one row per proposition of the edition, indexed by ``proposition_id``.

    They come in the order of :data:`onrecord.counting.ranking.IN_ORDER`. Columns, besides
    ``label``, ``topic``, ``crucial`` and ``order`` (infinite where none is given): those of
    :data:`NUMBERS`, of :data:`WHO`, ``exact`` (false where ``separate`` was approximated),
    ``persons_min`` and ``persons_max`` (people behind the origins; the latter is missing where
    nobody says), ``support``, ``opposition``, ``status``, ``changed`` (a tuple of
    :class:`onrecord.counting.positions.Change`), and under each stance the tuple of the voices that
    take it, the same split by ``own_`` and ``relayed_`` before its term; ``own_inferred`` are those
    who only infer it and do so in a word of their own.

    ``mentions`` and ``outlets`` are the claims that assert it in documents that were read, and
    their publishers; ``origins`` the voices whose word it is, those known to be the same merged;
    ``origins_min`` all merged that may be one; ``separate`` the most that are shown to be pairwise
    independent, 0 for none; ``implied`` the rows that assert it by what they say on another point.
    """
    rows_of = spoken(edition)
    known = ties(edition.case.links, edition.whole.sources)
    positions = all_positions(edition)
    behind, follows = people(edition.whole.sources), implications(edition.whole)
    rows = []
    known_points = edition.case.propositions
    for proposition in known_points.assign(order=as_numbers(known_points["order"])).to_dict(
        "records"
    ):
        point = proposition["proposition_id"]
        here, said = positions.get(point, positions_in([], known)), rows_of.get(point, [])
        rows.append(
            {
                "proposition_id": point,
                "label": proposition["label"],
                "topic": proposition["topic"],
                "crucial": point in edition.crucial,
                "order": proposition["order"],
                **_rows(said),
                **_voices(here, known, point),
                **_implied(point, said, positions, follows),
                **persons(_sources(here.origins), known, point, behind),
                "admitted_by": _admitted(here, known, point, proposition["concerns"].split()),
            }
        )
    columns = [*_POINT, *NUMBERS, *WHO, *_STANCES, *_LEVELS]
    frame = pd.DataFrame([row | _levels(row) for row in rows], columns=columns)
    frame = frame.astype({"crucial": bool, "exact": bool})
    return ranked(frame, *IN_ORDER, "proposition_id").set_index("proposition_id")


@once
def all_positions(edition: Edition) -> dict[str, Positions]:
    """Return where the voices stand on each point to which anybody of the edition speaks."""
    known = ties(edition.case.links, edition.whole.sources)
    return {point: positions_in(rows, known) for point, rows in spoken(edition).items()}


@once
def all_origins(edition: Edition) -> int:
    """Return the number of distinct origins behind all assertions of the edition."""
    return len({origin for origins in count(edition)["origin_ids"] for origin in origins})


def _rows(said: list[Spoken]) -> dict[str, int]:
    """Return how many rows assert a point, and of which kinds they are."""
    asserted = [row for row in said if row.stance in FOR]
    mentions = [row for row in asserted if row.hold != "fallen"]
    fallen = [row for row in asserted if row.hold == "fallen"]
    return {
        "mentions": len(mentions),
        "outlets": len({row.publisher for row in mentions} - {""}),
        "rewordings": sum(row.hold == "reworded" for row in asserted),
        "unattributed": sum(row.hold == "unattributed" for row in asserted),
        "fallen": len(fallen),
        "repetitions_left": sum(not row.taken for row in fallen),
    }


def _voices(here: Positions, known: Ties, point: str) -> dict[str, Any]:
    """Return who stands where on a point, and how many origins that comes to."""
    largest = largest_independent(here.grounded, known, point)
    takes = {stance: _names(voices) for stance, voices in here.takes.items()}
    own = {f"own_{stance}": _names(_own(here, stance)) for stance in here.takes}
    relayed = {
        f"relayed_{stance}": tuple(sorted({*takes[stance]} - {*own[f"own_{stance}"]}))
        for stance in takes
    }
    return {
        "origins": len(here.origins),
        "origins_min": least(here, known, point, largest.size),
        "separate": largest.size,
        "exact": largest.exact,
        "inferred": len(here.inferring),
        "passed_on": len(here.passing),
        "origin_ids": _names(here.origins),
        "inferred_ids": _names(here.inferring),
        "own_inferred": _names(_of_own(here.inferring)),
        "passed_on_ids": _names(here.passing),
        "changed": here.changed,
        **takes,
        **own,
        **relayed,
    }


def _of_own(voices: Voices) -> Voices:
    return {who: rows for who, rows in voices.items() if any(row.hold == "own" for row in rows)}


def _own(here: Positions, stance: str) -> Voices:
    """Return the voices that take a stance in a word of their own, be it an inference."""
    own = _of_own({who: here.saying(stance, who) for who in here.takes[stance]})
    return {who: rows for who, rows in here.takes[stance].items() if who in own}


def _names(voices: Voices) -> tuple[str, ...]:
    return tuple(sorted(name_of(rows) for rows in voices.values()))


def _sources(voices: Voices) -> list[str]:
    return sorted({row.origin for rows in voices.values() for row in rows})


def _implied(
    point: str, said: list[Spoken], positions: dict[str, Positions], follows: Implications
) -> dict[str, Any]:
    """Return what is said of a point by what is said on another, and by whom."""
    found = {
        name: implied_rows(point, said, positions, follows, stances)
        for name, stances in (("implied", FOR), ("implied_denials", DENYING))
    }
    asserting = {row.origin for row in found["implied"]}
    return {**{name: len(rows) for name, rows in found.items()}, "implied_ids": _sorted(asserting)}


def implied_rows(
    point: str,
    said: list[Spoken],
    positions: dict[str, Positions],
    follows: Implications,
    stances: tuple[str, ...],
) -> list[Spoken]:
    """Return the rows that take one of ``stances`` on a point by what they say on another."""
    here = [row for row in said if row.implied and row.hold in WORD and row.stance in stances]
    there = [
        row
        for stance in stances
        for other in follows.whence(stance, point)
        for row in _rows_taking(positions.get(other), stance)
    ]
    return [row for row in [*here, *there] if row.basis != "inference"]


def _rows_taking(positions: Positions | None, stance: str) -> Iterable[Spoken]:
    return [row for rows in positions.takes[stance].values() for row in rows] if positions else []


def _sorted(sources: set[str]) -> tuple[str, ...]:
    return tuple(sorted(sources))


def _admitted(here: Positions, known: Ties, point: str, concerns: list[str]) -> tuple[str, ...]:
    """Return the origins whom the point is about: they, or one who speaks for them."""
    houses = {known.house.of(source, point) for source in concerns}
    return tuple(
        sorted(
            name_of(rows)
            for rows in here.origins.values()
            if any(known.house.of(row.origin, point) in houses for row in rows)
        )
    )


def _levels(row: dict[str, Any]) -> dict[str, str]:
    support = support_of(row["origins"], row["separate"], row["inferred"])
    opposition = opposition_of({stance for stance in AGAINST + OPEN if row[stance]})
    return {"support": support, "opposition": opposition, "status": STATUS[support, opposition]}
