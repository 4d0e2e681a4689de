"""The line above a picture that says what its marks are."""

from collections.abc import Sequence

from onrecord.drawing.canvas import Canvas
from onrecord.drawing.measure import text_width
from onrecord.drawing.theme import LEADING, SMALL


def draw_legend(canvas: Canvas, y: float, entries: Sequence[tuple[str, str, str, bool]]) -> float:
    """Set a line of (role, shape, word, hollow) entries that wraps; return where it ended."""
    x = 4.0
    for role, shape, word, hollow in entries:
        length = 22 + text_width(word, SMALL) + 14
        if x + length > canvas.width and x > 4:
            x, y = 4.0, y + SMALL * LEADING + 3
        canvas.dot(x + 7, y - 4, role, shape, 9, hollow=hollow)
        canvas.text(x + 18, y, word, "muted", SMALL)
        x += length
    return y + SMALL * LEADING
