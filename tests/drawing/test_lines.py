"""Lines of type: nothing is added or lost in silence, whatever the script."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.drawing.lines import is_cut, shorten, wrap
from onrecord.drawing.measure import text_width
from onrecord.drawing.theme import TEXT
from onrecord.prose import counted

CHINESE = "第一批货物是从喀什运出的，没有任何证据表明如此。"
#: Words of several scripts, with spaces, marks of every kind, accents of their own, and long words.
TEXTS = st.text(
    alphabet=st.sampled_from("aé mW第一批货物，。「」“”صوت\u0301\u0307 \u00a0\u202f-/…1234")
    | st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp"]),
    max_size=120,
)
WIDTHS = st.integers(min_value=1, max_value=400)


def letters(text: str) -> str:
    return "".join(text.split())


@given(TEXTS, WIDTHS)
def test_all_letters_stand_in_the_lines_and_no_others(text: str, width: int) -> None:
    assert letters("".join(wrap(text, width))) == letters(text)


@given(TEXTS, WIDTHS)
def test_each_line_is_a_part_of_the_text(text: str, width: int) -> None:
    plain = re.sub("[^\\S\u00a0\u202f]+", " ", text)
    assert all(line in plain for line in wrap(text, width))


@given(TEXTS, st.integers(min_value=60, max_value=400))
def test_no_line_is_wider_than_its_room(text: str, width: int) -> None:
    assert all(text_width(line) <= width for line in wrap(text, width) if len(line) > 1)


@given(TEXTS, st.integers(min_value=20, max_value=400), st.integers(min_value=1, max_value=4))
def test_what_is_cut_ends_in_an_ellipsis(text: str, width: int, most: int) -> None:
    lines, all_lines = wrap(text, width, most=most), wrap(text, width)
    assert len(lines) <= most
    if len(all_lines) <= most:
        assert lines == all_lines
    else:
        assert lines[:-1] == all_lines[: most - 1]
        assert lines[-1].endswith("…")
        assert letters("".join(text.split())).startswith(letters("".join(lines))[:-1])
    assert is_cut(lines, text) == (lines != all_lines)


def test_chinese_gets_no_spaces_where_it_is_cut() -> None:
    (line,) = wrap("第一批货物", 3 * TEXT, most=1)
    assert line == "第一…"
    assert wrap(CHINESE, 100, most=2)[1].endswith("…")
    assert not any(" " in line for line in wrap(CHINESE, 100, most=2))


def test_a_line_neither_begins_with_a_mark_that_closes_nor_ends_with_one_that_opens() -> None:
    for width in range(60, 400, 7):
        for line in wrap("他说「没有证据」，也没有人（据称）否认。" * 2, width):
            assert line[0] not in "」，）。" and line[-1] not in "「（"


def test_a_long_word_goes_on_in_the_next_line() -> None:
    address = "https://t.me/a_long_channel_name/12345"
    assert "".join(wrap(address, 90)) == address
    assert "".join(wrap("X" * 10_000, 344)) == "X" * 10_000
    assert wrap(address, 90, most=2)[-1].endswith("…")


def test_accents_stay_with_their_letter() -> None:
    for line in wrap("e\u0301" * 40, 50):
        assert line.startswith("e") and line.endswith("\u0301")


def test_no_line_is_broken_inside_a_number() -> None:
    words = counted(12_000, "claim")
    assert wrap(words, text_width(words) - 1) == words.split(" ")


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_nothing_makes_no_line(text: str) -> None:
    assert wrap(text, 100) == []
    assert wrap(text, 100, most=1) == []


def test_what_fits_is_left_as_it_is() -> None:
    assert shorten("Lorne Courier", 200) == "Lorne Courier"
    assert shorten("Lorne Courier", 60) == "Lorne C…"
