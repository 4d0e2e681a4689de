"""The palette: what carries type or marks stands out on its ground, in light and in dark."""

import pytest

from onrecord.drawing.theme import DARK, ROLES, STANCES
from tests.contrast import contrast

PALETTES = pytest.mark.parametrize("palette", [ROLES, DARK], ids=["light", "dark"])
TYPE = ("ink", "muted", "focus", "denied", "doubted", "open", "good")
MARKS = {*TYPE, "line", *(role for role, _ in STANCES.values())}


def test_contrast_is_counted_as_the_guidelines_do() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


@PALETTES
@pytest.mark.parametrize("ground", ["paper", "band"])
def test_type_stands_out_four_and_a_half_to_one(palette: dict[str, str], ground: str) -> None:
    assert [role for role in TYPE if contrast(palette[role], palette[ground]) < 4.5] == []


@PALETTES
def test_marks_and_lines_stand_out_three_to_one(palette: dict[str, str]) -> None:
    assert [role for role in MARKS if contrast(palette[role], palette["paper"]) < 3] == []


def test_both_palettes_have_the_same_roles_and_no_colour_has_two() -> None:
    assert list(ROLES) == list(DARK)
    assert len(set(ROLES.values())) == len(ROLES)
