"""How wide words are in a figure, and where its lines break.

The reader's own fonts draw the type. It is measured in DejaVu Sans, which comes with matplotlib
and is wider than the sans-serif faces of phones and desks, so what fits here fits there.
"""

import re
import unicodedata
from functools import cache

from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import LoadFlags

from onrecord.drawing.theme import TEXT
from onrecord.prose import THIN_SPACE

DPI = 72  # so that a point is a pixel
#: What a line may be broken between; a number with thin groups stays whole.
_WORDS = re.compile(f"(?:\\S|{THIN_SPACE})+")


@cache
def text_width(text: str, size: float = TEXT, weight: str = "normal") -> float:
    """Return the width of ``text`` in pixels; a wide East Asian character counts its size."""
    broad = sum(unicodedata.east_asian_width(each) in "WF" for each in text)
    narrow = "".join(each for each in text if unicodedata.east_asian_width(each) not in "WF")
    font = get_font(findfont(FontProperties(family="DejaVu Sans", weight=weight)))
    font.set_size(size, DPI)
    # Letters fitted to whole pixels would measure up to 4 % narrower than browsers set them.
    font.set_text(narrow, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0]) / 64 + broad * size


def wrap(text: str, width: float, size: float = TEXT, weight: str = "normal") -> list[str]:
    """Break ``text`` into lines no wider than ``width`` pixels; a longer word is cut."""
    lines, line = [], ""
    for word in _WORDS.findall(text):
        for part in _cut(word, width, size, weight):
            longer = f"{line} {part}".strip()
            if line and text_width(longer, size, weight) > width:
                lines.append(line)
                longer = part
            line = longer
    return [*lines, line] if line else lines


def shorten(text: str, width: float, size: float = TEXT, weight: str = "normal") -> str:
    """Return ``text`` cut to ``width`` pixels, with an ellipsis where it was cut."""
    # No letter is narrower than a tenth of its size, so more of them need not be measured.
    most = max(1, int(10 * width / size))
    if len(text) <= most and text_width(text, size, weight) <= width:
        return text
    text = text[:most]
    while text and text_width(text.rstrip() + "…", size, weight) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def _cut(word: str, width: float, size: float, weight: str) -> list[str]:
    if text_width(word[:400], size, weight) <= width and len(word) <= 400:
        return [word]
    step = max(1, int(width / text_width("m", size, weight)))
    return [word[at : at + step] for at in range(0, min(len(word), 6 * step), step)]
