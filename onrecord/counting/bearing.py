"""What each proposition would be left with if one source or relay under it were taken away."""

from collections.abc import Iterator
from typing import Any

import networkx as nx
import pandas as pd

from onrecord.counting.independence import largest_independent, ties
from onrecord.counting.origins import traced_claims
from onrecord.counting.status import support_of
from onrecord.counting.support import ROLES, member_names, members, merged
from onrecord.model.edition import Edition, once

_START, _END = "all origins", "the proposition"
_COLUMNS = [
    "proposition_id",
    "label",
    "crucial",
    "role",
    "member",
    "name",
    "load_bearing",
    "mentions",
    "mentions_left",
    "described_left",
    "established_left",
    "support",
    "support_left",
]


@once
def bearing(edition: Edition) -> pd.DataFrame:
    """Return what stands of each proposition if one thing under it is taken away.

    A row per proposition and member of its support (see
    :func:`onrecord.counting.support.members`). Columns: ``proposition_id``, ``label``,
    ``crucial``, ``role``, ``member``, ``name``, ``load_bearing`` (nothing is left without it),
    ``mentions`` and ``mentions_left``, ``described_left`` and ``established_left`` origins,
    ``support`` and ``support_left``. Heaviest losses first within a proposition.
    """
    found = members(edition)
    names, remains = member_names(edition), _Remains(edition)
    known = edition.case.propositions.set_index("proposition_id")
    rows: list[dict[str, Any]] = []
    for proposition, part in found.groupby("proposition_id"):
        first = {
            "proposition_id": proposition,
            "label": known["label"][proposition],
            "crucial": proposition in edition.crucial,
        }
        rows += [{**first, **row} for row in _losses(part, remains, names)]
    frame = pd.DataFrame(rows, columns=_COLUMNS).astype({"crucial": bool, "load_bearing": bool})
    order = frame.assign(place=frame["role"].map(ROLES.index), lost=-_lost(frame))
    order = order.sort_values(["proposition_id", "place", "lost", "member"])
    return frame.loc[order.index].reset_index(drop=True)


def dominators(part: pd.DataFrame) -> set[tuple[str, str]]:
    """Return the (role, member) pairs through which all support of one proposition runs.

    These are the dominators of its support graph, from a root before all origins to the
    proposition. Every chain is strung in one and the same order of members. So a path made of
    pieces of two chains can pass by no member that both hang on, as it could where two outlets
    take from each other.
    """
    graph = nx.DiGraph()
    place = {role: at for at, role in enumerate(ROLES)}
    for _, chain in part.groupby("claim_id"):
        members = zip(chain["role"], chain["member"], strict=True)
        line = sorted(members, key=lambda pair: (place[pair[0]], pair[1]))
        nx.add_path(graph, [_START, *line, _END])
    above = nx.immediate_dominators(graph, _START)
    found, at = set(), above[_END]
    while at != _START:
        found.add(at)
        at = above[at]
    return found


def _losses(
    part: pd.DataFrame, remains: "_Remains", names: dict[tuple[str, str], str]
) -> Iterator[dict[str, Any]]:
    mentions = frozenset(part["claim_id"])
    whole = remains.of(mentions)
    cuts = dominators(part)
    for (role, member), fallen in part.groupby(["role", "member"]):
        left = remains.of(mentions - frozenset(fallen["claim_id"]))
        yield {
            "role": role,
            "member": member,
            "name": names[role, member],
            "load_bearing": (role, member) in cuts,
            "mentions": whole["mentions"],
            "support": whole["support"],
            **{f"{key}_left": value for key, value in left.items()},
        }


class _Remains:
    """Counts origins as if some mentions were all that there is."""

    def __init__(self, edition: Edition) -> None:
        claims = traced_claims(edition)
        self._root = dict(zip(claims["claim_id"], claims["root_source"], strict=True))
        self._known = set(claims.loc[claims["known"], "claim_id"])
        self._merged = merged(edition)
        self._ties = ties(edition.case.links)
        self._sizes: dict[frozenset[str], int] = {}

    def of(self, mentions: frozenset[str]) -> dict[str, Any]:
        """Return number of mentions, described and established origins, and support."""
        described = len({self._merged[self._root[each]] for each in mentions})
        roots = frozenset(self._root[each] for each in mentions & self._known)
        if roots not in self._sizes:
            self._sizes[roots] = largest_independent(roots, self._ties).size
        established = self._sizes[roots]
        return {
            "mentions": len(mentions),
            "described": described,
            "established": established,
            "support": support_of(described, established),
        }


def _lost(frame: pd.DataFrame) -> pd.Series:
    return frame["mentions"] - frame["mentions_left"]
