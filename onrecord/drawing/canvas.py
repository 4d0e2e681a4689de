"""A sheet of paper measured in pixels: matplotlib axes on which figures set type and marks."""

from collections.abc import Sequence
from functools import cache
from typing import Literal

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, Patch, Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform, TransformedPath

from onrecord.drawing.direction import in_reading_order, runs_left
from onrecord.drawing.face import FACES
from onrecord.drawing.measure import DPI
from onrecord.drawing.theme import LEADING, LEAST_WIDE, ROLES, TEXT

#: The address that a mark leads to, which may be empty, and its tooltip.
Mark = tuple[str, str]
Align = Literal["left", "center", "right"]
_TALLEST = 20000.0
_UNCUT = TransformedPath(Path.unit_rectangle(), IdentityTransform())
_PARTS = 6  # of a broken ring, each with a gap after it that is half as long
#: Shapes of marks that matplotlib lacks.
SHAPES = {
    "broken": Path.make_compound_path(
        *(Path.arc(at * 360 / _PARTS, (at + 2 / 3) * 360 / _PARTS) for at in range(_PARTS))
    )
}


class Canvas:
    """One drawing: axes whose units are pixels, from the top left, and the links on its marks."""

    def __init__(self, width: float, height: float = _TALLEST, margin: float = 0) -> None:
        """Make a sheet; ``margin`` is left free to the left and right of ``width``."""
        self.width, self.margin = width, margin
        with mpl.rc_context(mpl.rcParamsDefault):
            self.figure = Figure(dpi=DPI)
            self.axes: Axes = self.figure.add_axes((0, 0, 1, 1))
        self.crop(height)
        self.axes.axis("off")
        self.figure.patch.set_visible(False)
        self.marks: dict[str, Mark] = {}

    @property
    def wide(self) -> bool:
        """Return whether the sheet has room for a label beside what it names."""
        return self.width >= LEAST_WIDE

    def crop(self, height: float) -> None:
        """Make the sheet end at ``height``."""
        self.height = height
        self.figure.set_size_inches((self.width + 2 * self.margin) / DPI, height / DPI)
        self.axes.set(xlim=(-self.margin, self.width + self.margin), ylim=(height, 0))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        role: str = "ink",
        size: float = TEXT,
        *,
        bold: bool = False,
        align: Align = "left",
        upright: bool = False,
        mark: Mark | None = None,
        part_of: str = "",
        zorder: float = 3,
    ) -> None:
        """Set one line of type with its baseline at ``y``, or ``upright`` with it at ``x``.

        ``part_of`` is the text that the line is a part of; all of it runs in one direction.
        """
        artist = Text(
            x,
            y,
            in_reading_order(text, leftward=runs_left(part_of or text)),
            color=ROLES[role],
            fontproperties=_properties(bold),
            fontsize=size,
            va="baseline",
            ha=align,
            rotation=90 if upright else 0,
            rotation_mode="anchor",
            zorder=zorder,
        )
        artist.set_parse_math(False)
        self._draw(artist, mark)

    def lines(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        role: str = "ink",
        size: float = TEXT,
        *,
        bold: bool = False,
        align: Align = "left",
        mark: Mark | None = None,
    ) -> float:
        """Set lines of type from baseline ``y`` down; return the baseline after the last."""
        whole = " ".join(lines)
        for line in lines:
            self.text(x, y, line, role, size, bold=bold, align=align, mark=mark, part_of=whole)
            y += size * LEADING
        return y

    def rule(
        self, y: float, x0: float = 0, x1: float | None = None, role: str = "rule", width: float = 1
    ) -> None:
        """Draw a horizontal rule."""
        self.stroke([x0, self.width if x1 is None else x1], [y, y], role, width)

    def stroke(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        role: str = "rule",
        width: float = 1,
        *,
        mark: Mark | None = None,
        cap: Literal["butt", "round"] = "butt",
        alpha: float = 1,
        zorder: float = 2,
    ) -> None:
        """Draw a line through points."""
        line = Line2D(
            xs,
            ys,
            color=ROLES[role],
            linewidth=width,
            solid_capstyle=cap,
            alpha=None if alpha == 1 else alpha,
            zorder=zorder,
        )
        self._draw(line, mark)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        role: str,
        *,
        mark: Mark | None = None,
        edge: str = "",
        alpha: float = 1,
        rounding: float = 0,
        zorder: float = 1,
    ) -> None:
        """Draw a filled rectangle from its top left corner; its face fades with ``alpha``."""
        face, outline = to_rgba(ROLES[role], alpha), ROLES[edge] if edge else "none"
        patch: Rectangle | FancyBboxPatch = Rectangle((x, y), width, height)
        if rounding:
            shape = f"round,pad=0,rounding_size={min(rounding, width / 2, height / 2)}"
            patch = FancyBboxPatch((x, y), width, height, boxstyle=shape)
        patch.set(facecolor=face, edgecolor=outline, linewidth=1, zorder=zorder)
        self._draw(patch, mark)

    def dot(
        self,
        x: float,
        y: float,
        role: str,
        shape: str = "o",
        size: float = 9,
        *,
        mark: Mark | None = None,
        hollow: bool = False,
        pen: float = 1.4,
        ground: str = "",
    ) -> None:
        """Draw one mark, filled or as an outline as thick as ``pen`` on the role ``ground``."""
        line = Line2D(
            [x],
            [y],
            marker=SHAPES.get(shape, shape),
            markersize=size,
            linestyle="none",
            markerfacecolor=ROLES[(ground or "paper") if hollow else role],
            markeredgecolor=ROLES[role],
            markeredgewidth=2.4 if shape == "_" else pen,
        )
        self._draw(line, mark)

    def _draw(self, artist: Line2D | Patch | Text, mark: Mark | None) -> None:
        # A sheet has its size and its limits, and cuts nothing off: matplotlib need not work out
        # how far each mark reaches, nor where it would be cut.
        artist.set_clip_path(_UNCUT)
        artist.set_clip_on(False)
        self.axes.add_artist(artist)
        self._link(artist, mark)

    def _link(self, artist: Artist, mark: Mark | None) -> None:
        """Give ``artist`` to ``mark``; what is drawn for one mark in a row is one link."""
        if mark is None:
            return
        name = f"mark{len(self.marks)}"
        if self.marks.get(name) != mark:
            name = f"mark{len(self.marks) + 1}"
            self.marks[name] = mark
        artist.set_gid(name)


@cache
def _properties(bold: bool) -> FontProperties:
    """Return what sets type in the file in which it is measured."""
    face = FACES["sans-bold" if bold else "sans"]
    return FontProperties(fname=face.path, weight="bold" if bold else "normal")
