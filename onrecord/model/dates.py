"""Uncertain dates after EDTF (ISO 8601-2): their earliest and latest day, and how sure they are.

The tables allow a day, a month, a year, parts masked with X, the marks ``~`` (approximate),
``?`` (uncertain) and ``%`` (both), and an interval of two such dates. Open ends, seasons, sets
and times of day are refused: nothing in the report could draw them truthfully.
"""

import contextlib
import datetime as dt
import io
import re
from dataclasses import dataclass
from functools import cache

import edtf
import pandas as pd

_DATE = r"\d{4}(-(\d\d|XX)(-(\d\d|XX))?)?[~?%]?"
_ALLOWED = re.compile(rf"({_DATE})(/({_DATE}))?")
_SPREADSHEET = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")


@dataclass(frozen=True)
class Span:
    """The days that a date can mean: ``first`` to ``last``, both included, and its marks."""

    first: dt.date
    last: dt.date
    approximate: bool
    uncertain: bool

    @property
    def is_day(self) -> bool:
        """Say whether the date is one known day."""
        return self.first == self.last and not (self.approximate or self.uncertain)


@cache
def span(text: str) -> Span:
    """Return what an EDTF date can mean; raise ``ValueError`` with a remedy if it is none."""
    if not _ALLOWED.fullmatch(text):
        raise ValueError(_remedy(text))
    # The parser prints what it cannot mask to standard output; a report must not inherit that.
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            parsed = edtf.parse_edtf(text)
            first, last = parsed.lower_strict(), parsed.upper_strict()
            found = Span(
                dt.date(*first[:3]),
                dt.date(*last[:3]),
                approximate="~" in text or "%" in text,
                uncertain="?" in text or "%" in text,
            )
        except (ValueError, AttributeError, TypeError, edtf.EDTFParseException):
            raise ValueError(_remedy(text)) from None
    if found.first > found.last:
        raise ValueError("the interval ends before it begins; write the earlier date first")
    return found


def day(text: str) -> dt.date:
    """Return a plain calendar day; raise ``ValueError`` with a remedy if it is none."""
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError(_remedy(text))


def spans(column: pd.Series) -> pd.DataFrame:
    """Return ``first`` and ``last`` day of a column of EDTF dates, empty cells as ``NaT``."""
    known = {text: span(text) for text in column.unique() if text}
    first = {text: pd.Timestamp(each.first) for text, each in known.items()}
    last = {text: pd.Timestamp(each.last) for text, each in known.items()}
    return pd.DataFrame(
        {
            "first": pd.to_datetime(column.map(first)),
            "last": pd.to_datetime(column.map(last)),
        },
        index=column.index,
    )


def words(date: dt.date) -> str:
    """Return a day as people write it: 15 November 2024."""
    return f"{date.day} {date:%B %Y}"


def _remedy(text: str) -> str:
    found = _SPREADSHEET.fullmatch(text.strip())
    if found:
        one, two, year = found.groups()
        readings = sorted(
            {
                f"{year}-{int(m):02}-{int(d):02}"
                for d, m in ((one, two), (two, one))
                if int(m) <= 12 and int(d) <= 31
            }
        )
        return "a spreadsheet has rewritten the date; write " + " or ".join(readings)
    return "not a date of the kind 2024-11-15, 2024-11, 2024-XX, 2024-09~ or 2023-07/2024-07"
