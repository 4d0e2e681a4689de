"""The headline numbers of the real cases, counted a second time without pandas or networkx.

This is the counting section of the codebook written down as naively as it reads: dictionaries,
recursion, and sets of origins tried one after another.
"""

import calendar
import csv
import datetime as dt
from itertools import combinations
from pathlib import Path

import pytest

from onrecord.counting.origins import count
from onrecord.model.case import case_names, load_case
from onrecord.model.edition import open_edition

DATA = Path(__file__).parent.parent.parent / "data"
OWN_WORK = {"first_hand", "document", "imagery", "technical_analysis", "official_record"}
AGAINST = ("denies", "doubts", "unaware", "not_confirmed", "declined", "no_answer")
Row = dict[str, str]


def rows(case: str, table: str) -> list[Row]:
    with (DATA / case / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def last_day(date: str) -> str:
    """Return the last day that a date can mean; plain text comparison orders such days.

    A mark adds one unit of the date, two where it is both approximate and uncertain.
    """
    end = date.split("/")[-1]
    more = {"~": 1, "?": 1, "%": 2}.get(end[-1], 0)
    last = dt.date.fromisoformat(last_named(end.strip("~?%")))
    named = [part for part in end.strip("~?%").split("-") if part != "XX"]
    for _ in range(more):
        last += dt.timedelta(
            days={1: 366 if calendar.isleap(last.year + 1) else 365, 2: 1, 3: 1}[len(named)]
        )
        if len(named) == 2:
            last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    return last.isoformat()


def last_named(date: str) -> str:
    """Return the last day of a date without marks."""
    year, month, day = [*date.split("-"), "XX", "XX"][:3]
    month = "12" if month == "XX" else month
    end = calendar.monthrange(int(year), int(month))[1]
    return f"{year}-{month}-{end if day == 'XX' else day}"


class Naive:
    """One edition, counted by hand."""

    def __init__(self, case: str, as_of: str) -> None:
        self.documents = {
            each["document_id"]: each["publisher"]
            for each in rows(case, "documents")
            if last_day(each["published"]) <= as_of
        }
        seen = [each for each in rows(case, "claims") if each["document_id"] in self.documents]
        ids = {each["claim_id"] for each in seen}
        self.newer = {
            each["claim_id"]: each["superseded_by"] for each in seen if each["superseded_by"] in ids
        }
        live = [each for each in seen if each["claim_id"] not in self.newer]
        taken = {each["derived_from"] for each in live if each["stance"] == "retracts"}
        self.claims = {
            each["claim_id"]: each
            for each in live
            if each["stance"] != "retracts" and each["claim_id"] not in taken
        }
        self.links = [each for each in rows(case, "links") if each["document_id"] in self.documents]
        self.kinds = {each["source_id"]: each["kind"] for each in rows(case, "sources")}
        self.propositions = {each["proposition_id"] for each in seen}

    def root(self, claim: Row) -> tuple[Row, bool, bool]:
        """Return the root of a claim, whether it can be traced, and whether it leapt there."""
        parent = claim["derived_from"]
        while parent in self.newer:
            parent = self.newer[parent]
        if not parent:
            return claim, True, False
        if parent not in self.claims:
            return claim, False, False
        above = self.claims[parent]
        if above["proposition_id"] != claim["proposition_id"]:
            return claim, True, True
        return self.root(above)

    def clear(self, root: Row) -> bool:
        idle = self.kinds[root["source_id"]] == "outlet" and root["basis"] not in OWN_WORK
        vague = root["derivation"] in ("unknown", "suspected")
        return not (idle or vague or root["basis"] == "told_by_other")

    def voices(self, sources: set[str], relations: set[str]) -> list[set[str]]:
        """Return the sources in groups joined by the relations, through anybody else too."""
        found: list[set[str]] = []
        left = set(sources)
        while left:
            group, edge = set(), {min(left)}
            while edge:
                group |= edge
                edge = {
                    other
                    for link in self.links
                    if link["relation"] in relations
                    for one, other in (
                        (link["source_a"], link["source_b"]),
                        (link["source_b"], link["source_a"]),
                    )
                    if one in group
                } - group
            found.append(group & sources)
            left -= group
        return found

    def apart(self, one: set[str], other: set[str]) -> bool:
        """Say whether every pair across two groups is linked as independent and none otherwise."""
        across = [
            link
            for link in self.links
            if (link["source_a"] in one and link["source_b"] in other)
            or (link["source_a"] in other and link["source_b"] in one)
        ]
        pairs = {frozenset((link["source_a"], link["source_b"])) for link in across}
        fine = all(link["relation"] == "independent" for link in across)
        return fine and len(pairs) == len(one) * len(other)

    def established(self, sources: set[str]) -> int:
        groups = self.voices(sources, {"same", "possibly_same"})
        linked = [g for g in groups if any(self.apart(g, other) for other in groups if other != g)]
        for size in range(len(linked), 1, -1):
            for chosen in combinations(linked, size):
                if all(self.apart(a, b) for a, b in combinations(chosen, 2)):
                    return size
        return min(1, len(groups))

    def count(self, proposition: str) -> dict[str, object]:
        spoken = [each for each in self.claims.values() if each["proposition_id"] == proposition]
        asserted = [each for each in spoken if each["stance"] == "asserts"]
        origins, clear = set(), set()
        against: dict[str, set[str]] = {stance: set() for stance in AGAINST}
        for each in spoken:
            root, traced, leapt = self.root(each)
            if not traced or root["stance"] != each["stance"]:
                continue
            if each["stance"] in against:
                against[each["stance"]].add(root["source_id"])
                continue
            origins.add(root["source_id"])
            if self.clear(root) and not leapt:
                clear.add(root["source_id"])
        described = len(self.voices(origins, {"same"}))
        established = self.established(clear)
        return {
            "mentions": len(asserted),
            "outlets": len({self.documents[each["document_id"]] for each in asserted}),
            "described": described,
            "described_min": len(self.voices(origins, {"same", "possibly_same"})),
            "established": established,
            "support": support(described, established),
            "opposition": opposition(against),
            **{stance: tuple(sorted(found)) for stance, found in against.items()},
        }


def support(described: int, established: int) -> str:
    if established > 1:
        return "corroborated"
    return ("none", "one_origin", "several_origins")[min(described, 2)]


def opposition(against: dict[str, set[str]]) -> str:
    levels = {"denies": "denied", "doubts": "doubted"}
    levels |= dict.fromkeys(("unaware", "not_confirmed"), "open")
    return next((level for stance, level in levels.items() if against[stance]), "none")


EDITIONS = [
    (case, edition["as_of"]) for case in case_names(DATA) for edition in rows(case, "editions")
]


@pytest.mark.parametrize(("case", "as_of"), EDITIONS)
def test_every_number_is_the_one_that_a_plain_count_gives(case: str, as_of: str) -> None:
    naive = Naive(case, as_of)
    counts = count(open_edition(load_case(DATA / case), as_of))
    assert set(counts.index) == naive.propositions
    for proposition in counts.index:
        by_hand = naive.count(proposition)
        assert counts.loc[proposition, list(by_hand)].to_dict() == by_hand, proposition


def test_there_is_a_real_case_to_count() -> None:
    assert len(EDITIONS) >= 2
