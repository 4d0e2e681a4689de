"""Nobody is shown to take a stance that only a retelling has them take."""

import pytest

from onrecord.model.case import load_case
from onrecord.model.edition import Edition, open_edition
from onrecord.questions.stance_matrix.data import stances_taken
from tests.conftest import ROOT
from tests.counting.notation import build, rows

CASE = load_case(ROOT / "data" / "drones-in-china")
EDITIONS = list(CASE.editions["as_of"])
POINTS = {"shipped-to-russia": "b", "lethal-production": "a", "beijing-aware": "c"}


def edition(text: str, settings: str = "") -> Edition:
    return open_edition(build(rows(text), settings), "2024-12-31")


@pytest.mark.parametrize("as_of", EDITIONS)
def test_the_service_asserts_no_factory(as_of: str) -> None:
    taken = stances_taken(open_edition(CASE, as_of))
    service = taken[taken["source_id"] == "eeas"]
    assert not service["proposition_id"].isin(["factory-in-china"]).any()
    about = service.set_index("proposition_id")
    for point in set(POINTS) & set(about.index):
        assert "asserts" not in about.loc[point, "stances"]


@pytest.mark.parametrize("as_of", [day for day in EDITIONS if day >= "2024-11-15"])
def test_its_three_points_lead_to_the_paragraph_first(as_of: str) -> None:
    taken = stances_taken(open_edition(CASE, as_of))
    about = taken[taken["source_id"] == "eeas"].set_index("proposition_id")
    for point, letter in POINTS.items():
        assert about.loc[point, "claims"][0] == f"euronews-2024-11-15-07{letter}"


def test_an_own_word_is_told_from_one_that_others_have_it_say() -> None:
    taken = stances_taken(
        edition(
            "a-1 ann asserts; b-1 ben asserts ^ aides; c-1 cyd not_confirmed; d-1 cyd asserts < c-1"
        )
    )
    found = taken.set_index("source_id")[["stances", "relayed", "tellers", "claims"]].T.to_dict(
        "list"
    )
    assert found == {
        "ann": [("asserts",), (), (), ("a-1",)],
        "ben": [("asserts",), ("asserts",), ("b",), ("b-1",)],
        "cyd": [("not_confirmed",), (), (), ("c-1",)],
    }


def test_whoever_infers_in_one_breath_with_not_confirming_has_not_confirmed() -> None:
    taken = stances_taken(
        edition("a-1 eu not_confirmed; a-2 eu asserts inferred; b-1 ann asserts inferred")
    )
    assert dict(zip(taken["source_id"], taken["stances"], strict=True)) == {
        "ann": ("asserts",),
        "eu": ("not_confirmed",),
    }


def test_the_row_where_the_word_begins_comes_first() -> None:
    taken = stances_taken(edition("b-1 ann asserts; a-1 ann asserts < b-1"))
    assert taken.loc[0, "claims"] == ("b-1", "a-1")
