"""The rows of the status board: a proposition, its origins as rings, and who does not go along."""

from itertools import groupby
from typing import NamedTuple

import pandas as pd

from onrecord.addresses import address
from onrecord.drawing import theme
from onrecord.drawing.canvas import Canvas, Mark
from onrecord.drawing.label import Label, draw_row
from onrecord.drawing.lines import is_cut, shorten, wrap
from onrecord.drawing.measure import text_width
from onrecord.drawing.rings import Rings, draw_rings
from onrecord.drawing.theme import LEADING, SMALL, TEXT
from onrecord.model.edition import Edition
from onrecord.model.stances import STANCES
from onrecord.prose import capital, number, verb
from onrecord.questions import origins_in_words
from onrecord.questions.marks import RINGED, claims_about, counted_mark, rings_of, standing_for
from onrecord.questions.voices_on_points import Voice

#: Lines for those who take one stance.
LINES = 3
#: Crucial rows that are large; where there are more, none is.
LARGE = 6
#: Voices of a large row that stand with their words; the others are counted.
QUOTED = 6
#: Letters of an address in a row that is not large.
_LONGEST = 90
_QUESTION = 16.0  # the type of a large row
#: Where, on a wide sheet, the rings begin, and who does not go along.
_ORIGINS_AT, AGAINST_AT = 300.0, 484.0


def quoted(voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """Return the voices of a large row that stand in lines of their own."""
    # A single one that is left over is printed, and never counted.
    return voices if len(voices) <= QUOTED + 1 else voices[:QUOTED]


class Counted(NamedTuple):
    """Where the rings of a point and the number of its mentions lead: to the rows they count."""

    rings: Mark | None
    mentions: Mark | None


def counted_marks(edition: Edition, row: pd.Series) -> Counted:
    """Return where the numbers of the point ``row`` lead.

    A small row has no room for the names of many: it leads to the point on the reference page, on
    which each number can be opened.
    """
    point, there = str(row.name), address("propositions", str(row.name))
    found = (
        counted_mark(edition, point, RINGED, origins_in_words.behind(row)),
        counted_mark(edition, point, ("mentions",), origins_in_words.mentions(row)),
    )
    few = [
        way and (way if row["large"] or len(way[0]) < _LONGEST else (there, way[1]))
        for way in found
    ]
    return Counted(*few)


def draw_proposition(
    canvas: Canvas,
    y: float,
    row: pd.Series,
    voices: tuple[Voice, ...],
    ways: Counted,
    most: int = LINES,
) -> float:
    """Draw one proposition from ``y`` down: label, rings, who does not go along; return its end.

    A ``large`` one has its question, and its voices stand with their words. Elsewhere those who
    take one stance are named in ``most`` lines. Its numbers lead where ``ways`` says.
    """
    mark = claims_about(str(row.name), f"{row['label']}: {origins_in_words.sums(row)}")
    asks = bool(row["large"] and row["question"])
    text = row["question"] if asks else f"“{row['label']}”"
    words = Label(text, mark, bool(row["crucial"]), _QUESTION if asks else TEXT)

    def body(x: float, top: float) -> float:
        rings = _origins(canvas, x, top + TEXT - 4, row, ways)
        at = (AGAINST_AT, top) if canvas.wide else (x, rings)
        draw = _quoting if row["large"] else _named
        return max(rings, draw(canvas, *at, voices, most))

    return draw_row(canvas, y, words, _ORIGINS_AT, body)


def _origins(canvas: Canvas, x: float, y: float, row: pd.Series, ways: Counted) -> float:
    """Draw the rings of a point with their number beside them, and how often it is said below."""
    rings = rings_of(row)
    after = draw_rings(canvas, x, y, rings, mark=ways.rings) + (6 if rings.shown else 0)
    right = (AGAINST_AT if canvas.wide else canvas.width) - 10
    number_of = _number(row, rings)
    if rings.shown and after + text_width(number_of, SMALL) > right:
        after, y = x, y + SMALL * LEADING
    lines = wrap(number_of, right - after, SMALL)
    below = canvas.lines(after, y + 4, lines, size=SMALL, mark=ways.rings)
    if row["mentions"]:
        said = origins_in_words.mentions(row, ", ")
        lines = wrap(said, right - x, SMALL)
        below = canvas.lines(x, below, lines, "muted", SMALL, mark=ways.mentions)
    return below - 6


def _number(row: pd.Series, rings: Rings) -> str:
    """Return how many say so in words; rings that find no room are counted."""
    more = rings.most + rings.broken - rings.shown
    inferring = f"{number(rings.broken)} only {verb(rings.broken, 'infers', 'infer')} it"
    return "; ".join(
        [
            *([f"+{more}"] if more else []),
            origins_in_words.interval(row) if row["mentions"] else "nobody asserts it here",
            *([inferring] if rings.broken else []),
        ]
    )


def _quoting(canvas: Canvas, x: float, y: float, voices: tuple[Voice, ...], most: int) -> float:
    """Draw each voice in a line of its own, with its words as far as they fit.

    ``most`` counts for names alone.
    """
    line = SMALL * LEADING + (0 if canvas.wide else 10)
    shown = quoted(voices)
    for voice in shown:
        y = _quote(canvas, x, y + line, voice)
    if len(shown) < len(voices):
        rest = voices[len(shown) :]
        y += line
        claims = [claim for voice in rest for claim in voice.claims]
        names = "; ".join(f"{voice.name}: {STANCES[voice.stance].participle}" for voice in rest)
        mark = standing_for("claims", claims, names)
        canvas.text(x + 16, y, f"and {number(len(rest))} more", size=SMALL, mark=mark)
    return y + 4


def _quote(canvas: Canvas, x: float, y: float, voice: Voice) -> float:
    """Draw a voice at baseline ``y`` with its words beside it or, where it is long, below."""
    what = f"{voice.name}: {STANCES[voice.stance].participle}"
    words = f"“{voice.quote}”" if voice.quote else ""
    mark = standing_for("claims", voice.claims, f"{what}. {words}" if words else what)
    _stance_mark(canvas, x, y, voice, mark)
    x, right = x + 16, canvas.width - 2
    name = shorten(voice.name, right - x, SMALL, bold=True)
    canvas.text(x, y, name, size=SMALL, bold=True, mark=mark)
    if not words:
        return y
    beside = x + text_width(name, SMALL, bold=True) + 6
    if beside + text_width(words, SMALL) > right:
        beside, y = x, y + SMALL * LEADING
    words = shorten(words, right - beside, SMALL)
    canvas.text(beside, y, words, "muted", SMALL, mark=mark, part_of=voice.quote)
    return y


def _named(canvas: Canvas, x: float, y: float, voices: tuple[Voice, ...], most: int) -> float:
    """Draw those who take one stance after one mark, own words apart from all others."""
    for (stance, _), group in groupby(voices, key=lambda voice: (voice.stance, voice.own)):
        these = list(group)
        head = capital(STANCES[stance].participle)
        names = [voice.name for voice in these]
        lines = _fitted(head, names, canvas.width - x - 20, most)
        everybody = f"{head}: {'; '.join(names)}"
        mark = ("", everybody) if is_cut(lines, everybody) else None
        line = SMALL * LEADING
        _stance_mark(canvas, x, y + line, these[0], mark)
        y = canvas.lines(x + 16, y + line, lines, size=SMALL, mark=mark) - line
    return y + 4


def _stance_mark(
    canvas: Canvas, x: float, y: float, voice: Voice, mark: tuple[str, str] | None
) -> None:
    role, shape = theme.STANCES[voice.stance]
    canvas.dot(x + 6, y - 4, role, shape, 7, mark=mark, hollow=not voice.own)


def _fitted(head: str, names: list[str], width: float, most: int) -> list[str]:
    """Return who did it in at most ``most`` lines; names that do not fit are counted."""
    for kept in range(len(names), 0, -1):
        rest = len(names) - kept
        more = [f"and {number(rest)} more"] if rest else []
        lines = wrap(f"{head}: {'; '.join([*names[:kept], *more])}", width, SMALL, most=most + 1)
        if len(lines) <= most:
            return lines
    others = f"; and {number(len(names) - 1)} more" if len(names) > 1 else ""
    room = width - text_width(others, SMALL)
    *lines, last = wrap(f"{head}: {names[0]}", room, SMALL, most=most)
    return [*lines, last + others]
