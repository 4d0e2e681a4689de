"""Rings: how many there are at the least and at the most, in ink alone.

A thick ring counts at the least, a thin one at the most, a broken one is not counted. Filled and
joined are those that are shown to be apart, and no other ring is ever filled.
"""

from typing import NamedTuple

from onrecord.drawing.canvas import Canvas, Mark
from onrecord.drawing.legend import JOINED, Entry

#: From the middle of one ring to that of the next, and the room that one takes.
STEP = 13.0
SIZE = 9.0
THICK, _THIN = 2.4, 1.2
#: Rings drawn in a row before the rest is counted in words.
MOST = 12


class Rings(NamedTuple):
    """How many rings there are: at the ``most``, at the ``least``, ``separate``, and ``broken``."""

    most: int
    least: int
    separate: int
    broken: int = 0

    @property
    def shown(self) -> int:
        """Return how many rings find room in a row."""
        return min(self.most + self.broken, MOST)


def draw_rings(
    canvas: Canvas, x: float, y: float, rings: Rings, *, mark: Mark | None = None, ground: str = ""
) -> float:
    """Draw ``rings`` with their middles at height ``y`` from ``x`` on; return where they end.

    Those that are separate come first, then the thick, the thin and the broken ones. ``ground`` is
    the role of what they are drawn on, where that is not the paper.
    """
    middles = [x + STEP / 2 + place * STEP for place in range(rings.shown)]
    joined = middles[: rings.separate]
    if len(joined) > 1:
        canvas.stroke([joined[0], joined[-1]], [y, y], "ink", THICK, mark=mark)
    for place, middle in enumerate(middles):
        role, shape, hollow, pen = ring_look(place, rings)
        canvas.dot(middle, y, role, shape, SIZE, mark=mark, hollow=hollow, pen=pen, ground=ground)
    return x + rings.shown * STEP


def ring_look(place: int, rings: Rings) -> tuple[str, str, bool, float]:
    """Return colour role, shape, whether it is hollow and the pen of the ring at ``place``."""
    if place < rings.separate:
        return "ink", "o", False, THICK
    if place < rings.least:
        return "ink", "o", True, THICK
    return "line", "o" if place < rings.most else "broken", True, _THIN


def ring_entries(one: str) -> list[Entry]:
    """Return what the line above a picture says of rings, each of which is ``one``."""
    return [
        Entry("ink", "o", f"{one}, at the least", True, THICK),
        Entry("line", "o", "at the most: may be the same as another", True, _THIN),
        Entry("line", "broken", "only infers it", True, _THIN),
        Entry("ink", JOINED, "shown to be separate", False, THICK),
    ]
