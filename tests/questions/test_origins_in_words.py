"""The numbers of a proposition in words: none, one, two and of everything read as English."""

import pandas as pd
import pytest

from onrecord.counting.origins import count
from onrecord.model.edition import open_edition
from onrecord.questions.origins_in_words import behind, besides, sums, voices
from tests.counting.notation import build, rows


def counted(text: str, settings: str = "") -> pd.Series:
    return count(open_edition(build(rows(text), settings), "2024-12-31")).loc["p"]


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
        ("a-1 ann asserts", "p concerns ann", ["admitted by ann, whom it concerns"]),
        (
            "a-1 ann asserts # 2024-11-01; b-1 ann denies # 2024-11-09",
            "",
            ["ann has changed its word: assertion until 9 November 2024, then denial"],
        ),
        (
            "a-1 ann asserts; b-1 ann asserts < a-1; c-1 ann retracts < a-1",
            "",
            ["one assertion was taken back, one repetition left"],
        ),
        (
            "a-1 ann denies; b-1 ann asserts < a-1",
            "",
            ["one mention has it only as a retelling words it"],
        ),
    ],
)
def test_what_else_must_be_known(text: str, settings: str, said: list[str]) -> None:
    assert besides(counted(text, settings), {}) == said


def test_whose_word_only_others_have_is_said_so() -> None:
    row = counted("a-1 ann denies; b-1 ben denies ^ aides")
    assert voices(row, "denies", {"ann": "Ann"}) == ["Ann", "ben (as others have it)"]
