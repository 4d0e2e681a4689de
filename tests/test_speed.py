"""A case of a hundred thousand claims takes seconds, and twice the claims about twice the time."""

import time
from pathlib import Path

import pytest

from onrecord.analysis.counting import count
from onrecord.check.run import check_case
from onrecord.model.case import load_case
from onrecord.model.descriptor import descriptor_text
from onrecord.model.edition import open_edition
from onrecord.model.problems import errors
from onrecord.model.tables import TABLES
from onrecord.model.write import table_text, write_text
from tests.cases import large


def written(folder: Path, number: int) -> Path:
    for name, rows in large(number).items():
        write_text(folder / f"{name}.csv", table_text(rows, TABLES[name]))
    write_text(folder / "datapackage.json", descriptor_text(folder.name, "A large case"))
    return folder


def seconds(folder: Path) -> dict[str, float]:
    """Return how long it takes to check, to load and to count a case."""
    start = time.perf_counter()
    assert errors(check_case(folder)) == []
    checked = time.perf_counter()
    case = load_case(folder)
    loaded = time.perf_counter()
    counted = count(open_edition(case, "2090-01-01"))
    ended = time.perf_counter()
    assert counted["mentions"].sum() == len(case.claims)
    return {"check": checked - start, "load": loaded - checked, "count": ended - loaded}


@pytest.mark.slow
def test_time_grows_with_the_claims_and_not_with_their_square(tmp_path: Path) -> None:
    small = seconds(written(tmp_path / "small", 20_000))
    big = seconds(written(tmp_path / "big", 100_000))
    # Five times the claims; a square would take twenty-five times as long.
    for step, taken in big.items():
        assert taken < 15 * max(small[step], 0.2), (step, small, big)
        assert taken < 60, (step, big)


@pytest.mark.slow
def test_a_hundred_thousand_errors_alike_are_all_said(tmp_path: Path) -> None:
    folder = written(tmp_path / "wrong", 20_000)
    path = folder / "claims.csv"
    path.write_text(path.read_text("utf-8").replace(",source-", ",nobody-"), "utf-8")
    start = time.perf_counter()
    assert len(errors(check_case(folder))) == 20_000
    assert time.perf_counter() - start < 30
