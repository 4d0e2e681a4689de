"""Wording drift: what a claim was worded like, and what it became where it was repeated."""

from typing import Any

import pandas as pd

from onrecord.analysis.drift import STEPS, drift
from onrecord.analysis.prose import counted, listed, number, number_or_none, verb
from onrecord.charts.canvas import Canvas, legend, wrap
from onrecord.charts.exhibit import Exhibit, source_line
from onrecord.charts.linked import linked
from onrecord.charts.theme import SMALL, STANCES, TEXT
from onrecord.model.edition import Edition

_MOST = 14
#: What a step looks like: colour role, marker shape, hollow, words for the legend.
_SIGNS = {
    "strengthened": ("denied", "^", False, "worded more surely"),
    "weakened": ("focus", "v", False, "worded less surely"),
    "kept": ("muted", "_", False, "worded as surely"),
    "not comparable": ("muted", "o", True, "not comparable"),
}
_FLIP = ("denied", "X", False, "stance changed")


def wording_drift(edition: Edition) -> Exhibit:
    """Return how wording drifts where it is repeated, both cues side by side."""
    steps = drift(edition)
    drawn = _drawn(steps)
    return Exhibit(
        name="wording-drift",
        headline=_headline(steps),
        subtitle=_subtitle(steps, drawn),
        limits=(
            "It does not show intent: translation and shortening change wording, too. Certainty is "
            "coded from the few words quoted. Where the stance or the proposition differs, or one "
            "side words no certainty, nothing is compared."
        ),
        source=source_line(edition),
        alt=_alt(steps),
        frame=_twin(_changed(steps)),
        draw=(lambda canvas, y: _draw(canvas, y, drawn)) if len(steps) else None,
    )


def _changed(steps: pd.DataFrame) -> pd.DataFrame:
    """Return the repetitions in which anything changed, or all where nothing did."""
    worded = steps["flipped"] | steps["step"].isin(["strengthened", "weakened"])
    changed = steps[worded | steps["changed_hands"] | steps["other_matter"]]
    return changed if len(changed) else steps


def _drawn(steps: pd.DataFrame) -> pd.DataFrame:
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
    return (
        f"Of {counted(len(steps), 'repetition')}, {number_or_none(up)} {verb(up, 'is', 'are')} "
        f"worded more surely than what was repeated, {number_or_none(down)} less surely{other}"
    )


def _subtitle(steps: pd.DataFrame, drawn: pd.DataFrame) -> str:
    if steps.empty:
        return "Certainty and stance of each claim beside those of the claim that it repeats"
    left = len(_changed(steps)) - len(drawn)
    rest = f"; {number(left)} more that changed in some way in the table" if left > 0 else ""
    return (
        "What was printed first and what became of it, in the words of the documents: "
        f"{counted(len(drawn), 'repetition')} of {number(len(steps))}{rest}"
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


def _twin(steps: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Proposition": steps["label"],
            "First": [_speaker(row, "parent_") for row in steps.to_dict("records")],
            "First words": steps["parent_cue"],
            "First certainty": steps["parent_certainty"],
            "Then": [_speaker(row, "") for row in steps.to_dict("records")],
            "Then words": steps["cue"],
            "Then certainty": steps["certainty"],
            "What became of it": steps["step"],
            "Also": [_also(row) for row in steps.to_dict("records")],
            "Row": steps["claim_id"],
        }
    )


def _also(row: dict[str, Any]) -> str:
    """Return in words what else changed, or an empty string."""
    notes = []
    if row["flipped"]:
        was, now = STANCES[row["parent_stance"]][2], STANCES[row["stance"]][2]
        notes.append(f"stance changed: “{was}” became “{now}”")
    if row["changed_hands"]:
        notes.append("changed hands")
    if row["other_matter"]:
        notes.append("now about another proposition")
    return "; ".join(notes)


def _speaker(row: dict[str, Any], side: str) -> str:
    """Return who speaks and in which outlet; an outlet in its own voice is named once."""
    name, publisher = row[f"{side}name"], row[f"{side}publisher"]
    return str(name if name == publisher else f"{name}, in {publisher}")


def _draw(canvas: Canvas, y: float, drawn: pd.DataFrame) -> float:
    entries = [
        (role, shape, word, hollow) for role, shape, hollow, word in (*_SIGNS.values(), _FLIP)
    ]
    y = legend(canvas, y + SMALL, entries)
    for row in drawn.to_dict("records"):
        canvas.rule(y)
        y = _wide(canvas, y, row) if canvas.width > 600 else _narrow(canvas, y, row)
    canvas.rule(y)
    return y + 4


def _wide(canvas: Canvas, y: float, row: dict[str, Any]) -> float:
    middle, half = canvas.width / 2, canvas.width / 2 - 40
    y = _title(canvas, y, row)
    left = _side(canvas, 4, y, row, "parent_", half)
    right = _side(canvas, middle + 28, y, row, "", half)
    _sign(canvas, middle + 4, y - 4, row)
    return _note(canvas, max(left, right), row)


def _narrow(canvas: Canvas, y: float, row: dict[str, Any]) -> float:
    y = _title(canvas, y, row)
    y = _side(canvas, 4, y, row, "parent_", canvas.width - 12) + 4
    _sign(canvas, 12, y - 4, row)
    y = _side(canvas, 28, y, row, "", canvas.width - 36)
    return _note(canvas, y, row)


def _title(canvas: Canvas, y: float, row: dict[str, Any]) -> float:
    lines = wrap(row["label"], canvas.width - 8, TEXT, "bold")
    return canvas.lines(4, y + 18, lines, weight="bold")


def _side(
    canvas: Canvas, x: float, y: float, row: dict[str, Any], side: str, width: float
) -> float:
    """Set one side: who printed it and how sure, then the words; return the next baseline."""
    claim = row[f"{side}id" if side else "claim_id"]
    stance, certainty = STANCES[row[f"{side}stance"]][2], row[f"{side}certainty"]
    how = f"{stance}, {certainty}" if certainty != "unstated" else stance
    mark = (f"register.html#{claim}", f"{_speaker(row, side)}: {how}")
    lines = wrap(f"{_speaker(row, side)}: {how}", width, SMALL)[:4]
    y = canvas.lines(x, y, lines, "muted", SMALL)
    words = f"“{row[f'{side}cue']}”" if row[f"{side}cue"] else "(words not given)"
    return linked(canvas, x, y + 1, words, width, mark, most=4) - 1


def _sign(canvas: Canvas, x: float, y: float, row: dict[str, Any]) -> None:
    role, shape, hollow, _ = _FLIP if row["flipped"] else _SIGNS[row["step"]]
    canvas.dot(x, y, role, shape, 11, hollow=hollow)


def _note(canvas: Canvas, y: float, row: dict[str, Any]) -> float:
    step = "" if row["flipped"] else _SIGNS[row["step"]][3]
    text = "; ".join(each for each in (step, _also(row)) if each)
    lines = wrap(text[:1].upper() + text[1:], canvas.width - 12, SMALL)[:4]
    return canvas.lines(4, y + 1, lines, "muted", SMALL) - 5
