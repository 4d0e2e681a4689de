"""Time what people wait for, each row beside a peer of the same run, and print the ratios.

``python -m tests.bench`` prints the tables; ``--store`` writes docs/benchmarks.md too. Absolute
times drift from machine to machine, so what counts is the ratio of a row to its peer.
"""

import argparse
import datetime as dt
import importlib.metadata
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.building import beside_floor, building
from tests.bench.counting import counting
from tests.bench.measure import Samples, say
from tests.bench.reading import reading
from tests.pages import ROOT

Part = Callable[[Path, int], Samples]
_PARTS: dict[str, tuple[str, Part]] = {
    "building": ("Building", building),
    "floor": ("Floor", beside_floor),
    "reading": ("Reading", reading),
    "counting": ("Counting", counting),
}
_PACKAGES = ("papermill", "nbconvert", "ipykernel", "pandas", "matplotlib", "playwright")
#: The load above which a run says more of the machine's other work than of ours.
_QUIET = 1.0
_STORED = ROOT / "docs" / "benchmarks.md"


def main() -> int:
    """Run the benchmarks, print their tables, and return 1 if a row has failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"some of {', '.join(_PARTS)}")
    parser.add_argument("--runs", type=int, default=3, help="alternating runs; their median counts")
    parser.add_argument("--store", action="store_true", help="write docs/benchmarks.md as well")
    given = parser.parse_args()
    unknown = set(given.parts) - set(_PARTS)
    if unknown or given.runs < 1 or (given.store and given.parts):
        parser.error("name parts that there are, one run or more, and store only all parts")
    if given.store and os.getloadavg()[0] > _QUIET:
        parser.error(f"the load is above {_QUIET:g}: what is measured now is not to be stored")
    head, failed, lines = _head(), False, []
    for name in given.parts or _PARTS:
        heading, part = _PARTS[name]
        text, sound = _one(part, given.runs)
        failed |= not sound
        lines += [f"## {heading}", "", *text, ""]
    text = "\n".join(["# Benchmarks", "", *head, "", *lines])
    print(text, end="")
    if given.store:
        _STORED.write_text(text.rstrip("\n") + "\n", "utf-8")
    return int(failed)


def _one(part: Part, runs: int) -> tuple[list[str], bool]:
    """Return the lines of one part and whether all of it ran; the other parts are still wanted."""
    with tempfile.TemporaryDirectory(prefix="onrecord bench ") as folder:
        try:
            samples = part(Path(folder), runs)
        except Exception as error:
            say(f"failed: {error}")
            return [f"This part failed: {type(error).__name__}."], False
    return list(samples.table()), not samples.errors


def _head() -> list[str]:
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in _PACKAGES)
    load = os.getloadavg()[0]
    return [
        f"Measured on {dt.date.today().isoformat()} with `make bench`: {os.cpu_count()} cores "
        f"({_processor()}), {platform.system()}, Python {platform.python_version()}; {versions}. "
        f"The load of the machine before it began was {load:.1f}.",
        "",
        "Each row is a ratio to a peer that was measured in turns with it, because absolute times "
        "drift from machine to machine and from hour to hour.",
    ]


def _processor() -> str:
    return next(_models(), platform.machine())


def _models() -> Iterator[str]:
    path = Path("/proc/cpuinfo")
    for line in path.read_text("utf-8").splitlines() if path.is_file() else []:
        if line.startswith("model name"):
            yield line.partition(":")[2].strip()


if __name__ == "__main__":
    sys.exit(main())
