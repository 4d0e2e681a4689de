"""Uncertain dates: what they can mean, what is refused and what is to be written instead."""

import datetime as dt

import edtf
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import dates
from onrecord.model.rewritten import readings
from tests.cases import frame

DRAWN = st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-11-15", "2024-11-15", "2024-11-15"),
        ("2024-11", "2024-11-01", "2024-11-30"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-XX", "2024-01-01", "2024-12-31"),
        ("2024-02-XX", "2024-02-01", "2024-02-29"),
        ("2024-XX-XX", "2024-01-01", "2024-12-31"),
        ("2024-09~", "2024-09-01", "2024-09-30"),
        ("2023-07/2024-07", "2023-07-01", "2024-07-31"),
        ("2024-11/2024-XX", "2024-11-01", "2024-12-31"),
        ("1000-01-01", "1000-01-01", "1000-01-01"),
        ("2024-11-15T23:30+08:00", "2024-11-15", "2024-11-15"),
        ("2024-11-15T00:10Z", "2024-11-15", "2024-11-15"),
        ("2024-11-15T00:10:30", "2024-11-15", "2024-11-15"),
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
    ("text", "earliest", "latest"),
    [
        ("2024-11-15", "2024-11-15", "2024-11-15"),
        ("2024-11-15~", "2024-11-14", "2024-11-16"),
        ("2024-11-01%", "2024-10-30", "2024-11-03"),
        ("2024-01?", "2023-12-01", "2024-02-29"),
        ("2023-12%", "2023-10-01", "2024-02-29"),
        ("2024~", "2023-01-01", "2025-12-31"),
        ("2024-XX?", "2023-01-01", "2025-12-31"),
        ("2024-03~/2024-05", "2024-02-01", "2024-05-31"),
        ("2999~", "2998-01-01", "3000-12-31"),
    ],
)
def test_marks_widen_a_date_by_its_own_unit(text: str, earliest: str, latest: str) -> None:
    found = dates.span(text)
    assert (found.earliest.isoformat(), found.latest.isoformat()) == (earliest, latest)
    assert found.earliest <= found.first <= found.last <= found.latest


@pytest.mark.parametrize(
    ("text", "opens", "closes"),
    [
        ("2024-11-15", "2024-11-14T11:00", "2024-11-16T10:59:59"),
        ("2024-11-15T12:00", "2024-11-14T23:00", "2024-11-15T23:00"),
        ("2024-11-15T23:30+08:00", "2024-11-15T15:30", "2024-11-15T15:30"),
        ("2024-11-15T23:30Z", "2024-11-15T23:30", "2024-11-15T23:30"),
        ("2024-11-15T00:15-05:00", "2024-11-15T05:15", "2024-11-15T05:15"),
    ],
)
def test_a_clock_may_stand_anywhere_unless_its_zone_is_known(
    text: str, opens: str, closes: str
) -> None:
    found = dates.span(text)
    assert (found.opens, found.closes) == tuple(map(dt.datetime.fromisoformat, (opens, closes)))


@pytest.mark.parametrize(
    "text",
    [
        "2024-13",
        "2024-02-30",
        "2024-XX-31",
        "2024-21",
        "../2024",
        "2024/..",
        "٢٠٢٤-١١-١٥",
        "[2024, 2025]",
        "yesterday",
        " ",
        "2024-11-15T25:00",
        "2024-11-15T10:00+15:00",
        "2024-11T10:00",
        "2024-11-15T10:00/2024-11-16",
        "2024-11-15\n",
        "99/99/2024",
    ],
)
def test_what_no_picture_could_draw_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(ValueError, match=r"2024-XX, 2024-09~ or 2023-07/2024-07|; write "):
        dates.span(text)


@pytest.mark.parametrize("text", ["0000", "0001-01-01", "0999-12", "3000", "9999-12-31", "0202~"])
def test_a_year_too_far_to_draw_is_refused_here_and_not_by_a_figure(text: str) -> None:
    with pytest.raises(ValueError, match="before 1000 or after 2999"):
        dates.span(text)


@pytest.mark.parametrize("text", ["0202-11-15", "3024-11-15"])
def test_a_day_too_far_to_draw_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="before 1000 or after 2999"):
        dates.day(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("15/11/2024", "2024-11-15"),
        ("11/15/2024", "2024-11-15"),
        ("15.11.2024", "2024-11-15"),
        ("15-11-2024", "2024-11-15"),
        ("15‑11‑2024", "2024-11-15"),
        ("2024–11–15", "2024-11-15"),
        ("2024/11/15", "2024-11-15"),
        ("2024-1-5", "2024-01-05"),
        ("20241115", "2024-11-15"),
        ("15 Nov 2024", "2024-11-15"),
        ("November 15, 2024", "2024-11-15"),
        ("15-Nov-2024", "2024-11-15"),
        ("11/15/24", "2024-11-15"),
        ("05/06/2024", "2024-05-06 or 2024-06-05"),
        ("26-01-04", "2026-01-04 or 2004-01-26"),
        ("26/01/04", "2004-01-26 or 2026-01-04"),
        ("98-01-04", "1998-01-04"),
        ("2026-11-25 00:00:00", "2026-11-25"),
        ("2026-11-25T00:00:00.000", "2026-11-25"),
        ("45611", "2024-11-15 or 2028-11-16"),
    ],
)
def test_a_date_in_another_form_gets_every_reading_the_likelier_first(
    text: str, found: str
) -> None:
    for read in (dates.span, dates.day):
        with pytest.raises(ValueError, match=f"; write {found}$"):
            read(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("November 2024", "2024-11"),
        ("2026-11-25 14:30:00", "2026-11-25T14:30"),
        ("2026-11-25 14:30:05+0800", "2026-11-25T14:30:05+08:00"),
    ],
)
def test_a_reading_that_is_no_day_is_proposed_only_where_one_is_allowed(
    text: str, found: str
) -> None:
    with pytest.raises(ValueError, match=f"; write {found}$".replace("+", r"\+")):
        dates.span(text)
    with pytest.raises(ValueError, match="not a day of the kind"):
        dates.day(text)


def test_an_interval_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="earlier date first"):
        dates.span("2024-07/2023-07")


@pytest.mark.parametrize("text", ["2024-11", "2024-09~", "2024-11-31", "2024-11-15T10:00", ""])
def test_a_plain_day_is_a_plain_day(text: str) -> None:
    with pytest.raises(ValueError, match="not a day of the kind 2024-11-15"):
        dates.day(text)


@given(DRAWN)
def test_every_calendar_day_is_itself(day: dt.date) -> None:
    found = dates.span(day.isoformat())
    assert (found.first, found.last, found.earliest, found.latest) == (day, day, day, day)
    assert dates.day(day.isoformat()) == day
    assert f"{day:%d/%m/%Y}" == f"{day:%m/%d/%Y}" or day.isoformat() in readings(f"{day:%d/%m/%Y}")


@given(st.from_regex(dates._ALLOWED, fullmatch=True) | st.text(max_size=20))
def test_whatever_is_written_is_a_span_or_a_remedy(text: str) -> None:
    try:
        found = dates.span(text)
    except ValueError as error:
        assert str(error)
    else:
        assert found.earliest <= found.first <= found.last <= found.latest
        assert found.opens <= found.closes


@given(st.text(max_size=12) | st.from_regex(r"[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}"))
def test_every_reading_is_itself_a_date(text: str) -> None:
    for date in readings(text):
        assert dates.span(date).first.isoformat().startswith(date[:7])


@given(st.from_regex(rf"{dates._DATE}", fullmatch=True))
def test_days_are_those_that_the_library_for_edtf_finds(text: str) -> None:
    try:
        found = dates.span(text)
    except ValueError:
        return
    known = edtf.parse_edtf(text.rstrip("~?%"))
    assert found.first == dt.date(*known.lower_strict()[:3])
    assert found.last == dt.date(*known.upper_strict()[:3])
    if "X" not in text and text[-1] in "~?%":
        marked = edtf.parse_edtf(text)
        assert found.earliest == dt.date(*marked.lower_fuzzy()[:3])
        assert found.latest == dt.date(*marked.upper_fuzzy()[:3])


def test_a_column_keeps_its_rows_and_its_empty_cells() -> None:
    column = pd.Series(["2024", "", "2999-12-31~"], index=[7, 8, 9])
    found = dates.spans_of(column)
    assert list(found.index) == [7, 8, 9]
    assert found["first"][7] == pd.Timestamp("2024-01-01")
    assert pd.isna(found["last"][8])
    assert found["latest"][9] == pd.Timestamp("3000-01-01")


@pytest.mark.parametrize(
    ("published", "accessed", "out"),
    [
        ("2024-11-15", "2026-11-25", "2024-11-15"),
        ("2024-11-15~", "2026-11-25", "2024-11-16"),
        ("2024-11", "2024-11-20", "2024-11-30"),
        ("", "2026-11-25", "2026-11-25"),
        ("2024-11", "", "2024-11-30"),
        ("", "", None),
    ],
)
def test_a_document_is_certainly_out_by_its_last_day_or_by_the_day_it_was_read(
    published: str, accessed: str, out: str | None
) -> None:
    rows = frame("documents", [{"published": published, "accessed": accessed}])
    (found,) = dates.certainly_out(rows)
    assert (None if pd.isna(found) else f"{found:%Y-%m-%d}") == out


def test_nothing_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    dates.span.cache_clear()
    dates.span("2024-XX")
    assert capsys.readouterr().out == ""
