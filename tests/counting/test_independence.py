"""Independence holds only where it is recorded, pair by pair."""

from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.counting.independence import EXACT_UP_TO, groups, largest_independent
from tests.cases import frame

Link = tuple[str, str, str]
NAMES = "abcdef"


def table(links: list[Link]) -> pd.DataFrame:
    rows = [{"source_a": a, "source_b": b, "relation": relation} for a, b, relation in links]
    return frame("links", rows)


def size(members: str, *links: Link) -> int:
    return largest_independent(members, table(list(links))).size


def test_nothing_recorded_is_not_independence() -> None:
    assert size("") == 0
    assert size("a") == 1
    assert size("abc") == 1


def test_every_pair_must_be_recorded() -> None:
    ab, bc, ac = (("a", "b", "independent"), ("b", "c", "independent"), ("c", "a", "independent"))
    assert size("abc", ab) == 2
    assert size("abc", ab, bc) == 2
    assert size("abc", ab, bc, ac) == 3


@pytest.mark.parametrize("relation", ["same", "possibly_same", "dependent"])
def test_one_row_against_it_is_enough(relation: str) -> None:
    assert size("ab", ("a", "b", "independent"), ("b", "a", relation)) == 1


def test_a_group_is_independent_only_as_a_whole() -> None:
    same = ("a", "b", "possibly_same")
    assert size("abc", same, ("a", "c", "independent")) == 1
    assert size("abc", same, ("a", "c", "independent"), ("b", "c", "independent")) == 2
    assert (
        size(
            "abc",
            same,
            ("a", "c", "independent"),
            ("b", "c", "independent"),
            ("c", "b", "dependent"),
        )
        == 1
    )


def test_being_the_same_goes_through_a_third_source() -> None:
    links = table([("a", "x", "same"), ("x", "b", "same"), ("b", "c", "possibly_same")])
    assert groups("abcd", links, ("same",)) == [["a", "b"], ["c"], ["d"]]
    assert groups("abcd", links, ("same", "possibly_same")) == [["a", "b", "c"], ["d"]]
    assert groups([], links, ("same",)) == []


def brute(members: list[str], links: list[Link]) -> int:
    """Try every set of groups, as the definition is worded."""
    parts = groups(members, table(links), ("same", "possibly_same"))

    def apart(one: list[str], other: list[str]) -> bool:
        said = {(a, b): {r for x, y, r in links if {x, y} == {a, b}} for a in one for b in other}
        return all(found == {"independent"} for found in said.values())

    sizes = [
        count
        for count in range(len(parts) + 1)
        for chosen in combinations(parts, count)
        if all(apart(one, other) for one, other in combinations(chosen, 2))
    ]
    return max(sizes)


RELATIONS = st.sampled_from(["independent"] * 6 + ["same", "possibly_same", "dependent"])
LINKS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), RELATIONS).filter(
        lambda link: link[0] != link[1]
    ),
    max_size=20,
)


@given(st.sets(st.sampled_from(NAMES)), LINKS)
def test_the_largest_set_is_the_largest(members: set[str], links: list[Link]) -> None:
    found = largest_independent(members, table(links))
    assert found.exact
    assert found.size == brute(sorted(members), links)


@given(st.sets(st.sampled_from(NAMES)), LINKS, st.data())
def test_calling_two_sources_the_same_never_raises_it(
    members: set[str], links: list[Link], data: st.DataObject
) -> None:
    a, b = data.draw(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)))
    before = largest_independent(members, table(links)).size
    for relation in ("same", "possibly_same"):
        assert largest_independent(members, table([*links, (a, b, relation)])).size <= before


def everyone(number: int) -> list[Link]:
    names = [f"s{at}" for at in range(number)]
    return [(a, b, "independent") for a, b in combinations(names, 2)]


@pytest.mark.parametrize(
    ("number", "exact"), [(EXACT_UP_TO, True), (EXACT_UP_TO + 1, False), (300, False)]
)
def test_above_a_size_the_result_is_a_lower_bound_and_says_so(number: int, exact: bool) -> None:
    found = largest_independent([f"s{at}" for at in range(number)], table(everyone(number)))
    assert (found.size, found.exact) == (number, exact)


def test_many_origins_without_links_are_exact() -> None:
    links = table([("s0", "s1", "independent")])
    found = largest_independent([f"s{at}" for at in range(500)], links)
    assert (found.size, found.exact) == (2, True)


def test_the_hardest_shape_for_a_search_ends() -> None:
    # Sixteen rings of five, each linked to all the others: 32, two of every ring.
    ring = {f"r{r}-{i}": (r, i) for r in range(16) for i in range(5)}
    links = [
        (a, b, "independent")
        for a, b in combinations(ring, 2)
        if ring[a][0] != ring[b][0] or (ring[a][1] - ring[b][1]) % 5 in (2, 3)
    ]
    found = largest_independent(ring, table(links))
    assert (found.size, found.exact) == (32, True)
