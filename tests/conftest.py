"""A project in a temporary folder, a case in it, the command line, pages, and a browser."""

import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from onrecord.__main__ import main
from onrecord.commands.new import create
from onrecord.project import Project
from onrecord.render.browser import FLAGS
from tests import hostile, pages, thousands
from tests.chromium import chromium

ROOT = Path(__file__).parent.parent

# Machines that share their processors are slow at times. `--hypothesis-profile=quick` tries less,
# `--hypothesis-profile=search` looks further, and elsewhere at each run.
settings.register_profile("steady", deadline=None, derandomize=True, max_examples=60)
settings.register_profile("quick", deadline=None, derandomize=True, max_examples=10)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile("steady")

# A shell that starts the tests in the background has them ignore Ctrl-C, and so would every
# command that they start and stop with it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@dataclass(frozen=True)
class Outcome:
    """What a command left behind: its exit code and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def empty_project(tmp_path: Path) -> Project:
    """Return a project with the notebooks of the repository and no case."""
    root = tmp_path / "a project"
    (root / "data").mkdir(parents=True)
    ignored = shutil.ignore_patterns(".ipynb_checkpoints")
    shutil.copytree(ROOT / "notebooks", root / "notebooks", ignore=ignored)
    return Project(root)


@pytest.fixture
def project(empty_project: Project) -> Project:
    """Return a project with the notebooks and the cases of the repository."""
    ignored = shutil.ignore_patterns("texts")
    shutil.copytree(ROOT / "data", empty_project.data, ignore=ignored, dirs_exist_ok=True)
    return empty_project


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a new case, made once, that nobody writes to."""
    path = tmp_path_factory.mktemp("starter") / "harbour-fire"
    create(path, "What started the alleged fire?")
    return path


@pytest.fixture
def folder(empty_project: Project, starter: Path) -> Path:
    """Return the folder of a new case in a project that has no other."""
    return Path(shutil.copytree(starter, empty_project.data / "harbour-fire"))


@pytest.fixture
def onrecord(
    empty_project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Outcome]:
    """Return a function that runs the command line in the project."""

    def run(*words: str) -> Outcome:
        monkeypatch.chdir(empty_project.root)
        monkeypatch.setattr(sys, "argv", ["onrecord", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return Outcome(int(ended.value.code or 0), printed.out, printed.err)

    return run


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the pages of the edition that the case starts from."""
    folder = pages.shared_folder(tmp_path_factory.getbasetemp()) / "report"
    return pages.built_once(folder, pages.make_project, pages.CASE, pages.AS_OF)


@pytest.fixture(scope="session")
def hostile_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the pages of a case full of markup, scripts and formulas."""
    folder = pages.shared_folder(tmp_path_factory.getbasetemp()) / "hostile"
    return pages.built_once(folder, hostile.make_hostile, hostile.CASE, hostile.AS_OF)


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the pages of a case of two thousand claims."""
    folder = pages.shared_folder(tmp_path_factory.getbasetemp()) / "thousands"
    return pages.built_once(folder, thousands.make_project, thousands.CASE, thousands.AS_OF)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a Chromium that asks nobody for anything."""
    path = chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield started
        started.close()
