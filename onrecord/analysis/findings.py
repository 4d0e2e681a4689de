"""Sentences that compute themselves, one per question that a notebook asks."""

import pandas as pd

from onrecord.analysis.counting import count
from onrecord.analysis.findings_changes import changes
from onrecord.analysis.findings_drift import drift
from onrecord.analysis.findings_origins import bearing, chains, origins
from onrecord.analysis.findings_sourcing import (
    anonymity,
    custody,
    grading,
    judgements,
    key_findings,
    source_statement,
    unnamed,
)
from onrecord.analysis.findings_time import answers, timing
from onrecord.analysis.prose import (
    Prose,
    counted,
    listed,
    number_or_none,
    paragraph,
    sentence,
    some_of,
    verb,
)
from onrecord.analysis.sourcing import naming, stances
from onrecord.model import dates
from onrecord.model.edition import Edition
from onrecord.model.vocabularies import REFUSALS

__all__ = [
    "anonymity",
    "answers",
    "bearing",
    "chains",
    "changes",
    "custody",
    "drift",
    "grading",
    "judgements",
    "key_findings",
    "origins",
    "overview",
    "reference",
    "register",
    "source_statement",
    "status",
    "status_lines",
    "timing",
    "unnamed",
    "voices",
]


def overview(edition: Edition) -> Prose:
    """Return what the edition holds: documents, claims, voices and how many voices are roots."""
    documents = edition.case.documents
    claims = edition.shown
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
    crucial = counts[counts["crucial"].astype(bool)]
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


def voices(edition: Edition) -> Prose:
    """Return who spoke, how many refused, and how much rests on the unnamed."""
    taken, named = stances(edition), naming(edition)
    refused = taken[taken["stances"].map(lambda each: bool(set(each) & set(REFUSALS)))]
    total = int(named[["named", "unnamed"]].to_numpy().sum())
    hidden = int(named["unnamed"].sum())
    people = refused["source_id"].nunique()
    return Prose(
        paragraph(
            f"{counted(taken['source_id'].nunique(), 'voice')} "
            f"{verb(taken['source_id'].nunique(), 'speaks', 'speak')} in this edition",
            f"{number_or_none(people)} of them {verb(people or 1, 'refuses', 'refuse')} "
            "to confirm or to comment on something",
            f"{some_of(hidden, total, 'claim')} "
            f"{verb(hidden or 1, 'rests', 'rest')} on people without a name",
        )
    )


def register(edition: Edition) -> Prose:
    """Return what the register holds and what in it was corrected."""
    claims = edition.case.claims
    replaced = int((claims["superseded_by"] != "").sum())
    withdrawn = len(edition.withdrawn)
    return Prose(
        paragraph(
            f"the register holds {counted(len(edition.shown), 'claim')} that "
            f"{verb(len(edition.shown), 'counts', 'count')}",
            f"{counted(withdrawn, 'claim')} {verb(withdrawn, 'was', 'were')} taken back by "
            f"whoever made {verb(withdrawn, 'it', 'them')}, and {counted(replaced, 'row')} "
            f"{verb(replaced, 'was', 'were')} replaced by a correction",
        )
    )


def reference(edition: Edition) -> Prose:
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
