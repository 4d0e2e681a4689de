"""How many voices a set of sources can be, from what is known about pairs of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx
import pandas as pd

#: Above this many origins the largest independent set is approximated, and said to be.
EXACT_UP_TO = 80

SAME = ("same",)
PERHAPS_SAME = ("same", "possibly_same")


@dataclass(frozen=True)
class Largest:
    """The largest set of origins established as pairwise independent, and whether it is exact."""

    size: int
    exact: bool


@dataclass(frozen=True)
class Ties:
    """What is known about pairs of sources, looked up once for every count.

    ``same`` and ``perhaps`` name for each linked source the group that it is, or may be, the same
    as; ``relations`` holds for each source what is said of it and others, from one side.
    """

    same: Mapping[str, int]
    perhaps: Mapping[str, int]
    relations: Mapping[str, list[tuple[str, str]]]


def ties(links: pd.DataFrame) -> Ties:
    """Return what ``links`` say about pairs of sources."""
    relations: dict[str, list[tuple[str, str]]] = {}
    for a, b, relation in zip(links["source_a"], links["source_b"], links["relation"], strict=True):
        relations.setdefault(a, []).append((b, relation))
    return Ties(_joined(links, SAME), _joined(links, PERHAPS_SAME), relations)


def _joined(links: pd.DataFrame, merged: tuple[str, ...]) -> dict[str, int]:
    joined = links[links["relation"].isin(merged)]
    graph = nx.Graph(zip(joined["source_a"], joined["source_b"], strict=True))
    parts = nx.connected_components(graph)
    return {each: number for number, part in enumerate(parts) for each in part}


def groups(members: Iterable[str], links: pd.DataFrame, merged: tuple[str, ...]) -> list[list[str]]:
    """Return ``members`` in groups joined by links of the ``merged`` relations, sorted.

    Two members are joined through a third source that is not a member, too: being the same is
    transitive, whoever stands in between.
    """
    return parted(members, _joined(links, merged))


def parted(members: Iterable[str], joined: Mapping[str, int]) -> list[list[str]]:
    """Return ``members`` in groups by the number of their group in ``joined``, sorted."""
    parts: dict[object, list[str]] = {}
    for each in sorted(set(members)):
        parts.setdefault(joined.get(each, each), []).append(each)
    return sorted(parts.values())


def largest_independent(members: Iterable[str], known: Ties | pd.DataFrame) -> Largest:
    """Return the largest set of ``members`` that are known to be pairwise independent.

    ``known`` is a table of links or the ties made of one. Sources that are or may be the same
    count as one, and such a group is independent of another only if every pair across them is
    linked so and none as dependent. One origin alone counts one. This is the maximum clique of
    the graph of independence.
    """
    found = known if isinstance(known, Ties) else ties(known)
    nodes = parted(members, found.perhaps)
    graph = nx.Graph(_independent(nodes, found))
    if graph.number_of_edges() == 0:
        return Largest(min(1, len(nodes)), exact=True)
    if len(graph) > EXACT_UP_TO:
        return Largest(_greedy(graph), exact=False)
    return Largest(_largest_clique(graph), exact=True)


def _independent(nodes: list[list[str]], known: Ties) -> list[tuple[int, int]]:
    place = {source: at for at, node in enumerate(nodes) for source in node}
    pairs: dict[tuple[int, int], set[frozenset[str]]] = {}
    barred = set()
    for a in place:
        for b, relation in known.relations.get(a, ()):
            if b not in place:
                continue
            pair = (min(place[a], place[b]), max(place[a], place[b]))
            if relation == "independent":
                pairs.setdefault(pair, set()).add(frozenset((a, b)))
            else:
                barred.add(pair)
    whole = {pair for pair, seen in pairs.items() if len(seen) == _across(nodes, pair)}
    return sorted(pair for pair in whole - barred if pair[0] != pair[1])


def _across(nodes: list[list[str]], pair: tuple[int, int]) -> int:
    return len(nodes[pair[0]]) * len(nodes[pair[1]])


def _largest_clique(graph: nx.Graph) -> int:
    """Return the size of the largest clique, as the sum over parts that are wholly linked."""
    parts = nx.connected_components(nx.complement(graph))
    cliques = (nx.max_weight_clique(graph.subgraph(part), weight=None)[0] for part in parts)
    return sum(len(clique) for clique in cliques)


def _greedy(graph: nx.Graph) -> int:
    """Return the size of a large clique, the best that some of the best connected lead to."""
    order = sorted(graph, key=lambda node: (-graph.degree[node], node))
    return max(_clique_from(start, order, graph) for start in order[:EXACT_UP_TO])


def _clique_from(start: int, order: list[int], graph: nx.Graph) -> int:
    size, left = 1, set(graph[start])
    for node in order:
        if node in left:
            size, left = size + 1, left & set(graph[node])
    return size
