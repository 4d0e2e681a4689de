"""What is known about pairs of sources, and the largest set of them shown to be independent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx
import pandas as pd

from onrecord.model.voices import Grouping, grouping, houses

#: Above this many origins the largest independent set is approximated, and said to be.
EXACT_UP_TO = 80

SAME = ("same",)
PERHAPS_SAME = ("same", "possibly_same")
DEPENDENT = ("dependent", "possibly_dependent")

#: One end of a link: the other source, the relation, and the proposition, empty for everything.
End = tuple[str, str, str]


@dataclass(frozen=True)
class Largest:
    """The largest set of origins shown to be pairwise independent, and whether it is exact.

    One origin alone shows nothing: ``size`` is two or more, or 0.
    """

    size: int
    exact: bool


@dataclass(frozen=True)
class Ties:
    """What is known about pairs of sources, looked up once for every count.

    ``same``, ``perhaps`` and ``house`` group the sources that are, that may be the same, and that
    are one voice; ``ends`` holds for each source the links that name it.
    """

    same: Grouping
    perhaps: Grouping
    house: Grouping
    ends: Mapping[str, list[End]]


def ties(links: pd.DataFrame, sources: pd.DataFrame) -> Ties:
    """Return what ``links``, and the houses of ``sources``, say about pairs of sources.

    An independence without its proposition or without a second reading is not shown.
    """
    apart = links["relation"] == "independent"
    shown = (links["proposition_id"] != "") & (links["second_reading"] != "")
    used = links[~apart | shown]
    ends: dict[str, list[End]] = {}
    columns = ("source_a", "source_b", "relation", "proposition_id")
    for a, b, relation, proposition in zip(*(used[name] for name in columns), strict=True):
        ends.setdefault(a, []).append((b, relation, proposition))
        ends.setdefault(b, []).append((a, relation, proposition))
    same, perhaps = grouping(links, SAME), grouping(links, PERHAPS_SAME)
    return Ties(same, perhaps, houses(sources, links), ends)


def groups(members: Iterable[str], links: pd.DataFrame, merged: tuple[str, ...]) -> list[list[str]]:
    """Return ``members`` in groups joined everywhere by links of the ``merged`` relations, sorted.

    Two members are joined through a third source that is not a member, too: being the same is
    transitive, whoever stands in between.
    """
    return parted(members, grouping(links, merged))


def parted(members: Iterable[str], joined: Grouping, proposition: str = "") -> list[list[str]]:
    """Return ``members`` in their groups on a proposition, sorted."""
    parts: dict[str, list[str]] = {}
    for member in sorted(set(members)):
        parts.setdefault(joined.of(member, proposition), []).append(member)
    return sorted(parts.values())


def largest_independent(members: Iterable[str], known: Ties, proposition: str) -> Largest:
    """Return the largest set of ``members`` that are shown to be pairwise independent on a point.

    Sources that are the same count as one, and such a group is independent of another only if every
    pair across them is linked so, none in another way, and the two can not be the same. This is the
    maximum clique of the graph of independence.
    """
    nodes = parted(members, known.same, proposition)
    graph = nx.Graph(_independent(nodes, known, proposition))
    if graph.number_of_edges() == 0:
        return Largest(0, exact=True)
    if len(graph) > EXACT_UP_TO:
        return Largest(_greedy(graph), exact=False)
    return Largest(_largest_clique(graph), exact=True)


def _independent(nodes: list[list[str]], known: Ties, proposition: str) -> list[tuple[int, int]]:
    place = {source: at for at, node in enumerate(nodes) for source in node}
    perhaps = [known.perhaps.of(node[0], proposition) for node in nodes]
    pairs: dict[tuple[int, int], set[frozenset[str]]] = {}
    barred = set()
    for a in place:
        for b, relation, on in known.ends.get(a, ()):
            if b not in place or on not in ("", proposition):
                continue
            pair = (min(place[a], place[b]), max(place[a], place[b]))
            if relation == "independent" and perhaps[pair[0]] != perhaps[pair[1]]:
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
