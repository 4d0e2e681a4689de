"""The least that would have to be found for a point to be firmer, or less firm, than it is.

For each level that the support of a point, or what stands against it, could have instead, the
smallest sets of answers that would bring it there. What would lift a point speaks for it, what
would drop it speaks against it; sets that do both are not sought, nor those that make two voices
one and turn one of them besides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product

from onrecord.counting import answers as kinds
from onrecord.counting.answers import Answer, firmness, told
from onrecord.counting.could_change import Changeable, Outcomes, Slot, points_to_settle
from onrecord.counting.separating import Node
from onrecord.model.edition import Edition, once
from onrecord.model.levels import OPPOSITION

#: Origins of one point above which the sets that leave one of them are counted and not listed.
MOST_LISTED = 4
#: Answers in a set above which the fall of a corroboration is not searched any further.
MOST_SEARCHED = 2

#: Slots from each of which one answer must be found.
Way = tuple[Slot, ...]
SUPPORTED, OPPOSED = "support", "opposition"


@dataclass(frozen=True)
class Least:
    """The least sets of answers that would bring a point to a level.

    ``axis`` is ``support`` or ``opposition``, ``size`` the number of answers in such a set. Each of
    ``ways`` stands for all sets that take one answer of each of its slots. ``listed`` is false
    where there are more sets than ``ways`` tells.
    """

    axis: str
    level: str
    size: int
    ways: tuple[Way, ...]
    listed: bool = True

    def sets(self) -> set[frozenset[Answer]]:
        """Return every set that the ways stand for."""
        return {frozenset(chosen) for way in self.ways for chosen in product(*way)}

    @property
    def single(self) -> Slot:
        """Return the answers each of which alone would do."""
        return self.ways[0][0] if self.size == 1 else ()


@once
def settling(edition: Edition) -> dict[str, tuple[Least, ...]]:
    """Return for each proposition what would bring it to each other level, in no set order."""
    return {point: least(changeable) for point, changeable in points_to_settle(edition).items()}


def least(point: Changeable) -> tuple[Least, ...]:
    """Return the least sets for every other level that can be reached, one entry a level.

    A corroboration that only more than :data:`MOST_SEARCHED` answers would end is left out.
    """
    found = chain(_lifts(point), _drops(point), _raises(point), _lowers(point))
    return tuple(found)


def _least(axis: str, level: str, ways: Sequence[Way]) -> Iterator[Least]:
    """Yield the smallest of ``ways`` to a level; those of one answer are one slot."""
    ways = [way for way in ways if all(way)]
    if not ways:
        return
    size = min(map(len, ways))
    short = [way for way in ways if len(way) == size]
    if size == 1:
        short = [(tuple(sorted({answer for (slot,) in short for answer in slot})),)]
    yield Least(axis, level, size, tuple(short))


def _lifts(point: Changeable) -> Iterator[Least]:
    gains = point.gains
    ways: list[Way] = []
    if point.now.support == "none":
        yield from _least(SUPPORTED, "inferred_only", [(point.inferences,)])
    if not point.nodes:
        yield from _least(SUPPORTED, "one_origin", [(slot,) for slot in gains.values()])
        ways = [
            (gains[one], gains[other])
            for one, other in combinations(gains, 2)
            if point.same.of(one) != point.same.of(other) and not _shown(point, (one,), (other,))
        ]
    if len(point.nodes) == 1:
        (node,) = point.nodes.values()
        ways = [(slot,) for one, slot in gains.items() if not _shown(point, (one,), node)]
    yield from _least(SUPPORTED, "several_origins", ways)
    if point.now.support != "corroborated":
        yield from _least(SUPPORTED, "corroborated", _corroborating(point))


def _shown(point: Changeable, one: Node, other: Node) -> bool:
    return () in point.separating.sets(one, other)


def _corroborating(point: Changeable) -> list[Way]:
    """Return ways to two origins that are shown to be separate; the least are among them."""
    grounded = {*point.stands.grounded}
    nodes = [node for node in point.nodes.values() if grounded.issuperset(node)]
    there: list[tuple[Node, Way]] = [(node, ()) for node in nodes]
    could: list[tuple[Node, Way]] = [((one,), (slot,)) for one, slot in point.gains.items()]
    pairs = (*combinations(there, 2), *product(there, could), *combinations(could, 2))
    found: list[Way] = []
    for (one, before), (other, besides) in pairs:
        fixed = (*before, *besides)
        if found and len(fixed) > min(map(len, found)):
            continue
        for answers in point.separating.sets(one, other):
            found.append((*fixed, *((answer,) for answer in answers)))
    return found


def _drops(point: Changeable) -> Iterator[Least]:
    inferring = point.stands.inferring
    if point.now.support == "corroborated":
        yield from _uncorroborating(point)
    if len(point.nodes) > 1:
        yield from _to_one(point)
    outcomes = [point.losses[who] for who in point.nodes]
    if outcomes:
        ways = _with_one(outcomes, ("infers", "nothing"), "infers", there=bool(inferring))
        yield from _least(SUPPORTED, "inferred_only", ways)
    silent = list(point.silenced.values())
    nothing = [outcome.get("nothing", ()) for outcome in outcomes]
    if nothing or silent:
        yield from _least(SUPPORTED, "none", [(*nothing, *silent)])


def _with_one(outcomes: list[Outcomes], least: tuple[str, ...], one: str, there: bool) -> list[Way]:
    """Return the ways in which every voice comes to one of ``least``, and one of them to ``one``.

    ``there`` says that another voice is at ``one`` already, so that none of these has to be.
    """
    any_of = [_slot(outcome, least) for outcome in outcomes]
    if there:
        return [tuple(any_of)]
    others = tuple(term for term in least if term != one)
    return [
        (
            *(_slot(outcome, others) for outcome in outcomes[:place]),
            _slot(outcomes[place], (one,)),
            *any_of[place + 1 :],
        )
        for place in range(len(outcomes))
    ]


def _slot(outcome: Outcomes, terms: tuple[str, ...]) -> Slot:
    return tuple(sorted(answer for term in terms for answer in outcome.get(term, ())))


def _to_one(point: Changeable) -> Iterator[Least]:
    """Yield how all origins but one would go; each answer takes one of them away."""
    size = len(point.nodes) - 1
    if len(point.nodes) > MOST_LISTED:
        yield Least(SUPPORTED, "one_origin", size, (), listed=False)
        return
    ways: list[Way] = []
    lost = {who: _slot(point.losses[who], ("infers", "nothing")) for who in point.nodes}
    for number in range(1, size + 2):
        for kept in combinations(lost, number):
            gone = [slot for who, slot in lost.items() if who not in kept]
            ways += [(*gone, *tree) for tree in _trees(point, list(kept))]
    yield from _least(SUPPORTED, "one_origin", ways)


def _trees(point: Changeable, voices: list[str]) -> Iterator[Way]:
    """Yield the sets of pairs that, each found to be one, make one voice of ``voices``."""
    for pairs in combinations(combinations(voices, 2), len(voices) - 1):
        reached = voices[:1]
        for _ in pairs:
            reached += [b for a, b in pairs if a in reached] + [a for a, b in pairs if b in reached]
        slots = [point.merges.get(both, ()) for both in pairs]
        if set(reached) == set(voices) and all(slots):
            yield tuple(slots)


def _uncorroborating(point: Changeable) -> Iterator[Least]:
    """Yield how no two origins would be shown to be separate any more, several being left."""
    outcomes = (outcome.values() for outcome in point.losses.values())
    single = {answer for slots in outcomes for slot in slots for answer in slot}
    single |= {answer for slot in point.merges.values() for answer in slot}
    single |= {
        Answer(kinds.UNSHOWN, both)
        for both, known in point.separating.relations.items()
        if "independent" in known
    }
    for size in range(1, MOST_SEARCHED + 1):
        sets = combinations(sorted(single), size)
        found = [one for one in sets if _support(point, one) == "several_origins"]
        if found:
            ways = tuple(tuple((answer,) for answer in one) for one in found)
            yield from _least(SUPPORTED, "several_origins", ways)
            return


def _support(point: Changeable, answers: tuple[Answer, ...]) -> str:
    return firmness(told(point.ground, answers)).support


def _raises(point: Changeable) -> Iterator[Least]:
    for level, slot in point.raising.items():
        yield Least(OPPOSED, level, 1, ((slot,),))


def _lowers(point: Changeable) -> Iterator[Least]:
    """Yield how what stands against a point would be weaker, for each weaker level."""
    order = list(OPPOSITION)
    for place, level in enumerate(order[: order.index(point.now.opposition)]):
        above = [who for who, at in point.opposing.items() if order.index(at) > place]
        outcomes = [point.lowering.get(who, {}) for who in above]
        there = level == "none" or level in point.opposing.values()
        ways = _with_one(outcomes, tuple(order[: place + 1]), level, there=there)
        yield from _least(OPPOSED, level, ways)
