"""Where the words of a claim stand in a text that is not in the repository.

After the W3C Web Annotation ``TextPositionSelector``: a start and an end, counted in words of the
normalised text, start included and end not; with it a fingerprint, the first 16 hex digits of
the SHA-256 of those words. Matching is exact: an anchor fits or it does not.
"""

import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‘’‚‛", "'"),
        **dict.fromkeys("‐‑‒–—―", "-"),
    }
)
_DIGITS = 16


def words(text: str) -> list[str]:
    """Return the words of ``text``: NFKC, plain quotes and dashes, split at white space."""
    return unicodedata.normalize("NFKC", text).translate(_PLAIN).split()


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

    def paragraph(self, word: int) -> int:
        """Return the paragraph, from 1, that holds the word at offset ``word``."""
        return sum(start <= word for start in self.starts)

    def find(self, phrase: str) -> list[str]:
        """Return an anchor for every place where exactly these words stand, in order."""
        wanted = tuple(words(phrase))
        last = len(self.tokens) - len(wanted)
        places = [i for i in range(last + 1) if self.tokens[i : i + len(wanted)] == wanted]
        return [anchor(self, place, place + len(wanted)) for place in places if wanted]

    def holds(self, selector: str) -> bool:
        """Return whether the words at the anchor ``selector`` are the ones it was made from."""
        start, end = position(selector)
        return start < end <= len(self.tokens) and anchor(self, start, end) == selector

    def moved(self, selector: str) -> list[str]:
        """Return where the words of ``selector`` stand now, found by exact search alone."""
        start, end = position(selector)
        length = end - start
        fingerprint = selector.partition(":")[2]
        last = len(self.tokens) - length
        places = range(last + 1) if length > 0 else range(0)
        found = (anchor(self, place, place + length) for place in places)
        return [each for each in found if each.endswith(":" + fingerprint)]


def read_text(path: Path) -> Text:
    """Read a text with one paragraph per line; blank lines and a byte order mark do not count."""
    lines = [words(line) for line in path.read_text("utf-8-sig").splitlines()]
    lines = [line for line in lines if line]
    starts: list[int] = []
    tokens: list[str] = []
    for line in lines:
        starts.append(len(tokens))
        tokens.extend(line)
    return Text(tuple(tokens), tuple(starts))


def anchor(text: Text, start: int, end: int) -> str:
    """Return the anchor of the words from ``start`` to ``end`` (not included)."""
    return f"{start}-{end}:{digest(list(text.tokens[start:end]))[:_DIGITS]}"


def position(selector: str) -> tuple[int, int]:
    """Return start and end of an anchor, in words."""
    start, _, end = selector.partition(":")[0].partition("-")
    return int(start), int(end)
