"""Wording drift: what a claim was worded like, and what it became where it was repeated."""

import pandas as pd

from onrecord.drawing.exhibit import Exhibit
from onrecord.model.edition import Edition
from onrecord.prose import counted, listed, number, number_or_none, some_of, verb
from onrecord.questions.source_line import source_line
from onrecord.questions.wording_drift.data import STEPS, drift
from onrecord.questions.wording_drift.rows import also, draw_wordings

_MOST = 14


def figure(edition: Edition) -> Exhibit:
    """Return how wording drifts where it is repeated, both cues side by side."""
    steps = drift(edition)
    chosen = _chosen(steps)
    return Exhibit(
        name="wording-drift",
        headline=_headline(steps),
        subtitle=_subtitle(steps, chosen),
        limits=(
            "It does not show intent: translation and shortening change wording, too. Certainty is "
            "coded from the few words quoted. Where the stance or the proposition differs, or one "
            "side words no certainty, nothing is compared."
        ),
        source=source_line(edition),
        alt=_alt(steps),
        frame=_table(_changed(steps)),
        draw=(lambda canvas, y: draw_wordings(canvas, y, chosen)) if len(steps) else None,
    )


def marked(edition: Edition) -> frozenset[str]:
    """Return the names of the rows for which a mark stands: what was repeated and what repeats."""
    steps = _chosen(drift(edition))
    return frozenset((*steps["claim_id"], *steps["parent_id"]))


def _changed(steps: pd.DataFrame) -> pd.DataFrame:
    """Return the repetitions in which anything changed, or all where nothing did."""
    worded = steps["flipped"] | steps["step"].isin(["strengthened", "weakened"])
    changed = steps[worded | steps["changed_hands"] | steps["other_matter"]]
    return changed if len(changed) else steps


def _chosen(steps: pd.DataFrame) -> pd.DataFrame:
    """Return the repetitions to draw: those whose wording changed, or else the first ones."""
    worded = steps[steps["flipped"] | steps["step"].isin(["strengthened", "weakened"])]
    return (worded if len(worded) else _changed(steps))[:_MOST]


def _sum(steps: pd.DataFrame, step: str) -> int:
    return int((steps["step"] == step).sum())


def _headline(steps: pd.DataFrame) -> str:
    if steps.empty:
        return "No claim of this edition repeats another"
    up, down = _sum(steps, "strengthened"), _sum(steps, "weakened")
    flips = int(steps["flipped"].sum())
    other = f"; {number(flips)} {verb(flips, 'takes', 'take')} another stance" if flips else ""
    if len(steps) == 1:
        how = "more surely" if up else "less surely" if down else "neither more nor less surely"
        turned = ", and takes another stance" if flips else ""
        return f"The one repetition is worded {how} than what was repeated{turned}"
    return (
        f"Of {counted(len(steps), 'repetition')}, {number_or_none(up)} {verb(up, 'is', 'are')} "
        f"worded more surely than what was repeated, {number_or_none(down)} less surely{other}"
    )


def _subtitle(steps: pd.DataFrame, chosen: pd.DataFrame) -> str:
    if steps.empty:
        return "Certainty and stance of each claim beside those of the claim that it repeats"
    left = len(_changed(steps)) - len(chosen)
    rest = f"; {number(left)} more that changed in some way in the table" if left > 0 else ""
    return (
        "What was printed first and what became of it, in the words of the documents: "
        f"{some_of(len(chosen), len(steps), 'repetition')}{rest}"
    )


def _alt(steps: pd.DataFrame) -> str:
    if steps.empty:
        return "List without rows: no claim repeats another."
    hands = int(steps["changed_hands"].sum())
    sums = {step: number_or_none(_sum(steps, step)) for step in STEPS}
    return (
        f"List of pairs of wordings for {counted(len(steps), 'repetition')}: "
        f"{listed([f'{total} {step}' for step, total in sums.items()])}; "
        f"{number_or_none(hands)} given to another source."
    )


def _table(steps: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Proposition": steps["label"],
            "First": steps["parent_speaker"],
            "First words": steps["parent_cue"],
            "First certainty": steps["parent_certainty"],
            "Then": steps["speaker"],
            "Then words": steps["cue"],
            "Then certainty": steps["certainty"],
            "What became of it": steps["step"],
            "Also": [also(row) for row in steps.to_dict("records")],
            "Row": steps["claim_id"],
        }
    )
