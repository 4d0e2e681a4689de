"""An axis of days before and after an event that gives the first days more room."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from onrecord.drawing.canvas import Canvas
from onrecord.drawing.measure import text_width
from onrecord.drawing.theme import SMALL

_TICKS = {
    0: "same day",
    1: "1 day",
    7: "1 week",
    30: "1 month",
    90: "3 months",
    365: "1 year",
    1096: "3 years",
    3653: "10 years",
}


class DayScale(NamedTuple):
    """A scale of log(1 + days) to both sides of the report, from ``left`` of the canvas."""

    canvas: Canvas
    left: float
    reach: tuple[float, float]

    def x(self, day: float) -> float:
        """Return where ``day`` lies."""
        values = (self.reach[0], day, self.reach[1])
        low, at, high = (float(np.sign(v) * np.log1p(abs(v))) for v in values)
        start, end = self.left + 14, self.canvas.width - 22
        return start + (at - low) / (high - low) * (end - start)


def reach_of(rows: pd.DataFrame) -> tuple[float, float]:
    """Return the ends of the axis in days: the least and greatest delay, and some room."""
    low, high = float(rows["low"].min()), float(rows["high"].max())
    return min(low * 1.3, 0.0), max(high * 1.3, 7.0)


def day_axis(canvas: Canvas, y: float, scale: DayScale) -> tuple[float, list[int]]:
    """Set the words of the ticks that find room, the report first; return where and which."""
    y += SMALL
    taken: dict[int, tuple[float, float]] = {}
    both = {sign * day for day in _TICKS for sign in (1, -1)}
    days = [day for day in both if scale.reach[0] <= day <= scale.reach[1]]
    for day in sorted(days, key=lambda each: (each != 0, abs(each) not in (1, 30, 365), each)):
        words = _TICKS[abs(day)] + (" before" if day < 0 else "")
        half = text_width(words, SMALL) / 2
        x = min(max(scale.x(day), half + 2), canvas.width - half - 2)
        if all(x + half + 7 < start or x - half - 7 > end for start, end in taken.values()):
            canvas.text(x, y, words, "ink" if day == 0 else "muted", SMALL, align="center")
            taken[day] = (x - half, x + half)
    return y + 8, sorted(taken)
