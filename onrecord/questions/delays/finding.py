"""Sentences on what followed each first report, and how soon."""

import pandas as pd

from onrecord.model.edition import Edition
from onrecord.prose import Prose, counted, number, paragraph, verb
from onrecord.questions.delays.data import elapsed


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
    rest = "of the others, half" if early else "half of them"
    whole = "the other" if early else ""
    if len(later) == 1 or later.max() == later.min():
        one = whole if len(later) == 1 else "the others" if early else "all of them"
        return f"{lead}{f'; {one}' if one else ','} {_within(later.max())}"
    return f"{lead}; {rest} {_within(later.median())}"


def _within(days: float) -> str:
    whole = int(days)
    return "on the same day" if whole == 0 else f"within {counted(whole, 'day')}"
