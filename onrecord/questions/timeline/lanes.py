"""Lanes of a timeline: marks by day, gathered with their number where they would overlap."""

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from onrecord.drawing.canvas import Canvas, Mark
from onrecord.drawing.label import whole
from onrecord.drawing.lines import is_cut, shorten
from onrecord.drawing.measure import text_width
from onrecord.drawing.pack import NO_ROOM, pack
from onrecord.drawing.scale import TimeScale
from onrecord.drawing.theme import LEADING, SMALL, TEXT
from onrecord.prose import counted, digits
from onrecord.questions.marks import standing_for

_VAGUE = 7  # days from which a date is drawn as the stretch that it can mean
_SINGLE = 5.0  # radius of the mark of one row
_SMALLEST, _LARGEST = 8.5, 19.0  # radii of marks that count
_DIGIT = 3.0  # more of a radius for each digit past two
_LINES = 7  # of publishers' names before the rest is left to the table


class Lane(NamedTuple):
    """A lane: its name, the noun it counts, colour role, shape, rows, and whether it is hollow.

    Rows have ``first`` and ``last`` day, ``row``, their name in ``table``, ``words``, and ``rank``
    in the order in which a mark leads to them, sorted by day.
    """

    name: str
    noun: str
    table: str
    role: str
    shape: str
    rows: pd.DataFrame
    hollow: bool = False


@dataclass(frozen=True)
class Bundle:
    """Rows that share a mark: where it stands, how large it is, and which they are."""

    x: float
    radius: float
    indices: tuple[int, ...]


def draw_lane(canvas: Canvas, y: float, lane: Lane, scale: TimeScale, most: int) -> float:
    """Draw ``lane`` from ``y`` down; its marks grow with their number, ``most`` being the largest.

    Returns where it ended.
    """
    wide = canvas.wide
    vague = (lane.rows["last"] - lane.rows["first"]).dt.days > _VAGUE
    known = lane.rows[~vague].reset_index(drop=True)
    bundles = gathered([scale.x(day) for day in known["first"]], most)
    tall = max([bundle.radius for bundle in bundles], default=_SINGLE)
    words = f"{lane.name} {digits(len(lane.rows))}"
    if wide:
        height = max(2 * tall + 6, 26.0)
        canvas.text(4, y + height / 2 + 4, words, lane.role, TEXT)
    else:
        canvas.text(4, y + SMALL + 2, words, lane.role, SMALL)
        y += SMALL + 4
        height = 2 * tall + 6
    middle = y + height / 2
    canvas.stroke([scale.left, scale.right], [middle, middle], "rule", 1)
    for bundle in bundles:
        _mark(canvas, middle, bundle, lane, known)
    rows = lane.rows[vague]
    return _vague(canvas, y + height, lane, scale, rows) if len(rows) else y + height


def gathered(xs: list[float], most: int) -> list[Bundle]:
    """Return the rows at ``xs`` (pixels, rising) in bundles whose marks do not overlap.

    Neighbours that overlap are joined and stand at their mean; the area of a mark grows with its
    number, up to that of ``most`` rows.
    """
    unit = min(3.0, _LARGEST / max(most, 1) ** 0.5)
    bundles: list[Bundle] = []
    for at, x in enumerate(xs):
        bundles.append(Bundle(x, _SINGLE, (at,)))
        while len(bundles) > 1 and _touch(bundles[-2], bundles[-1]):
            last = bundles.pop()
            bundles[-1] = _joined(bundles[-1], last, xs, unit)
    return bundles


def _touch(left: Bundle, right: Bundle) -> bool:
    return right.x - left.x < left.radius + right.radius + 1


def _joined(left: Bundle, right: Bundle, xs: list[float], unit: float) -> Bundle:
    indices = left.indices + right.indices
    room = _SMALLEST + _DIGIT * max(0, len(str(len(indices))) - 2)
    radius = max(room, unit * len(indices) ** 0.5)
    return Bundle(sum(xs[at] for at in indices) / len(indices), radius, indices)


def _mark(canvas: Canvas, y: float, bundle: Bundle, lane: Lane, rows: pd.DataFrame) -> None:
    own = rows.iloc[list(bundle.indices)].sort_values("rank")
    total, words = len(own), own["words"].iloc[0]
    if total > 1:
        words = f"{counted(total, lane.noun)}; the first: {words}"
    mark = standing_for(lane.table, list(own["row"]), words)
    if total == 1:
        canvas.dot(
            bundle.x, y, lane.role, lane.shape, 2 * _SINGLE - 1, mark=mark, hollow=lane.hollow
        )
        return
    canvas.dot(bundle.x, y, lane.role, "o", 2 * bundle.radius - 1, mark=mark, hollow=lane.hollow)
    size = 10.5 if total < 100 or bundle.radius > 12 else 9
    canvas.text(
        bundle.x,
        y + size * 0.37,
        str(total),
        lane.role if lane.hollow else "paper",
        size,
        align="center",
        bold=True,
        mark=mark,
        zorder=4,
    )


def _vague(canvas: Canvas, y: float, lane: Lane, scale: TimeScale, rows: pd.DataFrame) -> float:
    """Draw the rows of vague date as one line, darker where more of them can have been said."""
    many, rows = len(rows), rows.sort_values("rank")
    words = f"{counted(many, lane.noun)} without an exact day; one: {rows['words'].iloc[0]}"
    mark = standing_for(lane.table, list(rows["row"]), words)
    y += 4
    edge, thick = scale.left, 2 if lane.hollow else 4
    for (first, last), group in rows.groupby(["first", "last"]):
        x0 = max(scale.x(first) - scale.step / 2, scale.left)
        x1 = min(scale.x(last) + scale.step / 2, scale.right)
        if x1 <= scale.left:
            # All of it lies before the time that is drawn.
            canvas.dot(scale.left + 3, y, lane.role, "<", 7, mark=mark, hollow=lane.hollow)
            edge = max(edge, scale.left + 8)
            continue
        edge = max(edge, x1)
        alpha = min(0.9, 0.25 + 0.5 * len(group) / many)
        canvas.stroke([x0, x1], [y, y], lane.role, thick, mark=mark, alpha=alpha)
    text = f"{many} without an exact day"
    room = canvas.width - text_width(text, SMALL) - 4
    # Where there is no room beside the line, the words go below it.
    below = 0 if edge + 6 <= room else SMALL
    canvas.text(min(edge + 6, room), y + 4 + below, text, lane.role, SMALL, mark=mark, zorder=4)
    return y + 12 + below


def draw_names(canvas: Canvas, y: float, documents: pd.DataFrame, scale: TimeScale) -> float:
    """Name the publishers week by week under their marks, as far as there are lines for it."""
    named = []
    for _, week in documents.groupby(documents["first"].dt.to_period("W"), sort=True):
        text, mark = _publishers(week, canvas.width - 8)
        length = text_width(text, SMALL) + 4
        start = min(scale.x(week["first"].iloc[0]) - 4, canvas.width - length)
        named.append((text, mark, max(start, 2.0), length))
    lines = pack(((start, start + length) for *_, start, length in named), 10, _LINES)
    for (text, mark, start, _), line in zip(named, lines, strict=True):
        if line != NO_ROOM:
            canvas.text(start, y + (line + 1) * SMALL * LEADING, text, size=SMALL, mark=mark)
    return y + (max(lines, default=NO_ROOM) + 1.4) * SMALL * LEADING


def _publishers(week: pd.DataFrame, room: float) -> tuple[str, Mark]:
    """Return who published in ``week``, the first two by name, and the mark of the documents."""
    names = list(dict.fromkeys(week["publisher"]))
    more = f" +{len(names) - 2}" if len(names) > 2 else ""
    both = ", ".join(names[:2])
    title = "; ".join(f"{row.publisher}: {row.title}" for row in week.head(3).itertuples())
    text = shorten(both, room - text_width(more, SMALL), SMALL)
    mark = standing_for("documents", list(week["document_id"]), title)
    return text + more, whole(both, mark) if is_cut([text], both) else mark
