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

_DATE = r"[0-9]{4}(-(0[1-9]|1[0-2]|XX)(-([0-9]{2}|XX))?)?[~?%]?"
_ALLOWED = re.compile(rf"({_DATE})(/({_DATE}))?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SPREADSHEET = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4}|[0-9]{2})")
_KINDS = "not a date of the kind 2024-11-15, 2024-11, 2024-XX, 2024-09~ or 2023-07/2024-07"


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
        raise ValueError(_remedy(text, _KINDS))
    begin, _, end = text.partition("/")
    first, last = _bounds(begin, text)[0], _bounds(end or begin, text)[1]
    if first > last:
        raise ValueError("the interval ends before it begins; write the earlier date first")
    marks = set(text)
    return Span(first, last, bool(marks & {"~", "%"}), bool(marks & {"?", "%"}))


def _bounds(part: str, text: str) -> tuple[dt.date, dt.date]:
    """Return the earliest and the latest day of one date, marks left out of account."""
    part = part.rstrip("~?%")
    if _DAY.fullmatch(part) and _real(part):  # most dates; the parser takes its time
        return dt.date.fromisoformat(part), dt.date.fromisoformat(part)
    # The parser prints what it cannot mask to standard output; a report must not inherit that.
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            parsed = edtf.parse_edtf(part)
            return dt.date(*parsed.lower_strict()[:3]), dt.date(*parsed.upper_strict()[:3])
        except (ValueError, AttributeError, TypeError, edtf.EDTFParseException):
            raise ValueError(_remedy(text, _KINDS)) from None


def day(text: str) -> dt.date:
    """Return a plain calendar day; raise ``ValueError`` with a remedy if it is none."""
    try:
        if _DAY.fullmatch(text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError(_remedy(text, "not a day of the kind 2024-11-15"))


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


def _remedy(text: str, otherwise: str) -> str:
    """Return what to write instead: every reading of a date that a spreadsheet has rewritten."""
    found = _SPREADSHEET.fullmatch(text.strip())
    if not found:
        return otherwise
    one, two, year = found.groups()
    year = year if len(year) == 4 else f"20{year}"
    written = [f"{year}-{int(m):02}-{int(d):02}" for d, m in ((one, two), (two, one))]
    readings = sorted({each for each in written if _real(each)})
    if not readings:
        return otherwise
    return "a spreadsheet has rewritten the date; write " + " or ".join(readings)


def _real(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True
