"""A time axis in pixels, with ticks that matplotlib chooses."""

from dataclasses import dataclass

import matplotlib.dates as mdates
import pandas as pd

from onrecord.drawing.canvas import Canvas
from onrecord.drawing.measure import text_width
from onrecord.drawing.pack import NO_ROOM, pack
from onrecord.drawing.theme import SMALL

_DAY = pd.Timedelta(days=1)


@dataclass(frozen=True)
class TimeScale:
    """Maps days to pixels from ``left`` to ``right``; names none after ``known``."""

    first: pd.Timestamp
    known: pd.Timestamp
    last: pd.Timestamp
    left: float
    right: float

    def x(self, day: pd.Timestamp) -> float:
        """Return where the middle of ``day`` lies."""
        return self.left + ((day - self.first) / _DAY + 0.5) * self.step

    @property
    def step(self) -> float:
        """Return the width of one day."""
        return (self.right - self.left) / ((self.last - self.first) / _DAY + 1)

    def axis(self, canvas: Canvas, top: float, y: float, *, words: bool = True) -> float:
        """Draw ticks from ``top`` down to ``y``, with ``words`` below; return where it ends."""
        locator = mdates.AutoDateLocator(
            minticks=3, maxticks=6 if self.right - self.left < 400 else 9
        )
        found = locator.tick_values(self.first.to_pydatetime(), self.last.to_pydatetime())
        days = [pd.Timestamp(mdates.num2date(tick)).tz_localize(None) for tick in found]
        days = [day for day in days if self.first <= day <= self.known]
        for day in days:
            canvas.stroke([self.x(day), self.x(day)], [top, y], "rule", 1, zorder=0)
        if words:
            self._name(canvas, y + SMALL + 3, days)
        return y + SMALL + 8

    def _name(self, canvas: Canvas, y: float, days: list[pd.Timestamp]) -> None:
        """Set the words of the ticks that there is room for."""
        seen: set[int] = set()
        texts = [_label(day, days, seen) for day in days]
        halves = [text_width(text, SMALL) / 2 for text in texts]
        middles = [
            min(max(self.x(day), half), canvas.width - half - 2)
            for day, half in zip(days, halves, strict=True)
        ]
        spans = [(at - half, at + half) for at, half in zip(middles, halves, strict=True)]
        for text, middle, line in zip(texts, middles, pack(spans, 6, 1), strict=True):
            if line != NO_ROOM:
                canvas.text(middle, y, text, "muted", SMALL, align="center")


def time_scale(days: pd.Series, left: float, right: float) -> TimeScale:
    """Return a scale that holds all ``days`` with some room at both ends and names none after."""
    first, last = days.min(), days.max()
    room = max(3 * _DAY, (last - first) * 0.03).ceil("D")
    return TimeScale(first.normalize() - room, last, last.normalize() + room, left, right)


def _label(day: pd.Timestamp, days: list[pd.Timestamp], seen: set[int]) -> str:
    """Return the label of a tick: as short as the other ticks allow, the year once."""
    if all(day.is_year_start for day in days):
        return f"{day:%Y}"
    text = f"{day:%b}" if all(day.is_month_start for day in days) else f"{day.day} {day:%b}"
    if day.year in seen:
        return text
    seen.add(day.year)
    return f"{text} {day.year}"
