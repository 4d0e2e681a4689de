"""Claims of the first form become those of the second where their words say how; else they stay."""

import pytest

from onrecord.model.migration import Change, migrated
from tests.cases import Row, claim, frame


def moved(*rows: Row, empty_starts: bool = False) -> tuple[list[Row], list[Change]]:
    done, changes = migrated(frame("claims", list(rows)), empty_starts)
    return done.to_dict("records"), changes


def stance_of(stance: str, cue: str, statement: str = "") -> tuple[str, list[Change]]:
    (row,), changes = moved(claim(1, "ann", stance, cue=cue, statement=statement))
    return row["stance"], changes


@pytest.mark.parametrize(
    ("cue", "now"),
    [
        ("declined to comment", "declined"),
        ("refused to answer the questions", "declined"),
        ("did not wish to go into details", "declined"),
        ("would not be drawn on it", "declined"),
        ("did not respond to a request", "no_answer"),
        ("didn’t immediately respond", "no_answer"),
        ("did not reply", "no_answer"),
        ("could not be immediately reached", "no_answer"),
        ("could not be reached", "no_answer"),
        ("gave no answer", "no_answer"),
    ],
)
def test_silence_is_told_apart_by_the_words(cue: str, now: str) -> None:
    stance, (change,) = stance_of("no_comment", cue)
    assert stance == now
    assert change == Change("d1-01a", "stance", "no_comment", now, f"“{cue}”")


@pytest.mark.parametrize(
    "words", ["no comment", "said nothing of it", "declined to comment and did not reply"]
)
def test_silence_that_words_leave_open_is_left_and_told(words: str) -> None:
    stance, (change,) = stance_of("no_comment", words)
    assert stance == "no_comment"
    assert change.now == ""
    assert words in change.why


def test_silence_without_any_words_is_the_weaker_of_the_two_and_told() -> None:
    stance, (change,) = stance_of("no_comment", "")
    assert stance == "no_answer"
    assert "no words" in change.why


def test_the_statement_speaks_where_there_are_no_words_as_printed() -> None:
    assert stance_of("no_comment", "", "The firm declined to comment.")[0] == "declined"


@pytest.mark.parametrize(
    "cue",
    [
        "it was not aware of such a project",
        "wasn’t aware of it",
        "said it was unaware",
        "does not know anything about it",
        "knows of no such plan",
        "has no knowledge of it",
        "there is no sign of it",
        "no indication that they knew",
        "has not seen anything to suggest",
    ],
)
def test_not_knowing_and_no_sign_are_unaware(cue: str) -> None:
    assert stance_of("not_confirmed", cue)[0] == "unaware"


@pytest.mark.parametrize(
    "cue",
    ["is yet to confirm", "we have no clear evidence", "whether Beijing is aware", "if confirmed"],
)
def test_not_confirming_stays_and_is_no_news(cue: str) -> None:
    assert stance_of("not_confirmed", cue) == ("not_confirmed", [])


def test_what_may_be_not_knowing_is_left_and_told() -> None:
    stance, (change,) = stance_of("not_confirmed", "whether they did is not known")
    assert (stance, change.now) == ("not_confirmed", "")
    assert "unaware?" in change.why


@pytest.mark.parametrize("stance", ["asserts", "denies", "doubts", "unaware", "declined"])
def test_other_stances_are_never_touched(stance: str) -> None:
    assert stance_of(stance, "did not respond, was not aware") == (stance, [])


def test_a_repetition_that_parts_from_what_it_repeats_is_told() -> None:
    first = claim(1, "ann", "not_confirmed", cue="was not aware of it")
    second = claim(2, "ann", "not_confirmed", cue="did not confirm", derived_from="d1-01a")
    _, changes = moved(first, second)
    (left,) = [change for change in changes if not change.now]
    assert (left.claim_id, left.why) == ("d1-02a", "it repeats d1-01a, now unaware")


def test_an_empty_derivation_starts_here_only_where_the_first_form_said_so() -> None:
    root = claim(1, "ann") | {"derivation": ""}
    copy = claim(2, "ann", derived_from="d1-01a")
    vague = claim(3, "ann") | {"derivation": "unknown"}
    rows, _ = moved(root, copy, vague, empty_starts=True)
    assert [row["derivation"] for row in rows] == ["starts_here", "cites", "unknown"]
    rows, changes = moved(root, copy, vague)
    assert [row["derivation"] for row in rows] == ["", "cites", "unknown"]
    assert changes == []


def test_a_second_run_finds_nothing_more_to_change() -> None:
    rows = [
        claim(1, "ann", "no_comment", cue="did not reply") | {"derivation": ""},
        claim(2, "ben", "not_confirmed", cue="was unaware"),
    ]
    once, _ = migrated(frame("claims", rows), empty_starts=True)
    twice, changes = migrated(once, empty_starts=True)
    assert once.equals(twice)
    assert changes == []


def test_no_frame_is_changed_in_place() -> None:
    before = frame("claims", [claim(1, "ann", "no_comment", cue="did not reply")])
    kept = before.copy()
    migrated(before, empty_starts=True)
    assert before.equals(kept)


def test_what_was_coded_possible_stays_possible_for_its_words_may_be_hearsay_or_not() -> None:
    (row,), changes = moved(claim(1, "ann", certainty="possible", cue="is said to have sunk"))
    assert row["certainty"] == "possible"
    assert not [change for change in changes if change.column == "certainty"]


@pytest.mark.parametrize(
    ("cue", "statement", "left"),
    [
        ("不了解情况", "Somebody says so.", True),
        ("لا علم لنا بذلك", "Somebody says so.", True),
        ("не подтверждаем", "It had not confirmed the shipment.", False),
        ("didn't confirm", "Somebody says so.", False),
    ],
)
def test_words_of_a_script_that_is_not_known_here_are_left_and_told(
    cue: str, statement: str, left: bool
) -> None:
    stance, changes = stance_of("not_confirmed", cue, statement)
    assert stance == "not_confirmed"
    assert [change.now for change in changes] == [""] * left
