"""Named or unnamed: on what basis each kind of voice speaks, as bars back to back."""

from typing import Any

import pandas as pd

from onrecord.counting.holds import WORD
from onrecord.counting.naming import SIDES, naming, nobodys_word
from onrecord.counting.whose import TOLD
from onrecord.drawing.canvas import Align, Canvas
from onrecord.drawing.exhibit import Exhibit
from onrecord.drawing.legend import draw_legend
from onrecord.drawing.measure import text_width
from onrecord.drawing.theme import SMALL, TEXT
from onrecord.model.edition import Edition
from onrecord.prose import capital, counted, share, some_of, verb
from onrecord.questions.marks import standing_for
from onrecord.questions.source_line import source_line
from onrecord.questions.whose_in_words import LEGEND, told_apart

_BAR = 18.0
_COLOURS = {"unnamed": "muted", "named": "focus"}
_OUTWARD: dict[str, Align] = {"unnamed": "right", "named": "left"}


def figure(edition: Edition) -> Exhibit:
    """Return the claims of ``edition`` by basis: by the unnamed to the left, the named right."""
    table, apart = naming(edition), told_apart(nobodys_word(edition))
    total = int(table[["named", "unnamed"]].to_numpy().sum())
    return Exhibit(
        name="named-or-unnamed",
        headline=_headline(table, total),
        subtitle=(
            f"{capital(counted(total, 'claim'))} by what the speaker says it rests on"
            f"{f'; {apart}, and count for neither side' if apart else ''}"
        ),
        limits=(
            "It does not show who is right. A name can be checked and held to its word; that is "
            "all it adds. Documents and outlets count as named. A claim that many outlets repeat "
            "is counted once for each. A hollow bar is a word that others have the speaker say."
        ),
        source=source_line(edition),
        alt=_alt(table, total),
        frame=_table(table),
        draw=(lambda canvas, y: _draw(canvas, y, table)) if total else None,
    )


def marked(edition: Edition) -> frozenset[str]:
    """Return the names of the rows for which a mark stands: every voice's word."""
    table = naming(edition)
    ids = (table[f"{hold}_{side}"] for hold in WORD for side in SIDES)
    return frozenset(name for column in ids for claims in column for name in claims)


def _headline(table: pd.DataFrame, total: int) -> str:
    if not total:
        return "Nobody speaks in this edition, named or unnamed"
    hidden = int(table["unnamed"].sum())
    part = share(hidden, total)
    return (
        f"{capital(some_of(hidden, total, 'claim'))}{f', {part},' if part else ''} "
        f"{verb(hidden or 1, 'is', 'are')} made by people without a name"
    )


def _alt(table: pd.DataFrame, total: int) -> str:
    if not total:
        return "Bars without rows: nobody speaks."
    parts = [f"{_words(row.basis)} {row.unnamed} and {row.named}" for row in table.itertuples()]
    return "Bars by basis, claims by unnamed and by named voices: " + ", ".join(parts) + "."


_SAID = {"told_by_other": "Told by somebody else", "none_stated": "No basis stated"}


def _words(basis: str) -> str:
    return _SAID.get(basis, capital(basis.replace("_", " ")))


def _table(table: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Basis": table["basis"].map(_words),
            "Meaning": table["meaning"],
            "By unnamed voices": table["unnamed"],
            "By named voices": table["named"],
            "Of the unnamed, as others have it": table["relayed_unnamed"].map(len),
            "Of the named, as others have it": table["relayed_named"].map(len),
        }
    )


def _draw(canvas: Canvas, y: float, table: pd.DataFrame) -> float:
    wide = canvas.wide
    left = 168.0 if wide else 4.0
    # Both sides share one scale; each keeps room for its number beyond the longest bar.
    most = {side: max(int(table[side].max()), 1) for side in _COLOURS}
    room = canvas.width - left - 2 * 38
    unit = room / sum(most.values())
    middle = left + 38 + most["unnamed"] * unit
    y = draw_legend(canvas, y + SMALL, LEGEND)
    y += TEXT + 8
    y = _heads(canvas, y, middle, left)
    for row in table.itertuples():
        y = _row(canvas, y, row, middle, unit, wide)
    canvas.stroke([middle, middle], [y, y - len(table) * (_BAR + (12 if wide else 28))], "ink", 1)
    return y + 6


def _heads(canvas: Canvas, y: float, middle: float, left: float) -> float:
    """Name the two sides above the axis, side by side where they fit."""
    words = {"unnamed": "Unnamed", "named": "Named"}
    start = max(middle - 8, left + text_width(words["unnamed"], SMALL, bold=True))
    canvas.text(start, y, words["unnamed"], "muted", SMALL, align="right", bold=True)
    canvas.text(start + 16, y, words["named"], "focus", SMALL, bold=True)
    return y + 6


def _row(canvas: Canvas, y: float, row: Any, middle: float, unit: float, wide: bool) -> float:
    basis = _words(row.basis)
    if wide:
        canvas.text(4, y + _BAR / 2 + 10, basis, size=TEXT)
    else:
        y += SMALL + 5
        canvas.text(4, y, basis, size=SMALL)
    top = y + 6 if wide else y + 5
    for side in _COLOURS:
        _side(canvas, top, row, side, middle, unit)
        count = int(getattr(row, side))
        outward = 1 if side == "named" else -1
        end = middle + outward * (count * unit + 5)
        canvas.text(end, top + _BAR / 2 + 4, str(count), "ink", SMALL, align=_OUTWARD[side])
    return top + _BAR + (6 if wide else 4)


def _side(canvas: Canvas, top: float, row: Any, side: str, middle: float, unit: float) -> None:
    """Draw one bar outwards from the middle: own words filled, then relayed ones as an outline."""
    inner = 0.0
    for hold in WORD:
        claims = getattr(row, f"{hold}_{side}")
        if not claims:
            continue
        length = len(claims) * unit
        x = middle + inner if side == "named" else middle - inner - length
        told = f", {TOLD[hold]}" if hold in TOLD else ""
        words = counted(len(claims), "claim")
        title = f"{_words(row.basis)}: {words} by {side} voices{told}, {row.meaning}"
        mark = standing_for("claims", claims, title)
        own = hold == "own"
        face, edge = (_COLOURS[side], "") if own else ("paper", _COLOURS[side])
        canvas.box(x, top, length, _BAR, face, edge=edge, mark=mark)
        inner += length
