"""Sentences on what the edition holds and how its crucial propositions stand."""

import pandas as pd

from onrecord.counting.leading import leading
from onrecord.counting.origins import count
from onrecord.model import dates
from onrecord.model.edition import Edition
from onrecord.model.stances import AGAINST, OPEN, SILENT, STANCES
from onrecord.prose import (
    Findings,
    Prose,
    counted,
    listed,
    paragraph,
    verb,
)
from onrecord.questions import origins_in_words
from onrecord.questions.origins_in_words import Told
from onrecord.questions.row_links import LinkedFindings
from onrecord.questions.ways_of_phrases import ways_of_point


def finding(edition: Edition) -> Findings:
    """Return what the edition holds, and for points that lead what their marks do not tell."""
    known, rows = origins_in_words.told(edition), [*leading(count(edition)).iterrows()]
    told = [
        (paragraph(f"on “{row['label']}”, {said[0]}", *said[1:]), ways_of_point(edition, row))
        for _, row in rows
        if (said := origins_in_words.besides(row, known))
    ]
    return LinkedFindings([held(edition), *(text for text, _ in told)], [{}, *(w for _, w in told)])


def held(edition: Edition) -> Prose:
    """Return what the edition holds: documents, claims, voices and how many voices are roots."""
    documents = edition.case.documents
    claims = edition.topic_claims
    publishers = set(documents["publisher"]) - {""}
    whose = f" from {counted(len(publishers), 'publisher')}" if publishers else ""
    origins = {origin for row in count(edition)["origin_ids"] for origin in row}
    if documents.empty:
        return Prose(f"By {dates.in_words(dates.day(edition.as_of))} nobody had said anything.")
    return Prose(
        paragraph(
            f"By {dates.in_words(dates.day(edition.as_of))} this case rests on "
            f"{counted(len(documents), 'document')}{whose}, "
            f"with {counted(len(claims), 'claim')} about "
            f"{counted(len(edition.case.propositions), 'proposition')}",
            f"{verb(len(claims), 'it leads', 'they lead')} back to "
            f"{counted(len(origins), 'origin')}",
        )
    )


def status_lines(edition: Edition) -> list[str]:
    """Return a line per proposition that leads: its counts, who is against it, what is besides."""
    told = origins_in_words.told(edition)
    return [paragraph(*_status(row, told)) for _, row in leading(count(edition)).iterrows()]


def _status(row: pd.Series, told: Told) -> list[str]:
    against = listed(_by(row, (*AGAINST, *OPEN), told))
    against = against or told.unopposed("nobody on record against it")
    parts = [origins_in_words.sums(row), against, *_by(row, SILENT, told)]
    return [
        f"“{row['label']}”: {'; '.join(filter(None, parts))}",
        *origins_in_words.besides(row, told),
    ]


def _by(row: pd.Series, stances: tuple[str, ...], told: Told) -> list[str]:
    """Return for each of ``stances`` that somebody takes who does, in words."""
    return [
        f"{STANCES[stance].by} {listed(origins_in_words.voices_taking(row, stance, told), 4)}"
        for stance in stances
        if row[stance]
    ]
