"""Which documents of a case share words, and where these were first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from onrecord.model.anchors import Text
from onrecord.model.case import Case
from onrecord.tracing.order import Order
from onrecord.tracing.shared_words import Shared, Words, ready, shared

_COLUMNS = ["document_id", "earlier_id", "order", "containment", "outside", "longest", "first_id"]


@dataclass(frozen=True)
class Compared:
    """The texts of a case and what each two of them share.

    ``pairs`` has a row for each two documents that share a run of words: ``document_id`` and
    ``earlier_id``, ``order`` (how it is known which was first: by 'date', because one has the other
    'named', or '' where it is not known), ``containment``, ``outside`` and ``longest`` as in
    :class:`Shared`, and ``first_id``, the document published first of all that have the longest run
    ('' where two of them came out at times that cannot be told apart).
    """

    order: Order
    words: Mapping[str, Words]
    pairs: pd.DataFrame

    def shared(self, later: str, earlier: str) -> Shared | None:
        """Return what two documents share, ``None`` where one of them has no text."""
        both = later in self.words and earlier in self.words
        return shared(self.words[later], self.words[earlier]) if both else None

    def anchored(self, claim: Mapping[str, str]) -> frozenset[int]:
        """Return the places of the words at the anchor of ``claim``, if its text has them there."""
        text = self.order.texts.get(claim["document_id"])
        return frozenset(text.offsets(claim["anchor"])) if text and claim["anchor"] else frozenset()


def compare(case: Case, texts: Mapping[str, Text]) -> Compared:
    """Compare each two of the ``texts``, by the id of their document; versions of one are not."""
    order, words = Order(case, texts), {name: ready(text) for name, text in texts.items()}
    rows = []
    for one, other in combinations(sorted(texts), 2):
        later, earlier = (one, other) if order.how(one, other) else (other, one)
        found = shared(words[later], words[earlier])
        if order.versions(one, other) or not found.longest:
            continue
        run = words[later].tokens[found.start : found.end]
        first = order.first([later, *_holders(words, run, later)])
        how = order.how(later, earlier)
        rows.append([later, earlier, how, found.containment, found.outside, found.longest, first])
    frame = pd.DataFrame(rows, columns=_COLUMNS)
    by = ["outside", "longest", "document_id", "earlier_id"]
    return Compared(
        order, words, frame.sort_values(by, ascending=[False, False, True, True], ignore_index=True)
    )


def _holders(words: Mapping[str, Words], run: tuple[str, ...], but: str) -> Iterator[str]:
    """Yield the documents that have ``run`` in one piece, ``but`` for one."""
    for document, found in words.items():
        if document != but and run in found.starts(len(run)):
            yield document
