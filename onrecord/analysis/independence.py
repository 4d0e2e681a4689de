"""How many voices a set of sources can be, from what is known about pairs of them."""

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx
import pandas as pd

#: Above this many origins the largest independent set is approximated, and said to be.
EXACT_UP_TO = 80


@dataclass(frozen=True)
class Largest:
    """The largest set of origins established as pairwise independent, and whether it is exact."""

    size: int
    exact: bool


def groups(members: Iterable[str], links: pd.DataFrame, merged: tuple[str, ...]) -> list[list[str]]:
    """Return ``members`` in groups joined by links of the ``merged`` relations, sorted.

    Two members are joined through a third source that is not a member, too: being the same is
    transitive, whoever stands in between.
    """
    members = set(members)
    graph = nx.Graph()
    graph.add_nodes_from(members)
    joined = links[links["relation"].isin(merged)]
    graph.add_edges_from(zip(joined["source_a"], joined["source_b"], strict=True))
    found = (sorted(members & part) for part in nx.connected_components(graph))
    return sorted(part for part in found if part)


def largest_independent(members: Iterable[str], links: pd.DataFrame) -> Largest:
    """Return the largest set of ``members`` that the links establish as pairwise independent.

    Sources that are or may be the same count as one, and such a group is independent of another
    only if every pair across them is linked so and none as dependent. One origin alone counts
    one. This is the maximum clique of the graph of independence.
    """
    nodes = groups(members, links, ("same", "possibly_same"))
    graph = nx.Graph()
    graph.add_nodes_from(range(len(nodes)))
    graph.add_edges_from(_independent(nodes, links))
    if graph.number_of_edges() == 0:
        return Largest(min(1, len(nodes)), exact=True)
    if len(nodes) > EXACT_UP_TO:
        return Largest(len(nx.approximation.max_clique(graph)), exact=False)
    return Largest(len(nx.max_weight_clique(graph, weight=None)[0]), exact=True)


def _independent(nodes: list[list[str]], links: pd.DataFrame) -> list[tuple[int, int]]:
    place = {source: at for at, node in enumerate(nodes) for source in node}
    known = links[links["source_a"].isin(place) & links["source_b"].isin(place)]
    pairs: dict[tuple[int, int], set[frozenset[str]]] = {}
    barred = set()
    for a, b, relation in zip(known["source_a"], known["source_b"], known["relation"], strict=True):
        pair = (min(place[a], place[b]), max(place[a], place[b]))
        if relation == "independent":
            pairs.setdefault(pair, set()).add(frozenset((a, b)))
        else:
            barred.add(pair)
    whole = {pair for pair, seen in pairs.items() if len(seen) == _across(nodes, pair)}
    return sorted(pair for pair in whole - barred if pair[0] != pair[1])


def _across(nodes: list[list[str]], pair: tuple[int, int]) -> int:
    return len(nodes[pair[0]]) * len(nodes[pair[1]])
