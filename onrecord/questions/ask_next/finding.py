"""Sentences on what to ask next."""

from onrecord.model.edition import Edition
from onrecord.prose import Prose, counted, paragraph, verb
from onrecord.questions.answers_in_words import known
from onrecord.questions.ask_next import whom
from onrecord.questions.ask_next.data import questions


def finding(edition: Edition) -> Prose:
    """Return how many questions would move a crucial point by themselves, and the first of them."""
    found = questions(edition)
    if not found:
        return Prose("No answer to one question would move a point of this edition.")
    lifts, drops = (
        sum(bool(getattr(question, way)) for question in found) for way in ("lifts", "drops")
    )
    first = whom.asked(found[0], known(edition))
    return Prose(
        paragraph(
            f"{counted(len(found), 'question')} {verb(len(found), 'bears', 'bear')} on a crucial "
            f"point: {counted(lifts, 'answer')} would make one firmer, {counted(drops, 'answer')} "
            f"less firm, each by itself",
            f"first of all: {first}",
        )
    )
