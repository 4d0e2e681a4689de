"""Which of two documents was first, and whether one names who published the other."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from onrecord.model.anchors import Text, split_words
from onrecord.model.case import Case
from onrecord.model.dates import spans_of
from onrecord.model.scripts import bare

#: How it is known which of two documents was first.
DATE, NAMED, NOT_KNOWN = "date", "named", ""


@dataclass(frozen=True)
class Order:
    """The documents of a case by their days and by the publishers that they name.

    ``texts`` are those that are there, by the id of their document.
    """

    case: Case
    texts: Mapping[str, Text]
    _documents: dict[str, dict[str, str]] = field(init=False, repr=False)
    _days: pd.DataFrame = field(init=False, repr=False)
    _named: dict[tuple[str, str], bool] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Look up once what every comparison asks for."""
        documents = self.case.documents.set_index("document_id")
        names = dict(zip(self.case.sources["source_id"], self.case.sources["name"], strict=True))
        named = documents["publisher"].map(lambda key: names.get(key, key))
        object.__setattr__(self, "_documents", documents.assign(publisher=named).to_dict("index"))
        object.__setattr__(self, "_days", spans_of(documents["published"]))

    def publisher(self, document: str) -> str:
        """Return the name of who published ``document``."""
        return self._documents[document]["publisher"]

    def day(self, document: str) -> pd.Timestamp:
        """Return the last day on which ``document`` can have come out; ``NaT`` if none is told."""
        return self._days.loc[document, "latest"]

    def how(self, later: str, earlier: str) -> str:
        """Return how it is known that ``earlier`` was first: 'date', 'named', or '' if it is not.

        Of two that may have come out on one day, the one that names the other's publisher and is
        not named by it is the later.
        """
        if self.is_before(earlier, later):
            return DATE
        if self.is_before(later, earlier):
            return NOT_KNOWN
        forward, back = self.names(later, earlier), self.names(earlier, later)
        return NAMED if forward and not back else NOT_KNOWN

    def is_before(self, one: str, other: str) -> bool:
        """Return whether ``one`` surely came out on a day before ``other``."""
        return bool(self._days.loc[one, "latest"] < self._days.loc[other, "earliest"])

    def names(self, later: str, earlier: str) -> bool:
        """Return whether ``later`` names who published ``earlier``, in its credit or its text."""
        if (later, earlier) not in self._named:
            self._named[later, earlier] = self._names(later, earlier)
        return self._named[later, earlier]

    def versions(self, one: str, other: str) -> bool:
        """Return whether two documents are versions of one."""
        first, second = (self._documents[name]["version_of"] for name in (one, other))
        return other == first or one == second or first == second != ""

    def first(self, documents: list[str]) -> str:
        """Return the one that came out before all others, '' if none surely did."""
        for one in documents:
            if all(self.is_before(one, other) for other in documents if other != one):
                return one
        return ""

    def paragraphs(self, later: str, earlier: str) -> list[int]:
        """Return the paragraphs of ``later``, from 1, that name the publisher of ``earlier``."""
        text, name = self.texts.get(later), _name(self.publisher(earlier))
        if text is None or not name:
            return []
        tokens = [bare(token).removesuffix("'s") for token in text.tokens]
        starts = range(len(tokens) - len(name) + 1)
        found = [at for at in starts if tuple(tokens[at : at + len(name)]) == name]
        return sorted({text.paragraph(at) for at in found})

    def _names(self, later: str, earlier: str) -> bool:
        publisher = self.publisher(earlier)
        if not publisher or publisher == self.publisher(later):
            return False
        credited = self._documents[later]["credit"].split(";")
        named = _plain(publisher) in [_plain(part) for part in credited]
        return named or bool(self.paragraphs(later, earlier))


def _name(publisher: str) -> tuple[str, ...]:
    return tuple(bare(token) for token in split_words(publisher))


def _plain(name: str) -> str:
    """Return ``name`` without what stands after it in brackets, and without case."""
    return re.sub(r"\s*\(.*?\)", "", name).strip().casefold()
