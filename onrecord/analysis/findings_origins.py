"""Sentences on origins: how many there are, who takes from whom, and what they bear."""

import pandas as pd

from onrecord.analysis import bearing as bears
from onrecord.analysis.counting import count
from onrecord.analysis.prose import Prose, counted, listed, number, paragraph, some_of, verb
from onrecord.analysis.provenance import provenance
from onrecord.model import dates
from onrecord.model.edition import Edition


def origins(edition: Edition) -> Prose:
    """Return how far the outlets of the edition are voices of their own."""
    counts = count(edition)
    asserted = counts[counts["mentions"] > 0]
    if asserted.empty:
        return Prose("Nobody asserts anything in this edition, so there is nothing to trace.")
    spread = asserted[asserted["outlets"] > 1]
    lone = spread[spread["described"] == 1]
    sure = int((asserted["established"] > 1).sum())
    merged = int(((asserted["described"] > 1) & (asserted["described_min"] == 1)).sum())
    return Prose(
        paragraph(
            _spread(spread, lone, len(asserted)),
            _widest(lone),
            f"if those who may be one and the same are, {number(merged)} more "
            f"{verb(merged, 'comes', 'come')} down to one"
            if merged
            else "",
            f"{counted(sure, 'proposition') if sure else 'no proposition'} "
            f"{verb(max(sure, 1), 'has', 'have')} two origins or more that are established as "
            "independent of each other",
        )
    )


def _spread(spread: pd.DataFrame, lone: pd.DataFrame, total: int) -> str:
    several = len(spread)
    if not several:
        return (
            f"no outlet repeats another here: {_all(total)} asserted "
            f"{verb(total, 'stands', 'stand')} in a single one"
        )
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


def _widest(lone: pd.DataFrame) -> str:
    if lone.empty:
        return ""
    row = lone.loc[lone["outlets"].idxmax()]
    return (
        f"the widest echo is “{row['label']}”: {counted(int(row['outlets']), 'outlet')}, one origin"
    )


def chains(edition: Edition) -> Prose:
    """Return how many texts take from another, and which one most take from."""
    texts = provenance(edition)
    if texts.empty:
        return Prose("No document of this edition carries a claim.")
    taking = texts[texts["repeats"].map(len) > 0]
    if taking.empty:
        return Prose(
            "The one document of this edition takes nothing from another."
            if len(texts) == 1
            else f"None of the {number(len(texts))} documents of this edition takes from another."
        )
    pure = int((taking["own"] == 0).sum())
    most = texts.loc[texts["repeated"].idxmax()]
    return Prose(
        paragraph(
            f"{some_of(len(taking), len(texts), 'document')} "
            f"{verb(len(taking), 'takes', 'take')} claims from another{_adds(pure, len(taking))}",
            f"the text that most others draw on is by {most['publisher']}, published on "
            f"{dates.words(most['first'].date())}: {number(int(most['repeated']))} "
            f"{verb(int(most['repeated']), 'takes', 'take')} from it",
        )
    )


def _adds(pure: int, taking: int) -> str:
    """Return how many of those that take from another add nothing."""
    if taking == 1:
        return f" and adds {'nothing' if pure else 'something'} of its own"
    if pure == taking:
        return ", and none of these adds anything of its own"
    if not pure:
        return ", and each of these adds something of its own"
    return (
        f", and {number(pure)} of these {verb(pure, 'adds', 'add')} nothing of "
        f"{verb(pure, 'its', 'their')} own"
    )


def bearing(edition: Edition) -> Prose:
    """Return which single source or relay bears most, and what would be left without it."""
    total = bears.bearing(edition)["proposition_id"].nunique()
    if not total:
        return Prose("Nobody asserts anything in this edition, so nothing bears it.")
    found = bears.pillars(edition)
    if found.empty:
        return Prose("No proposition hangs on a single origin, outlet or document.")
    roots = found[found["role"] == "origin"]
    relays = found[found["role"].isin(["outlet", "voice"])]
    return Prose(paragraph(_roots(roots, total), _relay(relays, total), _crucial(roots)))


def _roots(roots: pd.DataFrame, total: int) -> str:
    alone = int(roots["empties"].sum())
    if not alone:
        return "every proposition has more than one origin"
    most = roots.sort_values(["mentions", "empties"], ascending=False, kind="stable").iloc[0]
    falls = int(most["mentions"])
    return (
        f"{some_of(alone, total, 'proposition')} "
        f"{verb(alone, 'rests', 'rest')} on one origin and would be left with nothing if it were "
        f"wrong; the heaviest is {most['name']}, with {counted(falls, 'mention')} of "
        f"{listed([f'“{label}”' for label in most['labels']], 3)}"
    )


def _relay(relays: pd.DataFrame, total: int) -> str:
    if relays.empty:
        return "no outlet and no voice in between is the only way to any of them"
    most = relays.sort_values(["repeated", "empties"], ascending=False, kind="stable").iloc[0]
    fall = int(most["empties"])
    left = (
        "nothing has any support left"
        if fall == total
        else f"{counted(fall, 'proposition')} {verb(fall, 'has', 'have')} no support left"
    )
    return f"among those who pass things on, {most['name']} bears most: without it, {left}"


def _crucial(roots: pd.DataFrame) -> str:
    hanging = [label for row in roots.itertuples() for label in row.labels[: int(row.crucial)]]
    if not hanging:
        return "no crucial proposition hangs on one origin alone"
    return (
        f"{listed([f'“{label}”' for label in hanging], 4)}, which the case turns on, "
        f"{verb(len(hanging), 'is', 'are')} among those with a single origin"
    )
