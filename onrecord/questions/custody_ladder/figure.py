"""The ladder of custody: papers, pictures and objects behind the claims, and how far each got."""

from typing import Any

import pandas as pd

from onrecord.drawing.canvas import Canvas
from onrecord.drawing.exhibit import Exhibit
from onrecord.drawing.label import Label, draw_label
from onrecord.drawing.lines import wrap
from onrecord.drawing.measure import text_width
from onrecord.drawing.theme import LEADING, SMALL, TEXT
from onrecord.model.edition import Edition
from onrecord.model.vocabularies import CUSTODY
from onrecord.prose import capital, counted, listed, number, number_or_none, verb
from onrecord.questions.custody_ladder.data import artefacts_by_rung
from onrecord.questions.marks import standing_for
from onrecord.questions.source_line import source_line

_PER_RUNG = 12  # artefacts drawn on one rung before the rest is counted


def figure(edition: Edition) -> Exhibit:
    """Return the ladder of ``edition``: verified on top, only spoken of at the bottom."""
    found = artefacts_by_rung(edition)
    claims = int(found["claims"].map(len).sum())
    return Exhibit(
        name="custody-ladder",
        headline=_headline(found),
        subtitle=(
            f"{capital(counted(len(found), 'artefact'))}, each on the highest rung that anyone "
            f"claims for it, and how many assertions rest on it, {number_or_none(claims)} in all"
        ),
        limits=(
            "It does not show whether an artefact is genuine: to have been seen is not to have "
            "been examined. Artefacts are told apart by who shows them, so one entry may stand "
            "for several papers."
        ),
        source=source_line(edition),
        alt=_alt(found),
        frame=_table(found),
        draw=(lambda canvas, y: _draw(canvas, y, found)) if len(found) else None,
    )


def marked(edition: Edition) -> frozenset[str]:
    """Return the names of the rows for which a mark stands: the claims on the artefacts drawn."""
    shown = artefacts_by_rung(edition).groupby("rung").head(_PER_RUNG)
    return frozenset(name for claims in shown["claims"] for name in claims)


def _headline(found: pd.DataFrame) -> str:
    if found.empty:
        return "No claim of this edition rests on a document, picture or object"
    top = max(found["rung"], key=CUSTODY.rank)
    if top == "verified":
        times = int((found["rung"] == top).sum())
        return (
            f"{capital(counted(times, 'artefact'))} {verb(times, 'was', 'were')} verified in public"
        )
    above = list(CUSTODY.terms)[CUSTODY.rank(top) + 1 :]
    whose = sorted({outlet for outlets in found["outlets"] for outlet in outlets})
    lone = f", and {whose[0]} alone vouches for that" if len(whose) == 1 else ""
    return (
        f"Of {counted(len(found), 'artefact')}, none was {listed(above, joint='or')}: "
        f"the highest rung reached is “{top}”{lone}"
    )


def _alt(found: pd.DataFrame) -> str:
    if found.empty:
        return "Ladder without entries: no claim rests on an artefact."
    sums = found["rung"].value_counts()
    parts = [f"{term} {int(sums.get(term, 0))}" for term in reversed(CUSTODY.terms)]
    return "Ladder of custody, artefacts by rung from the top: " + ", ".join(parts) + "."


def _table(found: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Artefact": found["name"],
            "Highest rung": found["rung"],
            "Assertions on it": found["claims"].map(len),
            "On the word of": found["outlets"],
            "Rows": found["claims"],
        }
    )


def _draw(canvas: Canvas, y: float, found: pd.DataFrame) -> float:
    left = 216.0 if canvas.wide else 30.0
    y += 10
    canvas.rule(y)
    top = y
    for term, meaning in reversed(CUSTODY.terms.items()):
        y = _rung(canvas, y, term, meaning, found[found["rung"] == term], left)
        canvas.rule(y)
    rail = left - 12
    for x in (rail, rail - 8):
        canvas.stroke([x, x], [top, y], "rule", 2)
    return y


def _rung(
    canvas: Canvas, y: float, term: str, meaning: str, found: pd.DataFrame, left: float
) -> float:
    wide = canvas.wide
    role = "ink" if len(found) else "muted"
    start = y
    if wide:
        end = canvas.lines(4, y + 20, [capital(term)], role, TEXT, bold=True)
        end = canvas.lines(4, end, wrap(meaning, left - 34, SMALL), "muted", SMALL)
    else:
        end = canvas.lines(left, y + 19, [capital(term)], role, TEXT, bold=True)
        end = start = (
            canvas.lines(
                left, end - 2, wrap(meaning, canvas.width - left - 6, SMALL), "muted", SMALL
            )
            - 10
        )
    if found.empty:
        at = start + 20 if wide else end + 12
        canvas.text(left, at, "none got here", "muted", SMALL)
        return max(end, at + 4) + 6
    for row in found.head(_PER_RUNG).itertuples():
        start = _artefact(canvas, start, row, left)
    more = len(found) - _PER_RUNG
    if more > 0:
        start += SMALL * LEADING + 3
        canvas.text(left + 44, start, f"and {number(more)} more, see the table", "muted", SMALL)
    return max(end, start) + 8


def _artefact(canvas: Canvas, y: float, row: Any, left: float) -> float:
    """Set one artefact: the number of assertions on it in a pill, its name, who vouches for it."""
    claims, whose = row.claims, listed(row.outlets, 3)
    total = str(len(claims))
    text = f"{row.name}: {counted(len(claims), 'assertion')}, on the word of {listed(row.outlets)}"
    mark = standing_for("claims", claims, text)
    y += 7
    width = max(text_width(total, SMALL, bold=True) + 12, 24)
    canvas.box(left + 34 - width, y, width, 17, "focus", rounding=8, mark=mark)
    middle = left + 34 - width / 2
    canvas.text(middle, y + 12.5, total, "paper", SMALL, align="center", bold=True, mark=mark)
    room = canvas.width - left - 48
    end = draw_label(canvas, left + 42, y + 12.5, room, Label(row.name, mark, size=SMALL))
    words = Label(f"on the word of {whose}", mark, size=SMALL, role="muted", most=4)
    return draw_label(canvas, left + 42, end, room, words) - 12
