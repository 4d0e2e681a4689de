"""The numbers of each proposition as the reference lists them, each a link to its rows."""

from collections.abc import Callable

import pandas as pd
from markupsafe import Markup

from onrecord.counting.counted_rows import Behind, rows_behind
from onrecord.counting.origins import count
from onrecord.drawing.records import Cell, Row
from onrecord.model.edition import Edition
from onrecord.prose import counted
from onrecord.questions import origins_in_words
from onrecord.questions.marks import way_to_rows

#: What else is counted of a point, with the number that stands before it.
_OTHERS = {
    "inferred": "by inference only",
    "passed_on": "passing it on without confirming it",
    "rewordings": "only as reworded",
    "unattributed": "without saying from whom",
    "fallen": "taken back, or repeating what was",
    "implied": "by implication",
    "implied_denials": "denied by implication",
}


def numbers(edition: Edition) -> Callable[[Row], Cell]:
    """Return what shows the numbers of a proposition, each leading to the rows that it counts."""
    counts, behind = count(edition), rows_behind(edition)

    def show(row: Row) -> Cell:
        point = row["proposition_id"]
        if point not in counts.index:
            return ""
        return Markup(", ").join(_links(edition, counts.loc[point], behind[point]))

    return show


def _links(edition: Edition, row: pd.Series, behind: Behind) -> list[Markup]:
    """Return the numbers of one proposition that are not 0; those of the same rows are one link."""
    mentions, outlets = int(row["mentions"]), int(row["outlets"])
    said = f"{counted(mentions, 'mention')} in {counted(outlets, 'outlet')}"
    origins = ", ".join(filter(None, [origins_in_words.interval(row), origins_in_words.shown(row)]))
    parts = [("mentions", said), ("origins", origins)]
    parts += [(name, f"{row[name]} {words}") for name, words in _OTHERS.items()]
    ways: dict[str, list[str]] = {}
    for name, words in parts:
        if row[name]:
            ways.setdefault(way_to_rows(edition, behind[name]), []).append(words)
    return [
        Markup('<a href="{}">{}</a>').format(way, ", ".join(words)) for way, words in ways.items()
    ]
