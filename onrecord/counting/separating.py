"""What must be found to show two voices of one point separate: pairs of sources, and chains."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, product

import networkx as nx

from onrecord.counting.answers import CLOSED, SEPARATE, Answer, Ground, pair
from onrecord.counting.independence import PERHAPS_SAME

#: Above this many links that must be refuted together they are not looked for.
MOST_CUT = 3

Node = tuple[str, ...]
Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Separating:
    """The links of one point, asked which further ones would show two voices separate."""

    ground: Ground

    @cached_property
    def relations(self) -> dict[tuple[str, str], set[str]]:
        """Return the relations that are on record between each pair of sources."""
        found: dict[tuple[str, str], set[str]] = {}
        for a, b, relation in self.ground.links.known:
            found.setdefault(pair(a, b), set()).add(relation)
        return found

    @cached_property
    def _perhaps(self) -> nx.Graph:
        graph = nx.Graph()
        for (a, b), known in self.relations.items():
            if known & {*PERHAPS_SAME}:
                graph.add_edge(a, b, fixed=bool(known & {*CLOSED}))
        return graph

    def is_open(self, a: str, b: str) -> bool:
        """Return whether nobody has established how two sources stand to one another."""
        return not self.relations.get(pair(a, b), set()) & {*CLOSED}

    def sets(self, one: Node, other: Node) -> list[tuple[Answer, ...]]:
        """Return the least sets of answers by which two voices would be shown separate.

        None where they cannot be: one has it from the other, or both are known to be one; nor
        where more than :data:`MOST_CUT` links between third voices would have to be refuted.
        An empty set where they are already shown to be.
        """
        across = [pair(a, b) for a, b in product(one, other)]
        if any(self.relations.get(both, set()) & {"same", "dependent"} for both in across):
            return []
        shown = {both for both in across if self.relations.get(both) == {"independent"}}
        missing = frozenset(across) - shown
        return sorted(
            tuple(Answer(SEPARATE, both) for both in sorted(missing | cut))
            for cut in self._cuts(one, other, across)
        )

    def _cuts(self, one: Node, other: Node, across: list[tuple[str, str]]) -> set[Pairs]:
        """Return the least sets of further links to refute; ``across`` are refuted anyway."""
        perhaps = self.ground.links.ties.perhaps
        groups = {perhaps.of(node) for node in one} & {perhaps.of(node) for node in other}
        if not groups:
            return {frozenset()}
        near = [node for node in self._perhaps if perhaps.of(node) in groups]
        graph = nx.Graph(self._perhaps.subgraph(near))
        graph.remove_edges_from(both for both in across if graph.has_edge(*both))
        return _cuts(graph, one, other)

    def joins_perhaps(self) -> list[tuple[str, str]]:
        """Return the pairs that may be one voice and are not known to be, in order."""
        return sorted(both for both in self.relations if "possibly_same" in self.relations[both])


def _cuts(graph: nx.Graph, one: Iterable[str], other: Iterable[str]) -> set[Pairs]:
    """Return the least sets of links to refute so that nothing joins two voices any more."""
    ends = ([node for node in one if node in graph], [node for node in other if node in graph])
    if not all(ends):
        return {frozenset()}
    for size in range(MOST_CUT + 1):
        found = set(_cut(graph, ends, size))
        if found:
            return found
    return set()


def _cut(graph: nx.Graph, ends: tuple[list[str], list[str]], left: int) -> Iterator[Pairs]:
    """Yield each set of ``left`` links that parts the ends; one of any way between is in it."""
    way = _way(graph, ends)
    if not way:
        if not left:
            yield frozenset()
        return
    if not left:
        return
    for a, b in pairwise(way):
        if not graph.edges[a, b]["fixed"]:
            less = graph.copy()
            less.remove_edge(a, b)
            yield from (cut | {pair(a, b)} for cut in _cut(less, ends, left - 1))


def _way(graph: nx.Graph, ends: tuple[list[str], list[str]]) -> list[str]:
    for one, other in product(*ends):
        if nx.has_path(graph, one, other):
            return list(nx.shortest_path(graph, one, other))
    return []
