"""Sentences on when things happened and were said."""

from onrecord.counting.days import happened, said
from onrecord.model import dates
from onrecord.model.edition import Edition
from onrecord.prose import Prose, counted, number, paragraph, verb


def finding(edition: Edition) -> Prose:
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
