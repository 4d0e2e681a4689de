"""Uncertain dates: what they can mean, what is refused and what is to be written instead."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import dates


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-11-15", "2024-11-15", "2024-11-15"),
        ("2024-11", "2024-11-01", "2024-11-30"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-XX", "2024-01-01", "2024-12-31"),
        ("2024-02-XX", "2024-02-01", "2024-02-29"),
        ("2024-09~", "2024-09-01", "2024-09-30"),
        ("2023-07/2024-07", "2023-07-01", "2024-07-31"),
        ("2024-11/2024-XX", "2024-11-01", "2024-12-31"),
        ("0001-01-01", "0001-01-01", "0001-01-01"),
    ],
)
def test_a_date_means_its_first_to_its_last_day(text: str, first: str, last: str) -> None:
    found = dates.span(text)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2024-09", False, False),
        ("2024-09~", True, False),
        ("2024-09?", False, True),
        ("2024-09%", True, True),
        ("2024-09~/2024-10?", True, True),
    ],
)
def test_marks_say_how_sure_a_date_is(text: str, approximate: bool, uncertain: bool) -> None:
    found = dates.span(text)
    assert (found.approximate, found.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    "text",
    [
        "2024-13",
        "2024-02-30",
        "0000",
        "2024-11-15T10:00",
        "2024-21",
        "../2024",
        "2024/..",
        "٢٠٢٤-١١-١٥",
        "[2024, 2025]",
        "yesterday",
        " ",
        "2024-11-15\n",
        "99/99/2024",
    ],
)
def test_what_no_picture_could_draw_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(ValueError, match="2024-XX, 2024-09~ or 2023-07/2024-07"):
        dates.span(text)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("15/11/2024", "write 2024-11-15"),
        ("11/15/2024", "write 2024-11-15"),
        ("15.11.2024", "write 2024-11-15"),
        ("15-11-2024", "write 2024-11-15"),
        ("11/15/24", "write 2024-11-15"),
        ("05/06/2024", "write 2024-05-06 or 2024-06-05"),
    ],
)
def test_a_date_that_a_spreadsheet_rewrote_gets_every_reading(text: str, readings: str) -> None:
    for read in (dates.span, dates.day):
        with pytest.raises(ValueError, match=f"{readings}$"):
            read(text)


def test_an_interval_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="earlier date first"):
        dates.span("2024-07/2023-07")


@pytest.mark.parametrize("text", ["2024-11", "2024-09~", "2024-11-31", "20241115", ""])
def test_a_plain_day_is_a_plain_day(text: str) -> None:
    with pytest.raises(ValueError, match="not a day of the kind 2024-11-15"):
        dates.day(text)


@given(st.dates())
def test_every_calendar_day_is_itself(day: dt.date) -> None:
    found = dates.span(day.isoformat())
    assert (found.first, found.last, found.is_day) == (day, day, True)
    assert dates.day(day.isoformat()) == day


@given(st.from_regex(dates._ALLOWED, fullmatch=True) | st.text(max_size=20))
def test_whatever_is_written_is_a_span_or_a_remedy(text: str) -> None:
    try:
        found = dates.span(text)
    except ValueError as error:
        assert str(error)
    else:
        assert found.first <= found.last


def test_a_column_keeps_its_rows_and_its_empty_cells() -> None:
    column = pd.Series(["2024", "", "9999-12-31"], index=[7, 8, 9])
    found = dates.spans(column)
    assert list(found.index) == [7, 8, 9]
    assert found["first"][7] == pd.Timestamp("2024-01-01")
    assert pd.isna(found["last"][8])
    assert found["last"][9].year == 9999


def test_nothing_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    dates.span.cache_clear()
    dates.span("2024-XX")
    assert capsys.readouterr().out == ""
