"""Units of a text: words, and in scripts that put no spaces between words, letters.

A unit of Chinese, Japanese, Thai, Lao, Khmer or Burmese is one letter with the marks on it. How
much of a word it is worth is a convention, so that eight words are about as much of any text: two
letters of Chinese or Japanese make a word, four of the others.
"""

import re
import unicodedata
from collections.abc import Iterable

_HAN = (
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_THAI = "\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u109f\u1780-\u17dd"
_UNIT = re.compile(rf"[{_HAN}{_THAI}]")
# A letter, the marks that sit on it, and the punctuation that follows it; or what stands between.
_PIECE = re.compile(
    rf"[{_HAN}{_THAI}][\u0300-\u036f\u3099\u309a\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc"
    rf"\u0ec8-\u0ece\u102b-\u103e\u17b6-\u17d3]*[^\w\s{_HAN}{_THAI}]*|[^{_HAN}{_THAI}]+"
)
#: A quarter of a word is what all units are measured in.
WORD = 4


def units(word: str) -> list[str]:
    """Return ``word``, which has no white space in it, as its units."""
    return _PIECE.findall(word) if _UNIT.search(word) else [word]


def size(tokens: Iterable[str]) -> int:
    """Return the length of ``tokens`` in quarters of a word."""
    return sum(_size(token) for token in tokens)


def word_count(tokens: Iterable[str]) -> int:
    """Return the length of ``tokens`` in words, a part of one counted as one."""
    return -(-size(tokens) // WORD)


def _size(token: str) -> int:
    if re.match(rf"[{_HAN}]", token):
        return WORD // 2
    return WORD // 4 if re.match(rf"[{_THAI}]", token) else WORD


def bare(token: str) -> str:
    """Return ``token`` without the marks at its ends; one of marks alone stays as it is."""
    start, end = 0, len(token)
    while start < end and _is_mark(token[start]):
        start += 1
    while end > start and _is_mark(token[end - 1]):
        end -= 1
    return token[start:end] or token


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter).startswith("P")


def stands_for(printed: str, wanted: str) -> bool:
    """Return whether ``wanted`` is the unit ``printed``, marks at its ends left out or kept."""
    return printed == wanted or (
        wanted in printed and bare(printed) == bare(wanted) and bare(printed) != printed
    )
