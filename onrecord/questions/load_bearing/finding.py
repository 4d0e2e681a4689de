"""Sentences on what hangs on a single voice."""

import pandas as pd

from onrecord.counting.bearing import bearing
from onrecord.counting.ranking import ranked
from onrecord.model.edition import Edition
from onrecord.prose import Prose, counted, listed, paragraph, some_of, verb
from onrecord.questions.load_bearing.data import heaviest_relay, pillars


def finding(edition: Edition) -> Prose:
    """Return which single source or relay bears most, and what would be left without it."""
    total = bearing(edition)["proposition_id"].nunique()
    if not total:
        return Prose("Nobody asserts anything in this edition, so nothing bears it.")
    found = pillars(edition)
    if found.empty:
        return Prose("No proposition hangs on a single origin, outlet or document.")
    roots = found[found["role"] == "origin"]
    return Prose(
        paragraph(
            _roots(roots, total), _relay(found, total), _crucial(roots) if edition.crucial else ""
        )
    )


def _roots(roots: pd.DataFrame, total: int) -> str:
    alone = int(roots["empties"].sum())
    if not alone:
        one = "the one" if total == 1 else "every"
        return f"{one} proposition has more than one origin"
    most = ranked(roots, "-mentions", "-empties").iloc[0]
    falls = int(most["mentions"])
    return (
        f"{some_of(alone, total, 'proposition')} "
        f"{verb(alone, 'rests', 'rest')} on one origin and would be left with nothing if it were "
        f"wrong; the heaviest is {most['name']}, with {counted(falls, 'mention')} of "
        f"{listed([f'“{label}”' for label in most['labels']], 3)}"
    )


def _relay(found: pd.DataFrame, total: int) -> str:
    most = heaviest_relay(found)
    if most is None:
        return "no outlet and no voice in between is the only way to any of them"
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
