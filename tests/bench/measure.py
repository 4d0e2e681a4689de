"""Samples of rows and their peers, taken in turns, and the table that they make."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One thing to time: its key, how readers know it, its peer's key, and what is asked of it.

    A row that is its own peer is what others are compared with.
    """

    key: str
    what: str
    peer: str
    asked: str = ""


@dataclass
class Samples:
    """The times of the rows of one table, in ``unit``; a row that fails does not lose the others.

    ``errors`` says why a row has no time, by its key.
    """

    title: str
    rows: list[Row]
    unit: str = "s"
    note: str = ""
    times: dict[str, list[float]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    def take(self, key: str, work: Callable[[], float | list[float]]) -> None:
        """Run ``work``, which returns its time or times; note why, if it fails."""
        if key in self.errors:
            return
        try:
            found = work()
        except Exception as error:  # whatever it is, the other rows are still wanted
            self.errors[key] = _cause(error)
            say(f"{key}: failed ({self.errors[key]})")
            return
        found = found if isinstance(found, list) else [found]
        self.times.setdefault(key, []).extend(found)
        say(f"{key}: {', '.join(self.shown(value) for value in found)} {self.unit}")

    def shown(self, time: float) -> str:
        """Return a time with as many digits as mean something."""
        return f"{time:.{0 if time >= 100 else 1 if time >= 10 else 2}f}"

    def median(self, key: str) -> float | None:
        """Return the middle time of a row, or ``None`` where it failed."""
        if key in self.errors or not self.times.get(key):
            return None
        return statistics.median(self.times[key])

    def table(self) -> Iterator[str]:
        """Yield the lines of the table."""
        yield self.title
        yield ""
        yield f"| what | median, {self.unit} | slowest | ratio to its peer | asked at most |"
        yield "| --- | ---: | ---: | ---: | ---: |"
        for row in self.rows:
            middle, base = self.median(row.key), self.median(row.peer)
            if middle is None:
                yield f"| {row.what} | failed | | | {row.asked} |"
                continue
            slowest = self.shown(max(self.times[row.key]))
            ratio = _ratio(middle, base)
            yield f"| {row.what} | {self.shown(middle)} | {slowest} | {ratio} | {row.asked} |"
        failures = [f"`{key}` failed: {error}" for key, error in self.errors.items()]
        for line in [*([self.note] if self.note else []), *failures]:
            yield ""
            yield line


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds ``work`` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def run(command: list[str], folder: Path) -> str:
    """Return what a command prints; raise ``RuntimeError`` with its last words if it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        words = (done.stderr or done.stdout).strip().splitlines()
        raise RuntimeError(words[-1] if words else f"it ended with {done.returncode}")
    return done.stdout


def say(line: str) -> None:
    """Print a line of progress, with the time of day."""
    print(f"{time.strftime('%H:%M:%S')} {line}", file=sys.stderr, flush=True)


def _ratio(time: float, peer: float | None) -> str:
    if not peer:
        return "no peer"
    return f"{time / peer:.2f}" if time >= peer / 10 else f"{time / peer:.1g}"


def _cause(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0][:200] if lines else 'no message'}"
