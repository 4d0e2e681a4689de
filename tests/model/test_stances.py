"""A stance is one record: its words and its side stand there, its mark in the theme."""

import pytest

from onrecord.drawing import theme
from onrecord.model import stances
from onrecord.model.levels import OPPOSITION, SUPPORT, Level
from onrecord.model.stances import STANCES, Stance
from onrecord.model.vocabularies import STANCE
from onrecord.model.vocabularies import SUPPORT as SUPPORT_TERMS


def test_every_stance_has_a_mark_in_the_theme_and_nothing_else_has() -> None:
    assert list(theme.STANCES) == list(STANCES) == list(STANCE.terms)


def test_marks_are_told_apart_without_their_colour() -> None:
    shapes = [shape for _, shape in theme.STANCES.values()]
    assert len(set(shapes)) == len(shapes)
    assert {role for role, _ in theme.STANCES.values()} <= set(theme.ROLES)


@pytest.mark.parametrize("stance", STANCES.values(), ids=STANCES)
def test_a_record_has_all_its_words(stance: Stance) -> None:
    words = {key: value for key, value in vars(stance).items() if key not in ("level", "it")}
    assert all(words.values())
    assert stance.noun != stance.plural


def test_every_stance_stands_on_one_side() -> None:
    assert STANCES.keys() == {*stances.TO_A_PROPOSITION, *stances.TAKING_BACK}
    assert list(stances.TO_A_PROPOSITION) == list(STANCES)[: len(stances.TO_A_PROPOSITION)]
    assert set(stances.OTHER) == set(stances.TO_A_PROPOSITION) - set(stances.FOR)


def test_only_what_stands_against_or_open_opposes_and_silence_never_does() -> None:
    opposing = {stance.term for stance in STANCES.values() if stance.level}
    assert opposing == {*stances.AGAINST, *stances.OPEN}
    assert {stance.level for stance in STANCES.values()} == {"", *list(OPPOSITION)[1:]}


@pytest.mark.parametrize("levels", [SUPPORT, OPPOSITION])
def test_levels_have_words_of_their_own(levels: dict[str, Level]) -> None:
    for column in ("term", "meaning", "status", "words"):
        found = [getattr(level, column) for level in levels.values()]
        assert all(found)
        assert len(set(found)) == len(found)
    assert next(iter(levels)) == "none"


def test_the_vocabularies_are_made_from_the_records() -> None:
    assert STANCE.terms == {term: stance.meaning for term, stance in STANCES.items()}
    assert list(SUPPORT_TERMS.terms) == list(SUPPORT)
