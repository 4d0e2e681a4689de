"""The social card: what a link to an edition shows before anybody opens it."""

import io

import matplotlib as mpl
import pandas as pd

from onrecord.drawing.canvas import Canvas
from onrecord.drawing.lines import shorten, wrap
from onrecord.drawing.measure import has_face
from onrecord.drawing.theme import LEADING, SMALL, TEXT
from onrecord.model import dates
from onrecord.model.edition import Edition
from onrecord.questions.points_over_editions.data import over_editions
from onrecord.questions.points_over_editions.figure import draw_points

#: Pixels, the size that social networks ask for; drawn on a sheet that is smaller, as phones show
#: the card small, and the type of the picture must still be read.
WIDTH, HEIGHT = 1200, 630
_SCALE = 1.3
_MARGIN, _TITLE = 28.0, 25.0


def social_card(edition: Edition, case_title: str) -> bytes:
    """Return a PNG of 1200 by 630 pixels: the edition's title and its points over the editions."""
    canvas = _sheet()
    canvas.box(-_MARGIN, 0, WIDTH / _SCALE, canvas.height, "paper")
    canvas.box(-_MARGIN, 0, WIDTH / _SCALE, 7, "focus")
    above = f"On Record · {_settable(case_title, edition.case.name)}"
    canvas.text(4, 38, shorten(above, canvas.width - 8, TEXT), "muted")
    words = _settable(edition.title, edition.case.name)
    title = wrap(words, canvas.width - 8, _TITLE, bold=True, most=2)
    y = canvas.lines(4, 72, title, size=_TITLE, bold=True) - _TITLE * LEADING + 14
    _points(canvas, y, over_editions(edition))
    text = (
        f"As of {dates.in_words(dates.day(edition.as_of))}. A ring is a voice at the root of what "
        "is told, a band our own view. An allegation is not a finding."
    )
    canvas.text(4, canvas.height - 20, shorten(text, canvas.width - 8, SMALL), "muted", SMALL)
    return _png(canvas)


def _sheet() -> Canvas:
    return Canvas(WIDTH / _SCALE - 2 * _MARGIN, HEIGHT / _SCALE, _MARGIN)


def _points(canvas: Canvas, y: float, rows: pd.DataFrame) -> None:
    """Draw the first points over the editions, as many as there is room for."""
    questions = zip(rows["question"], rows["point"], strict=True)
    rows = rows.assign(question=[_settable(text, name) for text, name in questions])
    for many in range(rows["point"].nunique(), 0, -1):
        first = rows[rows["point"].isin(rows["point"].unique()[:many])]
        if draw_points(_sheet(), y, first) <= canvas.height - 38:
            draw_points(canvas, y, first)
            return


def _settable(text: str, name: str) -> str:
    """Return ``text``, or the ``name`` of its row where a picture without a browser cannot set it.

    No face that comes with the package has all scripts, and boxes would say nothing.
    """
    return text if has_face(text) else name


def _png(canvas: Canvas) -> bytes:
    out = io.BytesIO()
    with mpl.rc_context(mpl.rcParamsDefault):
        canvas.figure.savefig(out, format="png", dpi=72 * _SCALE, metadata={"Software": None})
    return out.getvalue()
