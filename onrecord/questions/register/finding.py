"""Sentences on what the register holds and what in it was corrected."""

from onrecord.model.edition import Edition
from onrecord.prose import (
    Prose,
    counted,
    paragraph,
    verb,
)


def finding(edition: Edition) -> Prose:
    """Return what the register holds and what in it was corrected."""
    claims = edition.published_claims
    replaced = int((claims["superseded_by"] != "").sum())
    withdrawn = len(edition.withdrawn)
    return Prose(
        paragraph(
            f"the register holds {counted(len(edition.topic_claims), 'claim')} that "
            f"{verb(len(edition.topic_claims), 'counts', 'count')}",
            f"{counted(withdrawn, 'claim')} {verb(withdrawn, 'was', 'were')} taken back by "
            f"whoever made {verb(withdrawn, 'it', 'them')}, and {counted(replaced, 'row')} "
            f"{verb(replaced, 'was', 'were')} replaced by a correction",
        )
    )
