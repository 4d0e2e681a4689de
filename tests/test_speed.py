"""A case of twenty thousand claims checks and counts; how fast is for the benchmarks to say."""

from pathlib import Path

import pytest

from onrecord.check.run import check_case
from onrecord.counting.origins import count
from onrecord.model.case import load_case
from onrecord.model.edition import open_edition
from onrecord.model.problems import errors
from tests.cases import large, write_case

NUMBER = 20_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_case(tmp_path / "large", large(NUMBER), "A large case")
    return tmp_path / "large"


@pytest.mark.slow
def test_every_proposition_of_a_large_case_is_counted(folder: Path) -> None:
    assert errors(check_case(folder)) == []
    counts = count(open_edition(load_case(folder), "2090-01-01"))
    spoken_to = large(NUMBER)["claims"]["proposition_id"].nunique()
    assert len(counts) == spoken_to
    assert counts["mentions"].sum() == (large(NUMBER)["claims"]["stance"] == "asserts").sum()


@pytest.mark.slow
def test_twenty_thousand_errors_alike_are_all_said(folder: Path) -> None:
    path = folder / "claims.csv"
    path.write_text(path.read_text("utf-8").replace(",source-", ",nobody-"), "utf-8")
    assert len(errors(check_case(folder))) == NUMBER
