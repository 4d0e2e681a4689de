"""What becomes of wording, stance and attribution where a claim is repeated."""

from typing import Any

import pytest

from onrecord.model.edition import open_edition
from onrecord.questions.wording_drift.data import STEPS, drift
from tests.cases import LAST, Row, case, claim


def steps(rows: list[Row], links: list[tuple[str, str, str]] | None = None) -> list[dict[str, Any]]:
    return drift(open_edition(case(rows, links), LAST)).to_dict("records")


def pair(first: str, then: str, **cells: str) -> list[Row]:
    more = {"document_id": "d2", "derived_from": "d1-01a", "certainty": then, **cells}
    return [claim(1, "a", certainty=first), claim(1, "a", **more)]


@pytest.mark.parametrize(
    ("first", "then", "step"),
    [
        ("possible", "probable", "strengthened"),
        ("possible", "certain", "strengthened"),
        ("probable", "certain", "strengthened"),
        ("certain", "probable", "weakened"),
        ("certain", "possible", "weakened"),
        ("reported", "certain", "strengthened"),
        ("reported", "probable", "strengthened"),
        ("certain", "reported", "weakened"),
        ("possible", "reported", "kept"),
        ("unstated", "reported", "not comparable"),
        ("certain", "certain", "kept"),
        ("possible", "possible", "kept"),
        ("unstated", "certain", "not comparable"),
        ("certain", "unstated", "not comparable"),
        ("unstated", "unstated", "not comparable"),
    ],
)
def test_certainty_is_compared_where_both_sides_word_it(first: str, then: str, step: str) -> None:
    (found,) = steps(pair(first, then))
    assert found["step"] == step
    assert not found["flipped"] and not found["changed_hands"]


def test_both_cues_stand_side_by_side() -> None:
    rows = pair("certain", "possible", cue="it may be")
    rows[0] |= {"cue": "it is"}
    (found,) = steps(rows)
    assert (found["parent_cue"], found["cue"]) == ("it is", "it may be")
    assert (found["parent_publisher"], found["publisher"]) == ("D1", "D2")


def test_an_open_answer_retold_as_a_denial_is_a_flip_and_no_step() -> None:
    rows = pair("certain", "certain", stance="denies")
    rows[0] |= {"stance": "not_confirmed"}
    (found,) = steps(rows)
    assert found["flipped"] and found["step"] == "not comparable"


def test_another_proposition_is_another_matter_and_no_flip() -> None:
    rows = pair("certain", "possible", proposition_id="q")
    rows[0] |= {"stance": "denies"}
    (found,) = steps(rows)
    assert found["other_matter"] and not found["flipped"]
    assert found["step"] == "not comparable"


def test_words_given_to_another_source_changed_hands() -> None:
    rows = [claim(1, "a"), claim(1, "b", document_id="d2", derived_from="d1-01a")]
    assert steps(rows)[0]["changed_hands"]
    assert not steps(rows, [("a", "b", "same")])[0]["changed_hands"]
    assert steps(rows, [("a", "b", "possibly_same")])[0]["changed_hands"]


def test_flips_come_first_then_stronger_then_weaker() -> None:
    rows = [
        claim(1, "a", certainty="probable"),
        claim(1, "a", document_id="d2", derived_from="d1-01a", certainty="probable"),
        claim(2, "a", document_id="d2", derived_from="d1-01a", certainty="possible"),
        claim(3, "a", document_id="d2", derived_from="d1-01a", certainty="certain"),
        claim(4, "a", "denies", document_id="d2", derived_from="d1-01a"),
    ]
    found = steps(rows)
    assert [row["step"] for row in found] == ["not comparable", *STEPS[:3]]
    assert found[0]["flipped"]


def test_nothing_is_compared_with_what_was_taken_back() -> None:
    rows = [*pair("certain", "certain"), claim(9, "a", "retracts", derived_from="d1-01a")]
    assert steps(rows) == []


def test_a_case_without_repetition_gives_an_empty_frame_with_its_columns() -> None:
    frame = drift(open_edition(case([claim(1, "a")]), LAST))
    assert frame.empty and {"step", "cue", "parent_cue", "depth"} <= set(frame.columns)


def test_each_side_says_whose_word_it_is() -> None:
    rows = pair("certain", "certain", stance="denies")
    rows[0] |= {"stance": "not_confirmed"}
    rows.append(claim(1, "a", document_id="d3", derived_from="d2-01a", stance="denies"))
    flip, copy = steps(rows)
    assert (flip["parent_speaker"], flip["speaker"]) == ("a, in D1", "a, only as D2 words it")
    assert copy["parent_speaker"] == "a, only as D2 words it"
    assert copy["speaker"] == "a, only as D3 words it"
    told = pair("certain", "certain")
    told[0] |= {"derivation": "unknown"}
    (found,) = steps(told)
    assert (found["parent_speaker"], found["speaker"]) == ("a, as D1 has it", "a, as D2 has it")
