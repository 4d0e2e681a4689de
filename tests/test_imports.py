"""Imports go one way, as the contracts in pyproject.toml say, and colours stand in one place."""

import re
import shutil
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "onrecord"
WRONG = [
    ("model/dates.py", "import onrecord.render.page"),
    ("model/dates.py", "from onrecord.counting import origins"),
    ("drawing/theme.py", "from ..model import dates"),
    ("counting/status.py", "def late() -> None:\n    from onrecord.drawing import theme"),
    ("questions/delays/data.py", "from onrecord.questions.changes import data"),
    ("questions/source_line.py", "import onrecord.questions.delays.data"),
    ("render/page.py", "import onrecord.commands.build"),
]


def test_every_import_goes_one_way() -> None:
    assert lint_imports(str(ROOT / "pyproject.toml"), no_cache=True) == 0


@pytest.mark.parametrize(("path", "line"), WRONG)
def test_an_import_that_goes_the_other_way_is_found(
    path: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"copy{WRONG.index((path, line))}"
    shutil.copytree(PACKAGE, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for module in (tmp_path / name).rglob("*.py"):
        module.write_text(module.read_text("utf-8").replace("onrecord.", f"{name}."), "utf-8")
    broken = tmp_path / name / path
    broken.write_text(f"{broken.read_text('utf-8')}\n{line}\n".replace("onrecord.", f"{name}."))
    contracts = (ROOT / "pyproject.toml").read_text("utf-8").replace("onrecord", name)
    (tmp_path / "pyproject.toml").write_text(contracts, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert lint_imports(str(tmp_path / "pyproject.toml"), no_cache=True) == 1


def test_colours_stand_in_the_theme_alone() -> None:
    colour = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b(?![\w-])")
    for path in [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.css"), *PACKAGE.rglob("*.j2")]:
        if path.name != "theme.py":
            assert not colour.search(path.read_text("utf-8")), path
