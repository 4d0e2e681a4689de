"""What the dates of two columns allow: which row came later, whatever else stands in the cells."""

from collections.abc import Callable, Iterator

import pandas as pd

from onrecord.check.flag import flag
from onrecord.model import dates
from onrecord.model.dates import Span
from onrecord.model.problems import REMARK, Problem


def span_days(column: pd.Series) -> pd.DataFrame:
    """Return what the dates of ``column`` can mean, ``NaT`` where a cell is no date."""
    return dates.spans_of(_sound(column))


def certainly_out(documents: pd.DataFrame) -> pd.Series:
    """Return by when each document was out, as :func:`onrecord.model.dates.certainly_out` does."""
    columns = ("published", "accessed")
    return dates.certainly_out(documents.assign(**{c: _sound(documents[c]) for c in columns}))


def certainly_later(later: pd.Series, earlier: pd.Series) -> pd.Series:
    """Return for each row whether ``later`` came after ``earlier`` in every reading of the two.

    The columns are paired by place. A day without a zone lasts wherever on earth its clock stands,
    so that a day and the one before it may be the same hour.
    """
    return _compared(later, earlier, lambda one, other: one.opens > other.closes)


def out_of_order(
    rows: pd.DataFrame,
    later: pd.Series,
    earlier: pd.Series,
    place: tuple[str, str, str],
    what: str,
    remedy: str,
) -> Iterator[Problem]:
    """Yield ``rows`` whose two dates stand the wrong way round; a day may be a time zone's."""
    wrong, near = certainly_later(later, earlier), later_by_a_day(later, earlier)
    yield from flag(rows[wrong], *place, what, remedy)
    zones = "If only the clocks differ, write the times with their zones"
    yield from flag(rows[near], *place, f"{what}, by a day", zones, REMARK)


def later_by_a_day(later: pd.Series, earlier: pd.Series) -> pd.Series:
    """Return for each row whether ``later`` names a later day, which a time zone may explain."""
    return _compared(later, earlier, _between_zones)


def _between_zones(one: Span, other: Span) -> bool:
    told = one.opens == one.closes and other.opens == other.closes
    return one.earliest > other.latest and one.opens <= other.closes and not told


def _compared(
    later: pd.Series, earlier: pd.Series, test: Callable[[Span, Span], bool]
) -> pd.Series:
    pairs = list(zip(later, earlier, strict=True))
    known = {pair: _both(pair, test) for pair in set(pairs)}
    return pd.Series([known[pair] for pair in pairs], index=later.index, dtype=bool)


def _both(pair: tuple[str, str], test: Callable[[Span, Span], bool]) -> bool:
    one, other = map(_span, pair)
    return one is not None and other is not None and test(one, other)


def _sound(column: pd.Series) -> pd.Series:
    """Return ``column`` with every cell that is no date left empty."""
    bad = [cell for cell in column.unique() if _span(cell) is None]
    return column.where(~column.isin(bad), "")


def _span(text: str) -> Span | None:
    try:
        return dates.span(text) if text else None
    except ValueError:
        return None
