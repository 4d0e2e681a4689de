"""Whose word rows are, as names, in sums and in the order in which a mark leads to them."""

from collections.abc import Sequence

import pandas as pd

from onrecord.counting.holds import HOLDS, holds
from onrecord.model import dates
from onrecord.model.coded import coded
from onrecord.model.edition import Edition, once

#: What follows the name of a voice whose word is not its own here, after who printed it.
_TOLD = {
    "relayed": ", as {} has it",
    "unattributed": ", in {} without saying from whom",
    "reworded": ", only as {} words it",
    "fallen": ", in {}, which repeats what was taken back",
}
#: The part of the hold of a row that is no voice's own word, for lanes and sums.
TOLD = {
    "relayed": "as others have it",
    "reworded": "only as reworded",
    "unattributed": "unattributed",
    "fallen": "repetition left",
}
#: Every hold in words that name no carrier: a row of the register stands beside its document.
IN_WORDS = {
    "own": "own word",
    "relayed": "as its carrier has it",
    "unattributed": "without saying from whom",
    "reworded": "only as its carrier words it",
    "fallen": "taken back",
}
#: What stands in place of a hold where the case does not record where words begin.
UNRECORDED = "unrecorded"


def told_hold(edition: Edition, hold: pd.Series) -> pd.Series:
    """Return ``hold``, with no row called relayed where the case never says where words begin."""
    if "claims.derivation" in coded(edition):
        return hold
    return hold.replace("relayed", UNRECORDED)


def voice_names(claims: pd.DataFrame, names: dict[str, str]) -> pd.Series:
    """Return who speaks in each row: 'Ann', 'Ann, as D2 has it', 'Ann, only as D2 words it'.

    ``claims`` have ``source_id``, ``publisher`` and ``hold``. A carrier in its own voice is named
    once, whatever the hold.
    """
    rows = zip(claims["source_id"], claims["publisher"], claims["hold"], strict=True)
    called = [_called(names.get(source, source), paper, hold) for source, paper, hold in rows]
    return pd.Series(called, index=claims.index, dtype="object")


def _called(name: str, publisher: str, hold: str) -> str:
    if name == publisher:
        return f"{name}, without saying from whom" if hold == "unattributed" else name
    return name + _TOLD.get(hold, "").format(publisher or "its carrier")


def sums(hold: pd.Series) -> dict[str, int]:
    """Return how many rows have each hold, none left out."""
    return {term: int((hold == term).sum()) for term in HOLDS}


@once
def _distances(edition: Edition) -> dict[str, tuple[bool, pd.Timestamp, str, str]]:
    """Return by claim where it stands among those that a mark leads to."""
    claims = edition.kept_claims
    root = claims["claim_id"].map(holds(edition)["root_id"])
    published = edition.case.documents.set_index("document_id")["published"]
    day = dates.spans_of(claims["document_id"].map(published))["earliest"]
    columns = (root != claims["claim_id"], day, claims["credibility"], claims["claim_id"])
    return {place[-1]: place for place in zip(*columns, strict=True)}


def rootward(edition: Edition, claims: Sequence[str]) -> tuple[str, ...]:
    """Return ``claims`` in the order in which a mark leads to them.

    Rows where a word begins come first, then the earliest, then the best graded.
    """
    distances = _distances(edition)
    return tuple(sorted(claims, key=distances.__getitem__))
