"""Anchors fit exactly or not at all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.anchors import Text, anchor_of, position, read_text, split_words
from onrecord.model.plain import plain
from onrecord.model.scripts import word_count

TEXT = "The office has not confirmed it.\n\n  It said so twice.\nThe office has not moved.\n"


@pytest.fixture
def text(tmp_path: Path) -> Text:
    path = tmp_path / "text.txt"
    path.write_text(TEXT, "utf-8")
    return read_text(path)


def test_an_anchor_names_place_and_words(text: Text) -> None:
    (found,) = text.find("has not confirmed")
    assert position(found) == (2, 5)
    assert text.holds(found)


def test_every_place_is_found(text: Text) -> None:
    assert [position(selector) for selector in text.find("The office")] == [(0, 2), (10, 12)]
    assert text.find("the office") == []
    assert text.find("") == []


def test_paragraphs_count_from_one_and_skip_blank_lines(text: Text) -> None:
    assert [text.paragraph(word) for word in (0, 5, 6, 9, 10, 14)] == [1, 1, 2, 2, 3, 3]


def test_a_changed_word_breaks_the_anchor(text: Text) -> None:
    (found,) = text.find("has not confirmed")
    changed = Text(("The", "office", "has", "now", "confirmed", "it."), (0,))
    assert not changed.holds(found)
    assert changed.moved(found) == []


def test_moved_words_are_found_by_exact_search(text: Text) -> None:
    (found,) = text.find("has not confirmed")
    moved = Text(("Today", *text.tokens), (0,))
    assert not moved.holds(found)
    assert [position(selector) for selector in moved.moved(found)] == [(3, 6)]


@pytest.mark.parametrize("selector", ["5-5", "9-3", "0-99999"])
def test_an_anchor_without_words_or_beyond_the_text_never_fits(text: Text, selector: str) -> None:
    start, end = position(selector)
    forged = anchor_of(text, start, end)
    assert not text.holds(forged)


@pytest.mark.parametrize("selector", ["5-5", "9-3"])
def test_no_words_are_found_nowhere(text: Text, selector: str) -> None:
    assert text.moved(anchor_of(text, *position(selector))) == []


def test_quotes_dashes_and_spaces_of_typesetting_do_not_matter() -> None:
    assert split_words("“so‑called”\u00a0plan — it’s") == ['"so-called"', "plan", "-", "it's"]


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    plain, marked = tmp_path / "plain.txt", tmp_path / "marked.txt"
    plain.write_text(TEXT, "utf-8")
    marked.write_text(TEXT, "utf-8-sig")
    assert read_text(plain).sha256 == read_text(marked).sha256


@given(st.lists(st.text("abc", min_size=1, max_size=2), min_size=1, max_size=30), st.data())
def test_every_anchor_that_is_found_fits(tokens: list[str], data: st.DataObject) -> None:
    text = Text(tuple(tokens), (0,))
    start = data.draw(st.integers(0, len(tokens) - 1))
    end = data.draw(st.integers(start + 1, len(tokens)))
    found = text.find(" ".join(tokens[start:end]))
    assert anchor_of(text, start, end) in found
    assert all(text.holds(selector) for selector in found)
    assert text.moved(found[0]) == found


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("外交部发言人表示，没有任何证据表明有关企业", "没有任何证据表明", (8, 16)),
        ("外交部发言人表示，没有任何证据表明有关企业", "发言人表示", (3, 8)),
        ("他说：“我们坚决反对。”", "我们坚决反对", (2, 8)),
        ("彼は「知らない」と述べた。", "知らない", (2, 6)),
        ("ไม่มีหลักฐานว่า", "หลักฐาน", (3, 9)),
        ("在 Reuters 报道中", "Reuters 报道", (1, 4)),
        ("The ministry has not confirmed, officials said", "has not confirmed", (2, 5)),
        ("that it “could not” be true.", "could not", (2, 4)),
        ("that it “could not” be true.", "be true", (4, 6)),
        ("وقال المتحدث: «لا علم لنا بذلك».", "لا علم لنا بذلك", (2, 6)),
        ("¿Lo sabe? Nadie lo sabe.", "Lo sabe", (0, 2)),
    ],
)
def test_words_of_any_script_are_found_without_the_marks_at_their_ends(
    tmp_path: Path, text: str, phrase: str, found: tuple[int, int]
) -> None:
    path = tmp_path / "any.txt"
    path.write_text(text, "utf-8")
    read = read_text(path)
    (selector,) = read.find(phrase)
    assert position(selector) == found
    assert read.holds(selector)


@pytest.mark.parametrize("phrase", ["has not confirmed;", "not confirm", "Has not"])
def test_marks_that_are_written_and_letters_must_be_there(tmp_path: Path, phrase: str) -> None:
    path = tmp_path / "any.txt"
    path.write_text("The ministry has not confirmed, officials said", "utf-8")
    assert read_text(path).find(phrase) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("one two three", 3),
        ("没有任何证据表明", 4),
        ("没有任何证据", 3),
        ("我们坚决反对。", 3),
        ("知らない", 2),
        ("หลักฐาน", 2),
        ("в 2024 году", 3),
        ("", 0),
    ],
)
def test_words_are_counted_as_the_script_counts_them(text: str, count: int) -> None:
    assert word_count(split_words(text)) == count


@given(st.text(max_size=40))
def test_no_letter_is_lost_in_units(text: str) -> None:
    assert "".join(split_words(text)) == "".join(plain(text).split())
