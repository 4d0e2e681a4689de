"""Chains of repetition lead to the claim where they begin, or to nothing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.counting.lineage import lineage
from tests.cases import Row, case, claim


def traced(rows: list[Row], kinds: dict[str, str] | None = None) -> dict[str, Any]:
    one = case(rows, kinds=kinds)
    return lineage(one.claims, one.sources).to_dict("index")


def chain(length: int) -> list[Row]:
    first = [claim(1, "s1")]
    return first + [
        claim(at, f"s{at}", derived_from=f"d1-{at - 1:02}a") for at in range(2, length + 1)
    ]


@pytest.mark.parametrize("length", [1, 2, 3, 5, 8, 33, 99])
def test_every_claim_of_a_chain_has_its_root_and_its_depth(length: int) -> None:
    found = traced(chain(length))
    assert [each["depth"] for each in found.values()] == list(range(length))
    assert {each["root_source"] for each in found.values()} == {"s1"}
    assert all(each["traced"] and each["known"] for each in found.values())


def test_a_chain_into_nothing_rests_on_nothing() -> None:
    rows = [claim(1, "a", derived_from="d1-99a"), claim(2, "b", derived_from="d1-01a")]
    found = traced(rows)
    assert not any(each["traced"] or each["known"] for each in found.values())


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_a_circle_ends_and_rests_on_nothing(size: int) -> None:
    rows = [
        claim(at, f"s{at}", derived_from=f"d1-{(at % size) + 1:02}a") for at in range(1, size + 1)
    ]
    rows.append(claim(50, "out", derived_from="d1-01a"))
    rows.append(claim(51, "free"))
    found = traced(rows)
    assert found.pop("d1-51a")["traced"]
    assert not any(each["traced"] or each["known"] for each in found.values())


@pytest.mark.parametrize(
    ("cells", "kind", "known"),
    [
        ({"basis": "first_hand"}, "person", True),
        ({"basis": "none_stated"}, "person", True),
        ({"basis": "told_by_other"}, "person", False),
        ({"basis": "none_stated", "derivation": "unknown"}, "person", False),
        ({"basis": "none_stated", "derivation": "suspected"}, "person", False),
        ({"basis": "document"}, "outlet", True),
        ({"basis": "none_stated"}, "outlet", False),
        ({"basis": "inference"}, "outlet", False),
    ],
)
def test_a_root_is_known_if_it_tells_where_its_knowledge_comes_from(
    cells: Row, kind: str, known: bool
) -> None:
    rows = [claim(1, "a", **cells), claim(2, "b", derived_from="d1-01a")]
    found = traced(rows, {"a": kind})
    assert [each["known"] for each in found.values()] == [known, known]


def test_no_claims_have_no_lineage() -> None:
    assert traced([]) == {}


@given(st.lists(st.integers(-1, 12), max_size=12))
def test_pointer_doubling_agrees_with_walking(parents: list[int]) -> None:
    rows = [
        claim(at, f"s{at}", **({} if parent < 0 else {"derived_from": f"d1-{parent:02}a"}))
        for at, parent in enumerate(parents)
    ]
    for at, found in enumerate(traced(rows).values()):
        seen, here = [at], parents[at]
        while 0 <= here < len(parents) and here not in seen:
            seen.append(here)
            here = parents[here]
        assert bool(found["traced"]) == (here < 0)
        if here < 0:
            assert (found["root_source"], found["depth"]) == (f"s{seen[-1]}", len(seen) - 1)
