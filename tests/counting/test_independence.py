"""Independence holds only where it is recorded, pair by pair."""

from collections.abc import Iterable
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.counting.independence import (
    EXACT_UP_TO,
    Largest,
    groups,
    largest_independent,
    ties,
)
from tests.cases import frame

Link = tuple[str, str, str]
NAMES = "abcdef"


def table(links: list[Link]) -> pd.DataFrame:
    shown = {"proposition_id": "p", "second_reading": "2024-12-01"}
    rows = [
        {"source_a": a, "source_b": b, "relation": relation}
        | (shown if relation == "independent" else {})
        for a, b, relation in links
    ]
    return frame("links", rows)


def largest(members: Iterable[str], links: list[Link], on: str = "p") -> Largest:
    return largest_independent(members, ties(table(links), frame("sources", [])), on)


def size(members: str, *links: Link) -> int:
    return largest(members, list(links)).size


def test_nothing_recorded_is_not_independence() -> None:
    assert size("") == 0
    assert size("a") == 0
    assert size("abc") == 0


def test_it_is_shown_on_one_point_and_by_two_readers() -> None:
    link = ("a", "b", "independent")
    assert largest("ab", [link]).size == 2
    assert largest("ab", [link], on="q").size == 0
    for column in ("proposition_id", "second_reading"):
        blank = table([link]).assign(**{column: ""})
        assert largest_independent("ab", ties(blank, frame("sources", [])), "p").size == 0


def test_every_pair_must_be_recorded() -> None:
    ab, bc, ac = (("a", "b", "independent"), ("b", "c", "independent"), ("c", "a", "independent"))
    assert size("abc", ab) == 2
    assert size("abc", ab, bc) == 2
    assert size("abc", ab, bc, ac) == 3


AGAINST = ["same", "possibly_same", "dependent", "possibly_dependent"]


@pytest.mark.parametrize("relation", AGAINST)
def test_one_row_against_it_is_enough(relation: str) -> None:
    assert size("ab", ("a", "b", "independent"), ("b", "a", relation)) == 0


def test_a_group_is_independent_only_as_a_whole() -> None:
    same = ("a", "b", "same")
    assert size("abc", same, ("a", "c", "independent")) == 0
    assert size("abc", same, ("a", "c", "independent"), ("b", "c", "independent")) == 2
    assert (
        size(
            "abc",
            same,
            ("a", "c", "independent"),
            ("b", "c", "independent"),
            ("c", "b", "dependent"),
        )
        == 0
    )


def test_who_may_be_one_of_two_takes_nothing_from_the_other() -> None:
    perhaps = ("a", "b", "possibly_same")
    assert size("abc", perhaps, ("a", "c", "independent")) == 2
    through = (("a", "x", "possibly_same"), ("x", "c", "possibly_same"))
    assert size("abc", *through, ("a", "c", "independent")) == 0


def test_being_the_same_goes_through_a_third_source() -> None:
    links = table([("a", "x", "same"), ("x", "b", "same"), ("b", "c", "possibly_same")])
    assert groups("abcd", links, ("same",)) == [["a", "b"], ["c"], ["d"]]
    assert groups("abcd", links, ("same", "possibly_same")) == [["a", "b", "c"], ["d"]]
    assert groups([], links, ("same",)) == []


def brute(members: list[str], links: list[Link]) -> int:
    """Try every set of groups, as the definition is worded."""
    parts = groups(members, table(links), ("same",))
    perhaps = groups(NAMES, table(links), ("same", "possibly_same"))

    def apart(one: list[str], other: list[str]) -> bool:
        said = {(a, b): {r for x, y, r in links if {x, y} == {a, b}} for a in one for b in other}
        alike = any({*one, *other} <= set(part) for part in perhaps)
        return not alike and all(found == {"independent"} for found in said.values())

    sizes = [
        count
        for count in range(len(parts) + 1)
        for chosen in combinations(parts, count)
        if all(apart(one, other) for one, other in combinations(chosen, 2))
    ]
    return max(sizes) if max(sizes) > 1 else 0


RELATIONS = st.sampled_from(["independent"] * 8 + AGAINST)
LINKS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), RELATIONS).filter(
        lambda link: link[0] != link[1]
    ),
    max_size=20,
)


@given(st.sets(st.sampled_from(NAMES)), LINKS)
def test_the_largest_set_is_the_largest(members: set[str], links: list[Link]) -> None:
    found = largest(members, links)
    assert found.exact
    assert found.size == brute(sorted(members), links)


@given(st.sets(st.sampled_from(NAMES)), LINKS, st.data())
def test_calling_two_sources_the_same_never_raises_it(
    members: set[str], links: list[Link], data: st.DataObject
) -> None:
    a, b = data.draw(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)))
    before = largest(members, links).size
    for relation in AGAINST:
        assert largest(members, [*links, (a, b, relation)]).size <= before


def everyone(number: int) -> list[Link]:
    names = [f"s{at}" for at in range(number)]
    return [(a, b, "independent") for a, b in combinations(names, 2)]


@pytest.mark.parametrize(
    ("number", "exact"), [(EXACT_UP_TO, True), (EXACT_UP_TO + 1, False), (300, False)]
)
def test_above_a_size_the_result_is_a_lower_bound_and_says_so(number: int, exact: bool) -> None:
    found = largest([f"s{at}" for at in range(number)], everyone(number))
    assert (found.size, found.exact) == (number, exact)


def test_many_origins_without_links_are_exact() -> None:
    found = largest([f"s{at}" for at in range(500)], [("s0", "s1", "independent")])
    assert (found.size, found.exact) == (2, True)


def test_the_hardest_shape_for_a_search_ends() -> None:
    # Sixteen rings of five, each linked to all the others: 32, two of every ring.
    ring = {f"r{r}-{i}": (r, i) for r in range(16) for i in range(5)}
    links = [
        (a, b, "independent")
        for a, b in combinations(ring, 2)
        if ring[a][0] != ring[b][0] or (ring[a][1] - ring[b][1]) % 5 in (2, 3)
    ]
    found = largest(ring, links)
    assert (found.size, found.exact) == (32, True)
