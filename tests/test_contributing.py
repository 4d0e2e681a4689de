"""What CONTRIBUTING.md says of a new figure, column or stance is done here, on a copy."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cases import read_rows, write_rows

# A copy of the project is checked, tidied and tested, some of it twice.
pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent
STEPS = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
CASE = "drones-in-china"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the project that can be changed."""
    ignored = shutil.ignore_patterns("texts", "__pycache__", ".ipynb_checkpoints")
    for name in ("onrecord", "notebooks", "data", "tests"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    for name in ("pyproject.toml", "README.md"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path


def run(copy: Path, *arguments: str) -> str:
    """Run Python in the copy, on the package of the copy; return what it prints."""
    env = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=copy, env=env, capture_output=True, text=True
    )
    return f"{done.stdout}{done.stderr}\nended with {done.returncode}"


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), "utf-8")


def steps_of(heading: str) -> str:
    return STEPS.partition(f"## {heading}\n")[2].partition("\n## ")[0]


FIGURE = {
    "__init__.py": '"""Who speaks at all?"""\n',
    "data.py": '''"""The claims of each voice."""

import pandas as pd

from onrecord.model.edition import Edition, once


@once
def speakers(edition: Edition) -> pd.DataFrame:
    """Return the number of claims of each voice: ``source_id`` and ``claims``."""
    found = edition.topic_claims["source_id"].value_counts().rename("claims")
    return found.rename_axis("source_id").reset_index()
''',
    "figure.py": '''"""A dot for each voice that speaks."""

from onrecord.addresses import address
from onrecord.drawing.canvas import Canvas
from onrecord.drawing.exhibit import Exhibit
from onrecord.model.edition import Edition
from onrecord.questions.roll_call.data import speakers
from onrecord.questions.source_line import source_line


def figure(edition: Edition) -> Exhibit:
    """Return a dot for each voice of the edition."""
    found = speakers(edition)

    def draw(canvas: Canvas, y: float) -> float:
        for at, name in enumerate(found["source_id"]):
            x, down = 8 + at % 20 * 16.0, y + 8 + at // 20 * 16.0
            canvas.dot(x, down, "focus", mark=(address("sources", name), name))
        return y + 16 * (len(found) // 20 + 1)

    return Exhibit(
        name="roll-call",
        headline="Voices",
        subtitle="A dot each",
        limits="It does not show what they say.",
        source=source_line(edition),
        alt="Dots.",
        frame=found.rename(columns={"source_id": "Voice", "claims": "Claims"}),
        draw=draw if len(found) else None,
    )


def marked(edition: Edition) -> frozenset[str]:
    """Return the names of the voices drawn."""
    return frozenset(speakers(edition)["source_id"])
''',
    "finding.py": '''"""A sentence on who speaks."""

from onrecord.model.edition import Edition
from onrecord.prose import Prose, counted, sentence
from onrecord.questions.roll_call.data import speakers


def finding(edition: Edition) -> Prose:
    """Return how many speak."""
    return Prose(sentence(f"there are {counted(len(speakers(edition)), 'voice')}"))
''',
}
ASK = """
from onrecord.notebook import figures, findings, open_case, reference
edition = open_case("drones-in-china", "2024-11-15")
assert "roll_call" in dir(figures) and "roll_call" in dir(findings)
print(findings.roll_call(edition))
assert 'id="figure-roll-call"' in figures.roll_call(edition)._repr_html_()
voices = reference.sources(edition)._repr_html_()
assert '"roll call":"sourcing.html#figure-roll-call"' in voices
assert "roll call</td>" in voices or "roll call<tr" in voices
"""


def test_a_figure_is_a_folder_and_a_line(copy: Path) -> None:
    steps = steps_of("Add a figure")
    folder = copy / "onrecord/questions/roll_call"
    folder.mkdir()
    for name, text in FIGURE.items():
        assert name in steps
        (folder / name).write_text(text, "utf-8")
    assert "onrecord/questions/registry.py" in steps
    line = 'Question("roll_call", "sourcing.html", ("sources",), "roll call"),'
    before = '    Question("custody_ladder",'
    replaced(copy / "onrecord/questions/registry.py", before, f"    {line}\n{before}")
    assert re.search(r"There are \w+ voices\.\s+ended with 0", run(copy, "-c", ASK))

    tests = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/questions/test_registry.py")
    # Without its cells in a notebook, one test fails; what draws every figure waits until then.
    left = run(copy, *tests, "-k", "asked_once or folder")
    assert left.count("FAILED ") == 1, left
    assert "test_a_question_is_asked_once_on_the_page_that_is_named[roll_call]" in left
    path = copy / "notebooks/03-sourcing.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    for kind in ("figure", "finding"):
        source = [f"{kind}s.roll_call(edition)"]
        cell = {"cell_type": "code", "id": f"roll-{kind}", "metadata": {}, "source": source}
        notebook["cells"].append(cell | {"outputs": [], "execution_count": None})
    path.write_text(json.dumps(notebook), "utf-8")
    asked = "asked_once or folder or marks_lead or (marks and documents)"
    assert run(copy, *tests, "-k", asked).endswith("ended with 0")


def test_a_column_is_a_line_and_tidy_adds_it(copy: Path) -> None:
    steps = steps_of("Add a column")
    assert "required = true" in steps and "make tidy" in steps
    line = (
        'mood = { meaning = "How it was said", example = "calm", '
        'known_by = "read in the document" }\n'
    )
    replaced(copy / "onrecord/model/tables.toml", "\nstatement = {", f"\n{line}statement = {{")
    path = copy / "data" / CASE / "claims.csv"
    before, rows = read_rows(path)
    assert f"tidied {path}" in run(copy, "-m", "onrecord", "tidy")
    after, same = read_rows(path)
    assert after == [*before[: before.index("statement")], "mood", *before[after.index("mood") :]]
    assert same == [row | {"mood": ""} for row in rows]
    codebook = (copy / "data/README.md").read_text("utf-8")
    assert "#### `mood`\n\nHow it was said. Example: `calm`." in codebook
    assert '"mood"' in (path.parent / "datapackage.json").read_text("utf-8")
    assert run(copy, "-m", "onrecord", "check").endswith("ended with 0")
    assert "0 files" in run(copy, "-m", "onrecord", "tidy", "--check").replace(
        "no files", "0 files"
    )


STANCE = """Stance(
            "laments",
            meaning="says that it is so, and that it should not be",
            side="against",
            level="denied",
            verb="laments",
            verbs="lament",
            it=" it",
            participle="lamented",
            by="lamented by",
            noun="lament",
            plural="laments",
        ),
        """
LOOK = """
from onrecord.notebook import figures, findings, open_case, register
edition = open_case("drones-in-china", "2025-07-31", "2024-09-25")
row = edition.valid_claims.query("stance == 'laments'").iloc[0]
from onrecord.counting.origins import count
assert count(edition).loc[row["proposition_id"], "laments"] == (row["source_id"],)
def type_of(exhibit):
    return " ".join(text.get_text() for text in exhibit.sheets["wide"].axes.texts)
marks = [line.get_marker() for line in figures.status_board(edition).sheets["wide"].axes.lines]
assert marks.count("P") == 2  # in the legend and in the row
assert "laments" in type_of(figures.stance_matrix(edition))
assert "Lamented" in type_of(figures.timeline(edition))
assert "one lament" in findings.changes(edition)
assert "laments it" in findings.key_findings(edition)
assert "Laments come from" in findings.source_summary(edition)
assert "class=laments" in register.claims(edition)._repr_html_()
print("seen everywhere")
"""


def test_a_stance_is_a_record_and_a_mark(copy: Path) -> None:
    steps = steps_of("Add a stance")
    assert "onrecord/model/stances.py" in steps and "onrecord/drawing/theme.py" in steps
    path = copy / "data" / CASE / "claims.csv"
    names, rows = read_rows(path)
    _, points = read_rows(path.with_name("propositions.csv"))
    crucial = {point["proposition_id"] for point in points if point["crucial"] == "yes"}
    # A row that stands alone, on a point that every figure draws.
    named = {row[column] for row in rows for column in ("derived_from", "superseded_by")}
    at = next(
        at
        for at, row in enumerate(rows)
        if row["proposition_id"] in crucial
        and row["stance"] != "asserts"
        and not row["derived_from"]
        and row["claim_id"] not in named
    )
    rows[at] |= {"stance": "laments"}
    write_rows(path, names, rows)
    refused = run(copy, "-m", "onrecord", "check")
    assert "laments" in refused and refused.endswith("ended with 1")

    replaced(
        copy / "onrecord/model/stances.py",
        'Stance(\n            "doubts"',
        f'{STANCE}Stance(\n            "doubts"',
    )
    replaced(
        copy / "onrecord/drawing/theme.py",
        '    "doubts": (',
        '    "laments": ("denied", "P"),\n    "doubts": (',
    )
    run(copy, "-m", "onrecord", "tidy")
    assert run(copy, "-m", "onrecord", "check").endswith("ended with 0")
    assert "`laments`" in (copy / "data/README.md").read_text("utf-8")
    seen = run(copy, "-c", LOOK)
    assert "seen everywhere" in seen, seen
