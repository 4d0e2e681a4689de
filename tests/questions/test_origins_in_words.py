"""The numbers of a proposition in words: none, one, two and of everything read as English."""

import pandas as pd
import pytest

from onrecord.counting.origins import count
from onrecord.model.edition import Edition, open_edition
from onrecord.questions.origins_in_words import behind, besides, sums, told, voices_taking
from tests.counting.notation import build, rows


def opened(text: str, settings: str = "") -> Edition:
    return open_edition(build(rows(text), settings), "2024-12-31")


def counted(text: str, settings: str = "") -> pd.Series:
    return count(opened(text, settings)).loc["p"]


@pytest.mark.parametrize(
    ("text", "settings", "said"),
    [
        ("a-1 ann denies", "", "nobody asserts it here"),
        ("a-1 ann asserts", "", "one mention in one outlet, one origin"),
        (
            "a-1 ann asserts; b-1 ben asserts",
            "",
            "two mentions in two outlets, two origins, none shown to be separate",
        ),
        (
            "a-1 ann asserts; b-1 ben asserts; c-1 cyd asserts",
            "ann possibly_same ben; ann independent cyd on p",
            "three mentions in three outlets, from 2 to 3 origins, two shown to be separate",
        ),
        (
            "a-1 ann asserts; b-1 ben asserts; b-2 ben not_confirmed",
            "",
            "two mentions in two outlets, one origin; one more passes it on without confirming it",
        ),
        (
            "a-1 ann asserts inferred; b-1 ben asserts inferred",
            "",
            "two mentions in two outlets, no origin; two only infer it",
        ),
        ("a-1 ann denies; b-1 ann asserts < a-1", "", "one mention in one outlet, no origin"),
    ],
)
def test_small_numbers_read_as_english(text: str, settings: str, said: str) -> None:
    assert sums(counted(text, settings)) == said


def test_it_is_said_as_the_design_has_it() -> None:
    row = pd.Series({"origins_min": 3, "origins": 6, "separate": 0, "passed_on": 2, "inferred": 0})
    assert behind(row) == (
        "from 3 to 6 origins, none shown to be separate; two more pass it on without confirming it"
    )


@pytest.mark.parametrize(
    ("text", "settings", "said"),
    [
        ("a-1 ann asserts", "", []),
        ("a-1 ann asserts", "p concerns ann", ["it is admitted by ann, whom it concerns"]),
        (
            "a-1 ann asserts # 2024-11-01; b-1 ann denies # 2024-11-09",
            "",
            ["ann has changed its word: assertion until 9 November 2024, then denial"],
        ),
        (
            "a-1 ann asserts; b-1 ann asserts < a-1; c-1 ann retracts < a-1",
            "",
            ["one assertion was taken back by ann, one repetition left"],
        ),
        (
            "a-1 ann denies; b-1 ann asserts < a-1",
            "",
            ["one mention has it only as b words it"],
        ),
        (
            "a-1 ann denies; b-1 ann asserts < a-1; c-1 ann asserts < a-1",
            "publisher b Bee; publisher c Cee",
            ["two mentions have it only as Bee and Cee word it"],
        ),
        (
            "a-1 ann asserts @ q; a-2 ben doubts",
            "q implies p",
            ["by implication, in what ann says of a narrower point, it is asserted once"],
        ),
        (
            "a-1 ann denies @ q; b-1 ben denies @ q; a-2 cyd doubts",
            "p implies q",
            ["by implication, where a wider point is denied, it is denied twice"],
        ),
        (
            "a-1 ann asserts; b-1 b asserts < a-1",
            "outlet b",
            ["one mention repeats it without saying from whom"],
        ),
    ],
)
def test_what_else_must_be_known(text: str, settings: str, said: list[str]) -> None:
    edition = opened(text, settings)
    assert besides(count(edition).loc["p"], told(edition)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a-1 ann denies; b-1 ben denies ^ aides", ["ann", "ben (as aides has it)"]),
        ("a-1 ann denies; b-1 ben denies unrecorded", ["ann", "ben (as b has it)"]),
        (
            "b-1 ben denies unrecorded; c-1 ben denies unrecorded; d-1 ann denies",
            ["ann", "ben (as b and c have it)"],
        ),
        ("b-1 ben denies unrecorded; c-1 ben denies < b-1", ["ben (as b has it)"]),
        ("b-1 ben denies; c-1 ben denies unrecorded", ["ben"]),
    ],
)
def test_whose_word_only_others_have_is_said_so(text: str, said: list[str]) -> None:
    edition = opened(text)
    assert voices_taking(count(edition).loc["p"], "denies", told(edition)) == said


def test_where_no_beginning_is_recorded_no_word_is_told_as_anybody_elses() -> None:
    edition = opened("b-1 ben denies unrecorded; c-1 ann asserts unrecorded")
    assert voices_taking(count(edition).loc["p"], "denies", told(edition)) == ["ben"]
