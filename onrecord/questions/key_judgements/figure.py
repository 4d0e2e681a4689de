"""Key judgements: the project's own view, with likelihood and confidence in columns of their own.

ICD 203 keeps the two apart: how likely something is, and how good the ground for saying so.
"""

import pandas as pd
from markupsafe import Markup

from onrecord.drawing.records import HtmlTable
from onrecord.model import dates
from onrecord.model.edition import Edition
from onrecord.model.vocabularies import LIKELIHOOD
from onrecord.prose import counted
from onrecord.questions.own_views import latest_judgements


def figure(edition: Edition) -> HtmlTable:
    """Return the latest judgement of each proposition as a table, or a sentence without any."""
    judged = latest_judgements(edition)
    if judged.empty:
        return HtmlTable(
            Markup("<p>{}</p>").format(
                "The project has not judged any proposition of this edition; what is above are "
                "counts, and they make no judgement by themselves."
            )
        )
    caption = (
        f"The project’s own view on {counted(len(judged), 'proposition')}, and nobody else’s; "
        "likelihood and confidence are separate questions"
    )
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(name) for name in _COLUMNS)
    rows = Markup("").join(_row(row) for _, row in judged.iterrows())
    return HtmlTable(
        Markup(
            '<div class="scroll" role="region" aria-label="{caption}" tabindex="0">'
            '<table class="judgements"><caption>{caption}</caption><thead><tr>{head}</tr></thead>'
            "<tbody>{rows}</tbody></table></div>"
        ).format(caption=caption, head=head, rows=rows)
    )


_COLUMNS = ("Proposition", "Likelihood", "Confidence", "Reasons", "Judged")
_REASONS = {
    "rationale": "Why.",
    "assumption": "What it assumes.",
    "would_change": "What would change it.",
}


def _row(row: pd.Series) -> Markup:
    reasons = Markup("").join(
        Markup("<p><strong>{}</strong> {}</p>").format(lead, row[column])
        for column, lead in _REASONS.items()
        if row[column]
    )
    return Markup(
        '<tr><th scope="row">{}</th><td>{}</td><td>{}</td>'
        '<td class="reasons">{}</td><td>{}</td></tr>'
    ).format(
        row["label"],
        _likelihood(row),
        row["confidence"],
        reasons,
        dates.in_words(dates.day(row["as_of"])),
    )


def _likelihood(row: pd.Series) -> Markup:
    """Return the term with its band, and the term of the judgement before where it differs."""
    band = Markup("{} ({} %)").format(row["likelihood"], LIKELIHOOD.terms[row["likelihood"]])
    if row["before"] in ("", row["likelihood"]):
        return band
    return band + Markup("<p>before: {}</p>").format(row["before"])
