"""Words that lead somewhere, and rows: a label beside or above what it names."""

from collections.abc import Callable
from typing import NamedTuple

from onrecord.drawing.canvas import Canvas, Mark
from onrecord.drawing.lines import is_cut, wrap
from onrecord.drawing.theme import LEADING, TEXT

#: The space to the left of type.
EDGE = 4.0
_GAP = 12.0  # between a label and what stands beside it
_UNDER = 3.0  # between the type of a line and the line's lower edge


class Label(NamedTuple):
    """What names a row: its words, where they lead, how they are set, and in how many lines."""

    text: str
    mark: Mark | None = None
    bold: bool = False
    size: float = TEXT
    role: str = "ink"
    most: int = 3


#: Draws the body of a row from its top left corner, ``x`` and ``y``, and returns where it ended.
Body = Callable[[float, float], float]


def draw_label(canvas: Canvas, x: float, y: float, width: float, words: Label) -> float:
    """Set ``words`` in lines from baseline ``y`` down, all of them one link; return the next.

    Where the lines do not hold the words, they end in an ellipsis and the tooltip has the whole.
    """
    text, mark, bold, size, role, most = words
    lines = wrap(text, width, size, bold=bold, most=most)
    if is_cut(lines, text):
        mark = whole(text, mark)
    return canvas.lines(x, y, lines, role, size, bold=bold, mark=mark)


def whole(text: str, mark: Mark | None) -> Mark:
    """Return ``mark`` with a tooltip that holds all of ``text``, which the picture cuts."""
    address, title = mark or ("", "")
    return address, title if text in title else f"{text}. {title}" if title else text


def draw_row(canvas: Canvas, y: float, words: Label, left: float, body: Body) -> float:
    """Draw a row from ``y`` down: ``words`` beside its body or, where it is narrow, above it.

    The body begins at ``left`` if it stands beside. Returns where the longer of both ends.
    """
    wide = canvas.wide
    room = (left - _GAP if wide else canvas.width - EDGE) - EDGE
    line = words.size * LEADING
    bottom = draw_label(canvas, EDGE, y + line - _UNDER, room, words) - line + _UNDER
    return max(bottom, body(left, y) if wide else body(EDGE, bottom))
