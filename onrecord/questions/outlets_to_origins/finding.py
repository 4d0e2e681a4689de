"""Sentences on how many voices stand behind the outlets."""

import pandas as pd

from onrecord.counting.origins import count
from onrecord.model.edition import Edition
from onrecord.prose import Prose, counted, number, paragraph, verb
from onrecord.questions.outlets_to_origins.data import echoes


def finding(edition: Edition) -> Prose:
    """Return how far the outlets of the edition are voices of their own."""
    counts = count(edition)
    asserted = counts[counts["mentions"] > 0]
    if asserted.empty:
        return Prose("Nobody asserts anything in this edition, so there is nothing to trace.")
    spread = asserted[asserted["outlets"] > 1]
    lone = spread[spread["origins"] == 1]
    sure = int((asserted["separate"] > 1).sum())
    merged = int(((asserted["origins"] > 1) & (asserted["origins_min"] == 1)).sum())
    return Prose(
        paragraph(
            _spread(spread, lone, len(asserted)),
            _widest(lone, echoes(edition)),
            f"if those who may be one and the same are, {number(merged)} more "
            f"{verb(merged, 'comes', 'come')} down to one"
            if merged
            else "",
            f"{counted(sure, 'proposition') if sure else 'no proposition'} "
            f"{verb(max(sure, 1), 'has', 'have')} two origins or more that are shown to be "
            "separate",
        )
    )


def _spread(spread: pd.DataFrame, lone: pd.DataFrame, total: int) -> str:
    several = len(spread)
    if not several:
        return (
            f"no outlet repeats another here: {_all(total)} asserted "
            f"{verb(total, 'stands', 'stand')} in a single one"
        )
    if total == 1:
        back = "one origin" if len(lone) else "several origins"
        if spread["origins"].iloc[0] == 0:
            back = "no origin"
        return f"the one proposition asserted stands in several outlets and leads back to {back}"
    lead = (
        f"of {counted(total, 'proposition')} that somebody asserts, "
        f"{'all' if 1 < several == total else number(several)} "
        f"{verb(several, 'stands', 'stand')} in more than one outlet"
    )
    if lone.empty:
        return (
            f"{lead}, and {verb(several, 'it leads', 'all of them lead')} back to several origins"
        )
    if len(lone) == several:
        return (
            f"{lead}, and {verb(several, 'it leads', 'all of them lead')} back to one origin each"
        )
    return (
        f"{lead}, and {number(len(lone))} of these {verb(len(lone), 'leads', 'lead')} back to a "
        "single origin all the same"
    )


def _all(total: int) -> str:
    return "the one proposition" if total == 1 else f"all {number(total)} propositions"


def _widest(lone: pd.DataFrame, echoed: dict[str, int]) -> str:
    if lone.empty:
        return ""
    row = lone.iloc[lone.index.map(lambda point: echoed.get(point, 0)).argmax()]
    outlets = echoed.get(str(row.name), 0)
    if not outlets:
        return "no outlet echoes another there: the origin speaks in each of them itself"
    return (
        f"the widest echo is “{row['label']}”: {counted(outlets, 'outlet')} "
        f"{verb(outlets, 'passes', 'pass')} on one origin"
    )
