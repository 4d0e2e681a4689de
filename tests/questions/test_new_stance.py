"""A stance added to the records is there in every list, figure and sentence, or fails loudly."""

import ast
import json
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
import json
from onrecord.check.schema import schema_problems
from onrecord.model.edition import open_edition
from onrecord.questions.registry import figures, findings
from onrecord.register.claims import claims
from onrecord.render.assets import style
from tests.cases import LAST, case, claim

late = {"document_id": "d3", "said_date": "2024-11-10"}
one = case([claim(1, "ann"), claim(2, "ben", "disputes", **late)])
edition = open_edition(one, LAST, "2024-11-02")


def drawn(name):
    canvas = getattr(figures, name)(edition).canvas("wide")
    return "\\n".join(text.get_text() for text in canvas.axes.texts)


bad = [problem.value for problem in schema_problems(one) if problem.column == "stance"]
print(json.dumps({
    "checker": bad,
    "board": drawn("status_board"),
    "matrix": drawn("stance_matrix"),
    "timeline": drawn("timeline"),
    "key findings": findings.key_findings(edition),
    "summary": findings.source_summary(edition),
    "changes": findings.changes(edition),
    "register": claims(edition)._repr_html_(),
    "style": style(),
}))
"""
FOUND = {
    "board": "Disputed: ben",
    "matrix": "disputes",
    "timeline": "Disputed 1",
    "key findings": "disputed by ben",
    "summary": "Objections come from ben",
    "changes": "one objection",
    "register": "disputes",
    "style": ".disputes>",
}


def run(folder: Path, look: str) -> subprocess.CompletedProcess[str]:
    """Run the script on a copy of the package with a ninth stance and ``look`` in the theme."""
    shutil.copytree(ROOT / "onrecord", folder / "onrecord")
    for name, before, more in (
        ("model/stances.py", '        Stance(\n            "unaware"', RECORD),
        ("drawing/theme.py", '    "unaware": (', look),
    ):
        path = folder / "onrecord" / name
        text = path.read_text("utf-8")
        assert text.count(before) == 1
        path.write_text(text.replace(before, more + before), encoding="utf-8")
    places = os.pathsep.join([str(folder), str(ROOT)])
    return subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": places},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_new_stance_is_everywhere(tmp_path: Path) -> None:
    done = run(tmp_path, '    "disputes": ("doubted", "P"),\n')
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found.pop("checker") == []
    assert {place for place, words in FOUND.items() if words not in found[place]} == set()


def test_a_new_stance_without_a_mark_fails_loudly(tmp_path: Path) -> None:
    done = run(tmp_path, "")
    assert done.returncode
    assert "KeyError: 'disputes'" in done.stderr


#: Where a stance may be named: its record, its mark, and the terms that tables had before.
NAMED_IN = ("model/stances.py", "drawing/theme.py", "model/migration.py")


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in sorted((ROOT / "onrecord").rglob("*.py"))
        if path.relative_to(ROOT / "onrecord").as_posix() not in NAMED_IN
    ],
    ids=lambda path: path.relative_to(ROOT / "onrecord").as_posix(),
)
def test_no_other_module_names_a_stance(path: Path) -> None:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    texts = {node.value for node in nodes if isinstance(node, ast.Constant)}
    assert not texts & STANCES.keys()
