"""Sentences on the project's own views."""

import pandas as pd

from onrecord.model.edition import Edition
from onrecord.model.vocabularies import LIKELIHOOD
from onrecord.prose import (
    Prose,
    listed,
    number,
    paragraph,
    verb,
)
from onrecord.questions.own_views import latest_judgements, unjudged


def finding(edition: Edition) -> Prose:
    """Return what the project judges; likelihood and confidence never share a sentence."""
    judged = latest_judgements(edition)
    if judged.empty:
        return Prose("The project has made no judgement of its own by this date.")
    terms = [term for term in reversed(LIKELIHOOD.terms) if term in set(judged["likelihood"])]
    views = [f"{listed(_quoted(judged, term))} as “{term}”" for term in terms]
    sure = judged["confidence"].value_counts()
    grounds = [
        f"{level} for {number(int(sure[level]))}" if len(sure) > 1 else level
        for level in ("high", "moderate", "low")
        if level in sure
    ]
    moved = judged[(judged["before"] != "") & (judged["before"] != judged["likelihood"])]
    changed = [f"“{row['label']}” (before: {row['before']})" for _, row in moved.iterrows()]
    return Prose(
        paragraph(
            "what follows is the project’s own view and nobody else’s",
            f"it rates {'; and '.join(views)}",
            f"confidence in {verb(len(judged), 'this view', 'these views')} is {listed(grounds)}",
            f"its view has changed on {listed(changed)}" if changed else "",
            f"it has no view yet on {listed(unjudged(edition))}" if unjudged(edition) else "",
        )
    )


def _quoted(judged: pd.DataFrame, term: str) -> list[str]:
    return [f"“{label}”" for label in judged.loc[judged["likelihood"] == term, "label"]]
