"""Which sources are one voice: the same, or of one house."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from onrecord.model.stances import TAKING_BACK

Pair = tuple[str, str]


def joined(pairs: Iterable[Pair]) -> dict[str, str]:
    """Return for each member of ``pairs`` the first id, in order, of all that it is joined to."""
    first: dict[str, str] = {}
    for a, b in pairs:
        one, other = sorted((_top(a, first), _top(b, first)))
        first[one], first[other] = one, one
    return {member: _top(member, first) for member in first}


def _top(member: str, first: dict[str, str]) -> str:
    while first.get(member, member) != member:
        first[member] = first.get(first[member], first[member])
        member = first[member]
    return member


@dataclass(frozen=True)
class Grouping:
    """Groups of sources, on everything and on single propositions.

    ``everywhere`` names for each grouped source the first of its group; ``on`` holds, for a
    proposition that has links of its own, what those join further: groups of groups.
    """

    everywhere: Mapping[str, str]
    on: Mapping[str, Mapping[str, str]]

    def of(self, source: str, proposition: str = "") -> str:
        """Return the id that stands for the group of ``source`` on a proposition."""
        group = self.everywhere.get(source, source)
        return self.on[proposition].get(group, group) if proposition in self.on else group

    @cached_property
    def members(self) -> dict[str, list[str]]:
        """Return the sources of each group that holds everywhere."""
        found: dict[str, list[str]] = {}
        for source, group in self.everywhere.items():
            found.setdefault(group, []).append(source)
        return found

    def parts(self, proposition: str) -> dict[str, list[str]]:
        """Return the groups that are one more group on a proposition, by the id of that one."""
        found: dict[str, list[str]] = {}
        for group, whole in self.on.get(proposition, {}).items():
            found.setdefault(whole, []).append(group)
        return found


def grouping(links: pd.DataFrame, relations: Iterable[str], more: Iterable[Pair] = ()) -> Grouping:
    """Return the groups that links of these ``relations``, and pairs besides, make of sources."""
    rows = links[links["relation"].isin(list(relations))]
    narrow = rows["proposition_id"] != ""
    everywhere = joined([*_sources_paired(rows[~narrow]), *more])
    on = {
        str(proposition): joined(
            (everywhere.get(a, a), everywhere.get(b, b)) for a, b in _sources_paired(group)
        )
        for proposition, group in rows[narrow].groupby("proposition_id")
    }
    return Grouping(everywhere, on)


def houses(sources: pd.DataFrame, links: pd.DataFrame) -> Grouping:
    """Return which sources are one voice.

    One voice are sources linked ``same``, one that speaks for another, and those that speak for
    the same: a spokesman, a minister and their ministry.
    """
    speaking = sources[sources["speaks_for"] != ""]
    offices = zip(speaking["source_id"], speaking["speaks_for"], strict=True)
    return grouping(links, ["same"], offices)


def _sources_paired(rows: pd.DataFrame) -> list[Pair]:
    return list(zip(rows["source_a"], rows["source_b"], strict=True))


def taken_back_by_others(
    claims: pd.DataFrame, documents: pd.DataFrame, voices: Grouping
) -> pd.Series:
    """Return which ``claims`` take back one that is neither their voice's nor their publisher's.

    ``voices`` are the :func:`houses` of the case, whose publishers are keys of its sources. A claim
    is its own voice's to take back, and that of whoever published it; others can deny it.
    """
    rows = claims.drop_duplicates("claim_id").set_index("claim_id")
    publisher = dict(zip(documents["document_id"], documents["publisher"], strict=True))
    made = dict(
        zip(rows.index, zip(rows["source_id"], rows["document_id"], strict=True), strict=True)
    )

    def strange(voice: str, stance: str, target: str, proposition: str) -> bool:
        if stance not in TAKING_BACK or target not in made:
            return False
        speaker, document = made[target]
        carrier = publisher.get(document, "")
        own = {voices.of(one, proposition) for one in (speaker, carrier) if one}
        return voices.of(voice, proposition) not in own

    columns = ("source_id", "stance", "derived_from", "proposition_id")
    cells = zip(*(claims[name] for name in columns), strict=True)
    return pd.Series([strange(*row) for row in cells], index=claims.index, dtype=bool)
