"""The rules across claims where somebody takes something back, or a row replaces another."""

from collections.abc import Callable, Iterator

import pytest

from onrecord.check.chains import (
    before_their_parents,
    dead_parents,
    parents_published_later,
    strange_retractions,
)
from onrecord.model.case import Case
from onrecord.model.problems import Problem
from tests.counting.notation import build, rows

Rule = Callable[[Case], Iterator[Problem]]


def found(rule: Rule, text: str, settings: str = "", **replaced: str) -> list[tuple[str, str]]:
    """Return claim and rule of each problem; ``replaced`` names what replaces a claim."""
    names = {name.replace("_", "-"): by for name, by in replaced.items()}
    claims = [row | {"superseded_by": names.get(row["claim_id"], "")} for row in rows(text)]
    case = build(claims, settings)
    return [(case.claims.loc[problem.row, "claim_id"], problem.rule) for problem in rule(case)]


TAKEN = "a-1 ann asserts; b-1 ben asserts < a-1; c-1 ann retracts < a-1"


def test_what_repeats_a_claim_taken_back_is_named_and_the_retraction_is_not() -> None:
    assert found(dead_parents, TAKEN) == [("b-1", "parent-retracted")]


def test_only_what_repeats_it_itself_is_named() -> None:
    text = f"{TAKEN}; d-1 cat asserts < b-1; e-1 ann denies < c-1"
    assert found(dead_parents, text) == [("b-1", "parent-retracted")]


def test_a_retraction_that_was_replaced_takes_nothing_back() -> None:
    text = f"{TAKEN}; c-2 ann asserts"
    assert found(dead_parents, text, c_1="c-2") == []


def test_who_takes_back_a_claim_that_was_replaced_repeats_nothing() -> None:
    text = f"{TAKEN}; a-2 ann asserts"
    # The retraction counts and names a row that was replaced; only what repeats it is stale.
    assert found(dead_parents, text, a_1="a-2") == [
        ("b-1", "parent-retracted"),
        ("b-1", "parent-superseded"),
    ]


def test_a_row_that_was_replaced_itself_is_not_named() -> None:
    text = f"{TAKEN}; b-2 ben asserts"
    assert found(dead_parents, text, b_1="b-2") == []
    text = "a-1 ann asserts; a-2 ann asserts; b-1 ben asserts < a-1; b-2 ben asserts"
    assert found(dead_parents, text, a_1="a-2", b_1="b-2") == []
    assert found(dead_parents, text, a_1="a-2") == [("b-1", "parent-superseded")]


@pytest.mark.parametrize(
    ("who", "settings", "strange"),
    [
        ("ann", "", False),
        ("ben", "", True),
        # The paper that printed it may take it back, and whoever speaks for the speaker.
        ("thepaper", "publisher a thepaper; publisher c elsewhere", False),
        ("otherpaper", "publisher a thepaper; publisher c otherpaper", True),
        ("ministry", "ann speaks_for ministry", False),
        ("anne", "ann same anne", False),
        ("anne", "ann possibly_same anne", True),
    ],
)
def test_only_who_said_or_published_it_takes_it_back(
    who: str, settings: str, strange: bool
) -> None:
    text = f"a-1 ann asserts; c-1 {who} retracts < a-1"
    assert found(strange_retractions, text, settings) == [("c-1", "retracts-others")] * strange


@pytest.mark.parametrize("stance", ["denies", "asserts", "retracts"])
def test_days_hold_for_retractions_too(stance: str) -> None:
    said = f"a-1 ann asserts # 2024-11-05; c-1 ann {stance} < a-1 # 2024-11-03"
    assert found(before_their_parents, said) == [("c-1", "before-parent")]
    out = f"a-1 ann asserts; c-1 ann {stance} < a-1"
    days = "day a 2024-11-05; day c 2024-11-03"
    assert found(parents_published_later, out, days) == [("c-1", "parent-later")]
