"""Agreement of two readers, against a value worked out by hand."""

import math

import krippendorff
import numpy as np
import pandas as pd
import pytest

from onrecord.counting.agreement import CODED, agreement, coded_cells, disagreements


def coded(stances: str) -> pd.DataFrame:
    names = {"a": "asserts", "d": "denies"}
    rows = [
        {"claim_id": f"x-{n:02}a", **dict.fromkeys(CODED, ""), "stance": names[letter]}
        for n, letter in enumerate(stances)
    ]
    return pd.DataFrame(rows).assign(certainty="certain", basis="document", credibility="3")


def test_alpha_is_what_paper_says() -> None:
    # Four units, two readers: (a,a) (a,a) (d,d) (a,d). Eight values, five a and three d.
    # Observed disagreement: one unit of four differs, Do = 1/4.
    # Expected: of 8 * 7 ordered pairs of values 2 * 5 * 3 = 30 differ, De = 30 / 56.
    # alpha = 1 - (1/4) / (30/56) = 1 - 14/30 = 0.5333...
    found = agreement(coded_cells(coded("aada"), coded("aadd"), "first")).set_index("column")
    assert found.loc["stance", "alpha"] == pytest.approx(1 - 14 / 30)
    assert found.loc["stance", ["reading", "rows", "agreed"]].tolist() == ["first", 4, 3]
    assert list(found.index) == list(CODED)


def test_a_column_with_one_value_has_no_alpha() -> None:
    found = agreement(coded_cells(coded("aada"), coded("aadd"), "first")).set_index("column")
    assert math.isnan(found.loc["certainty", "alpha"])
    assert found.loc["certainty", "agreed"] == 4


def test_disagreements_name_the_cell_and_both_values() -> None:
    rows = disagreements(coded_cells(coded("aada"), coded("aadd"), "first")).to_dict("records")
    assert rows == [
        {
            "reading": "first",
            "claim_id": "x-03a",
            "column": "stance",
            "first": "asserts",
            "second": "denies",
        }
    ]


def test_interval_is_that_of_alphas_of_rows_drawn_again() -> None:
    # Rows drawn again one table at a time, with the alpha of the library, from another seed.
    first, second = coded("aadaadadda"), coded("aaddadadda")
    row = agreement(coded_cells(first, second, "first")).set_index("column").loc["stance"]
    drawn = np.random.default_rng(1).integers(10, size=(4000, 10))
    data = np.array(
        [[stance == "asserts" for stance in table["stance"]] for table in (first, second)]
    )
    alphas = [
        krippendorff.alpha(
            reliability_data=data[:, rows].astype(int), level_of_measurement="nominal"
        )
        for rows in drawn
        if len(np.unique(data[:, rows])) > 1
    ]
    low, high = np.percentile(alphas, [2.5, 97.5])
    assert row["low"] == pytest.approx(low, abs=0.08)
    assert row["high"] == pytest.approx(high, abs=0.08)
    assert row["low"] < row["alpha"] < row["high"]


def test_full_agreement_has_an_interval_of_one_point_and_one_value_none() -> None:
    found = agreement(coded_cells(coded("aadd"), coded("aadd"), "first")).set_index("column")
    assert (found.loc["stance", "low"], found.loc["stance", "high"]) == (1, 1)
    assert math.isnan(found.loc["certainty", "low"])
