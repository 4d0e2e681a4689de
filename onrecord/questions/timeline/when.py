"""When claims were made, and how many of them are no word of a voice, in the words of a page."""

import pandas as pd

from onrecord.counting.whose import sums
from onrecord.model import dates
from onrecord.prose import counted, listed, number, verb
from onrecord.questions.timeline.events import FEW_DAYS


def made(said: pd.DataFrame) -> str:
    """Return how many claims were made and when: a span that holds all, or the part of a known day.

    A vague date must not stretch the span, so it is told how many claims the span leaves out.
    """
    known, total = sharp(said), len(said)
    period = _period(known)
    if len(known) == total:
        return f"{counted(total, 'claim')} made {period}"
    return (
        f"{counted(total, 'claim')}, {number(len(known))} of them made {period} and "
        f"{number(total - len(known))} without an exact day"
    )


def sharp(said: pd.DataFrame) -> pd.DataFrame:
    """Return the claims of known days, or all where no day is known."""
    known = said[(said["last"] - said["first"]).dt.days <= FEW_DAYS]
    return known if len(known) else said


def told_apart(said: pd.DataFrame) -> str:
    """Return how many claims are relayed, reworded, unattributed or fallen; empty for none."""
    held = sums(said["hold"])
    one_left = verb(held["fallen"], "repeats", "repeat")
    words = {
        "relayed": "{} as others have it",
        "reworded": "{} only as a retelling words it",
        "unattributed": "{} without saying from whom",
        "fallen": f"{{}} {one_left} what was taken back",
    }
    return listed([words[hold].format(number(held[hold])) for hold in words if held[hold]])


def _period(frame: pd.DataFrame) -> str:
    first, last = frame["first"].min().date(), frame["last"].max().date()
    if first == last:
        return f"on {dates.words(first)}"
    return f"between {dates.words(first)} and {dates.words(last)}"
