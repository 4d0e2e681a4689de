"""Dates as spreadsheets, programs and hands write them, and what they can mean."""

import datetime as dt
import re
from collections.abc import Iterator

from onrecord.model.plain import plain_dashes

_NUMBERS = re.compile(r"([0-9]{1,4})[./-]([0-9]{1,2})[./-]([0-9]{4}|[0-9]{1,2})")
_NAMED = re.compile(
    r"(?:([0-9]{1,2})[ .-]+)?([A-Za-z]{3,9})\.?(?:[ -]+([0-9]{1,2}))?,?[ -]+([0-9]{4})"
)
_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]([0-9]{2}:[0-9]{2})(?::([0-9]{2})(?:\.0+)?)?"
    r" ?(Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_SERIAL = re.compile(r"[2-7][0-9]{4}")
#: The years that a report can draw.
YEARS = range(1000, 3000)
#: The days from which spreadsheets count: on Windows, and on old Macintosh machines.
_ZEROS = (dt.date(1899, 12, 30), dt.date(1904, 1, 1))
_MONTHS = [f"{dt.date(2000, month, 1):%B}".lower() for month in range(1, 13)]
#: Two digits of a year from here on mean the last century, as in POSIX.
_PIVOT = 69


def readings(text: str) -> list[str]:
    """Return every date that ``text`` can mean, in the form of the tables, the likelier first.

    Empty for what is no date in any reading. ``26-01-04`` begins with the year more often than
    ``26/01/04`` does.
    """
    text = plain_dashes(text.strip())
    found = [*_from_moment(text), *_from_numbers(text), *_from_names(text), *_from_digits(text)]
    return list(dict.fromkeys(found))


def remedy(text: str, otherwise: str, *, days: bool = False) -> str:
    """Return what to write instead of ``text``: each of its readings, or ``otherwise``.

    With ``days``, only readings that are plain days.
    """
    found = [date for date in readings(text) if not days or _ISO.fullmatch(date)]
    if not found:
        return otherwise
    return f"a spreadsheet has rewritten the date; write {' or '.join(found)}"


def _from_moment(text: str) -> Iterator[str]:
    """Yield a day with a time; midnight without a zone is what programs add to a plain day."""
    found = _MOMENT.fullmatch(text)
    if not found or not _real(*map(int, found[1].split("-"))):
        return
    clock, seconds, zone = found[2], found[3] or "00", found[4] or ""
    if not zone and clock == "00:00" and seconds == "00":
        yield found[1]
    elif clock < "24" and clock[3:] < "60" and seconds < "60":
        zone = zone if len(zone) != 5 else f"{zone[:3]}:{zone[3:]}"
        yield f"{found[1]}T{clock}{'' if seconds == '00' else ':' + seconds}{zone}"


def _from_numbers(text: str) -> Iterator[str]:
    found = _NUMBERS.fullmatch(text)
    if not found:
        return
    one, two, three = found.groups()
    if len(one) > 2:
        orders = [(one, two, three)] if len(one) == 4 and len(three) < 3 else []
    elif len(three) == 4:
        orders = sorted([(three, one, two), (three, two, one)], key=lambda order: int(order[1]))
    else:
        orders = [(three, two, one), (three, one, two), (one, two, three)]
        orders = [orders[2], *orders[:2]] if "-" in text else orders
    for year, month, day in orders:
        if _real(_full(year), int(month), int(day)):
            yield f"{_full(year):04}-{int(month):02}-{int(day):02}"


def _from_names(text: str) -> Iterator[str]:
    """Yield a date with the English name of its month: 15 Nov 2024, November 15, 2024."""
    found = _NAMED.fullmatch(text)
    if not found or (found[1] and found[3]):
        return
    months = [at for at, name in enumerate(_MONTHS, 1) if name.startswith(found[2].lower())]
    day, year = found[1] or found[3], int(found[4])
    if len(months) == 1 and not day and year in YEARS:
        yield f"{year:04}-{months[0]:02}"
    elif len(months) == 1 and day and _real(year, months[0], int(day)):
        yield f"{year:04}-{months[0]:02}-{int(day):02}"


def _from_digits(text: str) -> Iterator[str]:
    compact = _COMPACT.fullmatch(text)
    if compact and _real(*map(int, compact.groups())):
        yield "-".join(compact.groups())
    if _SERIAL.fullmatch(text):
        yield from ((zero + dt.timedelta(days=int(text))).isoformat() for zero in _ZEROS)


def _full(year: str) -> int:
    if len(year) > 2:
        return int(year)
    return int(year) + (1900 if int(year) >= _PIVOT else 2000)


def _real(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return year in YEARS
