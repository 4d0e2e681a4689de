"""Sentences on artefacts and how far they got."""

from onrecord.model.edition import Edition
from onrecord.model.vocabularies import CUSTODY
from onrecord.prose import (
    Prose,
    counted,
    number,
    paragraph,
    verb,
)
from onrecord.questions.custody_ladder.data import artefacts_by_rung


def finding(edition: Edition) -> Prose:
    """Return how many artefacts there are, how many claims rest on them, and how far they got."""
    found = artefacts_by_rung(edition)
    if found.empty:
        return Prose("No claim of this edition rests on a document, picture or object.")
    claims = sum(len(rows) for rows in found["claims"])
    top = max(found["rung"], key=CUSTODY.rank)
    reached = int((found["rung"] == top).sum())
    return Prose(
        paragraph(
            f"{counted(claims, 'assertion')} {verb(claims, 'rests', 'rest')} on "
            f"{counted(len(found), 'artefact')}"
            f"{' that can be told apart' if len(found) > 1 else ''}",
            f"it got as far as “{top}”"
            if len(found) == 1 and top != "verified"
            else f"none got further than “{top}”, which {number(reached)} reached"
            if top != "verified"
            else f"{number(reached)} {verb(reached, 'was', 'were')} verified in public",
        )
    )
