"""The table of a figure: how wide its columns are on paper."""

import pandas as pd
import pytest

from onrecord.drawing.frame_table import html_table, scale, widths


def texts(**columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(columns)


@pytest.mark.parametrize("many", [1, 2, 8, 9, 12])
def test_the_columns_fill_the_sheet(many: int) -> None:
    found = widths(texts(**{f"c{n}": ["some words", "", "W" * 10_000] for n in range(many)}))
    assert len(found) == many
    assert sum(found) == pytest.approx(100, abs=1)


def test_a_monstrous_word_leaves_room_for_the_others() -> None:
    found = widths(texts(a=["W" * 10_000], b=["independently"], c=["2024-11-15"]))
    assert found[1] > 10 and found[2] > 8


def test_a_date_and_a_heading_are_not_broken() -> None:
    day, number, long = widths(
        texts(From=["2024-11-15"] * 9, Mentions=["1"] * 9, Which=["many words " * 40] * 9)
    )
    # A hundred and fifteen letters fit a line.
    assert day * 1.15 >= len("2024-11-15")
    assert number * 1.15 >= len("Mentions")
    assert long > day + number


def test_a_long_cell_weighs_more_than_many_short_ones() -> None:
    short, long = widths(texts(a=["ten words"] * 10, b=["one"] * 9 + ["many words " * 60]))
    assert long > short


def test_no_rows_and_no_columns_are_no_mistake() -> None:
    assert sum(widths(texts(a=[], b=[]).astype(str))) == pytest.approx(100, abs=1)
    assert "<table>" in html_table(pd.DataFrame(), "Nothing")


def test_type_shrinks_on_paper_only_where_words_would_be_broken() -> None:
    few = pd.DataFrame({f"column {n}": ["a few words"] for n in range(6)})
    many = pd.DataFrame({f"column {n}": ["unpronounceable"] for n in range(16)})
    assert scale(few) == 1
    assert "--k" not in html_table(few, "few")
    assert 0.5 < scale(many) < 1
    assert f'<table style="--k:{scale(many):g}">' in html_table(many, "many")
