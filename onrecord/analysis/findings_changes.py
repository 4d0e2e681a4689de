"""Sentences on what changed since the edition before."""

from typing import Any

import pandas as pd

from onrecord.analysis.changes import arrived, gone, judged, moved
from onrecord.analysis.prose import Prose, counted, listed, number, paragraph, verb
from onrecord.model import dates
from onrecord.model.edition import Edition
from onrecord.model.vocabularies import STANCE

_NOUNS = {
    "asserts": ("assertion", ""),
    "denies": ("denial", ""),
    "doubts": ("doubt", ""),
    "not_confirmed": ("refusal to confirm", "refusals to confirm"),
    "no_comment": ("refusal to comment", "refusals to comment"),
}


def changes(edition: Edition) -> Prose:
    """Return what is new, moved, corrected, withdrawn or judged otherwise since the last."""
    if not edition.compare_to:
        return Prose("This is the first edition: there is none before it to compare with.")
    when = dates.words(dates.day(edition.compare_to))
    parts = [_arrived(arrived(edition), when), _moved(moved(edition)), *_gone(gone(edition))]
    views = [each for row in judged(edition).to_dict("records") for each in _judged(row)]
    return Prose(paragraph(*parts, *(views or ["no judgement of the analyst has moved"])))


def _arrived(new: pd.DataFrame, when: str) -> str:
    if new.empty:
        return f"no claim has been added since {when}"
    sums = new["stance"].value_counts()
    parts = [counted(int(sums[s]), *_NOUNS[s]) for s in STANCE.terms if s in sums]
    what = f"{counted(len(new), 'claim')} {verb(len(new), 'has', 'have')} been added since {when}"
    return f"{what}: {listed(parts)}"


def _moved(rows: pd.DataFrame) -> str:
    old, new = rows[~rows["new"].astype(bool)], rows[rows["new"].astype(bool)]
    parts = []
    if len(old):
        names = listed([_way(row) for row in old.to_dict("records")], 4)
        parts.append(
            f"{counted(len(old), 'proposition')} {verb(len(old), 'stands', 'stand')} otherwise "
            f"than before: {names}"
        )
    else:
        parts.append("no proposition spoken to before stands otherwise now")
    if len(new):
        labels = listed([f"“{label}”" for label in new["label"]], 4)
        parts.append(
            f"{counted(len(new), 'proposition')} {verb(len(new), 'is', 'are')} new: {labels}"
        )
    return "; ".join(parts)


def _way(row: dict[str, Any]) -> str:
    return f"“{row['label']}” (before: {_low(row['status_before'])}; now: {_low(row['status'])})"


def _low(status: str) -> str:
    return status[:1].lower() + status[1:]


def _gone(rows: pd.DataFrame) -> list[str]:
    """Return a sentence on rows that were corrected and one on claims that were taken back."""
    corrected, withdrawn = (rows[rows["how"] == how] for how in ("corrected", "withdrawn"))
    parts = []
    if len(corrected):
        total = len(corrected)
        parts.append(
            f"{counted(total, 'row')} {verb(total, 'was', 'were')} corrected: "
            + listed([f"{row.claim_id} is now {row.by}" for row in corrected.itertuples()], 4)
        )
    if len(withdrawn):
        total = len(withdrawn)
        parts.append(
            f"{counted(total, 'claim')} {verb(total, 'was', 'were')} taken back by whoever made "
            f"{verb(total, 'it', 'them')}: {listed(list(withdrawn['claim_id']), 4)}"
        )
    return parts or ["nothing was corrected or taken back"]


def _judged(row: dict[str, Any]) -> list[str]:
    """Return likelihood, confidence and reason, in sentences of their own."""
    if not row["likelihood_before"]:
        how = f"“{row['label']}” is judged for the first time: {row['likelihood']}"
        return [
            how,
            f"confidence in that is {row['confidence']}",
            f"the reason: {row['rationale']}",
        ]
    parts = []
    if row["likelihood"] != row["likelihood_before"]:
        parts.append(
            f"“{row['label']}” is now judged {row['likelihood']}, "
            f"where it was {row['likelihood_before']}"
        )
    if row["confidence"] != row["confidence_before"]:
        parts.append(
            f"confidence in the judgement on “{row['label']}” is now {row['confidence']}, "
            f"where it was {row['confidence_before']}"
        )
    return [*parts, f"the reason: {row['rationale']}"]
