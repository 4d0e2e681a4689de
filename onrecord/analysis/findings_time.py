"""Sentences on time: when things happened and were said, and what followed each report."""

import pandas as pd

from onrecord.analysis.delays import elapsed
from onrecord.analysis.prose import Prose, counted, number, paragraph, verb
from onrecord.analysis.timeline import happened, said
from onrecord.model import dates
from onrecord.model.edition import Edition


def timing(edition: Edition) -> Prose:
    """Return when the claims were made and over what time the alleged events stretch."""
    spoken, events = said(edition), happened(edition)
    if spoken.empty:
        return Prose("Nothing had been said by this date.")
    undated = int((~spoken["dated"]).sum())
    days = spoken.loc[spoken["dated"] & (spoken["first"] == spoken["last"]), "first"]
    busiest = days.mode()
    return Prose(
        paragraph(
            f"most claims on one day, {number(int((days == busiest[0]).sum()))}, were made on "
            f"{dates.words(busiest[0].date())}"
            if len(busiest)
            else "",
            f"{counted(undated, 'claim')} "
            f"{verb(undated, 'carries no date of its own', 'carry no date of their own')}",
            f"{counted(len(events), 'alleged event')} "
            f"{verb(len(events), 'has', 'have')} a date that somebody gave",
        )
    )


def answers(edition: Edition) -> Prose:
    """Return how soon first reports were echoed, refused, denied or followed by a record."""
    found = elapsed(edition)
    if found.empty:
        return Prose("Nothing was reported by this date, so nothing could be answered.")
    reported = found["proposition_id"].nunique()
    parts = [_pace(found[found["kind"] == kind], words) for kind, words in _PACE.items()]
    return Prose(
        paragraph(
            f"{counted(reported, 'proposition')} {verb(reported, 'was', 'were')} reported",
            *[each for each in parts if each],
        )
    )


_PACE = {
    "echo": ("picked up by another outlet", "none was picked up by another outlet"),
    "refusal": ("met by a refusal to confirm or comment", "none met a refusal"),
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
