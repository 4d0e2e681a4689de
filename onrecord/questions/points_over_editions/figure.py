"""The points that lead over the editions: a column an edition, a row a point."""

from collections.abc import Mapping

import pandas as pd

from onrecord.addresses import rows_of
from onrecord.counting.origins import count
from onrecord.drawing.canvas import Canvas, Mark
from onrecord.drawing.exhibit import Exhibit
from onrecord.drawing.label import Label, draw_label
from onrecord.drawing.legend import Entry, draw_legend
from onrecord.drawing.rings import ring_entries
from onrecord.drawing.theme import LEADING, SMALL, STANCES, TEXT
from onrecord.model import dates
from onrecord.model.edition import Edition
from onrecord.model.stances import STANCES as WORDS
from onrecord.prose import counted, listed, number, some_of, verb
from onrecord.questions import origins_in_words
from onrecord.questions.marks import RINGED, claims_about, counted_mark
from onrecord.questions.points_over_editions.cells import draw_cell
from onrecord.questions.points_over_editions.data import over_editions
from onrecord.questions.source_line import source_line

#: Editions that are drawn; the table has all.
MOST = 6
_LABEL, _DAY = 134.0, 84.0  # room for a question on a wide sheet, for a day on a narrow one


def figure(edition: Edition) -> Exhibit:
    """Return the points that lead in ``edition``, in this edition and those before it."""
    rows = over_editions(edition)
    return Exhibit(
        name="points-over-editions",
        headline=headline(edition, rows),
        subtitle=_subtitle(rows),
        limits=(
            "It does not show whether a voice is right. Ten voices that repeat one briefing are "
            "ten rings, nine of them thin."
        ),
        source=source_line(edition),
        alt=_alt(edition, rows),
        frame=_table(rows),
        draw=(lambda canvas, y: _draw(canvas, y, edition, rows)) if len(rows) else None,
    )


def marked(edition: Edition) -> frozenset[str]:
    """Return the names of the rows for which a mark stands: the points drawn."""
    ways = [way for way, _ in _rings_lead(edition).values()]
    names = (name for way in ways for name in rows_of(way))
    return frozenset([*over_editions(edition)["point"], *names])


def _rings_lead(edition: Edition) -> dict[str, Mark]:
    """Return where the rings of each point lead in the column of this edition: to its rows."""
    counts, found = count(edition), {}
    for point in dict.fromkeys(over_editions(edition)["point"]):
        words = origins_in_words.behind(counts.loc[point])
        found[str(point)] = counted_mark(edition, str(point), RINGED, words)
    return {point: mark for point, mark in found.items() if mark}


def _draw(canvas: Canvas, y: float, edition: Edition, rows: pd.DataFrame) -> float:
    return draw_points(canvas, _legend(canvas, y, rows), rows, _rings_lead(edition))


def headline(edition: Edition, rows: pd.DataFrame) -> str:
    """Return how many points have an origin by now, and whether any has two that are separate."""
    day = dates.in_words(dates.day(edition.as_of))
    now = rows[rows["as_of"] == edition.as_of]
    if now.empty:
        return f"No point had been spoken to by {day}"
    carried = int((now["origins"] > 0).sum())
    separate = int((now["separate"] > 1).sum())
    has = verb(carried or 1, "has", "have")
    on_own = f"By {day} {some_of(carried, len(now), 'point')} {has} a voice that says so "
    if not carried:
        return f"{on_own}on its own ground"
    shown = counted(separate, "point") if separate else "none"
    return (
        f"{on_own}on its own ground; {shown} {verb(separate or 1, 'has', 'have')} two that are "
        "shown to be separate"
    )


def draw_points(
    canvas: Canvas, y: float, rows: pd.DataFrame, ways: Mapping[str, Mark] | None = None
) -> float:
    """Draw the points from ``y`` down; return where they end.

    On a wide sheet an edition is a column, on a narrow one a line under each question. The rings
    of the last edition lead where ``ways`` says for their point; without it nothing leads anywhere,
    as on a picture of its own.
    """
    days = list(dict.fromkeys(rows["as_of"]))[-MOST:]
    rows = rows[rows["as_of"].isin(days)]
    width = (canvas.width - _LABEL) / len(days)
    if canvas.wide:
        y = _days(canvas, y, days, width)
    for point, of_point in rows.groupby("point", sort=False):
        canvas.rule(y)
        question = of_point["question"].iloc[0]
        mark = claims_about(str(point), question) if ways is not None else None
        marks = [None] * (len(of_point) - 1) + [(ways or {}).get(str(point))]
        words = Label(question, mark, bold=True, most=4)
        room = _LABEL - 12 if canvas.wide else canvas.width - 8
        label = draw_label(canvas, 4, y + TEXT + 7, room, words)
        if canvas.wide:
            ends = [
                draw_cell(canvas, _LABEL + place * width, y + 6, width - 10, row, marks[place])
                for place, (_, row) in enumerate(of_point.iterrows())
            ]
            y = max(label, *ends) + 6
        else:
            y = _lines(canvas, label, of_point, marks)
    canvas.rule(y)
    return y


def _days(canvas: Canvas, y: float, days: list[str], width: float) -> float:
    y += SMALL * LEADING
    for place, day in enumerate(days):
        x, now = _LABEL + place * width, day == days[-1]
        words = f"{dates.day(day):%-d %b %Y}"
        canvas.text(x, y, words, "ink" if now else "muted", SMALL, bold=now)
    return y + 8


def _lines(canvas: Canvas, y: float, of_point: pd.DataFrame, marks: list[Mark | None]) -> float:
    """Draw each edition in a line of its own, with its day before it."""
    for mark, (day, row) in zip(marks, of_point.set_index("as_of").iterrows(), strict=True):
        now = day == of_point["as_of"].iloc[-1]
        words = f"{dates.day(str(day)):%-d %b %Y}"
        canvas.text(4, y + 4, words, "ink" if now else "muted", SMALL, bold=now)
        y = draw_cell(canvas, 4 + _DAY, y - 6, canvas.width - _DAY - 10, row, mark) + 12
    return y - 4


def _legend(canvas: Canvas, y: float, rows: pd.DataFrame) -> float:
    entries = ring_entries("a voice at the root")
    for stance in dict.fromkeys(rows.loc[rows["stance"] != "", "stance"]):
        own = bool(rows.loc[rows["stance"] == stance, "own"].any())
        names = listed(list(dict.fromkeys(rows.loc[rows["stance"] == stance, "asked"])))
        entries.append(Entry(*STANCES[stance], f"{WORDS[stance].by} {names}", not own))
    y = draw_legend(canvas, y + SMALL, entries)
    if (rows["likelihood"] != "").any():
        canvas.box(6, y - 8, 26, 7, "ink")
        canvas.text(38, y, "our view, from 0 to 100 per cent; outline: before", "muted", SMALL)
        y += SMALL * LEADING
    return y


def _subtitle(rows: pd.DataFrame) -> str:
    many = rows["as_of"].nunique()
    some = f"; the last {number(MOST)} drawn, all in the table" if many > MOST else ""
    said = ", what whoever was asked says," if (rows["asked"] != "").any() else ""
    return (
        f"Voices at the root of each point{said} and our view, in {counted(many, 'edition')}{some}"
    )


def _alt(edition: Edition, rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Figure without rows: no point has been spoken to yet."
    return (
        f"{headline(edition, rows)}. A row for each of {counted(rows['point'].nunique(), 'point')} "
        f"and a column for each of {counted(rows['as_of'].nunique(), 'edition')}. "
        "The table below the figure holds every number."
    )


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    says = [WORDS[stance].participle if stance else "" for stance in rows["stance"]]
    return pd.DataFrame(
        {
            "Edition": rows["as_of"],
            "Point": rows["question"],
            "Origins": rows["origins"],
            "At the least": rows["origins_min"],
            "Shown to be separate": rows["separate"],
            "Only infer it": rows["inferred"],
            "Mentions": rows["mentions"],
            "Asked": rows["asked"],
            "Its stance": says,
            "Our view": rows["likelihood"],
            "Confidence": rows["confidence"],
        }
    )
