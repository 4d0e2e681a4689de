"""Sentences on what followed each first report, and how soon."""

import pandas as pd

from onrecord.model.edition import Edition
from onrecord.prose import Prose, counted, number, number_or_none, paragraph, verb
from onrecord.questions.delays.data import elapsed, within_a_day


def finding(edition: Edition) -> Prose:
    """Return how soon first reports were echoed, left open, denied or followed by a record."""
    found = elapsed(edition)
    if found.empty:
        return Prose("Nothing was reported by this date, so nothing could be answered.")
    reported = found["proposition_id"].nunique()
    parts = [_pace(found[found["kind"] == kind], words) for kind, words in _PACE.items()]
    return Prose(
        paragraph(
            f"{counted(reported, 'proposition')} {verb(reported, 'was', 'were')} reported",
            *[part for part in parts if part],
        )
    )


_PACE = {
    "echo": ("picked up by another outlet", "none was picked up by another outlet"),
    "open": ("answered as not confirmed or not known", "none was answered as not confirmed"),
    "denial": ("denied", "none was denied"),
    "record": ("followed or preceded by an official record or legal act", "none had a record"),
}


def _pace(rows: pd.DataFrame, words: tuple[str, str]) -> str:
    if rows.empty:
        return words[1]
    later = rows.loc[rows["high"] >= 0, "high"]
    early = len(rows) - len(later)
    lead = f"{number(len(rows))} {verb(len(rows), 'was', 'were')} {words[0]}"
    if early:
        lead += f", {number(early)} of them before the first report in this register"
    if later.empty:
        return lead
    if later.max() == later.min():
        which = _rest(len(later), early)
        return f"{lead}{f'; {which}' if which else ','} {_within(later.max())}"
    quick = number_or_none(within_a_day(rows))
    return f"{lead}; {quick} of {'the others' if early else 'them'} within a day"


def _rest(later: int, early: int) -> str:
    """Return how those are called that came after the report; empty for the only one."""
    if later == 1:
        return "the other" if early else ""
    return "the others" if early else "all of them"


def _within(days: float) -> str:
    whole = int(days)
    return "on the same day" if whole == 0 else f"within {counted(whole, 'day')}"
