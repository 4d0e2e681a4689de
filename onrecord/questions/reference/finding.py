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
    publishers, languages = case.documents["publisher"], case.documents["language"]
    return Prose(
        paragraph(
            f"the claims speak to {counted(len(case.propositions), 'proposition')}",
            f"they come from {counted(len(case.documents), 'document')} of "
            f"{counted(publishers.nunique(), 'publisher')} in "
            f"{counted(languages.nunique(), 'language')}, "
            f"and from {counted(len(case.sources), 'voice')}",
        )
    )
