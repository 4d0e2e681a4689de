"""Read from a canvas what was drawn on it, so that a test can ask what the picture says.

Colours are read as the roles that they stand for, marks as filled or hollow, and everything with
the address and tooltip of its mark. Nothing here knows how a figure came to draw what it drew.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import matplotlib.colors
from matplotlib.artist import Artist
from matplotlib.lines import Line2D

from onrecord.drawing.canvas import SHAPES, Canvas, Mark
from onrecord.drawing.theme import ROLES

_ROLE_OF = {colour: role for role, colour in ROLES.items()}
#: Marks that are not seen and say in which direction a line runs.
_UNSEEN = str.maketrans("", "", "\u2067\u2069\u200e")
#: How far right of and below its mark the words of a legend stand, in pixels.
_BESIDE = (11.0, 4.0)

#: What a mark looks like: colour role, shape, hollow.
Look = tuple[str, str, bool]


@dataclass(frozen=True)
class Dot:
    """One mark: where its middle is, what it looks like, and how thick its line is."""

    x: float
    y: float
    look: Look
    size: float
    pen: float
    mark: Mark | None


@dataclass(frozen=True)
class Bar:
    """One filled box: its left and upper edge, its size and roles of its face and edge."""

    x: float
    y: float
    width: float
    height: float
    role: str
    edge: str
    alpha: float
    mark: Mark | None


@dataclass(frozen=True)
class Stroke:
    """One line through points."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    role: str
    width: float
    mark: Mark | None


@dataclass(frozen=True)
class Words:
    """One line of type: where its baseline begins, and how it is set."""

    x: float
    y: float
    text: str
    role: str
    bold: bool
    mark: Mark | None


@dataclass(frozen=True)
class Drawing:
    """All that stands on a canvas or on a part of it, from the top."""

    width: float
    dots: list[Dot] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """Return every line of type."""
        return [words.text for words in self.words]

    @property
    def looks(self) -> Counter[Look]:
        """Return how many marks there are of each look."""
        return Counter(dot.look for dot in self.dots)

    def find(self, text: str) -> Words:
        """Return the one line of type that is ``text``."""
        (found,) = [words for words in self.words if words.text == text]
        return found

    def between(self, top: float, bottom: float) -> "Drawing":
        """Return what stands from ``top`` down to ``bottom``."""
        return Drawing(
            self.width,
            [dot for dot in self.dots if top <= dot.y < bottom],
            [bar for bar in self.bars if top <= bar.y < bottom],
            [stroke for stroke in self.strokes if top <= min(stroke.ys) < bottom],
            [words for words in self.words if top <= words.y < bottom],
        )

    def rules(self, role: str = "rule") -> list[float]:
        """Return the heights of the rules that run across the whole picture."""
        across = (0.0, float(self.width))
        found = {s.ys[0] for s in self.strokes if s.xs == across and s.role == role}
        return sorted(found)

    def rows(self, role: str = "rule") -> "list[Drawing]":
        """Return what stands between one rule across and the next, from the top."""
        heights = self.rules(role)
        return [self.between(*pair) for pair in pairwise(heights)]

    def row(self, text: str, role: str = "rule") -> "Drawing":
        """Return the one row in which ``text`` is a line of type."""
        (found,) = [row for row in self.rows(role) if text in row.texts]
        return found

    @property
    def legend(self) -> dict[str, Look]:
        """Return what each mark of the legend looks like, by the words beside it."""
        at = {(dot.x + _BESIDE[0], dot.y + _BESIDE[1]): dot.look for dot in self.dots}
        return {w.text: at[w.x, w.y] for w in self.words if (w.x, w.y) in at}

    def below_legend(self) -> "Drawing":
        """Return what stands below the legend."""
        foot = max(words.y for words in self.words if words.text in self.legend)
        return self.between(foot + 1, float("inf"))


def read(canvas: Canvas) -> Drawing:
    """Return what was drawn on ``canvas``."""
    drawing = Drawing(canvas.width)
    for line in canvas.axes.lines:
        if line.get_marker() not in ("None", "", None):
            drawing.dots.append(_dot(line, canvas))
        else:
            drawing.strokes.append(_stroke(line, canvas))
    drawing.bars.extend(_bars(canvas))
    drawing.words.extend(_words(canvas))
    return drawing


def _role(colour: object) -> str:
    return _ROLE_OF[matplotlib.colors.to_hex(colour)]  # type: ignore[arg-type]


def _mark(artist: Artist, canvas: Canvas) -> Mark | None:
    return canvas.marks.get(artist.get_gid() or "")


def _dot(line: Line2D, canvas: Canvas) -> Dot:
    edge, face = _role(line.get_markeredgecolor()), _role(line.get_markerfacecolor())
    assert face in (edge, "paper", "band")
    (x,), (y,) = line.get_xdata(), line.get_ydata()  # type: ignore[misc]
    shape = next((name for name, path in SHAPES.items() if path is line.get_marker()), "")
    look = (edge, shape or str(line.get_marker()), face != edge)
    size, pen = float(line.get_markersize()), float(line.get_markeredgewidth())
    return Dot(float(x), float(y), look, size, pen, _mark(line, canvas))


def _stroke(line: Line2D, canvas: Canvas) -> Stroke:
    xs, ys = (tuple(float(at) for at in data) for data in line.get_data())
    return Stroke(xs, ys, _role(line.get_color()), line.get_linewidth(), _mark(line, canvas))


def _bars(canvas: Canvas) -> Iterator[Bar]:
    for patch in canvas.axes.patches:
        if not hasattr(patch, "get_bbox"):
            continue
        # A box with round corners keeps its own bounds; ``get_bbox`` is that of the corners.
        box = patch.get_bbox()
        edge = patch.get_edgecolor()
        yield Bar(
            box.x0,
            min(box.y0, box.y1),
            box.width,
            abs(box.height),
            _role(patch.get_facecolor()),
            _role(edge) if edge[3] else "",
            float(patch.get_facecolor()[3]),
            _mark(patch, canvas),
        )


def _words(canvas: Canvas) -> Iterator[Words]:
    for text in canvas.axes.texts:
        x, y = text.get_position()
        yield Words(
            float(x),
            float(y),
            text.get_text().translate(_UNSEEN),
            _role(text.get_color()),
            text.get_fontweight() == "bold",
            _mark(text, canvas),
        )
