"""One line of origins: rings at the least and the most that it can be, a tick for what is left."""

from typing import NamedTuple

import pandas as pd

from onrecord.drawing.canvas import Canvas

_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_TICK = 22.0  # the least distance of two ticks


class OriginScale(NamedTuple):
    """A scale from no origin at ``left`` to the ``most`` of all rows at ``right``, in pixels."""

    left: float
    right: float
    most: int

    def x(self, origins: float) -> float:
        """Return where so many origins lie."""
        return self.left + (self.right - self.left) * origins / max(self.most, 1)

    def ticks(self) -> list[int]:
        """Return the numbers that find room along the scale."""
        step = next((step for step in _STEPS if self.x(step) - self.left >= _TICK), _STEPS[-1])
        return list(range(0, self.most + 1, step))


def draw_origins(
    canvas: Canvas, y: float, row: pd.Series, scale: OriginScale, reach: tuple[float, float]
) -> None:
    """Draw the origins of ``row`` at height ``y``, on ticks that go from top to bottom of it."""
    for origins in scale.ticks():
        x = scale.x(origins)
        canvas.stroke([x, x], list(reach), "band", 1, zorder=0)
    least, most = scale.x(row["origins_min"]), scale.x(row["origins"])
    left = scale.x(row["origins_left"])
    canvas.stroke([least, most], [y, y], "focus", 1.4)
    if row["origins"] > row["origins_min"]:
        canvas.dot(most, y, "focus", hollow=True)
    canvas.dot(least, y, "focus", hollow=True, pen=2.8)
    canvas.dot(left, y, "muted", "|", 15)
