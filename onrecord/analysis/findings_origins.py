"""Sentences on origins: how many there are, what they bear, and how words drift."""

import pandas as pd

from onrecord.analysis import bearing as bears
from onrecord.analysis import drift as words
from onrecord.analysis.counting import count
from onrecord.analysis.prose import Prose, counted, listed, number, number_or_none, paragraph, verb
from onrecord.analysis.provenance import provenance
from onrecord.model import dates
from onrecord.model.edition import Edition
from onrecord.model.vocabularies import REFUSALS

_SURE = {"kept": "as sure", "weakened": "less sure", "strengthened": "surer"}


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
            f"{number_or_none(sure)} {verb(max(sure, 1), 'has', 'have')} two origins or more that "
            "are established as independent of each other",
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
        f"of {counted(total, 'proposition')} that somebody asserts, {number(several)} "
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
            f"{number(len(taking))} of {counted(len(texts), 'document')} "
            f"{verb(len(taking), 'takes', 'take')} claims from another, and {number_or_none(pure)} "
            f"of these {verb(pure, 'adds', 'add')} nothing of {verb(pure, 'its', 'their')} own",
            f"the text that most others draw on is by {most['publisher']}, published on "
            f"{dates.words(most['first'].date())}: {number(int(most['repeated']))} "
            f"{verb(int(most['repeated']), 'takes', 'take')} from it",
        )
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
        f"{number(alone)} of {counted(total, 'proposition')} "
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


def drift(edition: Edition) -> Prose:
    """Return what became of the wording where claims were repeated."""
    steps = words.drift(edition)
    if steps.empty:
        return Prose("No claim of this edition repeats another, so no wording can have drifted.")
    sums = {step: int((steps["step"] == step).sum()) for step in words.STEPS}
    return Prose(
        paragraph(
            _steps(len(steps), sums),
            _flips(steps[steps["flipped"]]),
            _hands(int(steps["changed_hands"].sum())),
        )
    )


def _steps(total: int, sums: dict[str, int]) -> str:
    lead = f"{counted(total, 'claim')} {verb(total, 'repeats', 'repeat')} another"
    found = [(sums[step], word) for step, word in _SURE.items() if sums[step]]
    compared = sum(each for each, _ in found)
    if not compared:
        return f"{lead}; how sure {verb(total, 'it is', 'they are')} cannot be compared"
    if compared == 1:
        which = "" if total == 1 else "the only one that can be compared "
        return f"{lead}, and {which}is {found[0][1]} in its wording"
    which = "these" if compared == total else f"the {number(compared)} that can be compared"
    (first, word), *rest = found
    parts = [f"{number(first)} {verb(first, 'is', 'are')} {word}"]
    parts += [f"{number(each)} {word}" for each, word in rest]
    return f"{lead}; of {which}, {listed(parts)} in their wording"


def _flips(flips: pd.DataFrame) -> str:
    if flips.empty:
        return "no stance changed on the way"
    refused = flips["parent_stance"].isin(REFUSALS) & (flips["stance"] == "denies")
    total, turned = len(flips), int(refused.sum())
    text = (
        f"{counted(total, 'repetition')} {verb(total, 'takes', 'take')} another stance than what "
        f"{verb(total, 'it repeats', 'they repeat')}"
    )
    if not turned:
        return text
    if turned == total:
        return f"{text}, {verb(total, 'turning', 'each turning')} a refusal into a denial"
    how = verb(turned, "turns", "turn")
    return f"{text}, and {number(turned)} of them {how} a refusal into a denial"


def _hands(hands: int) -> str:
    if not hands:
        return ""
    return (
        f"{counted(hands, 'repetition')} {verb(hands, 'gives', 'give')} the words to somebody "
        f"other than the text that {verb(hands, 'it repeats', 'they repeat')}"
    )
