"""A stance without a mark fails loudly, and no module names one past its record and its mark."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.model.stances import STANCES
from tests.conftest import ROOT

RECORD = """        Stance(
            "disputes",
            meaning="says that it is another matter",
            side="against",
            level="doubted",
            verb="disputes",
            verbs="dispute",
            it=" it",
            participle="disputed",
            by="disputed by",
            noun="objection",
            plural="objections",
        ),
"""
SCRIPT = """
import sys
from onrecord.model.edition import open_edition
from onrecord.questions.registry import figures
from tests.cases import LAST, case, claim

edition = open_edition(case([claim(1, "ann"), claim(2, "ben", "disputes")]), LAST)
getattr(figures, sys.argv[1])(edition)._repr_html_()
"""
PACKAGE = ROOT / "onrecord"
#: Where a stance may be named: its record, its mark, and the terms that tables had before.
NAMED_IN = ("model/stances.py", "drawing/theme.py", "model/migration.py")


@pytest.mark.parametrize("figure", ["status_board", "stance_matrix", "timeline"])
def test_a_new_stance_without_a_mark_fails_loudly(tmp_path: Path, figure: str) -> None:
    shutil.copytree(PACKAGE, tmp_path / "onrecord", ignore=shutil.ignore_patterns("__pycache__"))
    path = tmp_path / "onrecord" / "model" / "stances.py"
    text, first = path.read_text("utf-8"), '        Stance(\n            "unaware"'
    assert text.count(first) == 1
    path.write_text(text.replace(first, RECORD + first), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, figure],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode
    assert "KeyError: 'disputes'" in done.stderr


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).as_posix() not in NAMED_IN
    ],
    ids=lambda path: path.relative_to(PACKAGE).as_posix(),
)
def test_no_other_module_names_a_stance(path: Path) -> None:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    texts = {node.value for node in nodes if isinstance(node, ast.Constant)}
    assert not texts & STANCES.keys()
