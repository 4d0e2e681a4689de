"""Delays: how many days from the first report of a proposition to echo, refusal, denial, record."""

from typing import Any

import pandas as pd

from onrecord.addresses import address
from onrecord.drawing.canvas import Canvas, legend
from onrecord.drawing.exhibit import Exhibit
from onrecord.drawing.lines import wrap
from onrecord.drawing.pack import pack
from onrecord.drawing.theme import LEADING, SMALL, STANCES, TEXT
from onrecord.model import dates
from onrecord.model.edition import Edition
from onrecord.prose import capital, counted, number, number_or_none, some_of, verb
from onrecord.questions.delays.data import KINDS, elapsed
from onrecord.questions.delays.dayscale import DayScale, day_axis, reach_of
from onrecord.questions.source_line import source_line

#: Rows drawn; the table holds all.
MOST = 18
_STYLE = {
    "echo": ("focus", "o"),
    "refusal": STANCES["not_confirmed"][:2],
    "denial": STANCES["denies"][:2],
    "record": ("good", "^"),
}
_SHORT = {"echo": "echo", "refusal": "refusal", "denial": "denial", "record": "official record"}
_STEP = 13.0  # between marks that would otherwise lie on each other


def figure(edition: Edition) -> Exhibit:
    """Return the delays of ``edition``: one row per proposition that somebody answered."""
    found = elapsed(edition)
    answered = found[found["kind"] != ""]
    shown = list(dict.fromkeys(answered["proposition_id"]))[:MOST]
    return Exhibit(
        name="delays",
        headline=_headline(found),
        subtitle=_subtitle(found, answered, shown),
        limits=(
            "It does not show who saw what first: the first report is the first in this register, "
            "and a day is the day of publication or of the words. Where a date is uncertain a "
            "line spans the days that it can mean. An answer to the left of the report was given "
            "before it. No mark means that none was found, not that none was given."
        ),
        source=source_line(edition),
        alt=_alt(found),
        frame=_twin(found),
        draw=(lambda canvas, y: _draw(canvas, y, answered, shown)) if shown else None,
    )


def _headline(found: pd.DataFrame) -> str:
    if found.empty:
        return "Nothing was reported by this date, so nothing could be answered"
    if not (found["kind"] != "").any():
        return "No report of this edition was echoed, refused, denied or put on official record"
    reported = found["proposition_id"].nunique()
    echoed = found[found["kind"] == "echo"]
    quick = int((echoed["high"] <= 1).sum())
    denied, official = (int((found["kind"] == kind).sum()) for kind in ("denial", "record"))
    echo = (
        f"{some_of(quick, len(echoed), 'echoed report')} "
        f"{verb(quick, 'was', 'were')} echoed within a day"
        if quick
        else f"{some_of(len(echoed), reported, 'proposition')} "
        f"{verb(len(echoed) or 1, 'was', 'were')} echoed by another outlet"
    )
    return capital(
        f"{echo}; {number_or_none(denied)} met a denial and {number_or_none(official)} "
        "an official record"
    )


def _subtitle(found: pd.DataFrame, answered: pd.DataFrame, shown: list[str]) -> str:
    whole = answered["proposition_id"].nunique()
    reported = found["proposition_id"].nunique()
    some = (
        f"{number(len(shown))} of the {number(whole)} with any of these, out of "
        f"{counted(reported, 'reported proposition')}"
        if len(shown) < whole
        else f"{some_of(whole, reported, 'reported proposition')} "
        f"{verb(whole or 1, 'has', 'have')} any of these"
    )
    return (
        "Days from the first report to the first echo, refusal, denial and official record, on a "
        f"scale that stretches the first days; {some}"
    )


def _alt(found: pd.DataFrame) -> str:
    if found.empty:
        return "Row chart without rows: nothing was reported."
    parts = []
    for kind, words in KINDS.items():
        rows = found[found["kind"] == kind]
        middle = f", at the median after {rows['high'].median():g} days" if len(rows) else ""
        parts.append(f"{words}: {len(rows)}{middle}")
    return "Row chart of days since the first report, by proposition. " + "; ".join(parts) + "."


def _twin(found: pd.DataFrame) -> pd.DataFrame:
    """Return a row per proposition with a column per kind of answer."""
    rows = []
    for _, group in found.groupby("proposition_id", sort=False):
        first = group.iloc[0]
        day = dates.words(first["first"].date())
        row = {"Proposition": first["label"], "First report": f"{first['first_outlet']}, {day}"}
        answers = {each.kind: each for each in group.itertuples()}
        for kind, words in KINDS.items():
            each = answers.get(kind)
            row[f"Days to {words}"] = f"{_range(each)} ({each.name})" if each else ""
        rows.append(row)
    return pd.DataFrame(rows)


def _range(row: Any) -> str:
    low, high = int(row.low), int(row.high)
    return str(low) if low == high else f"{low} to {high}"


def _draw(canvas: Canvas, y: float, found: pd.DataFrame, shown: list[str]) -> float:
    wide = canvas.wide
    y = legend(canvas, y + SMALL, [(*_STYLE[kind], _SHORT[kind], False) for kind in KINDS])
    rows = found[found["proposition_id"].isin(shown)]
    scale = DayScale(canvas, 250.0 if wide else 10.0, reach_of(rows))
    y, ticks = day_axis(canvas, y + 4, scale)
    for proposition in shown:
        y = _row(canvas, y, rows[rows["proposition_id"] == proposition], scale, ticks)
        canvas.rule(y, role="band")
    return y + 4


def _row(canvas: Canvas, y: float, rows: pd.DataFrame, scale: DayScale, ticks: list[int]) -> float:
    """Draw one proposition; marks on the same spot are stacked, so that each can be seen."""
    first = rows.iloc[0]
    wide = canvas.wide
    bold = bool(first["crucial"])
    lines = wrap(first["label"], scale.left - 10 if wide else canvas.width - 12, SMALL, bold=bold)
    mark = (address("claims", first["first_claim"]), _report(first))
    canvas.text(4, y + SMALL + 6, lines[0], size=SMALL, bold=bold, mark=mark)
    end = y + SMALL + 6 + SMALL * LEADING
    end = canvas.lines(4, end, lines[1:3], size=SMALL, bold=bold)
    top = y + 13 if wide else end - 3
    levels = _levels(rows, scale)
    bottom = top + max(levels) * _STEP + 11
    bottom = max(end - SMALL * LEADING + 9, bottom) if wide else bottom
    for day in ticks:
        x, role = scale.x(day), "muted" if day == 0 else "rule"
        canvas.stroke([x, x], [y if wide else top - 9, bottom], role, 1, zorder=0)
    for row, level in zip(rows.itertuples(), levels, strict=True):
        _mark(canvas, top + level * _STEP, row, scale)
    return bottom


def _levels(rows: pd.DataFrame, scale: DayScale) -> list[int]:
    """Return for each mark the first line, from 0, on which nothing lies in its way."""
    half = _STEP / 2
    return pack((scale.x(row.low) - half, scale.x(row.high) + half) for row in rows.itertuples())


def _report(first: pd.Series) -> str:
    day = dates.words(first["first"].date())
    return f"{first['label']}: first report {day}, {first['first_outlet']}"


def _mark(canvas: Canvas, y: float, row: Any, scale: DayScale) -> None:
    role, shape = _STYLE[row.kind]
    title = f"{row.label}: {KINDS[row.kind]} after {_range(row)} days, {row.name}"
    start, x = scale.x(row.low), scale.x(row.high)
    if x - start > 3:
        canvas.stroke([start, x], [y, y], role, 2.4)
    canvas.dot(x, y, role, shape, TEXT - 4, mark=(address("claims", row.claim_id), title))
