"""How every point stood in each edition up to this one, in words."""

from dataclasses import dataclass

import pandas as pd

from onrecord.counting.compared import editions_until
from onrecord.counting.origins import count
from onrecord.counting.ranking import IN_ORDER, ranked
from onrecord.model import dates
from onrecord.model.edition import Edition, once
from onrecord.questions.origins_in_words import interval, mentions

#: Points that a page can carry for each two editions; more are for the command line.
MOST = 200
#: A status, and the numbers behind it.
Stood = tuple[str, str]
NOBODY = "Nobody had spoken to it"


@dataclass(frozen=True)
class OverTime:
    """Points by editions: ``days`` are their dates in order, ``dates`` the same in words.

    ``points`` has an id, a label and for each day how the point stood: a status, which moves, and
    the numbers behind it, which alone move nothing. ``more`` is how many further points there are.
    """

    days: tuple[str, ...]
    dates: tuple[str, ...]
    points: tuple[tuple[str, str, tuple[Stood, ...]], ...]
    more: int


@once
def over_time(edition: Edition) -> OverTime:
    """Return how each point of the edition stood in every edition up to it, in order."""
    editions = editions_until(edition)
    now = ranked(count(edition).reset_index(), *IN_ORDER)
    counts = [count(seen) for seen in editions]
    points = [
        (point, label, tuple(_words(table, point) for table in counts))
        for point, label in zip(now["proposition_id"][:MOST], now["label"], strict=False)
    ]
    days = tuple(seen.as_of for seen in editions)
    told = tuple(dates.in_words(dates.day(day)) for day in days)
    return OverTime(days, told, tuple(points), max(0, len(now) - MOST))


def _words(table: pd.DataFrame, point: str) -> Stood:
    if point not in table.index:
        return NOBODY, ""
    row = table.loc[point]
    return row["status"], f"{mentions(row)}, {interval(row)}" if row["mentions"] else ""
