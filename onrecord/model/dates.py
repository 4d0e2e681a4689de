"""Uncertain dates after EDTF (ISO 8601-2): their earliest and latest day, and how sure they are.

The tables allow a day, a month, a year, parts masked with X, the marks ``~`` (approximate),
``?`` (uncertain) and ``%`` (both), an interval of two such dates, and a day with a time and, where
it is known, a zone. Open ends, seasons and sets are refused, and so are years before 1000 and
after 2999: nothing in the report could draw them truthfully.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

import pandas as pd

from onrecord.model.rewritten import YEARS, remedy

_DATE = r"[0-9]{4}(-(0[1-9]|1[0-2]|XX)(-([0-9]{2}|XX))?)?[~?%]?"
_TIME = r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?"
_ZONE = r"Z|[+-](0[0-9]|1[0-4]):[0-5][0-9]"
_ALLOWED = re.compile(rf"{_DATE}(/{_DATE})?|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{_TIME}({_ZONE})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KINDS = "not a date of the kind 2024-11-15, 2024-11, 2024-XX, 2024-09~ or 2023-07/2024-07"
_FAR = "the year lies before 1000 or after 2999; is a digit wrong?"
#: Clocks show a day from 13 hours before UTC does until 11 hours after, so that a day may overlap
#: the next one elsewhere and never the one after that; the few islands beyond are left aside.
_EAST, _WEST = dt.timedelta(hours=13), dt.timedelta(hours=11)
_DAY_LONG, _SECOND = dt.timedelta(days=1), dt.timedelta(seconds=1)


@dataclass(frozen=True)
class Span:
    """What a date can mean, and its marks.

    ``first`` to ``last`` are the days that it names, ``earliest`` to ``latest`` those that its
    marks let it mean: one of its own unit (a day, a month, a year) more on both sides where it is
    approximate or uncertain, two where it is both. ``opens`` and ``closes`` are the instants, in
    UTC without a zone, between which it lies wherever on earth its clock stands.
    """

    first: dt.date
    last: dt.date
    approximate: bool
    uncertain: bool
    earliest: dt.date
    latest: dt.date
    opens: dt.datetime
    closes: dt.datetime


@cache
def span(text: str) -> Span:
    """Return what an EDTF date can mean; raise ``ValueError`` with a remedy if it is none."""
    if not _ALLOWED.fullmatch(text):
        raise ValueError(remedy(text, _KINDS))
    if "T" in text:
        return _moment(text)
    begin, _, end = text.partition("/")
    (first, _), (_, last) = _bounds(begin, text), _bounds(end or begin, text)
    if first > last:
        raise ValueError("the interval ends before it begins; write the earlier date first")
    earliest, latest = _widened(first, begin, -1), _widened(last, end or begin, 1)
    opens = dt.datetime.combine(earliest, dt.time()) - _EAST
    closes = dt.datetime.combine(latest, dt.time()) + _DAY_LONG + _WEST - _SECOND
    marks = set(text)
    approximate, uncertain = bool(marks & {"~", "%"}), bool(marks & {"?", "%"})
    return Span(first, last, approximate, uncertain, earliest, latest, opens, closes)


def _moment(text: str) -> Span:
    """Return a day with a time: its day is the one that its own clock shows."""
    date, _ = _bounds(text.partition("T")[0], text)
    moment = dt.datetime.fromisoformat(text)
    if moment.tzinfo is None:
        opens, closes = moment - _EAST, moment + _WEST
    else:
        opens = closes = moment.astimezone(dt.UTC).replace(tzinfo=None)
    return Span(date, date, False, False, date, date, opens, closes)


def _bounds(part: str, text: str) -> tuple[dt.date, dt.date]:
    """Return the earliest and the latest day of one date, marks left out of account."""
    year, month, date = _parts(part)
    if year not in YEARS:
        raise ValueError(_FAR)
    if not month:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    length = calendar.monthrange(year, month)[1]
    if date > length or (_DAY.match(part) and not date):
        raise ValueError(remedy(text, _KINDS))
    return dt.date(year, month, date or 1), dt.date(year, month, date or length)


def _parts(part: str) -> tuple[int, int, int]:
    """Return year, month and day of one date, 0 for what it leaves open."""
    year, month, date = [*part.rstrip("~?%").split("-"), "XX", "XX"][:3]
    if month == "XX" and date != "XX":
        raise ValueError(remedy(part, _KINDS))
    return int(year), int(month.replace("XX", "0")), int(date.replace("XX", "0"))


def _widened(day: dt.date, part: str, way: int) -> dt.date:
    """Return ``day`` moved outwards, ``way`` -1 or 1, by what the mark of its date allows."""
    units = {"~": 1, "?": 1, "%": 2}.get(part[-1], 0) * way
    _, month, date = _parts(part)
    if date:
        return day + units * _DAY_LONG
    months = day.year * 12 + day.month - 1 + units * (1 if month else 12)
    year, month = months // 12, months % 12 + 1
    return dt.date(year, month, 1 if way < 0 else calendar.monthrange(year, month)[1])


def day(text: str) -> dt.date:
    """Return a plain calendar day; raise ``ValueError`` with a remedy if it is none."""
    try:
        found = dt.date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        found = None
    if found is None:
        raise ValueError(remedy(text, "not a day of the kind 2024-11-15", days=True))
    if found.year not in YEARS:
        raise ValueError(_FAR)
    return found


def spans_of(column: pd.Series) -> pd.DataFrame:
    """Return what each cell of a column of EDTF dates can mean, empty cells as ``NaT``.

    Columns: the days ``first``, ``last``, ``earliest`` and ``latest`` of :class:`Span`.
    """
    known = {text: span(text) for text in column.unique() if text}
    found = {}
    for name in ("first", "last", "earliest", "latest"):
        day_of = {text: pd.Timestamp(getattr(one, name)) for text, one in known.items()}
        found[name] = pd.to_datetime(column.map(day_of))
    return pd.DataFrame(found, index=column.index)


def certainly_out(documents: pd.DataFrame) -> pd.Series:
    """Return the day by whose end each document was certainly published; ``NaT`` if none is known.

    It is the last day that its date can mean, or, for a document that bears no date, the day on
    which it was read.
    """
    published = spans_of(documents["published"])["latest"]
    return published.fillna(spans_of(documents["accessed"])["latest"])


def in_words(date: dt.date) -> str:
    """Return a day as people write it: 15 November 2024."""
    return f"{date.day} {date:%B %Y}"
