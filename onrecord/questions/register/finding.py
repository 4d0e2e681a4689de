"""Sentences on what the register holds and what in it was corrected."""

from onrecord.model.edition import Edition
from onrecord.prose import (
    Prose,
    counted,
    paragraph,
    verb,
)
from onrecord.questions.corrections_in_words import corrected


def finding(edition: Edition) -> Prose:
    """Return what the register holds and what in it was corrected."""
    return Prose(
        paragraph(
            f"the register holds {counted(len(edition.topic_claims), 'claim')} that "
            f"{verb(len(edition.topic_claims), 'counts', 'count')}",
            corrected(edition),
        )
    )
