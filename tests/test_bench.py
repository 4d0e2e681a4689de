"""The benchmarks run, lose nothing when a row fails, and their stored tables are those of the code.

What they time is theirs to say: nothing here depends on how long anything takes.
"""

import os
import re
from pathlib import Path

import pytest

from onrecord.counting.origins import count
from onrecord.model.edition import open_edition
from tests.bench import building, counting, reading
from tests.bench.__main__ import main
from tests.bench.measure import Row, Samples, run
from tests.cases import LAST
from tests.harbour import harbour
from tests.pages import ROOT

ROWS = [Row("peer", "as others do it", "peer"), Row("ours", "as we do it", "peer", "0.50")]


def cells(samples: Samples) -> list[list[str]]:
    """Return the cells of the table's rows."""
    lines = [line for line in samples.table() if line.startswith("| ")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_a_row_is_its_median_and_its_ratio_to_its_peer() -> None:
    samples = Samples("Title:", ROWS)
    samples.take("peer", lambda: [4.0, 2.0, 9.0])
    samples.take("ours", lambda: 1.0)
    samples.take("ours", lambda: 3.0)
    assert cells(samples) == [
        ["as others do it", "4.00", "9.00", "1.00", ""],
        ["as we do it", "2.00", "3.00", "0.50", "0.50"],
    ]


def test_a_row_that_fails_says_why_and_loses_no_other() -> None:
    def fails() -> float:
        raise ValueError("no such thing\nin many lines")

    samples = Samples("Title:", ROWS)
    samples.take("peer", fails)
    samples.take("ours", lambda: 1.0)
    peer, ours = cells(samples)
    assert peer[1] == "failed"
    assert ours[1:4] == ["1.00", "1.00", "no peer"]
    assert list(samples.table())[-1] == "`peer` failed: ValueError: no such thing"


def test_a_command_that_fails_is_not_timed(tmp_path: Path) -> None:
    assert run(["sh", "-c", "echo done"], tmp_path) == "done\n"
    with pytest.raises(RuntimeError, match="it broke"):
        run(["sh", "-c", "echo it broke >&2; exit 3"], tmp_path)


def test_a_case_is_repeated_without_mixing_its_copies() -> None:
    case = harbour()
    larger = counting.repeated(case, 3 * len(case.claims))
    assert len(larger.claims) == 3 * len(case.claims)
    once, thrice = (count(open_edition(some, LAST)) for some in (case, larger))
    for name in ("mentions", "outlets", "origins", "origins_min", "separate"):
        assert sorted(thrice[name]) == sorted([*once[name]] * 3)


@pytest.mark.parametrize("unit", ["s", "ms"])
def test_times_have_as_many_digits_as_mean_something(unit: str) -> None:
    samples = Samples("", [], unit)
    assert [samples.shown(time) for time in (0.123, 12.34, 1234.5)] == ["0.12", "12.3", "1234"]


def test_the_stored_tables_are_those_that_the_benchmarks_print() -> None:
    stored = (ROOT / "docs" / "benchmarks.md").read_text("utf-8")
    counts = [row for size in counting.SIZES for row in counting.rows(size)]
    parts = {"Building": building.ROWS, "Reading": reading.ROWS, "Counting": counts}
    # Stored with the next run on a quiet machine.
    later = {"Floor": building.FLOOR_ROWS}
    sections = dict(re.findall(r"^## (.+)\n((?:(?!## ).*\n)*)", stored, re.MULTILINE))
    assert set(parts) <= set(sections) <= {*parts, *later}
    for name, text in sections.items():
        rows = [row.what for row in {**parts, **later}[name]]
        assert re.findall(r"^\| (?!what|---)(.*?) \|", text, re.MULTILINE) == rows
    assert re.search(r"Measured on \d{4}-\d\d-\d\d", stored)
    assert "failed" not in stored
    assert str(ROOT) not in stored and str(Path.home()) not in stored


def test_a_run_on_a_busy_machine_is_not_stored(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "getloadavg", lambda: (1.1, 0.0, 0.0))
    monkeypatch.setattr("sys.argv", ["bench", "--store"])
    with pytest.raises(SystemExit):
        main()
    assert "the load is above 1" in capsys.readouterr().err
