"""``onrecord doctor``: each thing that can be missing is named, with what to do about it."""

import json
import shutil
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest

from onrecord.commands import doctor as module
from onrecord.project import Project
from onrecord.render import browser
from tests.conftest import Outcome

Run = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test start a browser; one says where it would be."""
    monkeypatch.setattr(browser, "chromium", lambda: Path("/a/chromium"))
    monkeypatch.setattr(browser, "headless", lambda *_: None)


def states(onrecord: Run) -> dict[str, tuple[str, str, str]]:
    """Return what was looked at, by its name and what was found, with state and remedy."""
    told = json.loads(onrecord("doctor", "--json").out)
    return {row["what"]: (row["state"], row["found"], row["remedy"]) for row in told}


def test_all_is_well_here(onrecord: Run, empty_project: Project) -> None:
    done = onrecord("doctor")
    assert done.code == 0
    assert all(line.startswith("ok ") for line in done.out.splitlines())
    for words in ("Python: 3.", f"pandas: {metadata.version('pandas')}", "Chromium: it starts at"):
        assert words in done.out
    assert f"Project: {empty_project.root.resolve()}" in done.out
    assert onrecord("doctor", "-q").out == ""


def test_an_old_python_and_an_old_package_are_named(
    onrecord: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = metadata.version
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    monkeypatch.setattr(module, "_required", lambda: ["pandas>=3.0", "ipykernel>=6.29"])
    old = {"pandas": "2.2.3"}
    monkeypatch.setattr(metadata, "version", lambda name: old.get(name) or real(name))
    found = states(onrecord)
    assert onrecord("doctor").code == 1
    assert found["Python"][0] == "needed" and "Python 3.11 or later" in found["Python"][2]
    assert found["pandas"] == (
        "needed",
        "2.2.3, and 3.0 is the least",
        "Run pip install --upgrade 'pandas>=3.0'",
    )
    assert found["ipykernel"][0] == "ok"


def test_a_package_that_is_not_there_is_named(
    onrecord: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", gone)
    assert states(onrecord)["papermill"][:2] == ("needed", "not installed")


def test_a_missing_browser_stops_no_page(onrecord: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> Path:
        raise browser.NoBrowser("No Chromium could be found. Install one.")

    monkeypatch.setattr(browser, "chromium", none)
    state, _, remedy = states(onrecord)["Chromium"]
    assert (state, remedy) == ("missing", "No Chromium could be found. Install one.")
    assert onrecord("doctor").code == 0


def test_outside_of_a_project_the_machine_is_looked_at_all_the_same(
    onrecord: Run, empty_project: Project
) -> None:
    shutil.rmtree(empty_project.notebooks)
    found = states(onrecord)
    assert found["Project"][0] == "missing" and "onrecord init" in found["Project"][2]
    assert "Notebooks" not in found
    assert onrecord("doctor").code == 0


def test_a_project_without_its_first_page_is_told(onrecord: Run, empty_project: Project) -> None:
    (empty_project.notebooks / "01-assessment.ipynb").unlink()
    assert states(onrecord)["Notebooks"][0] == "needed"
    assert onrecord("doctor").code == 1


def test_a_folder_that_cannot_be_written_to_is_told(onrecord: Run, empty_project: Project) -> None:
    if not Path("/proc/self").is_dir():
        pytest.skip("needs a folder that nobody, root included, can write to")
    (empty_project.root / "reports").symlink_to("/proc/self")
    done = onrecord("doctor")
    assert done.code == 1
    assert f"needed   Writable: {empty_project.root.resolve() / 'reports'} cannot be" in done.out
    assert "Give yourself the right to write there" in done.out


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("3.1.1", (3, 1, 1)), ("7.4.0rc1", (7, 4, 0)), ("10.0+local.3", (10, 0))],
)
def test_versions_are_compared_by_their_numbers(version: str, numbers: tuple[int, ...]) -> None:
    assert module._numbers(version) == numbers
