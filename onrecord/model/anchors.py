"""Where the words of a claim stand in a text that is not in the repository.

After the W3C Web Annotation ``TextPositionSelector``: a start and an end, counted in words of the
normalised text, start included and end not; with it a fingerprint, the first 16 hex digits of
the SHA-256 of those words. In scripts without spaces a letter is counted as a word. Matching is
exact: an anchor fits or it does not. Only whoever looks for words may leave out the marks at their
ends.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.model.plain import plain
from onrecord.model.scripts import stands_for, units, word_count

_DIGITS = 16


def split_words(text: str) -> list[str]:
    """Return the words of ``text``: NFKC, plain quotes and dashes, split at white space.

    Where a script has no spaces, its letters are split too.
    """
    return [unit for word in plain(text).split() for unit in units(word)]


def starts_of(tokens: Sequence[str], wanted: Sequence[str]) -> list[int]:
    """Return where ``wanted`` stands in ``tokens``, with or without the marks at ends of words."""
    last = len(tokens) - len(wanted) if wanted else -1
    return [
        at
        for at in range(last + 1)
        if all(
            stands_for(*pair) for pair in zip(tokens[at : at + len(wanted)], wanted, strict=True)
        )
    ]


def digest(tokens: list[str]) -> str:
    """Return the SHA-256 of ``tokens`` joined by one space, as 64 hex digits."""
    return hashlib.sha256(" ".join(tokens).encode()).hexdigest()


@dataclass(frozen=True)
class Text:
    """A text as it was read: its words, and the word at which each paragraph begins."""

    tokens: tuple[str, ...]
    starts: tuple[int, ...]

    @property
    def sha256(self) -> str:
        """Return the fingerprint of the whole text."""
        return digest(list(self.tokens))

    @property
    def word_count(self) -> int:
        """Return how many words the text has, as every script counts them."""
        return word_count(self.tokens)

    def paragraph(self, word: int) -> int:
        """Return the paragraph, from 1, that holds the word at offset ``word``."""
        return sum(start <= word for start in self.starts)

    def find(self, phrase: str) -> list[str]:
        """Return an anchor for every place where these words stand, in order."""
        wanted = split_words(phrase)
        return [anchor_of(self, at, at + len(wanted)) for at in starts_of(self.tokens, wanted)]

    def holds(self, selector: str) -> bool:
        """Return whether the words at the anchor ``selector`` are the ones it was made from."""
        start, end = position(selector)
        return start < end <= len(self.tokens) and anchor_of(self, start, end) == selector

    def offsets(self, selector: str) -> range:
        """Return the offsets of the words at an anchor; none where it does not fit."""
        return range(*position(selector)) if self.holds(selector) else range(0)

    def moved(self, selector: str) -> list[str]:
        """Return where the words of ``selector`` stand now, found by exact search alone."""
        start, end = position(selector)
        length = end - start
        fingerprint = selector.partition(":")[2]
        last = len(self.tokens) - length
        starts = range(last + 1) if length > 0 else range(0)
        found = (anchor_of(self, start, start + length) for start in starts)
        return [selector for selector in found if selector.endswith(":" + fingerprint)]


def read_text(path: Path) -> Text:
    """Read a text with one paragraph per line; blank lines and a byte order mark do not count."""
    lines = [split_words(line) for line in path.read_text("utf-8-sig").splitlines()]
    lines = [line for line in lines if line]
    starts: list[int] = []
    tokens: list[str] = []
    for line in lines:
        starts.append(len(tokens))
        tokens.extend(line)
    return Text(tuple(tokens), tuple(starts))


def anchor_of(text: Text, start: int, end: int) -> str:
    """Return the anchor of the words from ``start`` to ``end`` (not included)."""
    return f"{start}-{end}:{digest(list(text.tokens[start:end]))[:_DIGITS]}"


def position(selector: str) -> tuple[int, int]:
    """Return start and end of an anchor, in words."""
    start, _, end = selector.partition(":")[0].partition("-")
    return int(start), int(end)
