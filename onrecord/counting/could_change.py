"""Which single facts would give a point one voice more, or one less, or make two of them one."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

from onrecord.counting import answers as kinds
from onrecord.counting.answers import Answer, Ground, Levels, firmness, stand, told
from onrecord.counting.positions import Positions, Voices
from onrecord.counting.separating import Node, Separating
from onrecord.counting.spoken import Spoken
from onrecord.counting.status import opposition_of
from onrecord.model.edition import Edition, once
from onrecord.model.levels import OPPOSITION
from onrecord.model.stances import AGAINST, FOR, OPEN, TO_A_PROPOSITION
from onrecord.model.voices import Grouping

#: Answers any of which does the same.
Slot = tuple[Answer, ...]
#: Answers by what a voice would be after each of them.
Outcomes = dict[str, Slot]


@once
def points_to_settle(edition: Edition) -> dict[str, "Changeable"]:
    """Return each proposition to which anybody of the edition speaks, with what could change."""
    return {point: Changeable(ground) for point, ground in kinds.grounds_to_settle(edition).items()}


@dataclass(frozen=True)
class Changeable:
    """One point: where its voices stand, and the answers that would move one of them."""

    ground: Ground

    @cached_property
    def stands(self) -> Positions:
        """Return where its voices stand today."""
        return stand(self.ground)

    @cached_property
    def now(self) -> Levels:
        """Return how firm it is today."""
        return firmness(self.ground)

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Return the sources behind each of its origins."""
        return {who: _sources({who: rows}) for who, rows in self.stands.origins.items()}

    @cached_property
    def same(self) -> Grouping:
        """Return which sources are known to be one voice on it."""
        return self.ground.links.ties.same

    @cached_property
    def separating(self) -> Separating:
        """Return its links."""
        return Separating(self.ground)

    @cached_property
    def gains(self) -> dict[str, Slot]:
        """Return by which answers, each alone, each further source would become an origin."""
        found: dict[str, list[Answer]] = {}
        for answer, source in self._gaining():
            who = self.same.of(source)
            if who not in self.nodes and who in self._after(answer).origins:
                found.setdefault(source, []).append(answer)
        return {source: tuple(sorted(slot)) for source, slot in sorted(found.items())}

    @cached_property
    def inferences(self) -> Slot:
        """Return by which answers, each alone, a further voice would infer it."""
        return tuple(
            answer
            for answer, source in self._gaining()
            if self.same.of(source) not in {*self.nodes, *self.stands.inferring}
            if self.same.of(source) in self._after(answer).inferring
        )

    def _gaining(self) -> Iterator[tuple[Answer, str]]:
        for source in _sources(self.stands.inferring):
            yield Answer(kinds.BACKED, (source,)), source
        asked = {*_sources(self.stands.passing), *self.ground.concerned}
        for stance in TO_A_PROPOSITION:
            asked |= set(_sources(self.stands.takes[stance]))
        for source in sorted(asked):
            yield Answer(kinds.ASSERTS, (source,)), source
        for root in self._roots("reworded", FOR):
            yield Answer(kinds.ORIGINAL, (root,)), self.ground.named[root]

    @cached_property
    def losses(self) -> dict[str, Outcomes]:
        """Return by which answers, each alone, each origin would be one no more.

        By the id of the origin, then by what it would be: ``infers`` or ``nothing``.
        """
        found: dict[str, Outcomes] = {}
        for who, answer, after in self._fallen(self.stands.origins):
            if who not in after.origins:
                then = "infers" if who in after.inferring else "nothing"
                slot = found.setdefault(who, {}).get(then, ())
                found[who][then] = tuple(sorted((*slot, answer)))
        return found

    @cached_property
    def silenced(self) -> dict[str, Slot]:
        """Return by which answers, each alone, each voice that infers would no more."""
        found: dict[str, Slot] = {}
        for who, answer, after in self._fallen(self.stands.inferring):
            if who not in after.inferring and who not in after.origins:
                found[who] = tuple(sorted((*found.get(who, ()), answer)))
        return found

    def _fallen(self, voices: Voices) -> Iterator[tuple[str, Answer, Positions]]:
        """Yield each voice with each answer that could end what it says, and all positions then."""
        for who, rows in voices.items():
            source = min(row.origin for row in rows)
            for answer in self._losing(who, source, FOR, AGAINST, kinds.WITHDRAWS, kinds.DENIES):
                yield who, answer, self._after(answer)

    @cached_property
    def opposing(self) -> dict[str, str]:
        """Return the level that each voice against it, or open on it, comes to."""
        return _opposing(self.stands)

    @cached_property
    def lowering(self) -> dict[str, Outcomes]:
        """Return by which answers, each alone, each opposing voice would come to a lower level."""
        found: dict[str, Outcomes] = {}
        sides = AGAINST + OPEN
        for who, level in self.opposing.items():
            source = min(_sources({who: self._rows_of(who)}))
            for answer in self._losing(
                who, source, sides, FOR, kinds.WITHDRAWS_OPPOSITION, kinds.ASSERTS
            ):
                then = _opposing(self._after(answer)).get(who, "none")
                if _rank(then) < _rank(level):
                    slot = found.setdefault(who, {}).get(then, ())
                    found[who][then] = tuple(sorted((*slot, answer)))
        return found

    def _losing(
        self,
        who: str,
        source: str,
        held: tuple[str, ...],
        other: tuple[str, ...],
        withdraws: str,
        turns: str,
    ) -> Iterator[Answer]:
        """Yield what could end the stances ``held`` of a voice, ``other`` being those against."""
        yield Answer(withdraws, (source,))
        yield Answer(turns, (source,))
        for root in self._roots("relayed", held):
            if self.same.of(self.ground.named[root]) == who:
                yield Answer(kinds.ABSENT, (root,))
        for root in self._roots("relayed", other):
            if self.same.of(self.ground.named[root]) == who:
                yield Answer(kinds.OWN, (root,))

    @cached_property
    def raising(self) -> Outcomes:
        """Return by which answers, each alone, what stands against it would be stronger."""
        asked = {*_sources(self.stands.passing), *_sources(self.stands.inferring)}
        asked |= {*self.ground.concerned}
        for stance in TO_A_PROPOSITION:
            asked |= set(_sources(self.stands.takes[stance]))
        tried = [Answer(kinds.DENIES, (source,)) for source in sorted(asked)]
        tried += [Answer(kinds.ORIGINAL, (root,)) for root in self._roots("reworded", AGAINST)]
        tried += [Answer(kinds.ORIGINAL, (root,)) for root in self._roots("reworded", OPEN)]
        found: Outcomes = {}
        for answer in tried:
            then = firmness(told(self.ground, [answer])).opposition
            if _rank(then) > _rank(self.now.opposition):
                found[then] = tuple(sorted((*found.get(then, ()), answer)))
        return found

    @cached_property
    def merges(self) -> dict[tuple[str, str], Slot]:
        """Return by which answers, each alone, two of its origins would turn out to be one."""
        found = {}
        for one, other in combinations(self.nodes, 2):
            across = {kinds.pair(a, b) for a, b in product(self.nodes[one], self.nodes[other])}
            if all(self.separating.is_open(*both) for both in across):
                found[one, other] = tuple(Answer(kinds.ONE, both) for both in sorted(across))
        return found

    def _after(self, answer: Answer) -> Positions:
        return stand(told(self.ground, [answer]))

    def _rows_of(self, who: str) -> list[Spoken]:
        takes = self.stands.takes
        return [row for stance in AGAINST + OPEN for row in takes[stance].get(who, [])]

    def _roots(self, hold: str, stances: tuple[str, ...]) -> list[str]:
        """Return the rows of one hold and of these stances at which a word begins."""
        return sorted(
            row.claim_id
            for row in self.ground.rows
            if row.hold == hold and row.stance in stances and not row.implied
            if self.ground.roots[row.claim_id] == row.claim_id
        )


def _sources(voices: Voices) -> Node:
    return tuple(sorted({row.origin for rows in voices.values() for row in rows}))


def _opposing(stands: Positions) -> dict[str, str]:
    taken: dict[str, set[str]] = {}
    for stance in AGAINST + OPEN:
        for who in stands.takes[stance]:
            taken.setdefault(who, set()).add(stance)
    return {who: opposition_of(stances) for who, stances in sorted(taken.items())}


def _rank(level: str) -> int:
    return list(OPPOSITION).index(level)
