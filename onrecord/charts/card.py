"""The social card: what a link to an edition shows before anybody opens it."""

import io

import matplotlib as mpl
import pandas as pd

from onrecord.analysis.counting import count
from onrecord.charts.canvas import Canvas, shorten, wrap
from onrecord.charts.theme import LEADING
from onrecord.model.edition import Edition

#: Pixels, the size that social networks ask for.
WIDTH, HEIGHT = 1200, 630
_MARGIN = 60.0
_TITLE, _LINE = 44.0, 25.0
_SHOWN = 5


def social_card(edition: Edition, case_title: str) -> bytes:
    """Return a PNG of 1200 by 630 pixels: the edition's title and how its crucial points stand."""
    canvas = Canvas(WIDTH, HEIGHT)
    canvas.box(0, 0, WIDTH, HEIGHT, "paper")
    canvas.box(0, 0, WIDTH, 12, "focus")
    y = _MARGIN + 20
    canvas.text(_MARGIN, y, shorten(f"On Record · {case_title}", WIDTH - 120, 24), "muted", 24)
    title = wrap(edition.title, WIDTH - 2 * _MARGIN, _TITLE, "bold")[:3]
    y = canvas.lines(_MARGIN, y + 66, title, size=_TITLE, weight="bold") + 6
    for _, row in _crucial(edition).iterrows():
        y = _proposition(canvas, y, row)
    text = f"As of {edition.as_of}. An allegation is not a finding."
    canvas.text(_MARGIN, HEIGHT - 36, text, "muted", 22)
    return _png(canvas)


def _crucial(edition: Edition) -> pd.DataFrame:
    counts = count(edition)
    chosen = counts[counts["crucial"].astype(bool)] if counts["crucial"].any() else counts
    return chosen.sort_values("mentions", ascending=False, kind="stable")[:_SHOWN]


def _proposition(canvas: Canvas, y: float, row: pd.Series) -> float:
    if y > HEIGHT - 100:
        return y
    role = "good" if row["support"] == "corroborated" else "focus"
    canvas.dot(_MARGIN + 10, y - 9, role, size=18, hollow=row["established"] == 0)
    text = f"{row['label']}: {row['status'].lower()}"
    canvas.text(_MARGIN + 36, y, shorten(text, WIDTH - 2 * _MARGIN - 36, _LINE), size=_LINE)
    return y + _LINE * LEADING + 8


def _png(canvas: Canvas) -> bytes:
    out = io.BytesIO()
    with mpl.rc_context(mpl.rcParamsDefault):
        canvas.figure.savefig(out, format="png", dpi=72, metadata={"Software": None})
    return out.getvalue()
