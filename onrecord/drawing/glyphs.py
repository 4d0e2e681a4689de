"""The marks of the figures as small pictures that stand in a line of text, each drawn once here.

What they say stands beside them in words, so that nobody has to see them.
"""

import re
from functools import cache

from markupsafe import Markup
from matplotlib.markers import MarkerStyle

from onrecord.drawing.canvas import SHAPES
from onrecord.drawing.rings import SIZE, STEP, THICK, Rings, ring_look
from onrecord.drawing.theme import ROLES

_BAND, _HIGH, _TOP = 240.0, 18.0, 5.0  # the width of a band, its height, where its bar begins
_LINES = ("_", "|")
_LINE = Markup('<path d="M{:g} {:g}H{:g}" fill="none" stroke="{}" stroke-width="{:g}"/>')
_BOX = Markup('<rect x="{:g}" y="{:g}" width="{:g}" height="{:g}" fill="{}" stroke="{}"/>')
_FULL = 10.4  # the size of a mark with its outline
_EDGE = re.compile(r' stroke="[^"]*" stroke-width="[^"]*"')
_CLOSE = 79  # matplotlib's code for the end of an outline


def stance_glyph(role: str, shape: str, *, hollow: bool) -> Markup:
    """Return the mark of a stance, filled or hollow."""
    return _picture(12, 12, _mark(6, 6, role, shape, 9, hollow, 1.4))


def mask(shape: str, *, hollow: bool) -> str:
    """Return the mark of a stance as what a style sheet cuts out of a coloured ground."""
    filled = not hollow and shape not in _LINES
    body = str(_mark(6, 6, "ink", shape, _FULL if filled else 9, hollow, 1.4))
    if filled:
        body = _EDGE.sub("", body)
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 14 14">{body}</svg>'
    for old, new in ((ROLES["ink"], "red"), ('"', "'"), ("<", "%3C"), (">", "%3E")):
        text = text.replace(old, new)
    return f'url("data:image/svg+xml,{text}")'


def ring_glyphs(rings: Rings) -> Markup:
    """Return ``rings`` in a row: the separate ones filled and joined, thick, thin, broken ones."""
    middles = [STEP / 2 + place * STEP for place in range(rings.shown)]
    looks = [ring_look(place, rings) for place in range(rings.shown)]
    parts = [
        _mark(x, STEP / 2, role, shape, SIZE, hollow, pen)
        for x, (role, shape, hollow, pen) in zip(middles, looks, strict=True)
    ]
    if rings.separate > 1:
        ends = middles[0], STEP / 2, middles[rings.separate - 1]
        parts.insert(0, _LINE.format(*ends, ROLES["ink"], THICK))
    return _picture(STEP * rings.shown, STEP, Markup("").join(parts))


def band_glyph(low: int, high: int, before: tuple[int, int] | None) -> Markup:
    """Return a band from ``low`` to ``high`` of 100, and the one ``before`` as an outline."""
    scale = _BAND / 100

    def bar(start: float, end: float, top: float, fill: str, edge: str) -> Markup:
        sizes = (start * scale, top, (end - start) * scale, _HIGH - 2 * top)
        return _BOX.format(*sizes, fill, edge)

    parts = [
        bar(0, 100, _TOP, ROLES["band"], ROLES["line"]),
        Markup('<path d="M{:g} {:g}v5" fill="none" stroke="{}"/>').format(
            _BAND / 2, _HIGH - _TOP, ROLES["line"]
        ),
        bar(low, high, _TOP, ROLES["ink"], ROLES["ink"]),
    ]
    if before:
        parts.append(bar(*before, _TOP - 3, "none", ROLES["ink"]))
    return _picture(_BAND, _HIGH, Markup("").join(parts), "glyph band")


def _picture(width: float, height: float, body: Markup, name: str = "glyph") -> Markup:
    return Markup(
        '<svg class="{}" viewBox="-1 -1 {:g} {:g}" width="{:g}" height="{:g}" '
        'aria-hidden="true" focusable="false">{}</svg>'
    ).format(name, width + 2, height + 2, width + 2, height + 2, body)


def _mark(
    x: float, y: float, role: str, shape: str, size: float, hollow: bool, pen: float
) -> Markup:
    face = "none" if hollow else ROLES[role]
    edge = Markup('fill="{}" stroke="{}" stroke-width="{:g}"').format(face, ROLES[role], pen)
    if shape == "o":
        circle = Markup('<circle cx="{:g}" cy="{:g}" r="{:g}" {}/>')
        return circle.format(x, y, size / 2, edge)
    if shape in _LINES:
        edge = Markup('fill="none" stroke="{}" stroke-width="2.4"').format(ROLES[role])
    at = Markup('<path transform="translate({:g} {:g})" d="{}" {}/>')
    return at.format(x, y, _outline(shape, size), edge)


@cache
def _outline(shape: str, size: float) -> str:
    """Return the path of a marker of matplotlib, or of the kit's own, about its middle."""
    style = MarkerStyle(SHAPES.get(shape, shape))
    path = style.get_transform().transform_path(style.get_path())
    letters = {1: "M", 2: "L", 4: "C", _CLOSE: "Z"}
    parts = []
    for points, code in path.iter_segments(curves=True):
        numbers = [] if code == _CLOSE else list(points)
        # Down is up here.
        signed = [-at if place % 2 else at for place, at in enumerate(numbers)]
        parts.append(letters[int(code)] + " ".join(f"{at * size:.1f}" for at in signed))
    return "".join(parts)
