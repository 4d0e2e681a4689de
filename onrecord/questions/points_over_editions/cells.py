"""One point in one edition: its rings, what whoever was asked says, and the own view as a band."""

import pandas as pd

from onrecord.drawing.canvas import Canvas, Mark
from onrecord.drawing.lines import wrap
from onrecord.drawing.measure import text_width
from onrecord.drawing.rings import STEP, Rings, draw_rings
from onrecord.drawing.theme import LEADING, SMALL, STANCES
from onrecord.model.stances import STANCES as WORDS
from onrecord.prose import capital, number, verb
from onrecord.questions.own_views import share

_LINE = SMALL * LEADING
_BAND, _HIGH, _LONGEST = 7.0, 12.0, 150.0  # heights of the view and of the one before; a scale


def draw_cell(
    canvas: Canvas, x: float, y: float, width: float, row: pd.Series, mark: Mark | None = None
) -> float:
    """Draw one point of one edition from its top left corner; return where it ends.

    Its rings and their number are ``mark``.
    """
    if not (row["mentions"] or row["stance"] or row["likelihood"]):
        canvas.text(x, y + 10, "nobody", "muted", SMALL)
        return y + _LINE
    rings = Rings(*(int(row[key]) for key in ("origins", "origins_min", "separate", "inferred")))
    fitting, more = _fitting(rings, width)
    told = _number(rings, more)
    after = draw_rings(canvas, x, y + 6, fitting, mark=mark) - x
    if after and after + 6 + text_width(told, SMALL) <= width:
        canvas.text(x + after + 6, y + 10, told, "muted", SMALL, mark=mark)
        y += 10 + _LINE
    else:
        y += 16 if after else 0
        y = canvas.lines(x, y + 10, wrap(told, width, SMALL), "muted", SMALL, mark=mark)
    if row["stance"]:
        role, shape = STANCES[row["stance"]]
        canvas.dot(x + 5, y - 4, role, shape, 7, hollow=not row["own"])
        words = wrap(WORDS[row["stance"]].participle, width - 14, SMALL)
        y = canvas.lines(x + 14, y, words, "ink", SMALL)
    return _view(canvas, x, y - 8, width, row) if row["likelihood"] else y - 8


def _fitting(rings: Rings, width: float) -> tuple[Rings, int]:
    """Return the rings that find room in ``width``, and how many do not."""
    room = int(width // STEP)
    most = min(rings.most, room)
    fitting = Rings(
        most, min(rings.least, most), min(rings.separate, most), min(rings.broken, room - most)
    )
    return fitting, rings.most + rings.broken - fitting.shown


def _number(rings: Rings, more: int) -> str:
    """Return how many say so: 'one origin', '1 to 7 origins', 'none; 3 infer it', 'nobody'."""
    parts = [f"+{more}"] if more else []
    if rings.most:
        same = rings.least == rings.most
        count = number(rings.most) if same else f"{rings.least} to {rings.most}"
        parts.append(f"{count} {verb(rings.most, 'origin', 'origins')}")
    if rings.broken:
        infer = f"{number(rings.broken)} {verb(rings.broken, 'infers', 'infer')} it"
        parts.append(infer if rings.most else f"none; {infer}")
    return "; ".join(parts) or "no origin"


def _view(canvas: Canvas, x: float, y: float, width: float, row: pd.Series) -> float:
    scale = min(width - 4, _LONGEST) / 100
    top = y + (_HIGH - _BAND) / 2
    canvas.box(x, top, 100 * scale, _BAND, "band", edge="line")
    low, high = share(row["likelihood"])
    canvas.box(x + low * scale, top, (high - low) * scale, _BAND, "ink", zorder=2)
    if row["before"] not in ("", row["likelihood"]):
        start, end = (x + at * scale for at in share(row["before"]))
        corners = [start, end, end, start, start], [y, y, y + _HIGH, y + _HIGH, y]
        canvas.stroke(*corners, "ink", 1.2, zorder=3)
    words = wrap(capital(row["likelihood"]), width, SMALL, bold=True)
    return canvas.lines(x, y + _HIGH + 12, words, "ink", SMALL, bold=True) - 8
