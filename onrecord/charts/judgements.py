"""Key judgements: the project's own view, with likelihood and confidence in columns of their own.

ICD 203 keeps the two apart: how likely something is, and how good the ground for saying so.
"""

import pandas as pd
from markupsafe import Markup

from onrecord.analysis.judging import latest_judgements
from onrecord.analysis.prose import counted
from onrecord.charts.records import Table
from onrecord.charts.twin import html_table
from onrecord.model import dates
from onrecord.model.edition import Edition
from onrecord.model.vocabularies import LIKELIHOOD


def key_judgements(edition: Edition) -> Table:
    """Return the latest judgement of each proposition as a table, or a sentence without any."""
    judged = latest_judgements(edition)
    if judged.empty:
        return Table(
            Markup("<p>{}</p>").format(
                "The project has not judged any proposition of this edition; what is above are "
                "counts, and they make no judgement by themselves."
            )
        )
    caption = (
        f"The project’s own view on {counted(len(judged), 'proposition')}, "
        "and nobody else’s; likelihood and confidence are separate questions"
    )
    return Table(html_table(_shown(judged), caption))


def _shown(judged: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Proposition": judged["label"],
            "Likelihood": [_likelihood(row) for _, row in judged.iterrows()],
            "Confidence": judged["confidence"],
            "Why": judged["rationale"],
            "What it assumes": judged["assumption"],
            "What would change it": judged["would_change"],
            "Judged": [dates.words(dates.day(day)) for day in judged["as_of"]],
        }
    )


def _likelihood(row: pd.Series) -> str:
    """Return the term with its band, and the term of the judgement before where it differs."""
    band = f"{row['likelihood']} ({LIKELIHOOD.terms[row['likelihood']]} %)"
    return (
        f"{band}; before: {row['before']}" if row["before"] not in ("", row["likelihood"]) else band
    )
