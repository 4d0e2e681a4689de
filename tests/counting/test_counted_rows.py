"""Each number of a point opens into the rows that it counts."""

import pytest

from onrecord.counting.counted_rows import rows_behind
from onrecord.counting.holds import holds
from onrecord.counting.independence import ties
from onrecord.counting.origins import NUMBERS, count
from onrecord.counting.spoken import held_claims
from onrecord.model.case import load_case
from onrecord.model.edition import Edition, open_edition
from onrecord.model.stances import TO_A_PROPOSITION
from onrecord.questions.marks import way_to_rows
from tests.conftest import ROOT
from tests.counting.notation import build, rows
from tests.register_rows import rows_shown

CASE = load_case(ROOT / "data" / "drones-in-china")
EDITIONS = list(CASE.editions["as_of"])
VOICES = ("origins", "inferred", "passed_on", *TO_A_PROPOSITION)
#: Behind these stand every origin's rows: the links between sources tell the rest.
OF_ORIGINS = ("origins_min", "separate")


@pytest.mark.parametrize("as_of", EDITIONS)
def test_each_number_is_that_of_its_rows(as_of: str) -> None:
    edition = open_edition(CASE, as_of)
    counts = count(edition)
    for point, behind in rows_behind(edition).items():
        for name in {*NUMBERS, *TO_A_PROPOSITION} - {*OF_ORIGINS}:
            printed = counts.loc[point, name]
            printed = printed if name in NUMBERS else len(printed)
            assert counted_by_rows(edition, name, behind.get(name, ()), point) == printed, name
        assert {behind.get(name) for name in OF_ORIGINS} == {behind.get("origins")}


def counted_by_rows(edition: Edition, name: str, ids: tuple[str, ...], point: str) -> int:
    """Return the number that a reader finds who counts the rows behind it."""
    claims = held_claims(edition).set_index("claim_id").loc[list(ids)]
    if name == "outlets":
        return int(claims["publisher"].nunique())
    if name in VOICES:
        same = ties(edition.case.links, edition.whole.sources).same
        return len({same.of(origin, point) for origin in claims["origin"]})
    return len(ids)


def test_rows_by_hand() -> None:
    text = "a-1 ann asserts; b-1 ann asserts < a-1; c-1 ben asserts inferred; d-1 cyd denies"
    behind = rows_behind(open_edition(build(rows(text), ""), "2024-12-31"))["p"]
    assert set(behind["mentions"]) == {"a-1", "b-1", "c-1"}
    assert behind["origins"] == ("a-1", "b-1")
    assert behind["inferred"] == ("c-1",)
    assert behind["denies"] == ("d-1",)
    assert behind["rewordings"] == ()


def test_what_was_taken_back_opens_into_it_and_its_repetitions() -> None:
    text = "a-1 ann asserts; b-1 ann asserts < a-1; c-1 ann retracts < a-1"
    behind = rows_behind(open_edition(build(rows(text), ""), "2024-12-31"))["p"]
    assert behind["fallen"] == ("a-1", "b-1")
    assert behind["repetitions_left"] == ("b-1",)
    assert behind["mentions"] == ()


@pytest.mark.parametrize("as_of", EDITIONS)
def test_nobody_is_given_an_own_word_that_others_have_them_say(as_of: str) -> None:
    edition = open_edition(CASE, as_of)
    held = edition.kept_claims.set_index("claim_id").join(holds(edition)[["hold", "origin"]])
    service = (held["origin"] == "eeas") & (held["stance"] == "asserts")
    assert not (service & (held["proposition_id"] == "factory-in-china")).any()
    own = held[(held["source_id"] == "borrell") & (held["hold"] == "own")]
    assert (own["through"] == "").all()
    assert (own["derivation"] != "suspected").all()


@pytest.mark.parametrize("as_of", EDITIONS)
def test_an_address_leads_to_exactly_these_rows(as_of: str) -> None:
    edition = open_edition(CASE, as_of)
    known = set(edition.published_claims["claim_id"])
    for behind in rows_behind(edition).values():
        for ids in filter(None, behind.values()):
            assert rows_shown(edition, way_to_rows(edition, ids)) == set(ids) <= known


def test_a_view_is_asked_for_where_it_shows_just_these_rows() -> None:
    text = "; ".join(f"d{n}-1 ann asserts" for n in range(4)) + "; e-1 ben denies"
    edition = open_edition(build(rows(text), ""), "2024-12-31")
    way = way_to_rows(edition, rows_behind(edition)["p"]["mentions"])
    assert way == "register.html?proposition_id=p&stance=asserts"
