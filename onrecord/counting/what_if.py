"""Count a point again under what somebody assumes: who is one, who is separate, who is left out.

The page counts so in the reader's browser; this is the same in Python, made of the parts that count
the report, and what the browser needs for it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, NamedTuple

from onrecord.counting import answers as kinds
from onrecord.counting.answers import Answer, Ground, Links, told
from onrecord.counting.independence import Ties, largest_independent
from onrecord.counting.least import least
from onrecord.counting.positions import positions_in
from onrecord.counting.spoken import Spoken
from onrecord.counting.status import opposition_of, support_of
from onrecord.model.edition import Edition
from onrecord.model.stances import AGAINST, FOR, OPEN, STANCES
from onrecord.model.voices import Grouping, Pair, joined

_OTHER_GROUND = "none_stated"


@dataclass(frozen=True)
class Assumed:
    """What somebody assumes of the voices of an edition.

    ``one`` are pairs of sources that are the same, ``separate`` pairs that came to it separately,
    ``without`` sources whose word is left out; with ``inference`` an inference counts as a word.
    """

    one: tuple[Pair, ...] = ()
    separate: tuple[Pair, ...] = ()
    without: tuple[str, ...] = ()
    inference: bool = False


class Numbers(NamedTuple):
    """The numbers of a point, as :func:`onrecord.counting.origins.count` has them."""

    origins: int
    origins_min: int
    separate: int
    inferred: int
    support: str
    opposition: str


def recounted(ground: Ground, offices: Iterable[Pair], assumed: Assumed) -> Numbers:
    """Return the numbers of a point under what is assumed.

    ``offices`` are pairs of a source and the one that it speaks for.
    """
    found = [Answer(kinds.ONE, kinds.pair(*both)) for both in assumed.one]
    found += [Answer(kinds.SEPARATE, kinds.pair(*both)) for both in assumed.separate]
    ground = told(ground, found)
    known = _with_houses(ground.links, offices)
    without = {known.same.of(source) for source in assumed.without}
    rows = [
        _counted(row, assumed)
        for row in ground.rows
        if not (row.word and known.same.of(row.origin) in without)
    ]
    stands = positions_in(rows, known)
    separate = largest_independent(stands.grounded, known, ground.point).size
    return Numbers(
        len(stands.origins),
        least(stands, known, ground.point, separate),
        separate,
        len(stands.inferring),
        support_of(len(stands.origins), separate, len(stands.inferring)),
        opposition_of({stance for stance in AGAINST + OPEN if stands.takes[stance]}),
    )


def _counted(row: Spoken, assumed: Assumed) -> Spoken:
    word = assumed.inference and row.stance in FOR and row.basis == "inference"
    return row._replace(basis=_OTHER_GROUND) if word else row


def _with_houses(links: Links, offices: Iterable[Pair]) -> Ties:
    same = [(a, b) for a, b, relation in links.known if relation == "same"]
    return replace(links.ties, house=Grouping(joined([*same, *offices]), {}))


def offices(edition: Edition) -> list[Pair]:
    """Return every source of the case that speaks for another, with that one."""
    sources = edition.whole.sources
    speaking = sources[sources["speaks_for"] != ""]
    return list(zip(speaking["source_id"], speaking["speaks_for"], strict=True))


def to_recount(grounds: Mapping[str, Ground], offices: Sequence[Pair]) -> dict[str, Any]:
    """Return what a browser needs to count points again, in lists of texts and numbers.

    ``sources`` are ids, and all other lists speak of them by their place in it. ``links`` are two
    sources and a relation, ``offices`` a source and the one that it speaks for. ``points`` has for
    each point its rows: source, side, level of opposition, whether it only infers, document, first
    and last hour (none where nobody dates it), whether it is the voice's own word, place, unread
    text, and the source of what it is suspected to repeat (-1 for none). Hours are told by their
    order alone. The last tells whether the row could be shown to be separate from others.
    """
    words = {point: _words(ground) for point, ground in grounds.items()}
    rows = list(chain.from_iterable(words.values()))
    links = {link for ground in grounds.values() for link in ground.links.known}
    named = {name for row in rows for name in (row.origin, row.repeats) if name}
    sources = sorted(named | {one for a, b, _ in links for one in (a, b)} | {*chain(*offices)})
    place = {source: at for at, source in enumerate(sources)}
    hours = sorted({hour for row in rows for hour in row.hours or ()})
    when = {hour: at for at, hour in enumerate(hours)}
    return {
        "sources": sources,
        "offices": [[place[a], place[b]] for a, b in offices],
        "points": {
            point: {
                "links": [[place[a], place[b], how] for a, b, how in ground.links.known],
                "rows": [_told(row, place, when) for row in words[point]],
            }
            for point, ground in grounds.items()
        },
    }


def _words(ground: Ground) -> list[Spoken]:
    return [row for row in ground.rows if row.word and STANCES[row.stance].side != "silent"]


def _told(row: Spoken, place: dict[str, int], when: dict[Any, int]) -> list[Any]:
    stance = STANCES[row.stance]
    return [
        place[row.origin],
        stance.side,
        stance.level,
        int(row.basis == "inference"),
        row.document,
        *((when[hour] for hour in row.hours) if row.hours else (None, None)),
        int(row.hold == "own"),
        " ".join(row.place) if row.place[0] else "",
        row.unread,
        place.get(row.repeats, -1),
        int(row.grounded),
    ]
