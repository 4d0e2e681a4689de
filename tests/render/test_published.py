"""The newest edition that stands in git is what its tables, notebooks and code make of it."""

import subprocess
from pathlib import Path

import pandas as pd
import pytest

from tests.pages import CASE, NAMES, ROOT, built_once, make_project, shared_folder
from tests.render.test_pages_html import LARGEST

pytestmark = pytest.mark.notebooks
NEWEST = pd.read_csv(ROOT / "data" / CASE / "editions.csv", dtype=str)["as_of"].max()
PUBLISHED = ROOT / "reports" / CASE / NEWEST
FILES = [*(f"{name}.html" for name in [*NAMES, "index"]), "card.png"]


#: The reference holds every row that claims refer to, some 700 in the largest edition.
REFERENCE = 440_000


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = shared_folder(tmp_path_factory.getbasetemp()) / "published"
    return built_once(folder, make_project, CASE, NEWEST)


@pytest.mark.parametrize("name", FILES)
def test_rendering_it_again_gives_the_same_bytes(rendered: Path, name: str) -> None:
    same = (PUBLISHED / name).read_bytes() == (rendered / name).read_bytes()
    assert same, f"{name} is not what is made today: run make report and commit {PUBLISHED}"


def test_nothing_else_is_published_with_it(rendered: Path) -> None:
    assert {path.name for path in rendered.iterdir()} == set(FILES)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "register"])
def test_the_pages_of_the_largest_edition_are_small(rendered: Path, name: str) -> None:
    most = REFERENCE if name == "reference" else LARGEST
    assert (rendered / f"{name}.html").stat().st_size < most


@pytest.mark.parametrize("name", FILES)
def test_git_keeps_it(name: str) -> None:
    asked = ["git", "check-ignore", "--quiet", f"reports/{CASE}/{NEWEST}/{name}"]
    ignored = subprocess.run(asked, cwd=ROOT, capture_output=True, check=False)
    # 0: ignored; 1: not ignored; 128: this copy of the project is not a repository.
    assert ignored.returncode in (1, 128)
