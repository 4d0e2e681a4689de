"""The line under every picture: where it comes from, and how much it rests on."""

from onrecord.counting.origins import all_origins
from onrecord.model.edition import Edition
from onrecord.prose import digits


def source_line(edition: Edition) -> str:
    """Return case, date, size and number of origins of ``edition``."""
    claims, documents = len(edition.topic_claims), edition.topic_claims["document_id"].nunique()
    return (
        f"On Record · {edition.case.name} · as of {edition.as_of} · "
        f"{_count(claims, 'claim')} in {_count(documents, 'document')} · "
        f"{_count(all_origins(edition), 'origin')}"
    )


def _count(number: int, noun: str) -> str:
    return f"{digits(number)} {noun}{'' if number == 1 else 's'}"
