"""Words that lead to a row of the register: one link to a label, however many lines it takes."""

from typing import Any

from onrecord.addresses import view
from onrecord.drawing.canvas import Canvas
from onrecord.drawing.measure import wrap
from onrecord.drawing.theme import LEADING, TEXT

#: The address and the tooltip of a mark.
Mark = tuple[str, str]


def linked(
    canvas: Canvas, x: float, y: float, text: str, width: float, mark: Mark | None, **more: Any
) -> float:
    """Set ``text`` in lines from baseline ``y`` down, the first one linked; return the next.

    ``size``, ``weight`` and ``most``, a number of lines, may be given.
    """
    size, weight, most = more.get("size", TEXT), more.get("weight", "normal"), more.get("most")
    for line in wrap(text, width, size, weight)[:most]:
        canvas.text(x, y, line, size=size, weight=weight, mark=mark)
        mark, y = None, y + size * LEADING
    return y


def about(proposition: str, title: str) -> Mark:
    """Return the mark that leads to the rows of ``proposition``, with ``title`` as tooltip."""
    return view("proposition_id", proposition), title
