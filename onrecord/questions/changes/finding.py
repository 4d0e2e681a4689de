"""Sentences on what changed since the edition before."""

from typing import Any

import pandas as pd

from onrecord.model import dates
from onrecord.model.edition import Edition
from onrecord.model.levels import OPPOSITION, SUPPORT
from onrecord.model.stances import STANCES
from onrecord.prose import Prose, counted, listed, paragraph, verb
from onrecord.questions.changes.data import arrived, gone, judged, moved

_UNMOVED = "The project’s own judgements have not moved."


def finding(edition: Edition) -> Prose:
    """Return what is new, moved, corrected, withdrawn or judged otherwise since the last."""
    if not edition.compare_to:
        return Prose("This is the first edition: there is none before it to compare with.")
    when = dates.in_words(dates.day(edition.compare_to))
    facts = [_arrived(arrived(edition), when), _moved(moved(edition)), *_gone(gone(edition))]
    views = [_judged(row) for row in judged(edition).to_dict("records")]
    return Prose("\n\n".join([paragraph(*facts), *(views or [_UNMOVED])]))


def _arrived(new: pd.DataFrame, when: str) -> str:
    if new.empty:
        return f"no claim has been added since {when}"
    sums = new["stance"].value_counts()
    parts = [
        counted(int(sums[stance.term]), stance.noun, stance.plural)
        for stance in STANCES.values()
        if stance.term in sums
    ]
    what = f"{counted(len(new), 'claim')} {verb(len(new), 'has', 'have')} been added since {when}"
    return f"{what}: {listed(parts)}"


def _moved(rows: pd.DataFrame) -> str:
    old, new = rows[~rows["new"]], rows[rows["new"]]
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
    """Return from where to where a proposition went, on the one ladder or on both."""
    ways = [
        f"from {levels[row[f'{column}_before']].words} to {levels[row[column]].words}"
        for column, levels in (("support", SUPPORT), ("opposition", OPPOSITION))
        if row[column] != row[f"{column}_before"]
    ]
    return f"“{row['label']}” went {' and '.join(ways)}"


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
            f"{counted(total, 'claim')} {verb(total, 'was', 'were')} taken back: "
            + listed([f"{row.claim_id} by {row.who}" for row in withdrawn.itertuples()], 4)
        )
    return parts or ["nothing was corrected or taken back"]


def _judged(row: dict[str, Any]) -> str:
    """Return a paragraph on one judgement; likelihood and confidence never share a sentence."""
    view = f"the project’s own view of “{row['label']}”"
    if not row["likelihood_before"]:
        return paragraph(
            f"{view}, taken for the first time, is: {row['likelihood']}",
            f"confidence in it is {row['confidence']}",
            row["rationale"],
        )
    likely, sure = (
        row[column] != row[f"{column}_before"] for column in ("likelihood", "confidence")
    )
    return paragraph(
        f"{view} has moved from “{row['likelihood_before']}” to “{row['likelihood']}”"
        if likely
        else "",
        f"confidence in {'it' if likely else view} has moved from {row['confidence_before']} to "
        f"{row['confidence']}"
        if sure
        else "",
        row["rationale"],
    )
