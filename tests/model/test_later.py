"""A cell in which the analyst speaks of a later day is not in an edition before that day."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.model.about import About
from onrecord.model.edition import open_edition
from onrecord.model.later import ANALYST, days_named, without_year
from onrecord.model.tables import TABLES
from tests.cases import case, claim


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On 15 November 2024.", [date(2024, 11, 15)]),
        ("In November 2024, again", [date(2024, 11, 1)]),
        ("see faz-2024-11-15-01a", [date(2024, 11, 15)]),
        ("15 to 18 November 2024", [date(2024, 11, 18)]),
        ("November 15, 2024", [date(2024, 11, 15)]),
        ("the 3rd of May 2025", [date(2025, 5, 3)]),
        ("Sept. 2024", [date(2024, 9, 1)]),
        ("18.11.2024", [date(2024, 11, 18)]),
        ("three officials (Reuters, 2025)", [date(2025, 1, 1)]),
        ("1,2025 engines at 2.2025 each, of 31 February 2024", []),
    ],
)
def test_days_are_found_in_words_and_figures(text: str, found: list[date]) -> None:
    assert days_named(text) == found


def test_a_day_without_a_year_is_told_from_one_with_a_year() -> None:
    assert without_year("of 18 November and 3 May 2024, in May 2024") == ["18 November"]


@pytest.mark.parametrize(("as_of", "note"), [("2024-11-17", ""), ("2024-11-18", "On 18.11.2024.")])
def test_a_cell_is_there_from_its_day_on(as_of: str, note: str) -> None:
    one = case([claim(1, "a", note="On 18.11.2024.", statement="They meet on 18 November 2024.")])
    claims = open_edition(one, as_of).case.claims
    assert list(claims["note"]) == [note]
    assert list(claims["statement"]) == ["They meet on 18 November 2024."]


def test_what_the_case_says_of_itself_is_left_out_too() -> None:
    told = About(question="Is it so?", lede="In December 2024 it was.", seed="d2")
    one = replace(case([claim(1, "a"), claim(2, "b", document_id="d2")]), about=told)
    assert open_edition(one, "2024-11-04").case.about == About(question="Is it so?")
    assert open_edition(one, "2024-12-01").case.about == told


def test_every_column_of_the_analyst_is_a_column() -> None:
    known = {(table, name) for table in ANALYST for name in ANALYST[table]}
    assert known <= {
        (table, column.name) for table, one in TABLES.items() for column in one.columns
    }
