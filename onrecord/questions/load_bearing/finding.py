"""Sentences on what hangs on a single voice."""

import pandas as pd

from onrecord.counting.bearing import bearing
from onrecord.model.edition import Edition
from onrecord.prose import Prose, counted, listed, paragraph, some_of, verb
from onrecord.questions.load_bearing.data import pillars


def finding(edition: Edition) -> Prose:
    """Return which single source or relay bears most, and what would be left without it."""
    total = bearing(edition)["proposition_id"].nunique()
    if not total:
        return Prose("Nobody asserts anything in this edition, so nothing bears it.")
    found = pillars(edition)
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
