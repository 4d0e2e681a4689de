"""Sentences on when things happened and were said."""

from onrecord.counting.days import happened, said
from onrecord.counting.origins import count
from onrecord.model import dates
from onrecord.model.coded import coded
from onrecord.model.edition import Edition
from onrecord.prose import Prose, counted, number, paragraph, verb
from onrecord.questions.origins_in_words import changed
from onrecord.questions.whose_in_words import told_apart


def finding(edition: Edition) -> Prose:
    """Return whose word the claims are, when they were made, and who has changed its word."""
    spoken, events = said(edition), happened(edition)
    if spoken.empty:
        return Prose("Nothing had been said by this date.")
    undated = int((~spoken["dated"]).sum())
    days = spoken.loc[spoken["dated"] & (spoken["first"] == spoken["last"]), "first"]
    busiest = days.mode()
    told, recorded = told_apart(spoken["hold"]), coded(edition)
    return Prose(
        paragraph(
            f"of {counted(len(spoken), 'claim')}, {told}" if told else "",
            f"most claims on one day, {number(int((days == busiest[0]).sum()))}, were made on "
            f"{dates.in_words(busiest[0].date())}"
            if len(busiest)
            else "",
            _undated(undated) if "claims.said_date" in recorded else "",
            f"{counted(len(events), 'alleged event')} "
            f"{verb(len(events), 'has', 'have')} a date that somebody gave"
            if "claims.event_date" in recorded
            else "",
            *_changes(edition),
        )
    )


def _undated(number_of: int) -> str:
    """Return how many claims have no day of their own, in plain words where none has none."""
    if not number_of:
        return "every claim carries a date of its own"
    return (
        f"{counted(number_of, 'claim')} "
        f"{verb(number_of, 'carries no date of its own', 'carry no date of their own')}"
    )


def _changes(edition: Edition) -> list[str]:
    """Return a sentence for each voice that has changed its word, with the point and the day."""
    return [
        f"on “{row['label']}”, {words}"
        for _, row in count(edition).iterrows()
        for words in changed(row, edition.names)
    ]
