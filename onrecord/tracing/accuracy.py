"""How good shared words are as a sign of repetition, by the links that were coded without them."""

from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from onrecord.model.case import Case
from onrecord.tracing.measures import Compared

#: Links that a document gives away by naming what it repeats; the analyst needed no shared words.
_NAMED = ("quotes", "cites", "paraphrases")


@dataclass(frozen=True)
class Accuracy:
    """Pairs of documents with a text: how many hang together, and how many share words.

    ``linked`` pairs are coded as one repeating the other, by way of others too; ``found`` share a
    run of words; ``right`` are both; ``siblings`` share words and both repeat a third document.
    Pairs that are linked by suspicion alone are in none of these numbers.
    """

    documents: int
    linked: int
    found: int
    right: int
    siblings: int

    @property
    def precision(self) -> float | None:
        """Return the part of what shares words that is linked; ``None`` where nothing does."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Return the part of what is linked that shares words; ``None`` where nothing is."""
        return self.right / self.linked if self.linked else None


def accuracy(case: Case, compared: Compared) -> Accuracy:
    """Compare the pairs of documents that share words with those that are coded as linked."""
    certain, suspected = _links(case, _NAMED), _links(case, ("suspected",))
    both = sorted(compared.words)
    shared = {frozenset(pair) for pair in zip(*_columns(compared), strict=True)}
    above = {document: _above(certain, document) for document in both}
    tally = {"linked": 0, "found": 0, "right": 0, "siblings": 0}
    for one, other in combinations(both, 2):
        if compared.order.versions(one, other):
            continue
        linked = one in above[other] or other in above[one]
        if not linked and (suspected.has_edge(one, other) or suspected.has_edge(other, one)):
            continue
        found = frozenset((one, other)) in shared
        tally["linked"] += linked
        tally["found"] += found
        tally["right"] += linked and found
        tally["siblings"] += found and not linked and bool(above[one] & above[other])
    return Accuracy(documents=len(both), **tally)


def _columns(compared: Compared) -> tuple[list[str], list[str]]:
    return compared.pairs["document_id"].tolist(), compared.pairs["earlier_id"].tolist()


def _links(case: Case, derivations: tuple[str, ...]) -> nx.DiGraph:
    """Return which document repeats which, by rows with one of ``derivations``."""
    parents = case.claims.set_index("claim_id")["document_id"]
    rows = case.claims[case.claims["derivation"].isin(derivations)]
    above = rows["derived_from"].map(parents)
    pairs = zip(rows["document_id"], above, strict=True)
    return nx.DiGraph((one, other) for one, other in pairs if isinstance(other, str))


def _above(graph: nx.DiGraph, document: str) -> set[str]:
    return set(nx.descendants(graph, document)) if document in graph else set()
