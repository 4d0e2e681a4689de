"""What nothing stands without: cuts go through origins and relays, never through claims."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from onrecord.counting.bearing import bearing, dominators
from onrecord.counting.origins import count
from onrecord.counting.support import ROLES, members
from onrecord.model.case import Case
from onrecord.model.edition import open_edition
from onrecord.questions.load_bearing.data import pillars
from tests.cases import DAYS, LAST, Row, case, claim


def borne(one: Case) -> set[tuple[str, str]]:
    found = bearing(open_edition(one, LAST))
    found = found[found["load_bearing"]]
    return set(zip(found["role"], found["member"], strict=True))


def test_one_claim_hangs_on_its_source_its_outlet_and_its_document() -> None:
    assert borne(case([claim(1, "a")])) == {("origin", "a"), ("outlet", "D1"), ("document", "d1")}


def test_two_documents_with_one_origin_hang_on_the_origin_alone() -> None:
    assert borne(case([claim(1, "a"), claim(1, "a", document_id="d2")])) == {("origin", "a")}


def test_a_document_that_all_others_repeat_bears_them() -> None:
    rows = [
        claim(1, "a"),
        claim(1, "a", document_id="d2", derived_from="d1-01a"),
        claim(1, "a", document_id="d3", derived_from="d2-01a"),
    ]
    assert borne(case(rows)) == {("origin", "a"), ("outlet", "D1"), ("document", "d1")}


def test_an_office_that_passes_on_what_others_said_is_a_relay() -> None:
    rows = [
        claim(1, "a", through="office"),
        claim(2, "b", through="office"),
        claim(3, "office", derived_from="d1-01a", document_id="d2"),
        claim(4, "office", derived_from="d1-02a", document_id="d2"),
    ]
    found = members(open_edition(case(rows), LAST))
    voices = found[found["role"] == "voice"]
    assert list(voices["member"]) == ["office", "office"]


def test_sources_known_to_be_the_same_are_taken_away_together() -> None:
    rows = [claim(1, "a"), claim(1, "b", document_id="d2")]
    assert borne(case(rows)) == set()
    assert borne(case(rows, [("a", "b", "same")])) == {("origin", "a")}
    assert borne(case(rows, [("a", "b", "possibly_same")])) == set()


def test_outlets_that_take_from_each_other_do_not_hide_what_both_hang_on() -> None:
    # Both chains run through both outlets; a path pieced together of the two runs through one.
    part = pd.DataFrame(
        [
            ("one", "origin", "a"),
            ("one", "outlet", "X"),
            ("one", "outlet", "Y"),
            ("two", "origin", "b"),
            ("two", "outlet", "Y"),
            ("two", "outlet", "X"),
        ],
        columns=["claim_id", "role", "member"],
    )
    assert dominators(part) == {("outlet", "X"), ("outlet", "Y")}


def test_denials_rewordings_and_what_was_taken_back_bear_nothing() -> None:
    rows = [
        claim(1, "a", "denies"),
        claim(2, "b"),
        claim(3, "c", derived_from="d1-01a"),
        claim(4, "b", derived_from="d1-02a"),
        claim(5, "b", "retracts", derived_from="d1-02a"),
    ]
    edition = open_edition(case(rows), LAST)
    assert members(edition).empty and bearing(edition).empty and pillars(edition).empty


def test_what_was_said_of_another_proposition_bears_nothing_here() -> None:
    rows = [
        claim(1, "a", proposition_id="q"),
        claim(1, "a", document_id="d2", derived_from="d1-01a"),
    ]
    found = members(open_edition(case(rows), LAST))
    assert set(found["proposition_id"]) == {"q"}


def test_the_case_table_names_what_falls_with_whom() -> None:
    rows = [
        claim(1, "a"),
        claim(1, "a", document_id="d2"),
        claim(2, "a", proposition_id="q"),
        claim(3, "b", proposition_id="r"),
    ]
    found = pillars(open_edition(case(rows), LAST)).set_index(["role", "member"])
    assert found.loc[("origin", "a"), "labels"] == ("p", "q")
    assert found.loc[("origin", "a"), "sizes"] == (2, 1)
    assert found.loc[("origin", "a"), ["empties", "repeated", "mentions"]].to_list() == [2, 1, 3]
    assert found.loc[("document", "d1"), "labels"] == ("q", "r")


@st.composite
def cases(draw: st.DrawFn) -> Case:
    rows: list[Row] = []
    for number in range(draw(st.integers(1, 9))):
        cells = {"document_id": draw(st.sampled_from(sorted(DAYS)))}
        if rows and draw(st.booleans()):
            cells["derived_from"] = draw(st.sampled_from(rows))["claim_id"]
        rows.append(claim(number, draw(st.sampled_from("abcd")), **cells))
    return case(rows, draw(st.sampled_from([[], [("a", "b", "same")]])), {"d": "outlet"})


@given(cases())
def test_what_bears_is_exactly_that_without_which_no_mention_is_left(one: Case) -> None:
    edition = open_edition(one, LAST)
    losses = bearing(edition)
    assert ((losses["mentions_left"] == 0) == losses["load_bearing"]).all()
    assert ((losses["support_left"] == "none") == losses["load_bearing"]).all()


@given(cases())
def test_nothing_is_gained_by_taking_something_away(one: Case) -> None:
    edition = open_edition(one, LAST)
    losses, counts = bearing(edition), count(edition).loc["p"]
    assert (losses["mentions_left"] < counts["mentions"]).all()
    assert (losses["origins_left"] <= counts["origins"]).all()
    assert (losses["separate_left"] <= counts["separate"]).all()
    assert set(losses["role"]) <= set(ROLES)
