"""How wide words are in a figure, measured in the files of the faces in which they are set.

A page brings these faces with it. Scripts that they lack are set in what the reader's machine has:
an East Asian letter is as wide as high, and any other is measured in DejaVu Sans, which comes with
matplotlib, has many scripts and is wider than most faces.
"""

import unicodedata
import warnings
from functools import cache
from itertools import groupby

from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import FT2Font, LoadFlags

from onrecord.drawing.face import FACES, held
from onrecord.drawing.theme import TEXT

DPI = 72  # so that a point is a pixel
_BROAD, _HELD, _OTHER = range(3)


@cache
def text_width(text: str, size: float = TEXT, *, bold: bool = False) -> float:
    """Return the width of ``text`` in pixels; a wide East Asian character counts its size."""
    if has_face(text):
        return _run_width(text, size, bold, _HELD)
    width = 0.0
    for kind, letters in groupby(text, key=_kind):
        run = "".join(letters)
        width += len(run) * size if kind == _BROAD else _run_width(run, size, bold, kind)
    return width


def has_face(text: str) -> bool:
    """Return whether the faces of the pages have every letter of ``text``."""
    return held(FACES["sans"]).issuperset(text)


def is_broad(letter: str) -> bool:
    """Return whether ``letter`` is as wide as high, as those of East Asian scripts are."""
    return unicodedata.east_asian_width(letter) in "WF"


def _run_width(run: str, size: float, bold: bool, kind: int) -> float:
    font = _file(bold) if kind == _HELD else _stand_in(bold)
    font.set_size(size, DPI)
    with warnings.catch_warnings():
        # The machine's own faces draw it, so it does not matter what this one lacks.
        warnings.filterwarnings("ignore", "Glyph .* missing from font")
        # Letters fitted to whole pixels would measure up to 4 % narrower than browsers set them.
        font.set_text(run, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0]) / 64


def _kind(letter: str) -> int:
    if letter in held(FACES["sans"]):
        return _HELD
    return _BROAD if is_broad(letter) else _OTHER


def _file(bold: bool) -> FT2Font:
    return get_font(str(FACES["sans-bold" if bold else "sans"].path))


def _stand_in(bold: bool) -> FT2Font:
    weight = "bold" if bold else "normal"
    return get_font(findfont(FontProperties(family="DejaVu Sans", weight=weight)))
