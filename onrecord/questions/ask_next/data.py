"""Questions whose answers would move a crucial point, what would move most first."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.counting import answers as kinds
from onrecord.counting.answers import Answer
from onrecord.counting.could_change import points_to_settle
from onrecord.counting.crucial_points import Point, crucial_points
from onrecord.counting.settling import Least
from onrecord.model.edition import Edition, once
from onrecord.questions.answers_in_words import Known, known

#: What a question is about, by the kind of its answers; the order breaks ties.
PAIR, READ, ORIGINAL, GROUND, WORD = "pair", "read", "original", "ground", "word"
_ABOUT = {
    kinds.SEPARATE: PAIR,
    kinds.ONE: PAIR,
    kinds.UNSHOWN: PAIR,
    kinds.OWN: READ,
    kinds.ABSENT: READ,
    kinds.ORIGINAL: ORIGINAL,
    kinds.BACKED: GROUND,
    kinds.ASSERTS: WORD,
    kinds.DENIES: WORD,
    kinds.WITHDRAWS: WORD,
    kinds.WITHDRAWS_OPPOSITION: WORD,
}
_ORDER = (READ, ORIGINAL, PAIR, GROUND, WORD)


@dataclass(frozen=True)
class Effect:
    """What one answer does to one point: the level it comes to, and whether it does so alone."""

    answer: Answer
    point: str
    least: Least
    firmer: bool

    @property
    def alone(self) -> bool:
        """Return whether nothing else has to be found."""
        return self.least.size == 1


@dataclass(frozen=True)
class Question:
    """One question: what it is about, and what each of its answers would do."""

    about: str
    subject: tuple[str, ...]
    effects: tuple[Effect, ...]
    one_side: bool

    @property
    def lifts(self) -> int:
        """Return how many points an answer to it would make firmer by itself."""
        return len({one.point for one in self.effects if one.firmer and one.alone})

    @property
    def drops(self) -> int:
        """Return how many points an answer to it would make less firm by itself."""
        return len({one.point for one in self.effects if not one.firmer and one.alone})


@once
def questions(edition: Edition) -> tuple[Question, ...]:
    """Return the questions whose answers would move a crucial point, the most telling first.

    First come those whose answers lift most points by themselves, then those that drop most, then
    those that are part of the least that would corroborate one. Voices of one side are asked about
    last: that they are separate would show little.
    """
    about, mentioned = known(edition), _mentioned(edition)
    found: dict[tuple[str, tuple[str, ...]], list[Effect]] = {}
    for effect in _effects(crucial_points(edition)):
        key = (_ABOUT[effect.answer.kind], effect.answer.about)
        found.setdefault(key, []).append(effect)
    asked = [
        Question(about_what, subject, tuple(effects), _one_side(effects[0].answer, about))
        for (about_what, subject), effects in found.items()
    ]

    def order(question: Question) -> tuple[object, ...]:
        weight = sum(
            mentioned.get((effect.point, who), 0)
            for effect in question.effects
            for who in about.voices(effect.answer)
        )
        place = _ORDER.index(question.about)
        moves = (-question.lifts, -question.drops)
        return (question.one_side, *moves, place, -weight, question.subject)

    return tuple(sorted(asked, key=order))


def _effects(found: tuple[Point, ...]) -> Iterator[Effect]:
    """Yield what each answer would do by itself, and as a part of what would corroborate."""
    for point in found:
        for firmer, levels in ((True, point.firmer), (False, point.less)):
            for least in levels:
                counts = least.size == 1 or (firmer and least.level == "corroborated")
                for answer in _answers(least) if counts else ():
                    yield Effect(answer, point.name, least, firmer)


def _answers(least: Least) -> list[Answer]:
    return sorted({answer for way in least.ways for slot in way for answer in slot})


def _one_side(answer: Answer, about: Known) -> bool:
    """Return whether an answer is about two voices of one party."""
    sides = [about.party.get(who, "") for who in about.voices(answer)]
    return len(sides) > 1 and len(set(sides)) == 1 and sides[0] not in ("", "unknown")


def _mentioned(edition: Edition) -> dict[tuple[str, str], int]:
    """Return how many rows of each point are the word of each source."""
    found: dict[tuple[str, str], int] = {}
    for point, changeable in points_to_settle(edition).items():
        for row in changeable.ground.rows:
            found[point, row.origin] = found.get((point, row.origin), 0) + 1
    return found
