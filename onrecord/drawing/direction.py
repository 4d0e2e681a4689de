"""Which way a text runs, and how a line of it is written so that it is drawn in reading order."""

import re
import unicodedata

from onrecord.prose import THIN_SPACE

#: Marks that are not seen and turn the direction of what follows; in a text they could mislead.
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
_LEFT = "\u0590-\u08ff"  # letters and marks of scripts that run to the left
_LEFTWARD, _END, _RIGHT_MARK = "\u2067", "\u2069", "\u200e"
#: The end of the last word that runs to the left, where a mark parts it from a number after it and
#: both are not in one pair of brackets.
_AFTERWARDS = re.compile(
    f"(?<=[{_LEFT}])(?![^()]*\\))"
    f"(?=[^\\w{_LEFT}()]*[^\\w\\s{_LEFT}()][^\\w{_LEFT}()]*[0-9][^{_LEFT}]*$)"
)
#: Where a number begins that belongs to the word after it, as in "5 Nov".
_DAY = re.compile("(?<!\\w)(?=\\d+ [A-Za-z])")


def runs_left(text: str) -> bool:
    """Return whether ``text`` runs from right to left, as its first letter does."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


def in_reading_order(line: str, *, leftward: bool = False) -> str:
    """Return ``line`` without characters that are not seen, to be drawn in reading order.

    A line of a text that runs ``leftward`` does so with its brackets and numbers. In any other, a
    number that follows a name which runs to the left is kept on the name's right.
    """
    kept = "".join(
        letter
        for letter in line
        if (letter.isprintable() and letter not in _TURNING) or letter == THIN_SPACE
    )
    if leftward:
        return f"{_LEFTWARD}{_DAY.sub(_RIGHT_MARK, kept)}{_END}"
    return _AFTERWARDS.sub(_RIGHT_MARK, kept)
