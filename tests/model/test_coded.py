"""What a case records is told from its tables and from what it says of itself."""

from dataclasses import replace

from onrecord.model.about import About
from onrecord.model.coded import Coded
from tests.cases import case, claim


def test_a_column_is_coded_where_a_row_fills_it() -> None:
    one = case([claim(1, "a", custody="seen"), claim(2, "b")])
    assert "claims.custody" in Coded(one)
    assert "claims.custody" not in Coded(case([claim(1, "a"), claim(2, "b")]))
    assert "claims.no_such_column" not in Coded(one)


def test_what_a_case_leaves_out_is_not_coded_though_a_row_fills_it() -> None:
    one = case([claim(1, "a", custody="seen")])
    told = replace(one, about=About(not_coded=("claims.custody", "stance.denies")))
    coded = Coded(told)
    assert coded.missing(
        ["claims.custody", "claims.stance", "stance.denies", "stance.asserts"]
    ) == [
        "claims.custody",
        "stance.denies",
    ]


def test_a_stance_is_coded_unless_it_is_left_out() -> None:
    # That nobody denies it is an answer; that denials were not recorded is none.
    assert "stance.denies" in Coded(case([claim(1, "a", "asserts")]))
