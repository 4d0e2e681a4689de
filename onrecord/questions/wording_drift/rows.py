"""Pairs of wordings side by side: what was printed first, a sign, and what became of it."""

from typing import Any

import pandas as pd

from onrecord.addresses import address
from onrecord.drawing.canvas import Canvas
from onrecord.drawing.label import Label, draw_label
from onrecord.drawing.legend import draw_legend
from onrecord.drawing.theme import SMALL
from onrecord.model.stances import STANCES
from onrecord.prose import capital

#: What a step looks like: colour role, marker shape, hollow, words for the legend.
_SIGNS = {
    "strengthened": ("denied", "^", False, "worded more surely"),
    "weakened": ("focus", "v", False, "worded less surely"),
    "kept": ("muted", "_", False, "worded as surely"),
    "not comparable": ("muted", "o", True, "not comparable"),
}
_FLIP = ("denied", "X", False, "stance changed")


def also(row: dict[str, Any]) -> str:
    """Return in words what else changed, or an empty string."""
    notes = []
    if row["flipped"]:
        was, now = STANCES[row["parent_stance"]].verb, STANCES[row["stance"]].verb
        notes.append(f"stance changed: “{was}” became “{now}”")
    if row["changed_hands"]:
        notes.append("changed hands")
    if row["other_matter"]:
        notes.append("now about another proposition")
    return "; ".join(notes)


def draw_wordings(canvas: Canvas, y: float, rows: pd.DataFrame) -> float:
    """Draw a row for each repetition in ``rows`` from ``y`` down; return where it ended."""
    entries = [
        (role, shape, word, hollow) for role, shape, hollow, word in (*_SIGNS.values(), _FLIP)
    ]
    y = draw_legend(canvas, y + SMALL, entries)
    for row in rows.to_dict("records"):
        canvas.rule(y)
        y = _wide(canvas, y, row) if canvas.wide else _narrow(canvas, y, row)
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
    return draw_label(canvas, 4, y + 18, canvas.width - 8, Label(row["label"], bold=True))


def _side(
    canvas: Canvas, x: float, y: float, row: dict[str, Any], side: str, width: float
) -> float:
    """Set one side: who printed it and how sure, then the words; return the next baseline."""
    claim = row[f"{side}id" if side else "claim_id"]
    stance, certainty = STANCES[row[f"{side}stance"]].verb, row[f"{side}certainty"]
    how = f"{stance}, {certainty}" if certainty != "unstated" else stance
    who = f"{row[f'{side}speaker']}: {how}"
    mark = (address("claims", claim), who)
    y = draw_label(canvas, x, y, width, Label(who, mark, size=SMALL, role="muted", most=4))
    words = f"“{row[f'{side}cue']}”" if row[f"{side}cue"] else "(words not given)"
    return draw_label(canvas, x, y + 1, width, Label(words, mark, most=4)) - 1


def _sign(canvas: Canvas, x: float, y: float, row: dict[str, Any]) -> None:
    role, shape, hollow, _ = _FLIP if row["flipped"] else _SIGNS[row["step"]]
    canvas.dot(x, y, role, shape, 11, hollow=hollow)


def _note(canvas: Canvas, y: float, row: dict[str, Any]) -> float:
    step = "" if row["flipped"] else _SIGNS[row["step"]][3]
    text = "; ".join(part for part in (step, also(row)) if part)
    words = Label(capital(text), size=SMALL, role="muted", most=4)
    return draw_label(canvas, 4, y + 1, canvas.width - 12, words) - 5
