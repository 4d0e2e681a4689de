"""Where the lines of a text break, and how one that is too long is cut: never in silence."""

import re
import unicodedata
from collections.abc import Iterable

from onrecord.drawing.measure import is_broad, text_width
from onrecord.drawing.theme import TEXT
from onrecord.prose import THIN_SPACE

#: A line may be broken at white space, but not where a number has thin groups.
_SPACE = re.compile(f"[^\\S\u00a0{THIN_SPACE}]+")
#: No line begins with a mark that closes, or ends with one that opens (Pe, Pf, Po; Ps, Pi).
_CLOSING, _OPENING = {"Pe", "Pf", "Po"}, {"Ps", "Pi"}
_JOINER = "\u200d"
_ELLIPSIS = "…"
#: How wide letters are on average, in parts of their size, and how often to guess by it.
_USUAL, _GUESSES = 0.5, 5


def wrap(
    text: str, width: float, size: float = TEXT, *, bold: bool = False, most: int = 0
) -> list[str]:
    """Break ``text`` into lines no wider than ``width`` pixels, ``most`` of them if that is given.

    No letter is added or lost: a word that is wider than a line goes on in the next one, and where
    ``most`` lines do not hold the text, the last one ends in an ellipsis.
    """
    lines: list[str] = []
    rest = _SPACE.sub(" ", text).strip()
    while rest:
        if len(lines) + 1 == most:
            return [*lines, shorten(rest, width, size, bold=bold)]
        end = _line_end(rest, width, size, bold)
        lines.append(rest[:end].rstrip(" "))
        rest = rest[end:].lstrip(" ")
    return lines


def shorten(text: str, width: float, size: float = TEXT, *, bold: bool = False) -> str:
    """Return ``text`` cut to ``width`` pixels, with an ellipsis where it was cut."""
    if _fits(text, width, size, bold):
        return text
    end = _fitting(text, width - text_width(_ELLIPSIS, size, bold=bold), size, bold)
    return text[:end].rstrip() + _ELLIPSIS


def is_cut(lines: Iterable[str], text: str) -> bool:
    """Return whether ``lines`` do not hold all of ``text``."""
    return "".join("".join(lines).split()) != "".join(text.split())


def _line_end(text: str, width: float, size: float, bold: bool) -> int:
    """Return where the first line of ``text`` ends: after a word, or inside one wider than it."""
    if _fits(text, width, size, bold):
        return len(text)
    end = max(_fitting(text, width, size, bold), _next(text, 0))
    return next((place for place in range(end, 0, -1) if _breaks(text, place)), end)


def _fits(text: str, width: float, size: float, bold: bool) -> bool:
    # No letter is narrower than a tenth of its size, so what has more of them is not measured.
    return len(text) <= 10 * width / size and text_width(text, size, bold=bold) <= width


def _fitting(text: str, width: float, size: float, bold: bool) -> int:
    """Return how many letters of ``text`` fit ``width``, none of them parted from its accents."""
    low, high = 0, min(len(text), max(1, int(10 * width / size)))
    guess, tries = int(width / (_USUAL * size)), 0
    while low < high:
        # Letters are much of a width, so how far the last try went tells where to look; in the end
        # halving finds what a guess does not.
        middle = min(max(guess, low + 1), high) if tries < _GUESSES else (low + high + 1) // 2
        reached = text_width(text[:middle].rstrip(" "), size, bold=bold)
        if reached <= width:
            low = middle
        else:
            high = middle - 1
        guess, tries = int(middle * width / max(reached, 1)), tries + 1
    while 0 < low < len(text) and _joined(text, low):
        low -= 1
    return low


def _next(text: str, place: int) -> int:
    """Return where the letter at ``place`` ends, with its accents."""
    place += 1
    while place < len(text) and _joined(text, place):
        place += 1
    return place


def _joined(text: str, place: int) -> bool:
    """Return whether what stands at ``place`` belongs to the letter before it."""
    here, before = text[place], text[place - 1]
    return unicodedata.category(here)[0] == "M" or _JOINER in (here, before)


def _breaks(text: str, place: int) -> bool:
    """Return whether a line may end before ``place``: at a space, or beside a broad letter."""
    if place == len(text) or text[place] == " ":
        return True
    here, before = text[place], text[place - 1]
    if before == " ":
        return True
    if _joined(text, place) or not (is_broad(here) or is_broad(before)):
        return False
    return not (unicodedata.category(here) in _CLOSING or unicodedata.category(before) in _OPENING)
