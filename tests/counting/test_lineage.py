"""Chains of repetition lead to where they begin, or back to themselves."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.counting.lineage import circles, climb


@pytest.mark.parametrize("length", [1, 2, 3, 5, 8, 33, 99])
def test_every_row_of_a_chain_has_its_beginning_and_its_depth(length: int) -> None:
    root, depth = climb(np.arange(-1, length - 1))
    assert (root.tolist(), depth.tolist()) == ([0] * length, list(range(length)))


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_a_circle_is_found_and_what_leads_into_it_is_none(size: int) -> None:
    ring = [(at + 1) % size for at in range(size)]
    found = circles(np.array([*ring, 0, -1]))
    assert found.dtype == bool
    assert found.tolist() == [True] * size + [False, False]


def test_no_rows_have_no_lineage() -> None:
    none = np.zeros(0, dtype=int)
    assert [len(series) for series in (*climb(none), circles(none))] == [0, 0, 0]


@given(st.lists(st.integers(-1, 12), max_size=12))
def test_pointer_doubling_agrees_with_walking(parents: list[int]) -> None:
    parents = [parent if parent < len(parents) else -1 for parent in parents]
    root, depth = climb(np.array(parents, dtype=int))
    circle = circles(np.array(parents, dtype=int))
    for at in range(len(parents)):
        seen, here = [at], parents[at]
        while here >= 0 and here not in seen:
            seen.append(here)
            here = parents[here]
        assert circle[at] == (here == at)
        if here < 0:
            assert (root[at], depth[at]) == (seen[-1], len(seen) - 1)
