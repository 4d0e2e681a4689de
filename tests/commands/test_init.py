"""``onrecord init``: a desk anywhere, from the repository and from the built wheel."""

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.commands import init as module
from onrecord.commands import new as new_command
from onrecord.project import Project
from onrecord.render.plan import package_files
from tests.conftest import ROOT, Outcome

Run = Callable[..., Outcome]
DESK = ROOT / "onrecord" / "commands" / "desk"


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def desk(onrecord: Run, empty_project: Project) -> Path:
    """Return a new desk, made beside a project."""
    assert onrecord("init", "../my desk").code == 0
    return empty_project.root.parent / "my desk"


def test_a_desk_has_all_that_a_build_needs_and_nothing_of_the_first_case(
    onrecord: Run, desk: Path
) -> None:
    made = files(desk)
    notebooks = {f"notebooks/{path.name}" for path in (ROOT / "notebooks").glob("*.ipynb")}
    top = {"README.md", "Makefile", ".gitignore", "data/README.md"}
    assert notebooks | top < set(made)
    assert {name.split("/")[1] for name in made if name.startswith("data/")} == {
        "README.md",
        "old-bridge",
    }
    for name in top | notebooks:
        text = made[name].decode()
        assert "drones-in-china" not in text and "@case@" not in text, name
    for words in (("check",), ("tidy", "--check"), ("list",), ("doctor", "-q")):
        assert onrecord("--root", str(desk), *words).code == 0, words


def test_the_package_holds_the_notebooks_and_the_codebook_that_there_are() -> None:
    for folder in (ROOT / "notebooks", DESK / "notebooks"):
        assert sorted(path.name for path in folder.glob("*.ipynb")) == sorted(
            path.name for path in (ROOT / "notebooks").glob("*.ipynb")
        )
    assert files(DESK / "notebooks") == {
        path.name: path.read_bytes() for path in (ROOT / "notebooks").glob("*.ipynb")
    }
    assert (DESK / "codebook.md").read_bytes() == (ROOT / "data" / "README.md").read_bytes()


def test_a_notebook_of_a_desk_opens_its_own_case(desk: Path) -> None:
    for path in (desk / "notebooks").glob("*.ipynb"):
        text = path.read_text("utf-8")
        assert 'case = \\"old-bridge\\"' in text and 'as_of = \\"2026-01-06\\"' in text


def test_a_desk_is_made_in_a_folder_that_is_there(onrecord: Run, tmp_path: Path) -> None:
    root = tmp_path / "repository"
    (root / ".git").mkdir(parents=True)
    (root / "LICENSE").write_text("Mine.\n")
    done = onrecord("init", str(root), "--case", "harbour-fire", "--title", "A fire?")
    assert done.code == 0 and "git does not merge tables by key yet" in done.err
    assert 'title = "A fire?"' in (root / "data" / "harbour-fire" / "case.toml").read_text()
    assert (root / "LICENSE").read_text() == "Mine.\n"


def test_nothing_is_written_over(onrecord: Run, tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "README.md").write_text("Mine.\n")
    done = onrecord("init", str(tmp_path / "desk"))
    assert done.code == 1 and "has README.md already" in done.err
    assert files(tmp_path / "desk") == {"README.md": b"Mine.\n"}
    assert onrecord("init", str(tmp_path / "other"), "--case", "A B").code == 2
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("failure", [KeyboardInterrupt, OSError])
@pytest.mark.parametrize("after", [0, 5])
def test_all_of_it_or_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: type[BaseException], after: int
) -> None:
    draft, target = tmp_path / "draft", tmp_path / "far" / "desk"
    module.write_desk(draft, "old-bridge", "A bridge")
    real, calls = shutil.move, []

    def fail(*words: Path) -> None:
        calls.append(words)
        if len(calls) > after:
            raise failure
        real(*words)

    monkeypatch.setattr(module.shutil, "move", fail)
    with pytest.raises(failure):
        module._place(draft, target)
    assert not target.exists()


def test_its_day_is_that_of_the_only_edition() -> None:
    assert list(new_command.starter("2026-02-01")["editions"]["as_of"]) == [new_command.EDITION]


def test_no_page_depends_on_a_command() -> None:
    assert not [path for path in package_files() if "commands" in path.parts[-3:-1]]


def without_ours() -> dict[str, str]:
    """Return the environment without what would lead to the package beside these tests."""
    ours = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    return {name: value for name, value in os.environ.items() if name not in ours}


def built(kind: str, source: Path, target: Path) -> Path:
    """Build the wheel or the source archive of the project in ``source``, as pip would."""
    call = f"from flit_core import buildapi; print(buildapi.build_{kind}({str(target)!r}))"
    done = subprocess.run(
        [sys.executable, "-c", call], cwd=source, capture_output=True, text=True, check=True
    )
    return target / done.stdout.split()[-1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel of the project, built once."""
    return built("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


def test_the_wheel_holds_what_the_package_reads(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as held:
        names = {name for name in held.namelist() if name.startswith("onrecord/")}
        for path in (ROOT / "notebooks").glob("*.ipynb"):
            assert held.read(f"onrecord/commands/desk/notebooks/{path.name}") == path.read_bytes()
    package = ROOT / "onrecord"
    there = {str(path.relative_to(ROOT)) for path in package.rglob("*") if path.is_file()}
    assert names == {name for name in there if "__pycache__" not in name}
    with tarfile.open(built("sdist", ROOT, tmp_path)) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    with zipfile.ZipFile(built("wheel", source, tmp_path)) as again:
        assert {name for name in again.namelist() if name.startswith("onrecord/")} == names


@pytest.mark.notebooks
def test_the_installed_wheel_makes_a_desk_and_renders_it(wheel: Path, tmp_path: Path) -> None:
    environment, env = tmp_path / "an environment", without_ours()
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    python = environment / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps"]
    subprocess.run([*pip, "--no-index", str(wheel)], check=True, env=env)
    site = Path(sysconfig.get_path("purelib", vars={"base": str(environment)}))
    # What it depends on is what is installed here; the package itself is that of the wheel.
    (site / "beside.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    (environment / "share").mkdir(exist_ok=True)
    (environment / "share" / "jupyter").symlink_to(Path(sys.prefix) / "share" / "jupyter")

    def run(*words: str, folder: Path = tmp_path) -> str:
        done = subprocess.run(
            [environment / "bin" / words[0], *words[1:]],
            cwd=folder,
            env=env,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    told = run("python", "-c", "import onrecord; print(onrecord.__file__)")
    assert Path(told.strip()).is_relative_to(site)
    run("onrecord", "init", "my-desk")
    desk = tmp_path / "my-desk"
    run("onrecord", "build", folder=desk)
    pages = desk / "reports" / "old-bridge" / "2026-01-06"
    assert "Whether the old bridge will be closed" in (pages / "assessment.html").read_text("utf-8")
    assert len(list(pages.glob("*.html"))) == len(list((ROOT / "notebooks").glob("*.ipynb"))) + 1
    assert "up to date" in run("onrecord", "build", folder=desk)
    run("onrecord", "render", "notebooks/02-timeline.ipynb", "-o", "own.html", folder=desk)
    assert (desk / "own.html").is_file()
