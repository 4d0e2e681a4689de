"""Six rows of an invented edition: whose word each is, and the rings that they come to."""

import pandas as pd

from onrecord.drawing import theme
from onrecord.drawing.canvas import Canvas
from onrecord.drawing.exhibit import Exhibit
from onrecord.drawing.label import EDGE, Label, draw_label, draw_row
from onrecord.drawing.legend import draw_legend
from onrecord.drawing.rings import draw_rings, ring_entries
from onrecord.drawing.theme import LEADING, SMALL, TEXT
from onrecord.model.edition import Edition
from onrecord.prose import capital, sentence
from onrecord.questions import origins_in_words
from onrecord.questions.how_we_count.data import example, point, related, rows
from onrecord.questions.marks import rings_of

_BESIDE = 110.0  # where a row begins beside the name of its outlet
_AGAIN = "the same voice again"
#: What a link between two voices says of them.
_RELATIONS = {"possibly_same": "may be one", "independent": "are shown to be separate"}
#: How the rings look on which such a link bears.
_RINGS = dict(zip(("possibly_same", "independent"), ring_entries("")[1::2], strict=True))


def figure(edition: Edition) -> Exhibit:
    """Return how rows are counted, drawn on an invented edition and not on ``edition``."""
    made = example()
    counted, shown, known = point(made), rows(made), related(made)
    return Exhibit(
        name="how-we-count",
        headline=capital(origins_in_words.mentions(counted)),
        subtitle=f"An invented example: {counted['label']}",
        limits="That any of them is right.",
        source="",
        alt=_alt(shown, known, counted),
        frame=_table(shown),
        draw=lambda canvas, y: _draw(canvas, y, shown, known, counted),
    )


def _words(row: pd.Series) -> str:
    return f"{capital(row['voice'])}: “{row['cue']}”"


def _related(one: str, relation: str, other: str) -> str:
    return capital(f"{one} and {other} {_RELATIONS[relation]}")


def _alt(shown: pd.DataFrame, known: list[tuple[str, str, str]], counted: pd.Series) -> str:
    told = [f"{row['publisher']}, {_words(row)}" for _, row in shown.iterrows()]
    return " ".join(
        [
            f"{len(told)} rows: {'; '.join(told)}.",
            *(sentence(_related(*pair)) for pair in known),
            sentence(origins_in_words.sums(counted)),
        ]
    )


def _table(shown: pd.DataFrame) -> pd.DataFrame:
    again = shown["again"].map({True: _AGAIN, False: ""})
    return pd.DataFrame(
        {
            "Outlet": shown["publisher"],
            "Voice": shown["voice"].map(capital),
            "Words": shown["cue"],
            "Whose word": shown["hold"],
            "Said before": again,
        }
    ).reset_index(drop=True)


def _draw(
    canvas: Canvas,
    y: float,
    shown: pd.DataFrame,
    known: list[tuple[str, str, str]],
    counted: pd.Series,
) -> float:
    for _, row in shown.iterrows():
        canvas.rule(y)
        y = _row(canvas, y, row)
    canvas.rule(y)
    y += TEXT * LEADING + 2
    end = draw_rings(canvas, EDGE, y - 5, rings_of(counted))
    canvas.text(end + 8, y, origins_in_words.behind(counted), bold=True)
    entries = [
        _RINGS[relation]._replace(word=_related(one, relation, other))
        for one, relation, other in known
    ]
    for entry in entries:
        y = draw_legend(canvas, y + SMALL * LEADING, [entry]) - SMALL * LEADING + 2
    return y + SMALL


def _row(canvas: Canvas, y: float, row: pd.Series) -> float:
    """Draw one row from ``y`` down: its outlet, a mark as its hold asks for, and its words."""

    def body(left: float, top: float) -> float:
        base = top + TEXT * LEADING - 3
        role, shape = theme.STANCES[row["stance"]]
        canvas.dot(left + 6, base - 5, role, shape, TEXT - 3, hollow=row["hold"] != "own")
        words = f"{_words(row)}, {_AGAIN}" if row["again"] else _words(row)
        room = canvas.width - left - 24
        return draw_label(canvas, left + 20, base, room, Label(words)) - TEXT + 2

    return draw_row(canvas, y + 2, Label(row["publisher"], bold=True), _BESIDE, body) + 4
