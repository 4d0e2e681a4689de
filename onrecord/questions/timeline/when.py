"""When claims were made, and how many of them are no word of a voice, in the words of a page."""

import pandas as pd

from onrecord.model import dates
from onrecord.prose import counted, number
from onrecord.questions.timeline.events import FEW_DAYS


def made(said: pd.DataFrame) -> str:
    """Return how many claims there are, and when those of a known day were made.

    A vague date must not stretch the span, so it is told how many claims the span leaves out.
    """
    known, total = sharp(said), len(said)
    if len(known) == total:
        return f"{counted(total, 'claim')} made {period(said)}"
    return (
        f"{counted(total, 'claim')}, {number(len(known))} of them made {period(known)} and "
        f"{number(total - len(known))} without an exact day"
    )


def sharp(said: pd.DataFrame) -> pd.DataFrame:
    """Return the claims of known days, or all where no day is known."""
    known = said[(said["last"] - said["first"]).dt.days <= FEW_DAYS]
    return known if len(known) else said


def period(frame: pd.DataFrame) -> str:
    """Return the time that the days of claims span, from the first to the last of them."""
    first, last = frame["first"].min().date(), frame["last"].max().date()
    if first == last:
        return f"on {dates.in_words(first)}"
    return f"between {dates.in_words(first)} and {dates.in_words(last)}"
