"""How much of one text stands in another, word for word.

After Broder (1997), *On the resemblance and containment of documents*: a text is taken as its runs
of some words, each overlapping the next, and measured by the share of its words that lie in a run
which the other text has too. A paraphrase leaves no such trace.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.model.anchors import Text
from onrecord.model.scripts import WORD, bare, size, word_count

#: Words in a row that are taken as one run: shorter ones are in any two texts on one matter.
RUN = 6
_MARK = '"'


@dataclass(frozen=True)
class Words:
    """A text made ready to be compared: ``tokens`` without case and marks at their ends.

    ``quoted`` tells of each whether it lies between quotation marks: two outlets may both have
    heard a speaker, and share his words without sharing their own.
    """

    tokens: tuple[str, ...]
    quoted: tuple[bool, ...]

    @cached_property
    def run(self) -> int:
        """Return how many tokens make a run of :data:`RUN` words, in the script of the text."""
        worth = size(self.tokens) / len(self.tokens) if self.tokens else WORD
        return max(RUN, round(RUN * WORD / worth))

    def starts(self, run: int) -> dict[tuple[str, ...], list[int]]:
        """Return every run of ``run`` tokens with the places where it begins."""
        found: dict[tuple[str, ...], list[int]] = {}
        for at in range(len(self.tokens) - run + 1):
            found.setdefault(self.tokens[at : at + run], []).append(at)
        return found


@dataclass(frozen=True)
class Shared:
    """What one text, the later, shares with another.

    ``words`` are the places of its tokens that lie in a shared run, ``containment`` the share of
    its words that these are, and ``outside`` the same without what stands in quotation marks; both
    are from 0 to 1. ``longest`` is the length in words of the longest shared run, which begins at
    the token ``start`` and ends before ``end``.
    """

    words: frozenset[int]
    containment: float
    outside: float
    longest: int
    start: int
    end: int


def ready(text: Text) -> Words:
    """Return ``text`` ready to be compared."""
    return Words(tuple(bare(token).casefold() for token in text.tokens), tuple(_quoted(text)))


def shared(later: Words, earlier: Words) -> Shared:
    """Return what ``later`` shares with ``earlier``."""
    run = max(later.run, earlier.run)
    places, (length, end) = _matches(later, earlier, run)
    free = [at for at, quoted in enumerate(later.quoted) if not quoted]
    longest = later.tokens[end - length : end]
    return Shared(
        frozenset(places),
        _share(later, range(len(later.tokens)), places),
        _share(later, free, places),
        word_count(longest),
        end - length,
        end,
    )


def _quoted(text: Text) -> Iterator[bool]:
    """Yield for each token whether it lies in quotation marks; a paragraph ends what is open."""
    inside, starts = False, set(text.starts)
    for at, token in enumerate(text.tokens):
        inside = inside and at not in starts
        begins = token.lstrip("([").startswith(_MARK)
        yield inside or begins
        if token.count(_MARK) % 2:
            inside = not inside


def _matches(later: Words, earlier: Words, run: int) -> tuple[set[int], tuple[int, int]]:
    """Return the places in shared runs, and the length and end of the longest such run."""
    known = earlier.starts(run)
    places: set[int] = set()
    before: dict[int, int] = {}
    best = (0, 0)
    for at in range(len(later.tokens) - run + 1):
        starts = known.get(later.tokens[at : at + run], [])
        if starts:
            places.update(range(at, at + run))
        # A run that goes on where the one before it went on is one token longer than that.
        before = {start: before.get(start - 1, run - 1) + 1 for start in starts}
        longest = max(before.values(), default=0)
        if longest > best[0]:
            best = (longest, at + run)
    return places, best


def _share(text: Words, of: "range | list[int]", places: set[int]) -> float:
    whole = size(text.tokens[at] for at in of)
    return size(text.tokens[at] for at in of if at in places) / whole if whole else 0.0
