"""A notebook of an analyst's own: whatever wrote it, it becomes a page in the report's dress."""

import re
from pathlib import Path

import nbformat
import pytest

from tests.conftest import ROOT, Outcome

pytestmark = pytest.mark.notebooks
PARAMETERS = 'case = "drones-in-china"\nas_of = "2024-11-15"\ncompare_to = ""\ntopics = []'
OPEN = "from onrecord.notebook import frames, open_case, picture\n"
OPEN += "edition = open_case(case, as_of, compare_to, topics)"
DRAW = (
    'axes = frames.all_points(edition).nlargest(3, "mentions").plot.barh(x="label", y="origins")\n'
)
DRAW += 'picture(axes, "A headline of my own", "Three bars.")'


@pytest.fixture
def page(tmp_path: Path, onrecord, project) -> str:  # type: ignore[no-untyped-def]
    """Return the page of a notebook that names neither its kernel nor its language."""
    new = nbformat.v4
    cells = [
        new.new_markdown_cell("# A question of my own"),
        new.new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}),
        new.new_code_cell(OPEN),
        new.new_code_cell(DRAW),
        new.new_code_cell('frames.all_points(edition)[["label", "mentions"]].head(2)'),
    ]
    notebook = tmp_path / "own.ipynb"
    nbformat.write(new.new_notebook(cells=cells), str(notebook))
    done: Outcome = onrecord("render", str(notebook), "-o", str(tmp_path / "own.html"))
    assert done.code == 0, done.err
    return (tmp_path / "own.html").read_text("utf-8")


def test_it_has_the_dress_of_the_report(page: str) -> None:
    assert "<h1" in page and "A question of my own" in page
    assert "<figcaption>A headline of my own</figcaption>" in page
    assert 'alt="Three bars."' in page
    assert page.count("<img") == 1
    assert 'class="dataframe"' in page


def test_it_asks_nobody_and_its_ids_are_unique(page: str) -> None:
    found = re.findall(r'\sid="([^"]+)"', page)
    assert len(found) == len(set(found))
    asked = re.findall(r'(?:src|srcset)="([^"]+)"', page)
    assert asked and all(address.startswith("data:") for address in asked)


def test_the_notebooks_of_the_report_say_what_they_run_in() -> None:
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        assert nbformat.read(str(path), 4).metadata["kernelspec"]["name"] == "python3"
