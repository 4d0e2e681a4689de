"""What would settle it, in sentences and pictures, on cases whose every number is on paper."""

import pytest

from onrecord.counting.settling import OPPOSED, SUPPORTED
from onrecord.model.edition import Edition, open_edition
from onrecord.model.levels import OPPOSITION, SUPPORT
from onrecord.questions.answers_in_words import WOULD
from onrecord.questions.ask_next.data import questions
from onrecord.questions.registry import figures, findings
from tests.counting.notation import build, rows

LAST = "2024-12-31"


def opened(claims: str, settings: str = "") -> Edition:
    return open_edition(build(rows(claims), settings), LAST)


def test_every_level_has_its_words() -> None:
    assert list(WOULD[SUPPORTED]) == list(SUPPORT)
    assert list(WOULD[OPPOSED]) == list(OPPOSITION)


SENTENCES = {
    "two origins": (
        "a-1 ann asserts; b-1 ben asserts",
        "",
        "“p” would be corroborated if ann and ben were shown to be separate. It would have one "
        "origin if any of two voices denied it, ann and ben turned out to be one voice or any of "
        "two voices took it back.",
    ),
    "one origin and a voice that leaves it open": (
        "a-1 ann asserts; b-1 ben not_confirmed",
        "",
        "No single answer would corroborate “p”: it takes two facts, for example if ben said so "
        "and ann and ben were shown to be separate. It would have no support if ann denied it or "
        "ann took it back.",
    ),
    "only dependent voices": (
        "a-1 ann asserts; b-1 ben asserts",
        "ann dependent ben",
        "Nothing that is open on record would corroborate “p”. It would have one origin if any of "
        "two voices denied it or any of two voices took it back.",
    ),
    "a shown pair": (
        "a-1 ann asserts; b-1 ben asserts",
        "ann independent ben on p",
        "“p” is corroborated. It would have several origins if ann and ben were no longer shown to "
        "be separate.",
    ),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_each_point_is_told_in_a_sentence(name: str) -> None:
    claims, settings, wanted = SENTENCES[name]
    assert findings.settle(opened(claims, settings)).splitlines()[0] == wanted


def test_open_pairs_are_counted_by_what_they_would_do() -> None:
    # Of ann, ben and cyd on p three pairs are open: any shown separate lifts it, none drops it
    # alone; dan and eve on q lift and drop it; fay and gil may be one voice through zoe, too.
    edition = opened(
        "a-1 ann asserts; b-1 ben asserts; c-1 cyd asserts; d-1 dan asserts @ q; "
        "e-1 eve asserts @ q; f-1 fay asserts @ r; g-1 gil asserts @ r; h-1 hal asserts @ r",
        "fay possibly_same zoe; gil possibly_same zoe; hal dependent fay; hal dependent gil",
    )
    assert findings.settle(edition).splitlines()[-1] == (
        "Of five open pairs of origins behind all that is asserted, four would lift a status if "
        "shown to be separate, one would drop one if found to be one voice, and one changes "
        "nothing alone, whatever is found."
    )


def test_nothing_said_is_told_so() -> None:
    edition = open_edition(build(rows("a-1 ann asserts")), "2020-01-01")
    assert findings.settle(edition) == (
        "Nobody says anything in this edition, so nothing is there to be settled."
    )
    assert figures.settle(edition).draw is None
    assert figures.ask_next(edition).frame.empty


class TestAskNext:
    """The list of questions, the most telling first."""

    def test_voices_of_one_side_come_last(self) -> None:
        case = build(rows("a-1 ann asserts; b-1 ben asserts; c-1 cyd asserts"))
        sides = {"ann": "China", "ben": "China", "cyd": "EU"}
        case.sources["party"] = case.sources["source_id"].map(sides).fillna("")
        pairs = [one for one in questions(open_edition(case, LAST)) if one.about == "pair"]
        assert [one.subject for one in pairs][-1] == ("ann", "ben")
        assert [one.one_side for one in pairs] == [False, False, True]

    def test_each_row_says_whom_to_ask_and_what_either_answer_does(self) -> None:
        table = figures.ask_next(opened("a-1 ann asserts; b-1 ben asserts")).frame
        row = table[table["Ask next"].str.startswith("Did ann and ben")].iloc[0]
        assert list(row) == [
            "Did ann and ben come to it separately, or are they one voice?",
            "Ask a and b whom they had it from",
            "“p” would be corroborated",
            "“p” would have one origin",
        ]

    def test_a_rewording_is_to_be_read_where_it_was_said(self) -> None:
        edition = opened("a-1 ann not_confirmed; b-1 ann asserts < a-1; c-1 ben asserts")
        table = figures.ask_next(edition).frame
        row = table[table["Ask next"].str.contains("makes of it")].iloc[0]
        assert row["Ask next"] == "Did ann say what b makes of it?"
        assert row["Whom, or what to read"] == "Read a, 2024-11-01"

    def test_a_relayed_word_without_a_text_is_asked_for(self) -> None:
        table = figures.ask_next(opened("a-1 ann asserts ^ ben")).frame
        row = table[table["Ask next"].str.contains("as a has it")].iloc[0]
        assert row["Whom, or what to read"] == "Ask a where it was said"
        assert row["If not"] == "“p” would have no support"
