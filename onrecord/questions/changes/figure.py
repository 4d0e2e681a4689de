"""What changed since the edition before: every proposition that moved, from where to where."""

from typing import Any

import pandas as pd

from onrecord.drawing.canvas import Canvas, legend
from onrecord.drawing.exhibit import Exhibit
from onrecord.drawing.label import Label, draw_label
from onrecord.drawing.measure import text_width
from onrecord.drawing.theme import SMALL
from onrecord.model import dates
from onrecord.model.edition import Edition
from onrecord.model.vocabularies import OPPOSITION, SUPPORT
from onrecord.prose import counted, number, number_or_none, verb
from onrecord.questions.changes.data import moved
from onrecord.questions.marks import about
from onrecord.questions.source_line import source_line

_MOST = 24
_LADDERS = (
    ("support", "Support", list(SUPPORT.terms), ("none", "one", "several", "corroborated")),
    (
        "opposition",
        "Opposition",
        list(OPPOSITION.terms),
        ("none", "not confirmed", "doubted", "denied"),
    ),
)


def figure(edition: Edition) -> Exhibit:
    """Return how propositions moved on the ladders of support and opposition since the last."""
    rows = moved(edition)
    return Exhibit(
        name="changes",
        headline=_headline(edition, rows),
        subtitle=_subtitle(edition, rows),
        limits=(
            "It does not show that anything became truer or less true: only that somebody has "
            "spoken since, or taken something back. More claims from the same origins move nothing."
        ),
        source=source_line(edition),
        alt=_alt(edition, rows),
        frame=_twin(rows),
        draw=(lambda canvas, y: _draw(canvas, y, rows[:_MOST])) if len(rows) else None,
    )


def _since(edition: Edition) -> str:
    return dates.words(dates.day(edition.compare_to)) if edition.compare_to else ""


def _headline(edition: Edition, rows: pd.DataFrame) -> str:
    if not edition.compare_to:
        return "This is the first edition: there is none before it to compare with"
    new = int(rows["new"].sum())
    old = len(rows) - new
    if not len(rows):
        return f"No proposition has moved since {_since(edition)}"
    lead = f"{counted(old, 'proposition')} {verb(old, 'has', 'have')} moved since {_since(edition)}"
    more = f", and {number(new)} {verb(new, 'is', 'are')} new" if new else ""
    return lead[:1].upper() + lead[1:] + more


def _subtitle(edition: Edition, rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Support and opposition of every proposition, before and now"
    left = len(rows) - _MOST
    rest = f"; {number(left)} more in the table" if left > 0 else ""
    return (
        f"From where to where on the ladders of support and of opposition, crucial ones first{rest}"
    )


def _alt(edition: Edition, rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Chart without rows: nothing to compare, or nothing moved."
    old = rows[~rows["new"].astype(bool)]
    support = int((old["support"] != old["support_before"]).sum())
    opposition = int((old["opposition"] != old["opposition_before"]).sum())
    return (
        f"Two ladders for each of {counted(len(rows), 'proposition')}, from the edition of "
        f"{_since(edition)} to this one: {number_or_none(support)} moved in support, "
        f"{number_or_none(opposition)} in opposition, {number_or_none(len(rows) - len(old))} new."
    )


def _twin(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Proposition": rows["label"],
            "Crucial": rows["crucial"].map({True: "yes", False: "no"}),
            "Before": rows["status_before"].fillna("Nobody had spoken to it"),
            "Now": rows["status"],
            "Mentions before": rows["mentions_before"].fillna(0).astype(int),
            "Mentions now": rows["mentions"],
            "Described origins before": rows["described_before"].fillna(0).astype(int),
            "Described origins now": rows["described"],
        }
    )


def _draw(canvas: Canvas, y: float, rows: pd.DataFrame) -> float:
    y = legend(canvas, y + SMALL, [("focus", "o", "before", True), ("focus", "o", "now", False)])
    wide = canvas.wide
    left = 260.0 if wide else 4.0
    width = (canvas.width - left - 12) / 2
    group = None
    for row in rows.to_dict("records"):
        if row["new"] != group:
            group = row["new"]
            y = _heads(canvas, y, left, width, "New" if group else "Moved")
        y = _row(canvas, y, row, left, width)
    canvas.rule(y)
    return y + 4


def _heads(canvas: Canvas, y: float, left: float, width: float, title: str) -> float:
    y += SMALL + 8
    canvas.text(4, y, title, "muted", SMALL, bold=True)
    if not canvas.wide:
        y += SMALL + 6
    for place, (_, name, _, _) in enumerate(_LADDERS):
        canvas.text(left + place * width, y, name, "muted", SMALL, bold=True)
    return y + 6


def _row(canvas: Canvas, y: float, row: dict[str, Any], left: float, width: float) -> float:
    canvas.rule(y)
    wide = canvas.wide
    bold = bool(row["crucial"])
    room = (left if wide else canvas.width) - 16
    mark = about(row["proposition_id"], f"{row['label']}: {_was(row)}; now: {row['status']}")
    named = draw_label(canvas, 4, y + 17, room, Label(row["label"], mark, bold))
    top = y + 10 if wide else named - 6
    for place, (column, _, terms, words) in enumerate(_LADDERS):
        _ladder(canvas, left + place * width, top, width - 24, row, (column, terms, words))
    return max(named - 8, top + SMALL + 20)


def _ladder(
    canvas: Canvas,
    x: float,
    y: float,
    width: float,
    row: dict[str, Any],
    ladder: tuple[str, list[str], tuple[str, ...]],
) -> None:
    """Draw one ladder: its rungs, where the proposition was (a ring) and is (a dot), in words."""
    column, terms, words = ladder
    step = (width - 12) / (len(terms) - 1)
    rungs = [x + 6 + place * step for place in range(len(terms))]
    canvas.stroke(rungs, [y] * len(rungs), "rule", 1)
    for rung in rungs:
        canvas.dot(rung, y, "rule", size=3)
    now = terms.index(row[column])
    was = now if row["new"] else terms.index(row[f"{column}_before"])
    text = words[now] if was == now else f"{words[was]} → {words[now]}"
    if was != now:
        canvas.stroke([rungs[was], rungs[now]], [y, y], "focus", 2.5)
        canvas.dot(rungs[was], y, "focus", hollow=True)
    canvas.dot(rungs[now], y, "focus" if was != now or row["new"] else "muted")
    at = min(
        max(rungs[now] - text_width(text, SMALL) / 2, x), x + width + 20 - text_width(text, SMALL)
    )
    canvas.text(at, y + SMALL + 7, text, "ink" if was != now else "muted", SMALL)


def _was(row: dict[str, Any]) -> str:
    return "new" if row["new"] else f"before: {row['status_before']}"
