"""Every point as it was and is, for two editions of any case."""

from itertools import combinations

import pytest

from onrecord.counting.compared import NUMBERS, WORDS, compared_points
from onrecord.counting.origins import count
from onrecord.model.case import load_case
from onrecord.model.edition import open_edition
from onrecord.questions.registry import figures, findings
from tests.cases import case, claim
from tests.conftest import ROOT

REAL = load_case(ROOT / "data" / "drones-in-china")
PAIRS = list(combinations(sorted(REAL.editions["as_of"]), 2))


@pytest.mark.parametrize(("was", "now"), PAIRS)
def test_all_pairs_of_the_first_case_say_what_each_edition_says(was: str, now: str) -> None:
    found = compared_points(open_edition(REAL, now, was))
    earlier, later = (count(open_edition(REAL, day)) for day in (was, now))
    assert set(found.index) == set(later.index)
    for point, row in found.to_dict("index").items():
        for name in (*WORDS, *NUMBERS):
            assert row[name] == later.loc[point, name], (point, name)
            if not row["new"]:
                assert row[f"{name}_before"] == earlier.loc[point, name], (point, name)
        assert row["new"] == (point not in earlier.index)
        assert row["moved"] == (
            not row["new"] and any(row[name] != row[f"{name}_before"] for name in WORDS)
        )


@pytest.mark.slow
@pytest.mark.parametrize(("was", "now"), PAIRS)
def test_all_pairs_of_the_first_case_can_be_told_and_drawn(was: str, now: str) -> None:
    edition = open_edition(REAL, now, was)
    moved = compared_points(edition)
    assert len(figures.changes(edition).frame) == int((moved["new"] | moved["moved"]).sum())
    assert str(findings.changes(edition))


def test_a_point_that_a_second_voice_joins_has_moved() -> None:
    one, two = claim(1, "ann"), claim(1, "ben", document_id="d2")
    found = compared_points(open_edition(case([one, two]), "2024-12-31", "2024-11-02"))
    row = found.loc["p"]
    assert (row["origins_before"], row["origins"], bool(row["moved"])) == (1, 2, True)
    assert not row["new"]


def test_a_point_that_nobody_had_spoken_to_is_new() -> None:
    found = compared_points(
        open_edition(case([claim(1, "ann", document_id="d2")]), "2024-12-31", "2024-11-02")
    )
    assert found.loc["p", ["new", "moved"]].tolist() == [True, False]


def test_without_an_edition_before_nothing_has_moved() -> None:
    found = compared_points(open_edition(case([claim(1, "ann")]), "2024-12-31"))
    assert not found["new"].any() and not found["moved"].any()
