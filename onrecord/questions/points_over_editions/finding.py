"""Sentences on what has become of the points that lead since the first edition."""

import pandas as pd

from onrecord.model import dates
from onrecord.model.edition import Edition
from onrecord.prose import Prose, counted, paragraph
from onrecord.questions.points_over_editions.data import over_editions


def finding(edition: Edition) -> Prose:
    """Return for each point since when it has an origin, and how many it has now."""
    rows = over_editions(edition)
    if rows.empty:
        return Prose("No point has been spoken to so far.")
    parts = [_point(of_point) for _, of_point in rows.groupby("point", sort=False)]
    return Prose(paragraph(*parts))


def _point(of_point: pd.DataFrame) -> str:
    question = of_point["question"].iloc[0]
    carried = of_point[of_point["origins"] > 0]
    if carried.empty:
        return f"on {_quoted(question)}, no edition has an origin"
    first, last = carried.iloc[0], of_point.iloc[-1]
    day = dates.in_words(dates.day(first["as_of"]))
    least, most = int(last["origins_min"]), int(last["origins"])
    now = counted(most, "origin") if least == most else f"from {least} to {most} origins"
    return f"on {_quoted(question)}, the edition of {day} is the first with an origin; now: {now}"


def _quoted(question: str) -> str:
    return question if question.startswith("“") else f"“{question}”"
