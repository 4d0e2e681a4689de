"""No setting of a person or a machine reaches a page."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.commands.fresh import without_settings
from onrecord.project import Project
from onrecord.render.plan import page_name
from tests.commands.test_commands import contents
from tests.conftest import ROOT

SETTINGS = {
    "PYTHONHASHSEED": "7",
    "PYTHONWARNINGS": "always",
    "PYTHONDEVMODE": "1",
    "PYTHONOPTIMIZE": "2",
    "TZ": "Asia/Shanghai",
    "LC_ALL": "tr_TR.UTF-8",
    "MPLBACKEND": "svg",
    "ONRECORD_CHECK": "0",
}


def built(root: Path, environment: dict[str, str]) -> dict[str, bytes]:
    command = [sys.executable, "-m", "onrecord", "--root", str(root), "build"]
    subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True)
    return {
        name: content
        for folder in ("reports", "build")
        for name, content in contents(root / folder).items()
        # What a build notes of the files it found has their times in it.
        if not name.startswith("untouched")
    }


@pytest.mark.notebooks
@pytest.mark.skipif(os.name != "posix", reason="needs a process that is replaced by another")
def test_settings_change_no_byte(empty_project: Project, folder: Path, tmp_path: Path) -> None:
    for path in empty_project.notebooks.glob("*.ipynb"):
        if page_name(path) not in ("assessment", "sourcing"):
            path.unlink()
    plain = {**os.environ, "PYTHONPATH": str(ROOT)}
    expected = built(empty_project.root, plain)
    personal = tmp_path / "personal"
    personal.mkdir()
    for place in (personal, empty_project.root):
        (place / "matplotlibrc").write_text("font.family: serif\nfont.size: 30\ntext.color: red\n")
    for leftover in empty_project.build.rglob("*.inputs"):
        leftover.unlink()
    home = {"MPLCONFIGDIR": str(personal), "MATPLOTLIBRC": str(personal), "HOME": str(personal)}
    assert built(empty_project.root, {**plain, **SETTINGS, **home}) == expected


def test_what_says_where_python_is_stays() -> None:
    clean = without_settings({**SETTINGS, "PATH": "/bin", "PYTHONPATH": "/here", "HTTP_PROXY": "x"})
    assert clean.items() >= {"PATH": "/bin", "PYTHONPATH": "/here", "HTTP_PROXY": "x"}.items()
    assert (clean["PYTHONHASHSEED"], clean["TZ"], clean["LC_ALL"]) == ("0", "UTC", "C.UTF-8")
    assert not {"PYTHONWARNINGS", "PYTHONDEVMODE", "PYTHONOPTIMIZE", "MPLBACKEND"} & set(clean)
