"""The social card: the right size, the same bytes, and nothing beyond its edge."""

import dataclasses
import struct
import warnings
from pathlib import Path

import pytest

from onrecord.commands.new import create
from onrecord.drawing.canvas import Canvas
from onrecord.model.case import load_case
from onrecord.model.edition import Edition, open_edition
from onrecord.questions.points_over_editions.card import HEIGHT, WIDTH, social_card
from onrecord.questions.points_over_editions.data import over_editions
from tests.cases import LAST, case, claim


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    create(tmp_path / "harbour-fire", "What started the alleged fire?")
    return open_edition(load_case(tmp_path / "harbour-fire"), "2026-01-06")


def test_it_is_a_png_of_the_size_that_networks_ask_for(edition: Edition) -> None:
    picture = social_card(edition, "What started the alleged fire?")
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (WIDTH, HEIGHT)


def test_it_pictures_the_crucial_points_over_the_editions(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(
        Canvas, "text", lambda canvas, x, y, text, *rest, **more: drawn.append(text)
    )
    monkeypatch.setattr(Canvas, "dot", lambda canvas, *rest, **more: drawn.append("dot"))
    social_card(edition, "A title")
    rows = over_editions(edition)
    now = rows[rows["as_of"] == edition.as_of]
    questions = edition.case.propositions.set_index("proposition_id")["question"][now["point"]]
    assert set(now["question"]) >= {question for question in questions if question}
    assert " ".join(now["question"]) in " ".join(drawn)
    assert drawn.count("dot") >= now["origins"].sum() > 0
    assert any("as of" in text.lower() and "allegation" in text for text in drawn)


def test_it_has_no_clock_and_no_chance_in_it(edition: Edition) -> None:
    assert social_card(edition, "A title") == social_card(edition, "A title")


def test_it_changes_with_what_it_shows(edition: Edition) -> None:
    assert social_card(edition, "A title") != social_card(edition, "Another title")


@pytest.mark.parametrize("words", ["中国外交部", "वे भेजे गए", "نفي (2024)", "🚁 shipped"])
def test_words_that_its_face_lacks_give_way_to_the_name_of_the_row(
    words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = case([claim(1, "ann"), claim(2, "ben", "denies")], sources={"ben": {"name": words}})
    known = one.propositions.assign(label=words, question=words, asked="ben")
    editions = one.editions.assign(title=words)
    edition = open_edition(dataclasses.replace(one, propositions=known, editions=editions), LAST)
    drawn: list[str] = []
    setting = Canvas.text
    monkeypatch.setattr(
        Canvas,
        "text",
        lambda canvas, x, y, text, *rest, **more: (
            drawn.append(text),
            setting(canvas, x, y, text, *rest, **more),
        ),
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        social_card(edition, words)
    assert {"On Record · in-memory", "in-memory", "p"} <= set(drawn)
    assert not any(words in text for text in drawn)
