"""How wide words are in a figure.

The reader's own fonts draw the type. It is measured in DejaVu Sans, which comes with matplotlib
and is wider than the sans-serif faces of phones and desks, so what fits here fits there.
"""

import unicodedata
import warnings
from functools import cache

from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import FT2Font, LoadFlags

from onrecord.drawing.theme import TEXT

DPI = 72  # so that a point is a pixel


@cache
def text_width(text: str, size: float = TEXT, *, bold: bool = False) -> float:
    """Return the width of ``text`` in pixels; a wide East Asian character counts its size."""
    broad = sum(is_broad(letter) for letter in text)
    narrow = "".join(letter for letter in text if not is_broad(letter))
    font = _face(bold)
    font.set_size(size, DPI)
    # Letters fitted to whole pixels would measure up to 4 % narrower than browsers set them.
    with warnings.catch_warnings():
        # The reader's fonts draw the type, so it does not matter what ours lack.
        warnings.filterwarnings("ignore", "Glyph .* missing from font")
        font.set_text(narrow, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0]) / 64 + broad * size


def has_face(text: str) -> bool:
    """Return whether the face that measures can also set ``text``: it has its letters.

    It joins no letters and turns no line, as scripts that run to the left need.
    """
    letters = _face(bold=False).get_charmap()
    return all(
        ord(letter) in letters and unicodedata.bidirectional(letter) not in ("R", "AL")
        for letter in text
    )


def _face(bold: bool) -> FT2Font:
    weight = "bold" if bold else "normal"
    return get_font(findfont(FontProperties(family="DejaVu Sans", weight=weight)))


def is_broad(letter: str) -> bool:
    """Return whether ``letter`` is as wide as high, as those of East Asian scripts are."""
    return unicodedata.east_asian_width(letter) in "WF"
