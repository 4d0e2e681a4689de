"""Counting: how reading a case and counting its origins grow with the number of claims."""

import dataclasses
import resource
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pandas as pd

from onrecord.counting.origins import count
from onrecord.model.case import Case, load_case
from onrecord.model.edition import open_edition
from onrecord.model.tables import TABLES
from onrecord.model.write import table_text, write_text
from tests.bench.measure import Row, Samples, say, timed
from tests.pages import CASE, ROOT

#: About so many claims; a file of a table may have 64 MB, which is fewer than the last.
SIZES = (1_000, 10_000, 100_000, 1_000_000)
_READ = 100_000
_NOTE = "Where the ratio stays near one or below, time grows no faster than the number of claims."


def counting(folder: Path, runs: int) -> Samples:
    """Return milliseconds for a thousand claims, each against those of the smallest case."""
    case = load_case(ROOT / "data" / CASE)
    samples = Samples("", [], "ms for 1 000 claims", note=_NOTE)
    _count(case)  # the first time, modules are loaded
    for size in SIZES:
        say(f"counting, {size} claims")
        larger = repeated(case, size)
        share, place = 1_000_000 / len(larger.claims), folder / f"case-{size}"
        if size <= _READ:
            _write(larger, place)
        works = {"read": partial(load_case, place), "count": partial(_count, larger)}
        for row in rows(size):
            samples.rows.append(row)
            for _ in range(runs):
                samples.take(row.key, partial(_scaled, share, works[row.key.split()[0]]))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    samples.title = (
        f"`{CASE}`, repeated until it has so many claims or a few more; "
        f"the largest took {peak:.1f} GB at most:"
    )
    return samples


def rows(size: int) -> list[Row]:
    """Return the rows of one size."""
    first = SIZES[0]
    read = Row(f"read {size}", f"read {size:,} claims", f"read {first}")
    count_ = Row(f"count {size}", f"open and count {size:,} claims", f"count {first}")
    return [read, count_] if size <= _READ else [count_]


def repeated(case: Case, size: int) -> Case:
    """Return ``case`` repeated under new names until it has ``size`` claims or more."""
    copies = -(-size // len(case.claims))
    tables = {name: _repeated(rows, name, copies) for name, rows in case.tables.items()}
    return dataclasses.replace(case, **tables)


def _repeated(rows: pd.DataFrame, name: str, copies: int) -> pd.DataFrame:
    """Return the rows of a table again and again, everything they name renamed by copy."""
    table = TABLES[name]
    named = [c.name for c in table.columns if c.refers_to or c.name in table.key]
    named = [name for name in named if name != "as_of"]
    parts = []
    for copy in range(copies if named else 1):
        new = {key: (f"c{copy}-" + rows[key]).where(rows[key] != "", "") for key in named}
        parts.append(rows.assign(**new))
    whole = pd.concat(parts)
    return whole.set_axis(pd.RangeIndex(2, len(whole) + 2, name="row"))


def _scaled(share: float, work: Callable[[], object]) -> float:
    return share * timed(work)


def _count(case: Case) -> None:
    count(open_edition(case, "9999-12-30"))


def _write(case: Case, folder: Path) -> None:
    for name, rows in case.tables.items():
        write_text(folder / f"{name}.csv", table_text(rows, TABLES[name]))
