"""An edition is the case as it stood at a date: nothing later, nothing taken back."""

from dataclasses import replace

import pytest

from onrecord.model.dates import day, in_words
from onrecord.model.edition import open_edition
from tests.cases import LAST, case, claim


def ids(one: object, as_of: str = LAST, **more: tuple[str, ...]) -> list[str]:
    return list(open_edition(one, as_of, **more).valid_claims["claim_id"])  # type: ignore[arg-type]


def test_a_later_document_is_not_seen() -> None:
    one = case([claim(1, "a"), claim(2, "b", document_id="d2")])
    assert ids(one, "2024-11-04") == ["d1-01a"]
    seen = open_edition(one, "2024-11-04").case
    assert list(seen.documents["document_id"]) == ["d1"]
    assert list(seen.sources["source_id"]) == ["a"]


@pytest.mark.parametrize(("as_of", "there"), [("2024-11-29", False), ("2024-11-30", True)])
def test_a_vague_date_counts_once_it_has_certainly_passed(as_of: str, there: bool) -> None:
    one = case([claim(1, "a")], documents={"d1": "2024-11"})
    assert bool(ids(one, as_of)) is there


@pytest.mark.parametrize(
    ("as_of", "shown", "counted"),
    [
        ("2024-11-04", [], []),
        ("2024-11-05", ["d1", "d2"], ["d2-02a"]),
        ("2024-11-30", ["d1", "d2"], ["d1-01a", "d2-02a"]),
    ],
)
def test_a_vague_document_is_there_from_the_day_of_the_first_that_repeats_it(
    as_of: str, shown: list[str], counted: list[str]
) -> None:
    rows = [claim(1, "a"), claim(2, "b", document_id="d2", derived_from="d1-01a")]
    one = case(rows, documents={"d1": "2024-11", "d2": "2024-11-05"})
    assert list(open_edition(one, as_of).case.documents["document_id"]) == shown
    assert ids(one, as_of) == counted


def test_a_document_of_a_later_day_is_not_there_though_an_earlier_one_repeats_it() -> None:
    rows = [claim(1, "a"), claim(2, "b", document_id="d2", derived_from="d1-01a")]
    one = case(rows, documents={"d1": "2024-11-07", "d2": "2024-11-05"})
    assert ids(one, "2024-11-05") == ["d2-02a"]


def test_links_are_seen_with_the_document_that_shows_them() -> None:
    one = case([claim(1, "a"), claim(2, "b", document_id="d2")], links=[("a", "b", "same")])
    late = one.links.assign(document_id="d2")
    one = type(one)(**{**vars(one), "links": late})
    assert open_edition(one, "2024-11-04").case.links.empty
    assert len(open_edition(one, "2024-11-05").case.links) == 1


def test_a_replaced_claim_gives_way_once_the_new_one_is_there() -> None:
    old = claim(1, "a", superseded_by="d2-02a")
    one = case([old, claim(2, "a", document_id="d2")])
    assert ids(one, "2024-11-04") == ["d1-01a"]
    assert ids(one) == ["d2-02a"]


def test_repetitions_follow_a_claim_to_its_replacement() -> None:
    one = case(
        [
            claim(1, "a", superseded_by="d1-02a"),
            claim(2, "a", superseded_by="d1-03a"),
            claim(3, "a"),
            claim(4, "b", derived_from="d1-01a"),
        ]
    )
    found = open_edition(one, LAST).valid_claims
    assert list(found["derived_from"]) == ["", "d1-03a"]


def test_a_circle_of_replacements_ends() -> None:
    one = case([claim(1, "a", superseded_by="d1-02a"), claim(2, "a", superseded_by="d1-01a")])
    assert ids(one) == []


def test_a_claim_that_was_taken_back_does_not_count() -> None:
    one = case([claim(1, "a"), claim(2, "a", "retracts", document_id="d2", derived_from="d1-01a")])
    assert ids(one, "2024-11-04") == ["d1-01a"]
    assert ids(one) == []
    assert open_edition(one, LAST).withdrawn == {"d1-01a"}


def test_a_retraction_reaches_a_claim_that_was_corrected_since() -> None:
    one = case(
        [
            claim(1, "a", superseded_by="d1-02a"),
            claim(2, "a"),
            claim(3, "a", "retracts", derived_from="d1-01a"),
        ]
    )
    assert open_edition(one, LAST).withdrawn == {"d1-02a"}


def test_a_retraction_that_was_taken_back_takes_nothing_back() -> None:
    one = case(
        [
            claim(1, "a"),
            claim(2, "a", "retracts", derived_from="d1-01a"),
            claim(3, "a", "retracts", derived_from="d1-02a"),
        ]
    )
    assert ids(one) == ["d1-01a"]


def test_retractions_in_a_circle_end() -> None:
    one = case(
        [
            claim(1, "a", "retracts", derived_from="d1-02a"),
            claim(2, "a", "retracts", derived_from="d1-01a"),
        ]
    )
    assert ids(one) == []


def test_topics_show_their_propositions_and_keep_chains_across_topics() -> None:
    one = case([claim(1, "a", proposition_id="q"), claim(2, "b", derived_from="d1-01a")])
    found = open_edition(one, LAST, topics=("topic-p",))
    assert list(found.topic_claims["claim_id"]) == ["d1-02a"]
    assert list(found.valid_claims["claim_id"]) == ["d1-01a", "d1-02a"]


def test_an_edition_knows_its_title_names_labels_and_the_one_before() -> None:
    found = open_edition(case([claim(1, "a")]), LAST, compare_to="2024-11-02")
    assert (found.title, found.names, found.labels) == ("The last", {"a": "a"}, {"p": "p"})
    assert found.before is not None
    assert found.before.title == "2 November 2024"
    assert open_edition(found.whole, LAST).before is None


def test_an_edition_without_a_title_is_called_by_its_day() -> None:
    one = case([claim(1, "a")])
    nameless = replace(one, editions=one.editions.assign(title=""))
    assert open_edition(nameless, LAST).title == in_words(day(LAST))
