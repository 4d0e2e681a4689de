"""The social card: what a link to an edition shows before anybody opens it."""

import io
from dataclasses import replace

import matplotlib as mpl
import pandas as pd

from onrecord.counting.origins import count
from onrecord.drawing.canvas import Canvas
from onrecord.drawing.lines import shorten, wrap
from onrecord.drawing.measure import has_face
from onrecord.drawing.theme import LEADING, SMALL, TEXT
from onrecord.model import dates
from onrecord.model.edition import Edition
from onrecord.questions.status_board.rows import draw_proposition
from onrecord.questions.voices_on_points import Voice, not_going_along

#: Pixels, the size that social networks ask for; drawn on a sheet that is smaller, as phones show
#: the card small, and the type of the board must still be read.
WIDTH, HEIGHT = 1200, 630
_SCALE = 1.5
_MARGIN, _TITLE = 28.0, 25.0
_LINES = 2  # for those who take one stance, so that more than one row finds room


def social_card(edition: Edition, case_title: str) -> bytes:
    """Return a PNG of 1200 by 630 pixels: the edition's title and its crucial rows of the board."""
    canvas = _sheet()
    canvas.box(-_MARGIN, 0, WIDTH / _SCALE, canvas.height, "paper")
    canvas.box(-_MARGIN, 0, WIDTH / _SCALE, 7, "focus")
    above = f"On Record · {_settable(case_title, edition.case.name)}"
    canvas.text(4, 38, shorten(above, canvas.width - 8, TEXT), "muted")
    words = _settable(edition.title, edition.case.name)
    title = wrap(words, canvas.width - 8, _TITLE, bold=True, most=2)
    y = canvas.lines(4, 72, title, size=_TITLE, bold=True) - _TITLE * LEADING + 18
    _board(canvas, y, edition)
    text = (
        f"As of {dates.in_words(dates.day(edition.as_of))}. A ring is an origin, a filled one "
        "shown to be separate. An allegation is not a finding."
    )
    canvas.text(4, canvas.height - 20, shorten(text, canvas.width - 8, SMALL), "muted", SMALL)
    return _png(canvas)


def _sheet() -> Canvas:
    return Canvas(WIDTH / _SCALE - 2 * _MARGIN, HEIGHT / _SCALE, _MARGIN)


def _board(canvas: Canvas, y: float, edition: Edition) -> None:
    """Draw the first rows of the status board, as many as there is room for."""
    foot = canvas.height - 38
    for proposition, row in _crucial(edition).iterrows():
        words = row.copy()
        words["label"] = _settable(row["label"], str(proposition))
        words["question"], words["large"] = "", False
        voices = tuple(map(_spoken, not_going_along(edition, str(proposition))))
        if draw_proposition(_sheet(), y + 4, words, voices, _LINES) > foot:
            return
        canvas.rule(y)
        y = draw_proposition(canvas, y + 4, words, voices, _LINES) + 8


def _spoken(voice: Voice) -> Voice:
    """Return ``voice`` with a name and words that the picture can set."""
    quote = voice.quote if has_face(voice.quote) else ""
    return replace(voice, name=_settable(voice.name, voice.source), quote=quote)


def _settable(text: str, name: str) -> str:
    """Return ``text``, or the ``name`` of its row where a picture without a browser cannot set it.

    No face that comes with the package has all scripts, and boxes would say nothing.
    """
    return text if has_face(text) else name


def _crucial(edition: Edition) -> pd.DataFrame:
    counts = count(edition)
    return counts[counts["crucial"]] if counts["crucial"].any() else counts


def _png(canvas: Canvas) -> bytes:
    out = io.BytesIO()
    with mpl.rc_context(mpl.rcParamsDefault):
        canvas.figure.savefig(out, format="png", dpi=72 * _SCALE, metadata={"Software": None})
    return out.getvalue()
