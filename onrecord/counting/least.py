"""The least number that the origins of one point can be: all merged that may be one."""

from collections.abc import Iterator

from onrecord.counting.independence import DEPENDENT, Ties
from onrecord.counting.positions import Positions, Voices
from onrecord.counting.spoken import Spoken
from onrecord.model.voices import Pair, joined


def least(positions: Positions, known: Ties, proposition: str, separate: int) -> int:
    """Return how few the origins of a point can be, never fewer than are shown ``separate``.

    Merged are voices that may be the same, through whomever; of one house; of one place in one
    text; of one text that nobody read; a suspected repetition with what it repeats; and what is or
    may be dependent, on one another or on one common third source. Whoever speaks for the point on
    whatever ground may stand between two of them; whoever says nothing on it carries no further.
    """
    speaking = positions.speaking
    merged = joined(
        [
            *_groups(speaking, known, proposition),
            *_dependent(speaking, known, proposition),
            *_texts(speaking, known, proposition),
        ]
    )
    return max(separate, len({merged.get(who, who) for who in positions.origins}))


def _groups(speaking: Voices, known: Ties, proposition: str) -> Iterator[Pair]:
    """Yield each voice with what it may be the same as and with its house."""
    for who, rows in speaking.items():
        for source in {row.origin for row in rows}:
            yield who, f"perhaps {known.perhaps.of(source, proposition)}"
            yield who, f"house {known.house.of(source, proposition)}"


def _dependent(speaking: Voices, known: Ties, proposition: str) -> Iterator[Pair]:
    """Yield each voice with those on which it, or who is the same, depends or may depend."""
    for who, sources in _members(speaking, known, proposition).items():
        for source in sources:
            for other, relation, on in known.ends.get(source, ()):
                if relation in DEPENDENT and on in ("", proposition):
                    yield who, known.same.of(other, proposition)


def _members(speaking: Voices, known: Ties, proposition: str) -> dict[str, list[str]]:
    """Return every source that each voice is the same as, also where that source is silent."""
    everywhere = known.same.members
    parts = known.same.parts(proposition)
    return {
        who: [source for part in parts.get(who, [who]) for source in everywhere.get(part, [part])]
        for who in speaking
    }


def _texts(speaking: Voices, known: Ties, proposition: str) -> Iterator[Pair]:
    for who, rows in speaking.items():
        for row in rows:
            yield from ((who, token) for token in _tokens(row, known, proposition))


def _tokens(row: Spoken, known: Ties, proposition: str) -> Iterator[str]:
    if row.place[0]:
        yield f"place {row.place[0]} {row.place[1]}"
    if row.unread:
        yield f"unread {row.unread}"
    if row.repeats:
        yield known.same.of(row.repeats, proposition)
