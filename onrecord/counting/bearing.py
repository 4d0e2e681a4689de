"""What each proposition would be left with if one source or relay under it were taken away."""

from collections.abc import Iterator
from typing import Any

import networkx as nx
import pandas as pd

from onrecord.counting.independence import largest_independent, ties
from onrecord.counting.positions import positions_in
from onrecord.counting.spoken import spoken
from onrecord.counting.status import support_of
from onrecord.counting.support import ROLES, member_names, members
from onrecord.model.edition import Edition, once
from onrecord.model.stances import FOR

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
    "origins_left",
    "separate_left",
    "support",
    "support_left",
]


@once
def bearing(edition: Edition) -> pd.DataFrame:
    """Return what stands of each proposition if one thing under it is taken away.

    A row per proposition and member of its support (see
    :func:`onrecord.counting.support.members`). Columns: ``proposition_id``, ``label``,
    ``crucial``, ``role``, ``member``, ``name``, ``load_bearing`` (nothing is left without it),
    ``mentions`` and ``mentions_left``, ``origins_left`` and ``separate_left`` of them,
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
        rows += [{**first, **row} for row in _losses(str(proposition), part, remains, names)]
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
    point: str, part: pd.DataFrame, remains: "_Remains", names: dict[tuple[str, str], str]
) -> Iterator[dict[str, Any]]:
    mentions = frozenset(part["claim_id"])
    whole = remains.of(point, mentions)
    cuts = dominators(part)
    for (role, member), fallen in part.groupby(["role", "member"]):
        left = remains.of(point, mentions - frozenset(fallen["claim_id"]))
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
    """Counts origins as if some mentions were all that asserts a point."""

    def __init__(self, edition: Edition) -> None:
        self._rows = spoken(edition)
        self._ties = ties(edition.case.links, edition.whole.sources)
        self._sizes: dict[tuple[str, frozenset[str]], int] = {}

    def of(self, point: str, mentions: frozenset[str]) -> dict[str, Any]:
        """Return the number of mentions and of origins, how many are separate, and the support."""
        rows = [
            row for row in self._rows[point] if row.stance not in FOR or row.claim_id in mentions
        ]
        positions = positions_in(rows, self._ties)
        separate = self._separate(point, frozenset(positions.grounded))
        return {
            "mentions": len(mentions),
            "origins": len(positions.origins),
            "separate": separate,
            "support": support_of(len(positions.origins), separate, len(positions.inferring)),
        }

    def _separate(self, point: str, origins: frozenset[str]) -> int:
        if (point, origins) not in self._sizes:
            found = largest_independent(origins, self._ties, point)
            self._sizes[point, origins] = found.size
        return self._sizes[point, origins]


def _lost(frame: pd.DataFrame) -> pd.Series:
    return frame["mentions"] - frame["mentions_left"]
