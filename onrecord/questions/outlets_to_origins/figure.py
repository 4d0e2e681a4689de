"""Outlets to origins: a line a proposition, from its mentions down to the origins behind them."""

import pandas as pd

from onrecord.drawing.canvas import Canvas
from onrecord.drawing.exhibit import Exhibit
from onrecord.drawing.label import EDGE, Label, draw_label, draw_row
from onrecord.drawing.legend import draw_legend
from onrecord.drawing.theme import LEADING, SMALL, TEXT
from onrecord.model.edition import Edition
from onrecord.prose import capital, counted, number, number_or_none
from onrecord.questions import origins_in_words
from onrecord.questions.marks import claims_about
from onrecord.questions.outlets_to_origins.data import collapsed
from onrecord.questions.outlets_to_origins.origin_scale import OriginScale, draw_origins
from onrecord.questions.source_line import source_line

#: Propositions drawn; the table holds all.
_MOST = 15
_ROW = 28.0
_BESIDE = 256.0  # where a row begins beside its label


def figure(edition: Edition) -> Exhibit:
    """Return for each proposition how its outlets collapse to origins; crucial ones first."""
    rows = collapsed(edition)
    return Exhibit(
        name="outlets-to-origins",
        headline=_headline(rows),
        subtitle=_subtitle(rows),
        limits=(
            "It does not show that an origin is right, that two origins are two people, or that "
            "what stands without a voice is true. Separate are those of whom the rows record, "
            "after a second reading, that they came to it independently; one alone shows nothing."
        ),
        source=source_line(edition),
        alt=_alt(rows),
        frame=_table(rows),
        draw=(lambda canvas, y: _draw(canvas, y, _telling(rows))) if len(rows) else None,
    )


def marked(edition: Edition) -> frozenset[str]:
    """Return the names of the rows for which a mark stands: the propositions drawn."""
    return frozenset(_telling(collapsed(edition)).index)


def _telling(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the propositions to draw: one that is said once collapses to nothing."""
    telling = rows[rows["crucial"] | (rows["mentions"] > 1)]
    return (telling if len(telling) else rows)[:_MOST]


def _headline(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "No document of this edition asserts any proposition"
    most = rows.loc[rows["outlets"].idxmax()]
    if most["outlets"] == 1:
        return "No proposition is asserted by more than one outlet"
    return (
        f"“{most['label']}” stands in {counted(int(most['outlets']), 'outlet')}; behind it "
        f"{'stands' if most['origins'] < 2 else 'stand'} {origins_in_words.behind(most)}"
    )


def _subtitle(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Mentions, outlets and origins by proposition"
    shown = len(_telling(rows))
    if shown == len(rows):
        return "Mentions in outlets, and the origins behind them, of all that somebody asserts"
    return (
        f"Mentions in outlets, and the origins behind them, of {number(shown)} of the {len(rows)} "
        "propositions that somebody asserts: crucial ones, then those mentioned most often"
    )


def _alt(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Lines without marks: nobody asserts anything in this edition."
    spread = int((rows["outlets"] > 1).sum())
    lone = int((rows["origins"] == 1).sum())
    fall = int((rows["mentions_left"] == 0).sum())
    return (
        f"{capital(counted(len(rows), 'line'))}, one a proposition, with rings at the least and at "
        f"the most origins: {number_or_none(spread)} in more than one outlet, "
        f"{number_or_none(lone)} with one origin, {number_or_none(fall)} left with "
        "nothing without the heaviest voice."
    )


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Proposition": rows["label"],
            "Crucial": rows["crucial"].map({True: "yes", False: "no"}),
            "Mentions": rows["mentions"],
            "Outlets": rows["outlets"],
            "Origins": rows["origins"],
            "At the least": rows["origins_min"],
            "Shown to be separate": rows["separate"],
            "Exact": rows["exact"].map({True: "yes", False: "no, at least"}),
            "Heaviest voice": rows["heaviest"],
            "Mentions without it": rows["mentions_left"],
            "Origins without it": rows["origins_left"],
        }
    ).reset_index(drop=True)


def _draw(canvas: Canvas, y: float, rows: pd.DataFrame) -> float:
    most = int(rows["origins"].max())
    ends = (348.0, 544.0) if canvas.wide else (86.0, canvas.width - 12)
    scale = OriginScale(*ends, most)
    entries = [
        ("focus", "o", "origins, at the least (thick) and at the most", True),
        ("muted", "|", "without its heaviest voice", False),
    ]
    y = draw_legend(canvas, y + SMALL, entries)
    y = _heads(canvas, y + SMALL + 2, scale)
    for proposition, row in rows.iterrows():
        canvas.rule(y)
        y = _row(canvas, y, str(proposition), row, scale)
    canvas.rule(y)
    return y + 4


def _heads(canvas: Canvas, y: float, scale: OriginScale) -> float:
    canvas.text(_BESIDE if canvas.wide else EDGE, y, "Mentions", "muted", SMALL)
    for origins in scale.ticks():
        canvas.text(scale.x(origins), y, str(origins), "muted", SMALL, align="center")
    return y + 6


def _row(canvas: Canvas, y: float, proposition: str, row: pd.Series, scale: OriginScale) -> float:
    """Draw one proposition from ``y`` down: its label, its origins, what is left without one."""
    mark = claims_about(proposition, f"{row['label']}: {_numbers(row)}. {_left(row)}")
    label = Label(row["label"], mark, bool(row["crucial"]))

    def body(left: float, top: float) -> float:
        base = top + TEXT * LEADING - 3
        canvas.text(left, base, f"{row['mentions']} in {row['outlets']}", size=SMALL)
        draw_origins(canvas, base - 4, row, scale, (top + 1, top + _ROW - 1))
        x, under = (scale.right + 16, base) if canvas.wide else (left, base + SMALL * LEADING + 4)
        words = Label(_left(row), size=SMALL, role="muted")
        return draw_label(canvas, x, under, canvas.width - x - EDGE, words) - SMALL + 4

    return max(draw_row(canvas, y, label, _BESIDE, body) + 4, y + _ROW)


def _numbers(row: pd.Series) -> str:
    return origins_in_words.sums(row)


def _left(row: pd.Series) -> str:
    """Return what is left without the heaviest voice, which is named."""
    whole, left = int(row["mentions"]), int(row["mentions_left"])
    if not row["heaviest"]:
        return "No mention can be traced to a voice"
    if not left:
        return f"Without {row['heaviest']}: nothing"
    return f"Without {row['heaviest']}: {left} of {whole} mentions"
