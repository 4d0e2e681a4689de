"""Sentences on what became of words where they were repeated."""

import pandas as pd

from onrecord.model.edition import Edition
from onrecord.model.stances import DENYING, OPEN, SILENT
from onrecord.prose import Prose, counted, listed, number, paragraph, verb
from onrecord.questions.wording_drift import data as words

_SURE = {"kept": "as sure", "weakened": "less sure", "strengthened": "surer"}


def finding(edition: Edition) -> Prose:
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
    compared = sum(count for count, _ in found)
    if not compared:
        return f"{lead}; how sure {verb(total, 'it is', 'they are')} cannot be compared"
    if compared == 1:
        which = "" if total == 1 else "the only one that can be compared "
        return f"{lead}, and {which}is {found[0][1]} in its wording"
    which = "these" if compared == total else f"the {number(compared)} that can be compared"
    (first, word), *rest = found
    parts = [f"{number(first)} {verb(first, 'is', 'are')} {word}"]
    parts += [f"{number(count)} {word}" for count, word in rest]
    return f"{lead}; of {which}, {listed(parts)} in their wording"


def _flips(flips: pd.DataFrame) -> str:
    if flips.empty:
        return "no stance changed on the way"
    undecided = flips["parent_stance"].isin([*OPEN, *SILENT])
    total, turned = len(flips), int((undecided & flips["stance"].isin(DENYING)).sum())
    text = (
        f"{counted(total, 'repetition')} {verb(total, 'takes', 'take')} another stance than what "
        f"{verb(total, 'it repeats', 'they repeat')}"
    )
    if not turned:
        return text
    if turned == total:
        return f"{text}, {verb(total, 'turning', 'each turning')} into a denial what was none"
    how = verb(turned, "turns", "turn")
    return f"{text}, and {number(turned)} of them {how} into a denial what was none"


def _hands(hands: int) -> str:
    if not hands:
        return ""
    return (
        f"{counted(hands, 'repetition')} {verb(hands, 'gives', 'give')} the words to somebody "
        f"other than the text that {verb(hands, 'it repeats', 'they repeat')}"
    )
