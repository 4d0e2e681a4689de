"""Building: one edition from nothing, after one edit, and with nothing to do."""

import os
import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import nbformat

from onrecord.model.case import load_case
from tests.bench.measure import Row, Samples, run, say, timed
from tests.bench.stock import stock_page
from tests.cases import edit
from tests.pages import CASE, ROOT

ROWS = [
    Row("stock", "papermill, then jupyter nbconvert, page by page", "stock"),
    Row("cold", "`onrecord build`, from nothing", "stock", "0.15"),
    Row("stock page", "papermill, then jupyter nbconvert, one page", "stock page"),
    Row("notebook", "`onrecord build` after an edit of one notebook", "stock page", "0.20"),
    Row("claim", "`onrecord build` after an edit of one claim", "stock page", "0.20"),
    Row("nothing", "`onrecord build`, nothing changed", "stock", "0.5 s"),
    Row("make", "`make report`, nothing changed", "stock", "0.15 s"),
]
FLOOR_ROWS = [
    Row("floor", "a plain script that forks: the same work, no notebook", "floor"),
    Row("cold", "`onrecord build`, from nothing, beside it", "floor", "1.5"),
]
_NOTE = (
    "`onrecord watch` does what `onrecord build` does after an edit, without its start, and the "
    "open page first. Every page of an edition is rendered again when one claim in it has changed."
)
_COPIED = ("data", "notebooks", "onrecord", "Makefile", "pyproject.toml", "requirements.lock")


def building(folder: Path, runs: int) -> Samples:
    """Return the times of building the newest edition of the first case, in seconds."""
    root = folder / "a project"
    _copy(root)
    as_of = str(load_case(root / "data" / CASE).editions["as_of"].max())
    notebooks = sorted((root / "notebooks").glob("*.ipynb"))
    samples = Samples(
        f"One edition of `{CASE}` ({as_of}), {len(notebooks)} pages, in {runs} alternating runs:",
        ROWS,
        note=_NOTE,
    )
    steps = _steps(root, notebooks, as_of)
    for number in range(runs):
        say(f"building, run {number + 1} of {runs}")
        for key, step in steps.items():
            samples.take(key, partial(step, number))
    return samples


def beside_floor(folder: Path, runs: int) -> Samples:
    """Return the times of building that edition beside those of the least that it can cost."""
    root = folder / "a project"
    _copy(root)
    as_of = str(load_case(root / "data" / CASE).editions["as_of"].max())
    samples = Samples(
        f"The same edition, beside a script that does the same work, in {runs} alternating runs:",
        FLOOR_ROWS,
        note="The script runs the code of each notebook in a fork, sets what it shows, writes it.",
    )
    floor = [sys.executable, "-m", "tests.bench.floor", str(root), CASE, as_of]
    cold = _steps(root, sorted((root / "notebooks").glob("*.ipynb")), as_of)["cold"]
    for number in range(runs):
        say(f"floor, run {number + 1} of {runs}")
        samples.take("floor", lambda: timed(lambda: run(floor, ROOT)))
        samples.take("cold", partial(cold, number))
    return samples


def _steps(root: Path, notebooks: list[Path], as_of: str) -> dict[str, Callable[[int], float]]:
    """Return what each row does in a run, in order; each leaves the project built."""
    build = [sys.executable, "-m", "onrecord", "build", CASE, "--as-of", as_of]
    make = ["make", f"VENV={_environment(root)}", "report"]

    def cold(number: int) -> float:
        for name in ("build", "reports"):
            shutil.rmtree(root / name, ignore_errors=True)
        return _built(build, root, "rendered")

    def claim(number: int) -> float:
        edit(root / "data" / CASE, "claims", 0, note=f"Read again, for the time {number + 2}.")
        return _built(build, root, "rendered")

    def notebook(number: int) -> float:
        _say_more(notebooks[0])
        return _built(build, root, "One page rendered")

    return {
        "stock": lambda number: sum(stock_page(root, path, CASE, as_of) for path in notebooks),
        "cold": cold,
        "nothing": lambda number: _built(build, root, "up to date"),
        "make": lambda number: _built(make, root, "Open reports"),
        "stock page": lambda number: stock_page(root, notebooks[0], CASE, as_of),
        "notebook": notebook,
        "claim": claim,
    }


def _built(command: list[str], root: Path, words: str) -> float:
    """Return the seconds that ``command`` takes; raise unless it prints ``words``."""
    printed: list[str] = []
    seconds = timed(lambda: printed.append(run(command, root)))
    if words not in printed[0]:
        raise RuntimeError(f"it should say “{words}” and says “{printed[0].strip()[:120]}”")
    return seconds


def _copy(root: Path) -> None:
    """Copy what a build needs; a name with a space in it, as people have them, is part of that."""
    root.mkdir()
    for name in _COPIED:
        if (ROOT / name).is_dir():
            # Compiled modules come along, as they stand in any environment after the first run.
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("texts"))
        else:
            shutil.copy2(ROOT / name, root / name)


def _environment(root: Path) -> str:
    """Return the name of a folder that make takes for an environment that is set up."""
    bin_ = root / "environment" / "bin"
    bin_.mkdir(parents=True)
    (bin_ / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    (bin_ / "python").chmod(0o755)
    summed = run(["sh", "-c", "pwd -P | cksum | cut -d ' ' -f 1"], root).strip()
    (root / "environment" / f"ready-{summed}").touch()
    return os.path.relpath(bin_.parent, root)


def _say_more(notebook: Path) -> None:
    """Add a sentence to the text that a notebook begins with."""
    found = nbformat.read(str(notebook), as_version=4)
    found.cells[0].source += "\nThis page has been read again."
    notebook.write_text(nbformat.writes(found) + "\n", "utf-8")
