"""Find where the tables print more running words of a text than the rules allow."""

from collections.abc import Iterator, Sequence

from onrecord.model.anchors import Text, split_words
from onrecord.model.case import Case
from onrecord.model.scripts import WORD, bare, size

#: The most running words of a source that may stand in the tables.
LONGEST = 8
#: Columns that name things rather than say something: titles and credits are given as printed.
_NAMES = ("title", "publisher", "credit", "name", "anchor", "text_sha256", "url", "read_url")


def runs(case: Case, text: Text) -> Iterator[tuple[str, int, str, str]]:
    """Yield table, row, column and the words of every run of nine words that ``text`` has too.

    Marks at the ends of words and capitals do not count, so that a changed comma hides nothing.
    """
    known = set(_grams(text.tokens))
    for name, frame in case.tables.items():
        for column in frame.columns.difference(_NAMES):
            for row, cell in frame[column].items():
                shared = next((gram for gram in _grams(split_words(cell)) if gram in known), None)
                if shared:
                    yield name, int(row), column, " ".join(shared)


def _grams(tokens: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield from each word on the shortest run that is longer than the rules allow."""
    plain = [bare(token).lower() for token in tokens]
    plain = [token for token in plain if any(map(str.isalnum, token))]
    sizes = [size([token]) for token in plain]
    end = total = 0
    for at, first in enumerate(sizes):
        while end < len(plain) and total <= LONGEST * WORD:
            total += sizes[end]
            end += 1
        if total <= LONGEST * WORD:
            return
        yield tuple(plain[at:end])
        total -= first
