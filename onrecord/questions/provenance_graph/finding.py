"""Sentences on who takes from whom."""

from onrecord.model import dates
from onrecord.model.edition import Edition
from onrecord.prose import Prose, number, paragraph, some_of, verb
from onrecord.questions.provenance_graph.data import provenance


def finding(edition: Edition) -> Prose:
    """Return how many texts take from another, and which one most take from."""
    texts = provenance(edition)
    if texts.empty:
        return Prose("No document of this edition carries a claim.")
    taking = texts[texts["repeats"].map(len) > 0]
    if taking.empty:
        return Prose(
            "The one document of this edition takes nothing from another."
            if len(texts) == 1
            else f"None of the {number(len(texts))} documents of this edition takes from another."
        )
    pure = int((taking["own"] == 0).sum())
    most = texts.loc[texts["repeated"].idxmax()]
    return Prose(
        paragraph(
            f"{some_of(len(taking), len(texts), 'document')} "
            f"{verb(len(taking), 'takes', 'take')} claims from another{_adds(pure, len(taking))}",
            f"the text that most others draw on is by {most['publisher']}, published on "
            f"{dates.in_words(most['first'].date())}: {number(int(most['repeated']))} "
            f"{verb(int(most['repeated']), 'takes', 'take')} from it",
        )
    )


def _adds(pure: int, taking: int) -> str:
    """Return how many of those that take from another add nothing."""
    if taking == 1:
        return f" and adds {'nothing' if pure else 'something'} of its own"
    if pure == taking:
        return ", and none of these adds anything of its own"
    if not pure:
        return ", and each of these adds something of its own"
    return (
        f", and {number(pure)} of these {verb(pure, 'adds', 'add')} nothing of "
        f"{verb(pure, 'its', 'their')} own"
    )
