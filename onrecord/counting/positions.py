"""Who stands where on one point: origins, voices that only infer or pass on, changed words."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.counting.independence import Ties
from onrecord.counting.spoken import Spoken
from onrecord.model.stances import AGAINST, FOR, OPEN, TO_A_PROPOSITION

#: Rows by the source, or the first of those known to be the same, whose word they are.
Voices = dict[str, list[Spoken]]


@dataclass(frozen=True)
class Change:
    """A voice that has changed its word: from which stance to which, and on which day."""

    source_id: str
    day: str
    was: str
    now: str


@dataclass(frozen=True)
class Positions:
    """Where every voice stands on one point, sources known to be the same merged.

    ``takes`` holds for each stance the voices that take it with the rows that say so; under a
    stance for it those are the origins. ``inferring`` and ``passing`` are no origins: the first
    only infer it, the second pass it on and say in the same document that they do not confirm,
    know or believe it. ``speaking`` are all whose word it is that it is so, on whatever ground.
    """

    takes: dict[str, Voices]
    inferring: Voices
    passing: Voices
    speaking: Voices
    changed: tuple[Change, ...]

    @property
    def origins(self) -> Voices:
        """Return the voices that say that it is so, for all that is known on their own ground."""
        return self.takes[FOR[0]]

    @property
    def grounded(self) -> list[str]:
        """Return the sources of the origins that could be shown to be separate, in order.

        They are those of whom some row records what the word rests on and what it repeats: who may
        only infer a point, or have it from another, is not shown to have come to it separately.
        """
        told = [rows for rows in self.origins.values() if any(row.grounded for row in rows)]
        return sorted({row.origin for rows in told for row in rows})

    def saying(self, stance: str, who: str) -> list[Spoken]:
        """Return the rows in which a voice takes a stance, those of its inferences among them."""
        rows = self.takes[stance].get(who, [])
        spoken = self.speaking.get(who, []) if rows and stance in FOR else []
        return [*rows, *(row for row in spoken if row.basis == "inference")]


def positions_in(rows: list[Spoken], known: Ties) -> Positions:
    """Return where the voices stand whose word ``rows`` on one point are."""
    words = [row for row in rows if row.word]
    voice = {row.origin: known.same.of(row.origin, row.proposition) for row in words}
    spoken = [row for row in words if row.stance in FOR]
    open_in = {(voice[row.origin], row.document) for row in words if row.stance in AGAINST + OPEN}
    inferred = [row for row in spoken if row.basis == "inference"]
    passed = [
        row
        for row in spoken
        if row.basis != "inference" and (voice[row.origin], row.document) in open_in
    ]
    aside = {id(row) for row in inferred + passed}
    plain = [row for row in words if id(row) not in aside]
    undone, changed = _undone(_by_voice(plain, voice))
    now = [row for row in plain if (voice[row.origin], _side(row)) not in undone]
    takes = {
        stance: _by_voice((row for row in now if row.stance == stance), voice)
        for stance in TO_A_PROPOSITION
    }
    gone = {who for who, side in undone if side in FOR}
    inferring = _without(_by_voice(inferred, voice), {*takes[FOR[0]], *gone})
    passing = _without(_by_voice(passed, voice), {*takes[FOR[0]], *inferring})
    return Positions(takes, inferring, passing, _by_voice(spoken, voice), changed)


def name_of(rows: list[Spoken]) -> str:
    """Return the id under which a voice is shown: the first of those under which it spoke."""
    return min(row.origin for row in rows)


def _by_voice(rows: Iterable[Spoken], voice: dict[str, str]) -> Voices:
    found: Voices = {}
    for row in rows:
        found.setdefault(voice[row.origin], []).append(row)
    return found


def _without(voices: Voices, others: set[str]) -> Voices:
    return {who: rows for who, rows in voices.items() if who not in others}


def _side(row: Spoken) -> str:
    return FOR[0] if row.stance in FOR else AGAINST[0] if row.stance in AGAINST else ""


def _undone(voices: Voices) -> tuple[set[tuple[str, str]], tuple[Change, ...]]:
    """Return which sides of which voices a later word of their own undoes, and the changes."""
    undone, changes = set(), []
    for who, rows in voices.items():
        for side, other in ((FOR[0], AGAINST[0]), (AGAINST[0], FOR[0])):
            before = [row for row in rows if _side(row) == side]
            after = [row for row in rows if _side(row) == other and row.hold == "own"]
            later = [row for row in after if before and all(_before(old, row) for old in before)]
            if later:
                first = min(later, key=lambda row: (row.hours, row.claim_id))
                last = max(before, key=lambda row: (row.hours, row.claim_id))
                undone.add((who, side))
                changes.append(Change(name_of(rows), first.day, last.stance, first.stance))
    return undone, tuple(sorted(changes, key=lambda change: (change.source_id, change.day)))


def _before(row: Spoken, other: Spoken) -> bool:
    """Return whether ``row`` was said before ``other`` in every reading of the two days."""
    return bool(row.hours and other.hours and row.hours[1] < other.hours[0])
