"""Time the build against stock papermill and nbconvert, in one run, and print ratios.

``python -m tests.bench`` prints a table; ``--store`` writes it to ``docs/benchmarks.md`` too.
Absolute times drift from machine to machine, so every row is a ratio to a peer of the same run.
"""

import argparse
import datetime as dt
import importlib.metadata
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd

from onrecord.analysis.counting import count
from onrecord.model.case import load_case
from onrecord.model.edition import open_edition
from onrecord.model.tables import TABLES
from onrecord.project import find_project

_PACKAGES = ("papermill", "nbconvert", "ipykernel", "pandas", "matplotlib")


def main() -> None:
    """Run the benchmarks and print their table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--runs", type=int, default=3, help="alternating runs, of which the median counts"
    )
    parser.add_argument("--store", action="store_true", help="write docs/benchmarks.md as well")
    given = parser.parse_args()
    project = find_project()
    with tempfile.TemporaryDirectory(prefix="onrecord bench ") as folder:
        copy = Path(folder)
        for name in ("data", "notebooks"):
            shutil.copytree(getattr(project, name), copy / name)
        lines = [*_build(copy, given.runs), "", *_counting(project.data)]
    text = "\n".join([*_head(), "", *lines, ""])
    print(text)
    if given.store:
        (project.root / "docs" / "benchmarks.md").write_text(f"# Benchmarks\n\n{text}", "utf-8")


def _head() -> list[str]:
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in _PACKAGES)
    return [
        f"Measured on {dt.date.today().isoformat()}: {os.cpu_count()} cores, "
        f"{platform.system()}, Python {platform.python_version()}; {versions}.",
    ]


def _build(root: Path, runs: int) -> Iterator[str]:
    case = sorted((root / "data").glob("*/claims.csv"))[0].parent.name
    date = load_case(root / "data" / case).editions["as_of"].min()
    stock, ours, idle = [], [], []
    for number in range(runs):
        print(f"run {number + 1} of {runs}", file=sys.stderr)
        stock.append(_timed(lambda: _stock(root, case, date)))
        shutil.rmtree(root / "build", ignore_errors=True)
        build = [
            sys.executable,
            "-m",
            "onrecord",
            "--root",
            str(root),
            "build",
            case,
            "--as-of",
            date,
        ]
        ours.append(_timed(lambda command=build: _run(command)))
        idle.append(_timed(lambda command=build: _run(command)))
    base = statistics.median(stock)
    pages = len(list((root / "notebooks").glob("*.ipynb")))
    yield f"One edition of `{case}`, {pages} pages, median of {runs} alternating runs:"
    yield ""
    yield "| what | seconds | ratio to stock |"
    yield "| --- | ---: | ---: |"
    for name, times in (
        ("stock: papermill, then jupyter nbconvert, page by page", stock),
        ("onrecord build, from nothing", ours),
        ("onrecord build, nothing changed", idle),
    ):
        middle = statistics.median(times)
        yield f"| {name} | {middle:.2f} | {middle / base:.2f} |"


def _stock(root: Path, case: str, date: str) -> None:
    out = root / "stock"
    out.mkdir(exist_ok=True)
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        done = out / path.name
        _run([sys.executable, "-m", "papermill", str(path), str(done), "--cwd", str(root),
              "-p", "case", case, "-p", "as_of", date, "--no-progress-bar"])  # fmt: skip
        _run([sys.executable, "-m", "jupyter", "nbconvert", "--to", "html", str(done)])


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _timed(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _counting(data: Path) -> Iterator[str]:
    """Yield how counting grows with the rows: seconds per claim, against the smallest size."""
    yield "Counting origins of a case repeated until it has so many claims:"
    yield ""
    yield "| claims | seconds | per claim, ratio to the first row |"
    yield "| ---: | ---: | ---: |"
    folder = sorted(data.glob("*/claims.csv"))[0].parent
    first = 0.0
    for size in (1_000, 10_000, 100_000):
        with tempfile.TemporaryDirectory() as place:
            claims = _repeat(folder, Path(place), size)
            edition = open_edition(load_case(Path(place)), "9999-12-30")
            seconds = _timed(lambda edition=edition: count(edition))
        first = first or seconds / claims
        yield f"| {claims} | {seconds:.2f} | {seconds / claims / first:.2f} |"


def _repeat(folder: Path, place: Path, size: int) -> int:
    """Write the case again and again to ``place``, with new names, until it has ``size`` claims."""
    tables = {
        name: pd.read_csv(folder / f"{name}.csv", dtype="str", keep_default_na=False)
        for name in TABLES
    }
    copies = max(1, size // len(tables["claims"]))
    for name, table in TABLES.items():
        refers = [c.name for c in table.columns if c.refers_to or c.name in table.key]
        refers = [each for each in refers if each != "as_of"]
        parts = [
            tables[name].assign(
                **{
                    each: tables[name][each].where(
                        tables[name][each] == "", f"c{copy}-" + tables[name][each]
                    )
                    for each in refers
                }
            )
            for copy in range(copies if refers else 1)
        ]
        pd.concat(parts).drop_duplicates(list(table.key)).to_csv(place / f"{name}.csv", index=False)
    return copies * len(tables["claims"])


if __name__ == "__main__":
    main()
