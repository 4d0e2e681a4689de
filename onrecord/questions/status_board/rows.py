"""The rows of the status board: a proposition, its origins as dots, and who stands against it."""

import pandas as pd

from onrecord.drawing import theme
from onrecord.drawing.canvas import Canvas
from onrecord.drawing.label import Label, draw_row
from onrecord.drawing.lines import is_cut, wrap
from onrecord.drawing.measure import text_width
from onrecord.drawing.theme import LEADING, SMALL, TEXT
from onrecord.model.stances import OTHER, STANCES
from onrecord.prose import capital, counted, number
from onrecord.questions import origins_in_words
from onrecord.questions.marks import claims_about
from onrecord.questions.origins_in_words import Told

#: Lines for those who take one stance.
LINES = 3
_STEP = 15.0
#: Where, on a desk, the dots begin, and who stands against.
_ORIGINS_AT, AGAINST_AT = 316.0, 500.0


def draw_proposition(
    canvas: Canvas,
    y: float,
    proposition: str,
    row: pd.Series,
    told: Told,
    most: int = LINES,
) -> float:
    """Draw one proposition from ``y`` down: label, origins, who stands against; return its end.

    Who takes one stance against it is said in ``most`` lines.
    """
    mark = claims_about(proposition, f"{row['label']}: {origins_in_words.sums(row)}")
    words = Label(f"“{row['label']}”", mark, bool(row["crucial"]))

    def body(x: float, top: float) -> float:
        dots = _origins(canvas, x, top + TEXT - 4, row)
        against = (AGAINST_AT, top) if canvas.wide else (x, dots)
        return max(dots, _against(canvas, *against, row, told, most))

    return draw_row(canvas, y, words, _ORIGINS_AT, body)


def _origins(canvas: Canvas, x: float, y: float, row: pd.Series) -> float:
    shown = min(int(row["origins"]), 8)
    for place in range(shown):
        hollow, least = place >= row["separate"], place < row["origins_min"]
        pen = 2.4 if least else 1.0
        canvas.dot(x + 6 + place * _STEP, y, "focus", hollow=hollow, pen=pen)
    words = _short(row, shown) if shown else "nobody asserts it here"
    after = x + shown * _STEP + (4 if shown else 0)
    room = (AGAINST_AT if canvas.wide else canvas.width) - 10
    if after + text_width(words, SMALL) <= room:
        canvas.text(after, y + 4, words, "muted", SMALL)
        return y + 14
    return canvas.lines(x, y + 20, wrap(words, room - x, SMALL), "muted", SMALL) - 4


def _short(row: pd.Series, shown: int) -> str:
    more = int(row["origins"]) - shown
    lead = f"+{more} · " if more else ""
    mentions, outlets = int(row["mentions"]), int(row["outlets"])
    return f"{lead}{counted(mentions, 'mention')}, {counted(outlets, 'outlet')}"


def _against(canvas: Canvas, x: float, y: float, row: pd.Series, told: Told, most: int) -> float:
    for stance in OTHER:
        if not row[stance]:
            continue
        role, shape = theme.STANCES[stance]
        who = origins_in_words.voices_taking(row, stance, told)
        hollow = not row[f"own_{stance}"]
        head = capital(STANCES[stance].participle)
        lines = _fitted(head, who, canvas.width - x - 20, most)
        everybody = f"{head}: {'; '.join(who)}"
        mark = ("", everybody) if is_cut(lines, everybody) else None
        line = SMALL * LEADING
        canvas.dot(x + 6, y + line - 4, role, shape, 7, mark=mark, hollow=hollow)
        y = canvas.lines(x + 16, y + line, lines, size=SMALL, mark=mark) - line
    return y + 4


def _fitted(head: str, names: list[str], width: float, most: int) -> list[str]:
    """Return who did it in at most ``most`` lines; names that do not fit are counted."""
    for kept in range(len(names), 0, -1):
        rest = len(names) - kept
        more = [f"and {number(rest)} more"] if rest else []
        lines = wrap(f"{head}: {'; '.join([*names[:kept], *more])}", width, SMALL, most=most + 1)
        if len(lines) <= most:
            return lines
    others = f"; and {number(len(names) - 1)} more" if len(names) > 1 else ""
    room = width - text_width(others, SMALL)
    *lines, last = wrap(f"{head}: {names[0]}", room, SMALL, most=most)
    return [*lines, last + others]
