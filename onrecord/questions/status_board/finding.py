"""Sentences on what the edition holds and how its crucial propositions stand."""

import pandas as pd

from onrecord.counting.origins import count
from onrecord.model import dates
from onrecord.model.edition import Edition
from onrecord.model.stances import AGAINST, OPEN, SILENT, STANCES
from onrecord.prose import (
    Prose,
    counted,
    listed,
    paragraph,
    sentence,
)
from onrecord.questions import origins_in_words


def finding(edition: Edition) -> Prose:
    """Return what the edition holds: documents, claims, voices and how many voices are roots."""
    documents = edition.case.documents
    claims = edition.topic_claims
    publishers = documents["publisher"].nunique()
    origins = {each for row in count(edition)["origin_ids"] for each in row}
    return Prose(
        paragraph(
            f"By {dates.words(dates.day(edition.as_of))} this case rests on "
            f"{counted(len(documents), 'document')} from {counted(publishers, 'publisher')}, "
            f"with {counted(len(claims), 'claim')} about "
            f"{counted(len(edition.case.propositions), 'proposition')}",
            f"they lead back to {counted(len(origins), 'origin')}",
        )
    )


def status_lines(edition: Edition) -> list[str]:
    """Return one sentence per crucial proposition: its counts and who stands against it."""
    counts = count(edition)
    crucial = counts[counts["crucial"]]
    return [sentence(_status(row, edition.names)) for _, row in crucial.iterrows()]


def _status(row: pd.Series, names: dict[str, str]) -> str:
    mentions = int(row["mentions"])
    support = origins_in_words.sums(row) if mentions else "nobody asserts it"
    against = listed(_by(row, (*AGAINST, *OPEN), names)) or "nobody on record against it"
    return f"“{row['label']}”: {'; '.join([support, against, *_by(row, SILENT, names)])}"


def _by(row: pd.Series, stances: tuple[str, ...], names: dict[str, str]) -> list[str]:
    """Return for each of ``stances`` that somebody takes who does, in words."""
    return [
        f"{STANCES[stance].by} {listed(origins_in_words.voices(row, stance, names), 4)}"
        for stance in stances
        if row[stance]
    ]
