"""Sentences on how claims are graded."""

from onrecord.model.edition import Edition
from onrecord.prose import (
    Prose,
    number,
    number_or_none,
    paragraph,
    sentence,
    some_of,
    verb,
)
from onrecord.questions.admiralty_grid.data import diagonal, grades


def finding(edition: Edition) -> Prose:
    """Return how many claims can be graded and how far both grades say the same."""
    grid = grades(edition)
    total, (same, judged) = int(grid.to_numpy().sum()), diagonal(grid)
    if not total:
        return Prose("No claim has been graded.")
    if not judged:
        return Prose(sentence(f"{some_of(0, total, 'claim')} could be graded on both scales"))
    return Prose(
        paragraph(
            f"{some_of(judged, total, 'claim')} {verb(judged, 'is', 'are')} graded on both scales"
            f"{_ungraded(total - judged)}",
            f"{number_or_none(same)} of the {number(judged)}, {round(100 * same / judged)} %, "
            f"{verb(same or 1, 'lies', 'lie')} on the diagonal, where both grades say the same",
        )
    )


def _ungraded(count: int) -> str:
    if not count:
        return ""
    which = "the other" if count == 1 else "the others"
    return f"; for {which} the source, the information or both cannot be judged"
