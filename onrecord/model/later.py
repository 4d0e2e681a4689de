"""Leave out of an edition the cells in which the analyst speaks of a later day.

Days are found in running text, in words and in figures, by the earliest day that they can mean.
What a document says is its own, even of a day to come, and so are the days of the work itself.
"""

import datetime as dt
import re
from dataclasses import replace
from functools import cache, partial

import pandas as pd

from onrecord.model import dates
from onrecord.model.about import About

#: The columns in which the analyst speaks, by table. Why a source could know and why its name is
#: left out are read in documents, and their absence would say that no reason was given.
ANALYST = {
    "claims": ("note",),
    "sources": ("interest", "reliability_reason", "note"),
    "documents": ("note",),
    "propositions": ("does_not_establish",),
    "links": ("reason",),
    "relations": ("reason",),
    "judgements": ("rationale", "assumption", "would_change"),
    "editions": ("reason",),
    "searches": ("where", "found"),
}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAME = (
    r"(?P<name>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DATE, _YEAR = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?: of)?", r"(?P<year>(?:19|20)[0-9]{2})"
_FREE, _ENDS = r"(?<![0-9.,])", r"(?![0-9]|[.,][0-9])"
_FORMS = (
    rf"{_FREE}{_YEAR}-(?P<month>[01][0-9])(?:-(?P<day>[0-3][0-9]))?{_ENDS}",
    rf"{_FREE}{_DATE} {_NAME},? {_YEAR}{_ENDS}",
    rf"\b{_NAME} {_DATE}, {_YEAR}{_ENDS}",
    rf"\b{_NAME} {_YEAR}{_ENDS}",
    rf"{_FREE}(?P<day>[0-3]?[0-9])[./](?P<month>[01]?[0-9])[./]{_YEAR}{_ENDS}",
    rf"{_FREE}{_YEAR}{_ENDS}",
)
_PATTERNS = [re.compile(form) for form in _FORMS]
_BARE = re.sub(r"\?P<\w+>", "", rf"{_FREE}{_DATE} {_NAME}(?!\w)|\b{_NAME} {_DATE}{_ENDS}")
_YEARLESS = re.compile(_BARE)
_FAR = dt.date.min


def days_named(text: str) -> list[dt.date]:
    """Return the earliest day of every date with a year that ``text`` names, in order of form.

    A month counts from its first day and a year from 1 January; what is no date is none.
    """
    found, left = [], text
    for pattern in _PATTERNS:
        found += [_day(match) for match in pattern.finditer(left)]
        left = pattern.sub("\n", left)
    return [day for day in found if day != _FAR]


def _day(match: re.Match[str]) -> dt.date:
    told = match.groupdict()
    name = told.get("name")
    month = _MONTHS.index(name[:3].lower()) + 1 if name else int(told.get("month") or 1)
    try:
        return dt.date(int(told["year"]), month, int(told.get("day") or 1))
    except ValueError:
        return _FAR


def without_year(text: str) -> list[str]:
    """Return the days in ``text`` that no year follows, as they are written there."""
    for pattern in _PATTERNS:
        text = pattern.sub("\n", text)
    return [match[0] for match in _YEARLESS.finditer(text)]


@cache
def newest(text: str) -> dt.date:
    """Return the latest of the days that ``text`` names, or the first day of all if it has none."""
    return max(days_named(text), default=_FAR)


def left_out(frame: pd.DataFrame, table: str, as_of: str) -> pd.DataFrame:
    """Return the rows of ``table`` with every cell empty that speaks of a day after ``as_of``."""
    columns = [column for column in ANALYST.get(table, ()) if column in frame]
    told = partial(_told, as_of=dates.day(as_of))
    return frame.assign(**{column: frame[column].map(told).astype("str") for column in columns})


def about_by(about: About, as_of: str, documents: pd.Series) -> About:
    """Return what the case says of itself, as far as the edition of ``as_of`` may print it.

    A document that is not among ``documents`` is not named as the one that the case starts from.
    """
    told = partial(_told, as_of=dates.day(as_of))
    seed = about.seed if about.seed in set(documents) else ""
    return replace(about, question=told(about.question), lede=told(about.lede), seed=seed)


def _told(text: str, as_of: dt.date) -> str:
    return "" if newest(text) > as_of else text
