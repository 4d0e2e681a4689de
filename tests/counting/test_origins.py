"""Levels and people of a count: what support, opposition and persons come to."""

import pytest

from onrecord.counting.origins import count
from onrecord.counting.status import STATUS, opposition_of, status_table, support_of
from onrecord.model.edition import open_edition
from onrecord.model.vocabularies import OPPOSITION, SUPPORT
from tests.cases import LAST, case, claim, counts


@pytest.mark.parametrize("stance", ["unaware", "not_confirmed", "declined", "no_answer"])
def test_what_is_open_and_what_is_silent_are_never_denial(stance: str) -> None:
    found = counts(case([claim(1, "a"), claim(2, "b", stance)]))
    assert found["denies"] == ()
    assert found[stance] == ("b",)
    assert found["opposition"] == ("open" if stance in ("unaware", "not_confirmed") else "none")


def test_a_denial_whose_root_was_taken_back_stands_nowhere() -> None:
    found = counts(
        case(
            [
                claim(1, "a"),
                claim(2, "b", "denies"),
                claim(3, "e", "denies", derived_from="d1-02a"),
                claim(4, "b", "retracts", derived_from="d1-02a"),
            ]
        )
    )
    assert (found["opposition"], found["denies"]) == ("none", ())


@pytest.mark.parametrize(
    ("people", "links", "least", "most"),
    [
        ({"a": ("2", "4"), "b": ("1", "1")}, [], 3, 5),
        ({"a": ("2", "4"), "b": ("1", "")}, [], 3, None),
        ({"a": ("2", "4"), "b": ("3", "3")}, [("a", "b", "same")], 3, 3),
        ({"a": ("2", "4"), "b": ("3", "3")}, [("a", "b", "possibly_same")], 3, 7),
        ({"a": ("", ""), "b": ("1", "2")}, [], 1, 2),
    ],
)
def test_the_same_person_is_counted_once(
    people: dict[str, tuple[str, str]],
    links: list[tuple[str, str, str]],
    least: int,
    most: int | None,
) -> None:
    cells = {who: {"persons_min": low, "persons_max": high} for who, (low, high) in people.items()}
    found = count(open_edition(case([claim(1, "a"), claim(2, "b")], links, sources=cells), LAST))
    row = found.iloc[0]
    assert row["persons_min"] == least
    assert (None if row["persons_max"] != row["persons_max"] else row["persons_max"]) == most


def test_a_case_without_claims_counts_nothing() -> None:
    table = count(open_edition(case([]), LAST))
    assert table.empty
    assert {"mentions", "separate", "status"} <= set(table.columns)


def test_every_status_comes_from_the_printed_table() -> None:
    assert set(STATUS) == {(one, other) for one in SUPPORT.terms for other in OPPOSITION.terms}
    assert len(set(STATUS.values())) == len(STATUS)
    assert set(status_table().to_numpy().ravel()) == set(STATUS.values())


@pytest.mark.parametrize(
    ("origins", "separate", "inferred", "level"),
    [
        (0, 0, 0, "none"),
        (0, 0, 5, "inferred_only"),
        (1, 0, 0, "one_origin"),
        (1, 0, 4, "one_origin"),
        (2, 0, 0, "several_origins"),
        (2, 2, 0, "corroborated"),
        (3, 2, 1, "corroborated"),
    ],
)
def test_support_comes_from_the_counts(
    origins: int, separate: int, inferred: int, level: str
) -> None:
    assert support_of(origins, separate, inferred) == level


@pytest.mark.parametrize(
    ("stances", "level"),
    [
        (set(), "none"),
        ({"asserts", "declined", "no_answer"}, "none"),
        ({"not_confirmed", "no_answer"}, "open"),
        ({"unaware", "declined"}, "open"),
        ({"doubts", "not_confirmed"}, "doubted"),
        ({"denies", "doubts"}, "denied"),
    ],
)
def test_opposition_is_the_strongest_stance(stances: set[str], level: str) -> None:
    assert opposition_of(stances) == level
