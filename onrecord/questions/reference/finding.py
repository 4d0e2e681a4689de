"""Sentences on what the claims refer to."""

from onrecord.model.edition import Edition
from onrecord.prose import (
    Prose,
    counted,
    paragraph,
)


def finding(edition: Edition) -> Prose:
    """Return how many propositions, documents and voices the claims refer to."""
    case = edition.case
    publishers, languages = (
        set(case.documents[column]) - {""} for column in ("publisher", "language")
    )
    whose = f" of {counted(len(publishers), 'publisher')}" if publishers else ""
    tongues = f" in {counted(len(languages), 'language')}" if languages else ""
    return Prose(
        paragraph(
            f"the claims speak to {counted(len(case.propositions), 'proposition')}",
            f"they come from {counted(len(case.documents), 'document')}{whose}{tongues}, "
            f"and from {counted(len(case.sources), 'voice')}",
        )
    )
