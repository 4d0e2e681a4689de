"""Outlets to origins: how many mentions, outlets, described and established origins there are."""

import pandas as pd

from onrecord.counting.origins import count
from onrecord.drawing.canvas import Canvas
from onrecord.drawing.exhibit import Exhibit
from onrecord.drawing.label import Label, draw_label
from onrecord.drawing.measure import text_width
from onrecord.drawing.theme import SMALL
from onrecord.model.edition import Edition
from onrecord.prose import counted, number, number_or_none
from onrecord.questions.marks import about
from onrecord.questions.source_line import source_line

_MOST = 15
_BAR = 9.0
_STEP = 15.0
#: Column, word for one, colour role, colour of the edge; hollow and filled as on the board.
_BARS = (
    ("mentions", "mention", "rule", ""),
    ("outlets", "outlet", "soft", ""),
    ("described", "described origin", "paper", "focus"),
    ("established", "established origin", "focus", ""),
)


def figure(edition: Edition) -> Exhibit:
    """Return for each proposition how its outlets collapse to origins; crucial ones first."""
    counts = _ordered(count(edition))
    return Exhibit(
        name="outlets-to-origins",
        headline=_headline(counts),
        subtitle=_subtitle(counts),
        limits=(
            "It does not show that an origin is right, or that two described origins are two. "
            "Established means that the rows record why they came to it separately; "
            "one origin alone counts one, and none if it does not say where it has it from."
        ),
        source=source_line(edition),
        alt=_alt(counts),
        frame=_twin(counts),
        draw=(lambda canvas, y: _draw(canvas, y, _drawn(counts))) if len(counts) else None,
    )


def _ordered(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the propositions that somebody asserts: crucial first, then by mentions."""
    asserted = counts[counts["mentions"] > 0]
    order = asserted.assign(minor=~asserted["crucial"].astype(bool), less=-asserted["mentions"])
    return asserted.loc[order.sort_values(["minor", "less", "label"]).index]


def _drawn(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the propositions to draw: one that is said once collapses to nothing."""
    telling = counts[counts["crucial"].astype(bool) | (counts["mentions"] > 1)]
    return (telling if len(telling) else counts)[:_MOST]


def _headline(counts: pd.DataFrame) -> str:
    if counts.empty:
        return "No document of this edition asserts any proposition"
    most = counts.loc[counts["outlets"].idxmax()]
    if most["outlets"] == 1:
        return "No proposition is asserted by more than one outlet"
    return (
        f"“{most['label']}” stands in {counted(int(most['outlets']), 'outlet')}, which lead back "
        f"to {counted(int(most['described']), 'described origin')}, "
        f"{number_or_none(int(most['established']))} established"
    )


def _subtitle(counts: pd.DataFrame) -> str:
    if counts.empty:
        return "Mentions, outlets and origins by proposition"
    drawn = len(_drawn(counts))
    if drawn == len(counts):
        return "Numbers by proposition, all that somebody asserts, crucial ones first"
    return (
        f"Numbers by proposition, {number(drawn)} of {len(counts)} that somebody asserts: crucial "
        "ones, then those mentioned most often; the others are in the table"
    )


def _alt(counts: pd.DataFrame) -> str:
    if counts.empty:
        return "Bars without rows: nobody asserts anything in this edition."
    spread = int((counts["outlets"] > 1).sum())
    lone = int((counts["described"] == 1).sum())
    sure = int((counts["established"] > 1).sum())
    return (
        f"Bars for {counted(len(counts), 'proposition')}, each from mentions down to established "
        f"origins: {number_or_none(spread)} in more than one outlet, {number_or_none(lone)} with "
        f"one described origin, {number_or_none(sure)} with two or more established."
    )


def _twin(counts: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Proposition": counts["label"],
            "Crucial": counts["crucial"].map({True: "yes", False: "no"}),
            "Mentions": counts["mentions"],
            "Outlets": counts["outlets"],
            "Described origins": counts["described"],
            "If those who may be the same are": counts["described_min"],
            "Established independent": counts["established"],
            "Exact": counts["exact"].map({True: "yes", False: "no, at least"}),
        }
    ).reset_index(drop=True)


def _draw(canvas: Canvas, y: float, counts: pd.DataFrame) -> float:
    wide = canvas.wide
    left = 270.0 if wide else 4.0
    words = max(text_width(f"{row:,} established origins", SMALL) for row in counts["mentions"])
    unit = (canvas.width - left - words - 10) / counts["mentions"].max()
    for proposition, row in counts.iterrows():
        canvas.rule(y + 4)
        mark = about(str(proposition), f"{row['label']}: {_words(row)}")
        bold = bool(row["crucial"])
        room = (left if wide else canvas.width) - 16
        bottom = draw_label(canvas, 4, y + 20, room, Label(row["label"], mark, bold)) - 8
        top = y + 10 if wide else bottom
        y = max(bottom, _bars(canvas, left, top, row, min(unit, 22.0))) + 4
    canvas.rule(y + 4)
    return y + 4


def _bars(canvas: Canvas, x: float, y: float, row: pd.Series, unit: float) -> float:
    for column, noun, role, edge in _BARS:
        value = int(row[column])
        if value:
            canvas.box(x, y + 2, value * unit, _BAR, role, edge=edge)
        text = f"{value} {noun}{'' if value == 1 else 's'}"
        canvas.text(
            x + value * unit + 6, y + _BAR + 2, text, "muted" if not value else "ink", SMALL
        )
        y += _STEP
    return y


def _words(row: pd.Series) -> str:
    return ", ".join(counted(int(row[column]), noun) for column, noun, *_ in _BARS)
