"""What would settle it: for each crucial point, what it could become and after how many facts."""

from typing import NamedTuple

import pandas as pd

from onrecord.counting.crucial_points import Point, crucial_points
from onrecord.counting.settling import Least
from onrecord.drawing.canvas import Canvas
from onrecord.drawing.exhibit import Exhibit
from onrecord.drawing.label import EDGE, Label, draw_label
from onrecord.drawing.legend import draw_legend
from onrecord.drawing.theme import SMALL, TEXT
from onrecord.model.edition import Edition
from onrecord.prose import capital, counted, number, some_of, verb
from onrecord.questions.answers_in_words import Known, any_of, example, known, of_level
from onrecord.questions.marks import claims_about
from onrecord.questions.source_line import source_line

_STEP = 13.0
#: Rings that are set one by one; of more the number stands beside one.
_MOST_RINGS = 9
#: Points drawn; the table holds all.
_MOST = 6
_BESIDE = 150.0  # where the rings begin beside the level
_WORDS = 292.0  # where the words begin beside the rings


class _Step(NamedTuple):
    """One level that a point could come to, and whether that would be firmer."""

    least: Least
    firmer: bool


def figure(edition: Edition) -> Exhibit:
    """Return how many facts lie between each crucial point and each other level."""
    found, about = crucial_points(edition), known(edition)
    return Exhibit(
        name="settle",
        headline=_headline(found),
        subtitle="Each ring is a fact that would have to be found; beside it stands which would do",
        limits=(
            "It does not show that any of these facts is so, or is likely. Facts for a point "
            "and facts against it are not mixed. What could change is what stands on "
            "record: a voice that nobody has heard of could still speak."
        ),
        source=source_line(edition),
        alt=_alt(found),
        frame=_table(found, about),
        draw=(lambda canvas, y: _draw(canvas, y, found, about)) if found else None,
    )


def marked(edition: Edition) -> frozenset[str]:
    """Return the names of the rows for which a mark stands: the propositions drawn."""
    return frozenset(point.name for point in crucial_points(edition)[:_MOST])


def _headline(found: tuple[Point, ...]) -> str:
    if not found:
        return "Nobody says anything in this edition, so nothing is there to be settled"
    open_still = [point for point in found if point.now.support != "corroborated"]
    one = sum(point.corroborating is not None and point.corroborating.size == 1 for point in found)
    if not open_still:
        return "All that is shown here is corroborated"
    return (
        f"One answer could corroborate {some_of(one, len(open_still), 'point')} that "
        f"{verb(len(open_still), 'is', 'are')} not"
    )


def _steps(point: Point) -> list[_Step]:
    return [
        *(_Step(least, firmer=True) for least in point.firmer),
        *(_Step(least, firmer=False) for least in point.less),
    ]


def _alt(found: tuple[Point, ...]) -> str:
    if not found:
        return "Chart without rows: nothing is there to be settled."
    steps = sum(len(_steps(point)) for point in found)
    return (
        f"{capital(counted(len(found), 'point'))} with {counted(steps, 'level')} that they could "
        "come to, and a ring for each fact that lies between. The table below names the facts."
    )


def _table(found: tuple[Point, ...], about: Known) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "Point": point.label,
                "Is": point.status,
                "Would be": of_level(step.least),
                "Which is": "firmer" if step.firmer else "less firm",
                "Facts needed": step.least.size,
                "For example": _words(step.least, about),
            }
            for point in found
            for step in _steps(point)
        ],
        columns=["Point", "Is", "Would be", "Which is", "Facts needed", "For example"],
    )


def _words(least: Least, about: Known) -> str:
    """Return what would have to be found, or how much where no set is listed."""
    if least.size == 1:
        return f"If {any_of(least.single, about)}"
    if not least.listed:
        return f"If {number(least.size)} of its origins fell away or turned out to be one"
    return f"For example if {example(least.ways, about)}"


def _draw(canvas: Canvas, y: float, found: tuple[Point, ...], about: Known) -> float:
    entries = [
        ("focus", "o", "a fact that would make it firmer", True),
        ("muted", "o", "a fact that would make it less firm", True),
    ]
    y = draw_legend(canvas, y + SMALL, entries) + 4
    for point in found[:_MOST]:
        canvas.rule(y)
        mark = claims_about(point.name, f"{point.label}: {point.status}")
        label = Label(point.label, mark, bold=True)
        y = draw_label(canvas, EDGE, y + TEXT + 4, canvas.width - 2 * EDGE, label)
        status = Label(point.status, size=SMALL, role="muted")
        y = draw_label(canvas, EDGE, y, canvas.width - 2 * EDGE, status) + 5
        for step in _steps(point):
            y = _step(canvas, y, step, about)
        y += 6
    canvas.rule(y)
    if len(found) > _MOST:
        text = capital(f"{number(len(found) - _MOST)} more in the table below")
        y = canvas.lines(EDGE, y + SMALL + 4, [text], "muted", SMALL)
    return y + 4


def _step(canvas: Canvas, y: float, step: _Step, about: Known) -> float:
    """Draw one level from ``y`` down: its words, a ring for each fact, which facts would do."""
    level = Label(of_level(step.least), size=SMALL)
    bottom = draw_label(canvas, EDGE, y, _BESIDE - EDGE - _STEP, level) + 2
    size, role = step.least.size, "focus" if step.firmer else "muted"
    for place in range(size if size <= _MOST_RINGS else 1):
        canvas.dot(_BESIDE + place * _STEP, y - 4, role, "o", 9, hollow=True)
    if size > _MOST_RINGS:
        canvas.text(_BESIDE + _STEP, y, f"× {size}", size=SMALL)
    left, top = (_WORDS, y) if canvas.wide else (EDGE + 12, bottom - 2)
    words = Label(_words(step.least, about), size=SMALL, role="muted")
    return max(bottom, draw_label(canvas, left, top, canvas.width - left - EDGE, words) + 2)
