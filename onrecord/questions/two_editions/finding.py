"""How many points have moved since the first edition, as a sentence."""

from onrecord.model.edition import Edition
from onrecord.prose import Prose, capital, counted, sentence, some_of, verb
from onrecord.questions.two_editions.data import NOBODY, OverTime, over_time


def finding(edition: Edition) -> Prose:
    """Return how many points stand otherwise than in the first edition, and how many are new."""
    shown = over_time(edition)
    if len(shown.days) < 2:
        return Prose("")
    old = [told for _, _, told in shown.points if told[0][0] != NOBODY]
    moved = sum(told[0][0] != told[-1][0] for told in old)
    new = len(shown.points) - len(old)
    return Prose(sentence(capital(_since(shown, moved, len(old)) + _new(new))))


def _since(shown: OverTime, moved: int, known: int) -> str:
    part = some_of(moved, known, "point") if known else "no point"
    return (
        f"{part} that {verb(known, 'was', 'were')} spoken to by {shown.dates[0]} "
        f"{verb(moved or 1, 'stands', 'stand')} otherwise on {shown.dates[-1]}"
    )


def _new(new: int) -> str:
    return f"; {counted(new, 'point')} {verb(new, 'is', 'are')} new since then" if new else ""
