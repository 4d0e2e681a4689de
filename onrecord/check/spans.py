"""The days that the cells of a column can mean, whatever else stands in it."""

import pandas as pd

from onrecord.model import dates


def earliest(column: pd.Series) -> pd.Series:
    """Return the first day that each cell can mean; ``NaT`` where it is no date."""
    return dates.spans(_dates(column))["first"]


def latest(column: pd.Series) -> pd.Series:
    """Return the last day that each cell can mean; ``NaT`` where it is no date."""
    return dates.spans(_dates(column))["last"]


def _dates(column: pd.Series) -> pd.Series:
    bad = [each for each in column.unique() if each and not _is_date(each)]
    return column.where(~column.isin(bad), "")


def _is_date(text: str) -> bool:
    try:
        dates.span(text)
    except ValueError:
        return False
    return True
