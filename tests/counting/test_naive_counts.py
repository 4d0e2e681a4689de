"""Holds and numbers counted a second time without pandas or networkx, as naively as they read.

Dictionaries, walks up every chain, and sets of origins tried one after another; on the real cases
and on drawn ones.
"""

import calendar
import csv
import datetime as dt
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.counting.holds import holds
from onrecord.counting.origins import count
from onrecord.model.case import Case, case_names, load_case
from onrecord.model.edition import Edition, open_edition
from tests.counting import draws
from tests.counting.notation import build

DATA = Path(__file__).parent.parent.parent / "data"
UNNAMED = {"described_anonymous", "undescribed"}
AGAINST, OPEN = ("denies", "doubts"), ("not_confirmed", "unaware")
Row = dict[str, str]


def read(case: str) -> dict[str, list[Row]]:
    found = {}
    for path in (DATA / case).glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.stem] = list(csv.DictReader(file))
    return {"relations": [], **found}


def days(date: str) -> tuple[str, str]:
    """Return the first and the last day that a date can mean; plain text compares such days."""
    first, last = (date.split("/") * 2)[:2]
    return bound(first, "01", "01"), bound(last, "12", "")


def out_by(date: str) -> str:
    """Return the last day that a date can mean, with its mark: a day or a month more, or two."""
    last = dt.date.fromisoformat(days(date)[1])
    for _ in range({"~": 1, "?": 1, "%": 2}.get(date[-1:], 0)):
        last += dt.timedelta(days=1)
        if len(date.strip("~?%")) == len("2024-11"):
            last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    return last.isoformat()


def bound(date: str, month: str, day: str) -> str:
    year, at_month, at_day = [*date.strip("~?%").partition("T")[0].split("-"), "XX", "XX"][:3]
    at_month = month if at_month == "XX" else at_month
    end = day or str(calendar.monthrange(int(year), int(at_month))[1])
    return f"{year}-{at_month}-{end if at_day == 'XX' else at_day}"


class Naive:
    """One edition, counted by hand."""

    def __init__(self, tables: dict[str, list[Row]], as_of: str) -> None:
        self.sources = {row["source_id"]: row for row in tables["sources"]}
        place = {row["claim_id"]: row["document_id"] for row in tables["claims"]}
        texts = {row["document_id"]: row for row in tables["documents"]}
        self.documents = {
            name: row
            for name, row in texts.items()
            if row["extent"] != "not_read"
            and out_by(row["published"] or row.get("accessed", "")) <= as_of
        }
        for _ in texts:
            for row in tables["claims"]:
                parent = place.get(row["derived_from"], "")
                unread = parent and texts[parent]["extent"] == "not_read"
                if row["document_id"] in self.documents and unread:
                    self.documents[parent] = texts[parent]
        seen = [row for row in tables["claims"] if row["document_id"] in self.documents]
        ids = {row["claim_id"] for row in seen}
        self.newer = {r["claim_id"]: r["superseded_by"] for r in seen if r["superseded_by"] in ids}
        live = [row for row in seen if row["claim_id"] not in self.newer]
        self.links = [row for row in tables["links"] if row["document_id"] in self.documents]
        self.implies = {
            (row["proposition_a"], row["proposition_b"])
            for row in tables["relations"]
            if row["relation"] == "implies"
        }
        self.rows = {row["claim_id"]: row for row in live if row["stance"] != "retracts"}
        backs = [row for row in live if row["stance"] == "retracts"]
        self.taken = {
            row["derived_from"]
            for row in backs
            if row["derived_from"] in self.rows and self.may_take_back(row)
        }

    # Who is whom

    def reach(self, source: str, point: str, relations: set[str], offices: bool) -> frozenset[str]:
        """Return all that a source is joined to on a point, through anybody."""
        pairs = [
            (row["source_a"], row["source_b"])
            for row in self.links
            if row["relation"] in relations and row.get("proposition_id", "") in ("", point)
        ]
        if offices:
            known = self.sources.items()
            pairs += [(a, row["speaks_for"]) for a, row in known if row.get("speaks_for")]
        found, edge = set(), {source}
        while edge:
            found |= edge
            edge = {b for pair in pairs for a, b in (pair, pair[::-1]) if a in found} - found
        return frozenset(found)

    def same(self, source: str, point: str) -> frozenset[str]:
        return self.reach(source, point, {"same"}, offices=False)

    def house(self, source: str, point: str) -> frozenset[str]:
        return self.reach(source, point, {"same"}, offices=True)

    def carrier(self, row: Row) -> str:
        name = self.documents[row["document_id"]]["publisher"].casefold()
        by_id = [a for a in self.sources if a.casefold() == name]
        by_name = [a for a, row in self.sources.items() if row["name"].casefold() == name]
        return [*by_id, *by_name[::-1], ""][0]

    def may_take_back(self, row: Row) -> bool:
        point, taken = row["proposition_id"], self.rows[row["derived_from"]]
        voice = self.house(row["source_id"], point)
        return taken["source_id"] in voice or self.carrier(taken) in voice

    # Whose word it is

    def parent(self, row: Row) -> Row | None:
        name = row["derived_from"]
        while name in self.newer:
            name = self.newer[name]
        above = self.rows.get(name)
        if above is None:
            return None
        mine, theirs = (self.documents[one["document_id"]]["published"] for one in (row, above))
        if mine and theirs and self.surely_later(theirs, mine):
            return None
        return above

    def surely_later(self, one: str, other: str) -> bool:
        """Return whether two dates are more than a day and its marks apart."""
        slack = 1 + sum({"~": 1, "?": 1, "%": 2}.get(date[-1:], 0) for date in (one, other))
        first, last = days(one)[0], days(other)[1]
        apart = dt.date.fromisoformat(first) - dt.date.fromisoformat(last)
        return apart.days > slack

    def in_circle(self, row: Row) -> bool:
        seen, here = [], self.parent(row)
        while here is not None and here["claim_id"] not in seen:
            if here is row:
                return True
            seen.append(here["claim_id"])
            here = self.parent(here)
        return False

    def above(self, row: Row) -> list[Row]:
        """Return the rows up the chain, nearest first, as far as the first one in a circle."""
        found: list[Row] = []
        here = row
        while not self.in_circle(here):
            parent = self.parent(here)
            if parent is None:
                break
            found.append(parent)
            here = parent
        return found

    def unread(self, row: Row) -> str:
        for one in [row, *self.above(row)]:
            if self.documents[one["document_id"]]["extent"] == "not_read":
                return one["document_id"]
        return ""

    def fits(self, row: Row, up: Row) -> bool:
        """Return whether a row has the point, stance and voice of one up its chain."""
        point, other = row["proposition_id"], up["proposition_id"]
        follows = point == other
        if row["stance"] == "asserts":
            follows = follows or self.leads(other, point)
        if row["stance"] == "denies":
            follows = follows or self.leads(point, other)
        named = {up["source_id"]}
        if row["source_id"] not in ("", self.carrier(row)):
            named |= {self.carrier(up), up["through"]} - {""}
        voices = {self.house(one, other) for one in named}
        mine = self.house(row["source_id"], other), self.house(row["source_id"], point)
        return follows and row["stance"] == up["stance"] and bool(voices & set(mine))

    def leads(self, start: str, end: str) -> bool:
        edge, found = {start}, set()
        while edge:
            edge = {b for a, b in self.implies if a in edge} - found
            found |= edge
        return end in found and end != start

    def match(self, row: Row) -> Row | None:
        return next((up for up in self.above(row) if self.fits(row, up)), None)

    def top(self, row: Row) -> Row:
        up = self.match(row)
        return row if up is None else self.top(up)

    def hold(self, row: Row) -> str:
        if any(one["claim_id"] in self.taken for one in [row, *self.above(row)]):
            return "fallen"
        return self.alone(self.top(row))

    def alone(self, row: Row) -> str:
        circle = any(self.in_circle(one) for one in [row, *self.above(row)])
        parent = None if self.in_circle(row) else self.parent(row)
        hidden = row["through"] or self.unread(row) or circle
        if parent is None:
            starts = row["derivation"] == "starts_here" and not row["derived_from"]
            return "own" if starts and not hidden else "relayed"
        if row["source_id"] == self.carrier(row) and self.retold(row) and not circle:
            return "unattributed"
        unnamed = self.sources[row["source_id"]]["attribution"] in UNNAMED
        if hidden or (row["derivation"] == "suspected" and unnamed):
            return "relayed"
        return "reworded"

    def retold(self, row: Row) -> Row | None:
        about = (row["stance"], row["proposition_id"])
        ups = self.above(row)
        return next((up for up in ups if (up["stance"], up["proposition_id"]) == about), None)

    def root(self, row: Row) -> Row:
        top = self.top(row)
        retold = self.retold(top)
        return self.root(retold) if self.hold(row) == "unattributed" and retold else top

    def origin(self, row: Row) -> str:
        root = self.root(row)
        return root["source_id"] if self.hold(root) in ("own", "relayed") else ""

    # How many

    def words(self, point: str) -> Iterator[tuple[Row, Row]]:
        """Yield the rows that are somebody's word on a point, each with its root."""
        for row in self.rows.values():
            held = self.hold(row) in ("own", "relayed")
            if held and row["proposition_id"] == point and self.is_read(row):
                root = self.root(row)
                if root["proposition_id"] == point:
                    yield row, (row if self.in_circle(root) else root)

    def is_read(self, row: Row) -> bool:
        return self.documents[row["document_id"]]["extent"] != "not_read"

    def count(self, point: str) -> dict[str, object]:
        rows = [row for row in self.rows.values() if row["proposition_id"] == point]
        asserted = [row for row in rows if row["stance"] == "asserts" and self.is_read(row)]
        held = [self.hold(row) for row in asserted]
        words = list(self.words(point))
        voice = {self.origin(row): self.same(self.origin(row), point) for row, _ in words}
        open_in = {
            (voice[self.origin(row)], root["document_id"])
            for row, root in words
            if row["stance"] in AGAINST + OPEN
        }
        groups: dict[str, set[frozenset[str]]] = {
            "plain": set(),
            "inferred": set(),
            "passed": set(),
        }
        kind = {}
        for row, root in words:
            who = voice[self.origin(row)]
            aside = "passed" if (who, root["document_id"]) in open_in else "plain"
            kind[row["claim_id"]] = "inferred" if root["basis"] == "inference" else aside
        gone = self.undone(words, voice, kind)
        for row, _ in words:
            who = voice[self.origin(row)]
            if row["stance"] == "asserts":
                label = kind[row["claim_id"]]
                if label == "passed" or (who, "asserts") not in gone:
                    groups[label].add(who)
        origins = groups["plain"]
        inferred = groups["inferred"] - origins
        against = {
            stance: {
                voice[self.origin(row)]
                for row, _ in words
                if row["stance"] == stance
                and (stance not in AGAINST or (voice[self.origin(row)], "denies") not in gone)
            }
            for stance in AGAINST + OPEN
        }
        separate = self.separate(origins, point, words)
        return {
            "mentions": sum(one != "fallen" for one in held),
            "outlets": len(
                {
                    self.documents[row["document_id"]]["publisher"]
                    for row, one in zip(asserted, held, strict=True)
                    if one != "fallen"
                }
            ),
            "origins": len(origins),
            "origins_min": max(separate, self.least(origins, point, words)),
            "separate": separate,
            "inferred": len(inferred),
            "passed_on": len(groups["passed"] - origins - inferred),
            "rewordings": held.count("reworded"),
            "unattributed": held.count("unattributed"),
            "fallen": held.count("fallen"),
            "support": support(len(origins), separate, len(inferred)),
            "opposition": opposition(against),
        }

    def undone(
        self,
        words: list[tuple[Row, Row]],
        voice: dict[str, frozenset[str]],
        kind: dict[str, str],
    ) -> set[tuple[frozenset[str], str]]:
        """Return the sides that a later word of the same voice undoes."""
        plain = [
            (r, t) for r, t in words if r["stance"] != "asserts" or kind[r["claim_id"]] == "plain"
        ]
        found = set()
        for who in set(voice.values()):
            mine = [(row, root) for row, root in plain if voice[self.origin(row)] == who]
            sides = {
                "asserts": [one for one in mine if one[0]["stance"] == "asserts"],
                "denies": [one for one in mine if one[0]["stance"] in AGAINST],
            }
            for side, other in (("asserts", "denies"), ("denies", "asserts")):
                for row, root in sides[other]:
                    later = [
                        self.surely_later(self.day(root), self.day(old)) for _, old in sides[side]
                    ]
                    if self.hold(row) == "own" and later and all(later):
                        found.add((who, side))
        return found

    def day(self, root: Row) -> str:
        return root["said_date"] or self.documents[root["document_id"]]["published"]

    def separate(
        self, origins: set[frozenset[str]], point: str, words: list[tuple[Row, Row]]
    ) -> int:
        said = [(row, root) for row, root in words if row["stance"] == "asserts"]
        speaking = {self.origin(row) for row, _ in said}
        grounded = {self.origin(row) for row, root in said if self.is_grounded(root)}
        members = [sorted(group & speaking) for group in origins if group & grounded]
        linked = [a for a in members if any(self.apart(a, b, point) for b in members if b != a)]
        for size in range(len(linked), 1, -1):
            for chosen in combinations(linked, size):
                if all(self.apart(a, b, point) for a, b in combinations(chosen, 2)):
                    return size
        return 0

    def is_grounded(self, root: Row) -> bool:
        """Return whether it is recorded what a word rests on, and what it repeats if it does."""
        nothing = root["derivation"] in ("", "starts_here", "unknown")
        return root["basis"] not in ("", "inference") and bool(nothing or root["derived_from"])

    def apart(self, one: list[str], other: list[str], point: str) -> bool:
        maybe = self.reach(one[0], point, {"same", "possibly_same"}, offices=False)
        return other[0] not in maybe and all(self.shown(a, b, point) for a in one for b in other)

    def shown(self, a: str, b: str, point: str) -> bool:
        said = [
            row
            for row in self.links
            if {row["source_a"], row["source_b"]} == {a, b}
            and row.get("proposition_id", "") in ("", point)
        ]
        apart = [row for row in said if row["relation"] == "independent"]
        return any(r["proposition_id"] and r["second_reading"] for r in apart) and apart == said

    def least(self, origins: set[frozenset[str]], point: str, words: list[tuple[Row, Row]]) -> int:
        """Return the number of groups when every two that may be one are put together."""
        said: dict[frozenset[str], list[Row]] = {}
        for row, _ in words:
            if row["stance"] == "asserts":
                said.setdefault(self.same(self.origin(row), point), []).append(row)
        groups = [{who} for who in said]
        merging = True
        while merging:
            merging = False
            for one, other in combinations(groups, 2):
                if any(self.tied(a, b, said, point) for a in one for b in other):
                    one |= other
                    groups.remove(other)
                    merging = True
                    break
        return sum(bool(group & origins) for group in groups)

    def tied(
        self,
        a: frozenset[str],
        b: frozenset[str],
        said: dict[frozenset[str], list[Row]],
        point: str,
    ) -> bool:
        one, other = min(a), min(b)
        maybe = self.reach(one, point, {"same", "possibly_same"}, offices=False)
        spoken = {self.origin(row) for row in said[a]}, {self.origin(row) for row in said[b]}
        houses = [{self.house(source, point) for source in voices} for voices in spoken]
        near = [self.near(who, said[who], point) for who in (a, b)]
        texts = [{self.unread(row) for row in said[who]} - {""} for who in (a, b)]
        places = [set(self.passages(said[who])) for who in (a, b)]
        return bool(
            other in maybe
            or houses[0] & houses[1]
            or b in near[0]
            or a in near[1]
            or near[0] & near[1]
            or texts[0] & texts[1]
            or places[0] & places[1]
        )

    def near(self, who: frozenset[str], rows: list[Row], point: str) -> set[frozenset[str]]:
        """Return those on whom a voice may depend, and whom it may repeat."""
        found = set()
        for link in self.links:
            ends = (link["source_a"], link["source_b"])
            if link["relation"] not in ("dependent", "possibly_dependent"):
                continue
            if link.get("proposition_id", "") in ("", point):
                found |= {self.same(y, point) for x, y in (ends, ends[::-1]) if x in who}
        for row in rows:
            retold = self.retold(row)
            suspected = row["derivation"] == "suspected" and self.top(row) is row
            if suspected and retold and self.is_read(retold) and self.origin(retold):
                found.add(self.same(self.origin(retold), point))
        return found

    def passages(self, rows: list[Row]) -> Iterator[tuple[str, str]]:
        for row in rows:
            if row["paragraph"] and self.alone(row) in ("own", "relayed"):
                yield row["document_id"], row["paragraph"]


def support(origins: int, separate: int, inferred: int) -> str:
    if separate > 1:
        return "corroborated"
    if origins:
        return "several_origins" if origins > 1 else "one_origin"
    return "inferred_only" if inferred else "none"


def opposition(against: dict[str, set[frozenset[str]]]) -> str:
    levels = {
        "denies": "denied",
        "doubts": "doubted",
        "not_confirmed": "open",
        "unaware": "open",
    }
    return next((level for stance, level in levels.items() if against[stance]), "none")


def compare(naive: Naive, edition: Edition) -> None:
    found = holds(edition)
    by_hand = {name: naive.hold(row) for name, row in naive.rows.items()}
    assert found["hold"].to_dict() == by_hand
    assert found["origin"].to_dict() == {n: naive.origin(row) for n, row in naive.rows.items()}
    counts = count(edition)
    for point in counts.index:
        numbers = naive.count(point)
        assert counts.loc[point, list(numbers)].to_dict() == numbers, point


EDITIONS = [
    (case, edition["as_of"]) for case in case_names(DATA) for edition in read(case)["editions"]
]


@pytest.mark.parametrize(("case", "as_of"), EDITIONS)
def test_every_number_is_the_one_that_a_plain_count_gives(case: str, as_of: str) -> None:
    compare(Naive(read(case), as_of), open_edition(load_case(DATA / case), as_of))


def plain(case: Case) -> dict[str, list[Row]]:
    return {name: table.to_dict("records") for name, table in case.tables.items()}


@given(draws.claims(), draws.settings(), st.sampled_from(["2024-11-06", "2024-12-31"]))
def test_drawn_cases_are_counted_alike(claims: list[Row], settings: str, as_of: str) -> None:
    case = build(claims, settings)
    compare(Naive(plain(case), as_of), open_edition(case, as_of))


def test_there_is_a_real_case_to_count() -> None:
    assert len(EDITIONS) >= 2
