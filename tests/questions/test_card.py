"""The social card: the right size, the same bytes, and nothing beyond its edge."""

import struct
from pathlib import Path

import pytest

from onrecord.commands.new import create
from onrecord.counting.origins import count
from onrecord.drawing.canvas import Canvas
from onrecord.model.case import load_case
from onrecord.model.edition import Edition, open_edition
from onrecord.questions.status_board.card import HEIGHT, WIDTH, social_card


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    create(tmp_path / "harbour-fire", "What started the alleged fire?")
    return open_edition(load_case(tmp_path / "harbour-fire"), "2026-01-06")


def test_it_is_a_png_of_the_size_that_networks_ask_for(edition: Edition) -> None:
    picture = social_card(edition, "What started the alleged fire?")
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (WIDTH, HEIGHT)


def test_it_pictures_the_crucial_rows_of_the_board(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(
        Canvas, "text", lambda canvas, x, y, text, *rest, **more: drawn.append(text)
    )
    monkeypatch.setattr(Canvas, "dot", lambda canvas, *rest, **more: drawn.append("dot"))
    social_card(edition, "A title")
    counts = count(edition)
    crucial = counts[counts["crucial"]]
    assert {f"“{label}”" for label in crucial["label"]} <= set(drawn)
    assert drawn.count("dot") >= crucial["described"].sum()
    assert any("as of" in each.lower() and "allegation" in each for each in drawn)


def test_it_has_no_clock_and_no_chance_in_it(edition: Edition) -> None:
    assert social_card(edition, "A title") == social_card(edition, "A title")


def test_it_changes_with_what_it_shows(edition: Edition) -> None:
    assert social_card(edition, "A title") != social_card(edition, "Another title")
