"""Sentences on what the edition holds and how its crucial propositions stand."""

import pandas as pd

from onrecord.counting.origins import count
from onrecord.model import dates
from onrecord.model.edition import Edition
from onrecord.prose import (
    Prose,
    counted,
    listed,
    number_or_none,
    paragraph,
    sentence,
)


def finding(edition: Edition) -> Prose:
    """Return what the edition holds: documents, claims, voices and how many voices are roots."""
    documents = edition.case.documents
    claims = edition.topic_claims
    publishers = documents["publisher"].nunique()
    origins = {each for row in count(edition)["origins"] for each in row}
    return Prose(
        paragraph(
            f"By {dates.words(dates.day(edition.as_of))} this case rests on "
            f"{counted(len(documents), 'document')} from {counted(publishers, 'publisher')}, "
            f"with {counted(len(claims), 'claim')} about "
            f"{counted(len(edition.case.propositions), 'proposition')}",
            f"they lead back to {counted(len(origins), 'described origin')}",
        )
    )


def status(edition: Edition) -> Prose:
    """Return how the crucial propositions stand, each with its counts and who stands against it."""
    lines = status_lines(edition)
    return Prose(" ".join(lines) or "No crucial proposition has been spoken to in this edition.")


def status_lines(edition: Edition) -> list[str]:
    """Return one sentence per crucial proposition: its counts and who stands against it."""
    counts = count(edition)
    crucial = counts[counts["crucial"]]
    return [sentence(_status(row, edition.names)) for _, row in crucial.iterrows()]


def _status(row: pd.Series, names: dict[str, str]) -> str:
    mentions = int(row["mentions"])
    support = (
        f"{counted(mentions, 'mention')} in {counted(int(row['outlets']), 'outlet')}, "
        f"{counted(int(row['described']), 'described origin')}, "
        f"{number_or_none(int(row['established']))} established"
        if mentions
        else "nobody asserts it"
    )
    against = [
        f"{word} by {listed([names.get(each, each) for each in row[stance]], 4)}"
        for stance, word in (
            ("denies", "denied"),
            ("doubts", "doubted"),
            ("not_confirmed", "not confirmed"),
        )
        if row[stance]
    ]
    silent = (
        f"; no comment from {listed([names[s] for s in row['no_comment']], 4)}"
        if row["no_comment"]
        else ""
    )
    return (
        f"“{row['label']}”: {support}; {listed(against) or 'nobody on record against it'}{silent}"
    )
