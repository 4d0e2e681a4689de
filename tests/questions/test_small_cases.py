"""Sentences about none, one or two of everything read as English."""

import re
from collections.abc import Callable

import pytest

from onrecord.model.edition import Edition, open_edition
from onrecord.questions.registry import findings
from tests.cases import LAST, Row, case, claim

EYE: Row = {"attribution": "described_anonymous", "persons_min": "1"}
SEEN = claim(1, "ann", custody="seen")
AGAIN = claim(1, "ann", document_id="d2", derived_from="d1-01a")
BACK = claim(3, "ann", "retracts", document_id="d3", derived_from="d1-01a")


def edition(*rows: Row, as_of: str = LAST) -> Edition:
    return open_edition(case(list(rows), sources={"ann": EYE}), as_of)


CASES: dict[str, Callable[[], Edition]] = {
    "none": lambda: edition(SEEN, as_of="2020-01-01"),
    "one": lambda: edition(claim(1, "ann")),
    "one denial": lambda: edition(claim(1, "ann", "denies")),
    "two": lambda: edition(claim(1, "ann"), claim(2, "ben")),
    "one again": lambda: edition(SEEN, AGAIN, claim(2, "ben", "denies", document_id="d2")),
    "taken back": lambda: edition(SEEN, AGAIN, BACK),
}
#: What is no English, whatever it counts.
WRONG = re.compile(
    r"no claims about|No claims carry|All (one|two|1|2) \w|back to one origin each|"
    r"[Oo]ne \w+s\b(?<!is)(?<!has)(?<!was)(?<!denies)(?<!pass)(?<!news) (are|have|were)\b|"
    r"[Nn]one of one|[Tt]hey lead back to no|by whoever made|[Oo]f one repetition|"
    r"One voice speaks in this edition\. None of them"
)


@pytest.mark.parametrize("name", CASES)
def test_no_sentence_of_a_small_case_is_broken(name: str) -> None:
    one = CASES[name]()
    for finding in dir(findings):
        text = str(getattr(findings, finding)(one))
        assert not WRONG.search(text), (finding, text)


@pytest.mark.parametrize(
    ("name", "finding", "words"),
    [
        ("none", "stance_matrix", "No voice speaks in this edition."),
        ("none", "status_board", "By 1 January 2020 nobody had said anything."),
        ("one", "stance_matrix", "One voice speaks in this edition. It leaves nothing open"),
        ("one", "status_board", "It leads back to one origin."),
        ("one denial", "status_board", "with one claim about one proposition."),
        ("two", "stance_matrix", "None of them leaves anything open or unanswered."),
        ("two", "status_board", "They lead back to two origins."),
        ("two", "load_bearing", "The one proposition has more than one origin."),
        ("one again", "outlets_to_origins", "in several outlets and leads back to one origin."),
        ("one again", "custody_ladder", "rest on one artefact. It got as far as “seen”."),
        ("one", "register", "No claim was taken back, and no row was replaced by a correction."),
        ("taken back", "register", "One claim was taken back by ann, and no rows were replaced"),
    ],
)
def test_small_numbers_are_said_as_people_say_them(name: str, finding: str, words: str) -> None:
    assert words in str(getattr(findings, finding)(CASES[name]()))
