"""The upper half of the timeline: when things are said to have happened, as bars."""

from typing import Any

import pandas as pd

from onrecord.counting.days import when_words
from onrecord.drawing.canvas import Canvas
from onrecord.drawing.lines import wrap
from onrecord.drawing.measure import text_width
from onrecord.drawing.scale import TimeScale, time_scale
from onrecord.drawing.theme import LEADING, SMALL, TEXT
from onrecord.prose import capital, counted
from onrecord.questions.marks import standing_for

FEW_DAYS = 7  # up to which a date is as good as a day
_BAR = 9.0
_MOST = 14  # alleged events drawn; the table holds all


def draw_events(
    canvas: Canvas, y: float, happened: pd.DataFrame, spoken: TimeScale
) -> tuple[float, TimeScale]:
    """Draw the alleged events; return where they end and the scale for what was said.

    Both clocks share one scale unless the events stretch so much further that what was said
    would shrink to a corner; then each gets its own, and a band shows the one in the other.
    """
    ends = pd.concat([happened["first"], happened["last"]])
    days = pd.concat([ends, pd.Series([spoken.first, spoken.known])])
    scale = time_scale(days, spoken.left, spoken.right)
    apart = (scale.last - scale.first) > 1.6 * (spoken.last - spoken.first)
    apart = apart and (spoken.last - spoken.first).days > FEW_DAYS
    top = y
    y = title(canvas, y, "When it is said to have happened")
    if apart:
        words = "The shaded time is the one in which the claims below were made."
        y = canvas.lines(4, y + SMALL + 2, wrap(words, canvas.width - 8, SMALL), "muted", SMALL) - 8
    start = y
    chosen = chosen_events(happened)
    for row in chosen.itertuples():
        y = _event(canvas, y, row, scale)
    rest = len(happened) - len(chosen)
    if rest:
        words = f"{capital(counted(rest, 'more dated event'))}: see the table below"
        y = canvas.lines(4, y + SMALL * LEADING, [words], "muted", SMALL) - 8
    if not apart:
        scale.axis(canvas, top + 26, y + 4, words=False)
        return y, scale
    x0, x1 = scale.x(spoken.first), scale.x(spoken.last)
    canvas.box(x0, start + 4, x1 - x0, y - start, "band", zorder=-1)
    return scale.axis(canvas, start + 4, y + 4) + 6, spoken


def chosen_events(happened: pd.DataFrame) -> pd.DataFrame:
    """Return the events to draw: those that most claims give, in order of their dates."""
    kept = happened["claims"].map(len).sort_values(ascending=False, kind="stable").index[:_MOST]
    return happened.loc[happened.index.isin(kept)]


def title(canvas: Canvas, y: float, text: str) -> float:
    """Set the heading of a part of the timeline; return where it ends."""
    y += TEXT + 12
    canvas.text(4, y, text, bold=True, size=SMALL)
    canvas.rule(y + 5)
    return y + 8


def _event(canvas: Canvas, y: float, row: Any, scale: TimeScale) -> float:
    """Draw one alleged event: its words above its bar, which fades where the date is uncertain."""
    vague = row.approximate or row.uncertain
    x0 = scale.x(row.first) - scale.step / 2
    x1 = max(scale.x(row.last) + scale.step / 2, x0 + 6)
    title = f"{row.label}, {when_words(row.event_date)}: {'; '.join(row.sources)}"
    mark = standing_for("claims", row.claims, title)
    lines = wrap(f"{row.label} ({when_words(row.event_date)})", canvas.width - 16, SMALL, most=3)
    length = max(text_width(line, SMALL) for line in lines)
    at = max(min(x0, canvas.width - length - 6), 4)
    y = canvas.lines(at, y + SMALL * LEADING, lines, size=SMALL, mark=mark) - SMALL * LEADING
    canvas.box(
        x0,
        y + 5,
        x1 - x0,
        _BAR,
        "soft",
        mark=mark,
        rounding=3,
        edge="line" if vague else "focus",
        alpha=0.75 if vague else 1,
    )
    return y + _BAR + 9
