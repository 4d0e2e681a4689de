"""The line above a picture that says what its marks are."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.drawing.canvas import Canvas
from onrecord.drawing.measure import text_width
from onrecord.drawing.theme import LEADING, SMALL

#: The shape of an entry whose mark are two dots that a line joins.
JOINED = "joined"
_APART = 12.0  # from one of them to the other


class Entry(NamedTuple):
    """One mark of a legend: colour role, shape, the words beside it, and how it is drawn."""

    role: str
    shape: str
    word: str
    hollow: bool
    pen: float = 1.4


def draw_legend(
    canvas: Canvas, y: float, entries: Sequence[Entry | tuple[str, str, str, bool]]
) -> float:
    """Set a line of entries that wraps; return where it ended."""
    x = 4.0
    for entry in (Entry(*given) for given in entries):
        more = _APART if entry.shape == JOINED else 0.0
        length = 22 + more + text_width(entry.word, SMALL) + 14
        if x + length > canvas.width and x > 4:
            x, y = 4.0, y + SMALL * LEADING + 3
        _draw_mark(canvas, x + 7, y - 4, entry)
        canvas.text(x + 18 + more, y, entry.word, "muted", SMALL)
        x += length
    return y + SMALL * LEADING


def _draw_mark(canvas: Canvas, x: float, y: float, entry: Entry) -> None:
    role, shape, _, hollow, pen = entry
    if shape == JOINED:
        canvas.stroke([x, x + _APART], [y, y], role, pen)
        canvas.dot(x, y, role, "o", 9, hollow=hollow, pen=pen)
        x, shape = x + _APART, "o"
    canvas.dot(x, y, role, shape, 9, hollow=hollow, pen=pen)
