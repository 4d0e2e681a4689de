"""What stands: how many mentions of a proposition are left if its heaviest source falls."""

from typing import Any

import pandas as pd

from onrecord.counting.bearing import bearing
from onrecord.drawing.canvas import Canvas, legend
from onrecord.drawing.exhibit import Exhibit
from onrecord.drawing.label import Label, draw_label
from onrecord.drawing.lines import wrap
from onrecord.drawing.theme import SMALL, TEXT
from onrecord.model.edition import Edition
from onrecord.prose import capital, counted, number_or_none, some_of, verb
from onrecord.questions.load_bearing.data import bearing
from onrecord.questions.marks import about
from onrecord.questions.source_line import source_line

_MOST = 10
_BAR = 10.0
_SUPPORT = {
    "none": "nothing stands",
    "one_origin": "one origin stands",
    "several_origins": "several origins stand, independence open",
    "corroborated": "two or more established origins stand",
}


def figure(edition: Edition) -> Exhibit:
    """Return what is left of each proposition without its heaviest origin, and outlet."""
    chosen = _chosen(bearing(edition))
    return Exhibit(
        name="what-stands",
        headline=_headline(chosen),
        subtitle=_subtitle(chosen),
        limits=(
            "It does not show that what stands is true, or that what falls is false. "
            "A mention stands if its own chain does not run through what was taken away."
        ),
        source=source_line(edition),
        alt=_alt(chosen),
        frame=_twin(chosen),
        draw=(lambda canvas, y: _draw(canvas, y, _drawn(chosen))) if len(chosen) else None,
    )


def _chosen(losses: pd.DataFrame) -> pd.DataFrame:
    """Return the heaviest origin and outlet of each proposition, crucial ones first.

    One that is mentioned once falls with its one source; that is shown elsewhere.
    """
    several = losses[losses["mentions"] > 1]
    several = several[several["role"].isin(["origin", "outlet"])]
    heaviest = several.sort_values(
        ["mentions_left", "described_left", "name"], kind="stable"
    ).drop_duplicates(["proposition_id", "role"])
    order = heaviest.assign(minor=~heaviest["crucial"].astype(bool), less=-heaviest["mentions"])
    return order.sort_values(["minor", "less", "label", "role"])[losses.columns]


def _drawn(chosen: pd.DataFrame) -> pd.DataFrame:
    first = chosen["proposition_id"].drop_duplicates()[:_MOST]
    return chosen[chosen["proposition_id"].isin(first)]


def _subtitle(chosen: pd.DataFrame) -> str:
    drawn = _drawn(chosen)["proposition_id"].nunique()
    return (
        "Mentions that stand or fall if the origin, or the outlet, that most of them hang on is "
        f"taken away, for {counted(drawn, 'proposition')}"
        f"{', crucial ones first' if drawn > 1 else ''}"
    )


def _headline(chosen: pd.DataFrame) -> str:
    if chosen.empty:
        return "No proposition is mentioned more than once, so each stands or falls with its source"
    origins = chosen[chosen["role"] == "origin"]
    total, fall = len(origins), _empty(origins)
    if not fall:
        return "No proposition that is mentioned more than once falls with a single origin"
    if total == 1:
        return "The one proposition mentioned more than once falls with a single origin"
    return (
        f"{capital(some_of(fall, total, 'proposition'))} mentioned more than once "
        f"{verb(fall, 'falls', 'fall')} with a single origin"
    )


def _alt(chosen: pd.DataFrame) -> str:
    if chosen.empty:
        return "Bars without rows: no proposition is mentioned more than once."
    origins = chosen[chosen["role"] == "origin"]
    outlets = chosen[chosen["role"] == "outlet"]
    fall = _empty(origins)
    return (
        f"Bars of mentions for {counted(len(origins), 'proposition')}, split into what stands and "
        f"what falls. Without its heaviest origin {number_or_none(fall)} "
        f"{verb(fall or 1, 'is', 'are')} left with nothing, "
        f"without its heaviest outlet {number_or_none(_empty(outlets))}."
    )


def _empty(rows: pd.DataFrame) -> int:
    return int((rows["mentions_left"] == 0).sum())


def _twin(chosen: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Proposition": chosen["label"],
            "Take away": chosen["name"],
            "Part": chosen["role"].replace("voice", "voice in between"),
            "Mentions": chosen["mentions"],
            "Mentions that stand": chosen["mentions_left"],
            "Described origins that stand": chosen["described_left"],
            "Established that stand": chosen["established_left"],
            "What stands": chosen["support_left"].map(_SUPPORT),
        }
    )


def _draw(canvas: Canvas, y: float, chosen: pd.DataFrame) -> float:
    entries = [("focus", "s", "stands", False), ("focus", "s", "falls", True)]
    y = legend(canvas, y + SMALL, entries)
    wide = canvas.wide
    left = 270.0 if wide else 4.0
    unit = min((canvas.width - left - 12) / chosen["mentions"].max(), 22.0)
    for proposition, part in chosen.groupby("proposition_id", sort=False):
        canvas.rule(y)
        first = part.iloc[0]
        bold = bool(first["crucial"])
        room = (left if wide else canvas.width) - 16
        mark = about(str(proposition), first["label"])
        named = draw_label(canvas, 4, y + 17, room, Label(first["label"], mark, bold))
        at = y + 6 if wide else named - TEXT + 2
        for row in part.to_dict("records"):
            at = _bar(canvas, left, at, row, unit)
        y = max(named - 6, at)
    canvas.rule(y)
    return y + 4


def _bar(canvas: Canvas, x: float, y: float, row: dict[str, Any], unit: float) -> float:
    stand, whole = row["mentions_left"], row["mentions"]
    words = f"Without the {row['role']} {row['name']}: {_left(row)}"
    if stand:
        canvas.box(x, y, stand * unit, _BAR, "focus")
    canvas.box(x + stand * unit, y, (whole - stand) * unit, _BAR, "paper", edge="focus")
    lines = wrap(words, canvas.width - x - 8, SMALL)[:3]
    return canvas.lines(x, y + _BAR + SMALL + 3, lines, size=SMALL) - 4


def _left(row: dict[str, Any]) -> str:
    stand, whole, origins = row["mentions_left"], row["mentions"], row["described_left"]
    if not stand:
        return f"none of {whole} mentions stands"
    return (
        f"{stand} of {whole} mentions {verb(stand, 'stands', 'stand')}, "
        f"on {origins} described {verb(origins, 'origin', 'origins')}, "
        f"{row['established_left']} established"
    )
