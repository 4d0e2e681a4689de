"""A figure that can be read: picture, headline, what it does not show, its data."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd
from markupsafe import Markup

from onrecord.drawing.canvas import Canvas
from onrecord.drawing.frame_table import html_table
from onrecord.drawing.lines import wrap
from onrecord.drawing.svg import svg
from onrecord.drawing.theme import HEADLINE, LEADING, SMALL, TEXT, WIDTHS

Draw = Callable[[Canvas, float], float]
_MARGIN = 4
#: Lines of a headline and of what stands under it, before they end in an ellipsis.
_MOST = 8


@dataclass(frozen=True)
class Exhibit:
    """One figure of the report.

    ``draw`` sets the picture on a canvas from a given height down and returns where it ended; it
    runs once per width. ``frame`` is the same as a table, its columns headed as readers see them.
    ``headline`` and ``alt`` are computed from the data, so that a rerun cannot make them wrong.
    """

    name: str
    headline: str
    subtitle: str
    limits: str
    source: str
    alt: str
    frame: pd.DataFrame
    draw: Draw | None

    def canvas(self, form: str = "wide") -> Canvas:
        """Return the drawing for a desk (``wide``) or a phone (``narrow``).

        A sheet is drawn once, on paper that is long enough, and cut where the drawing ended.
        """
        canvas = Canvas(WIDTHS[form])
        canvas.crop(self._compose(canvas))
        return canvas

    @cached_property
    def sheets(self) -> dict[str, Canvas]:
        """Return the drawings by form."""
        return {form: self.canvas(form) for form in WIDTHS}

    @cached_property
    def pictures(self) -> dict[str, str]:
        """Return the drawings as SVG, by form."""
        return {
            form: svg(sheet, f"{self.name}-{form}", self.alt) for form, sheet in self.sheets.items()
        }

    def _compose(self, canvas: Canvas) -> float:
        width = canvas.width - 2 * _MARGIN
        y = _MARGIN + HEADLINE
        y = canvas.lines(
            _MARGIN,
            y,
            wrap(self.headline, width, HEADLINE, bold=True, most=_MOST),
            size=HEADLINE,
            bold=True,
        )
        y = canvas.lines(_MARGIN, y, wrap(self.subtitle, width, TEXT, most=_MOST), "muted")
        y = self.draw(canvas, y + 4) if self.draw else y
        y += SMALL * LEADING
        y = canvas.lines(_MARGIN, y, wrap(self.source, width, SMALL, most=_MOST), "muted", SMALL)
        return y + _MARGIN

    def _repr_html_(self) -> str:
        return str(self.html())

    def html(self) -> Markup:
        """Return the figure as HTML: both pictures, notes, and its data as a table."""
        plots = Markup("").join(
            # A notebook shows the wide one; the page's style sheet swaps them on a phone.
            Markup('<div class="plot {}"{}>{}</div>').format(
                form,
                Markup(" hidden") if form == "narrow" else "",
                Markup(picture),  # noqa: S704 - made of escaped text by svg()
            )
            for form, picture in self.pictures.items()
        )
        return Markup(
            '<figure class="exhibit" id="figure-{name}">'
            "{skip}{plots}"
            '<figcaption id="after-{name}" tabindex="-1"><p class="limits">'
            "<strong>What it does not show.</strong> {limits}</p>{data}</figcaption></figure>"
        ).format(
            name=self.name,
            limits=self.limits,
            plots=plots,
            skip=self._skip(),
            data=self._data(),
        )

    def _skip(self) -> Markup:
        links = self.pictures["wide"].count("<a href")
        if links < 2:
            return Markup("")
        text = f"Skip the {links} linked marks of this figure"
        return Markup('<a class="skip" href="#after-{}">{}</a>').format(self.name, text)

    def _data(self) -> Markup:
        if self.frame.empty:
            return Markup("")
        return Markup(
            '<details class="data"><summary>The data of this figure, as a table</summary>{}'
            "</details>"
        ).format(html_table(self.frame, self.headline))
