"""The registry holds the notebooks, the marks of figures and the way back to what it says."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from onrecord.addresses import PAGES, rows_of
from onrecord.drawing.canvas import Canvas
from onrecord.drawing.exhibit import Exhibit
from onrecord.model.case import load_case
from onrecord.model.edition import Edition, open_edition
from onrecord.questions.registry import QUESTIONS, Question, figures, findings
from onrecord.register import claims, reference
from tests.cases import case, claim
from tests.harbour import later
from tests.notebooks import NOTEBOOKS, page_of
from tests.pictures import sprawling

ROOT = Path(__file__).parent.parent.parent
MARKED = [question for question in QUESTIONS if question.marks]
FOLDERS = {path.parent.name for path in (ROOT / "onrecord/questions").glob("*/__init__.py")}


def called(notebook: Path) -> Iterator[tuple[str, str]]:
    """Yield each call of a figure or a finding in ``notebook``, in order."""
    for cell in nbformat.read(notebook, as_version=4).cells:
        if cell.cell_type == "code":
            for node in ast.walk(ast.parse(cell.source)):
                match node:
                    case ast.Call(func=ast.Attribute(value=ast.Name(id=kind), attr=name)):
                        if kind in ("figures", "findings"):
                            yield kind, name


CALLS = [(page_of(path), *call) for path in NOTEBOOKS for call in called(path)]


def test_every_folder_has_its_line_and_every_line_its_folder() -> None:
    assert Counter(question.name for question in QUESTIONS) == Counter(FOLDERS)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_a_question_is_asked_once_on_the_page_that_is_named(question: Question) -> None:
    there = {kind for kind in ("figure", "finding") if getattr(question, kind)}
    assert there
    asked = [(page, kind) for page, kind, name in CALLS if name == question.name]
    assert sorted(asked) == sorted((question.page, f"{kind}s") for kind in there)


def test_notebooks_call_nothing_that_is_not_registered() -> None:
    known = {"figures": set(dir(figures)), "findings": set(dir(findings))}
    assert all(name in known[kind] for _, kind, name in CALLS)
    with pytest.raises(AttributeError, match="no figure ladder; there are admiralty_grid,"):
        _ = figures.ladder


def test_every_picture_is_tested_by_what_it_says() -> None:
    tested = {
        node.name
        for path in Path(__file__).parent.glob("test_pictures_*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef)
    }
    pictures = {question.name for question in QUESTIONS if question.draws}
    assert {f"Test{name.title().replace('_', '')}" for name in pictures} == tested


def test_pages_stand_in_the_order_of_the_registry() -> None:
    assert list(dict.fromkeys(question.page for question in QUESTIONS)) == [
        page_of(path) for path in NOTEBOOKS
    ]


EDITIONS: dict[str, Any] = {
    "no claim": lambda: open_edition(case([claim(1, "ann")]), "2020-01-01"),
    "one claim": lambda: open_edition(case([claim(1, "ann", custody="seen")]), "2030-01-01"),
    "six documents": later,
    "five hundred claims": lambda: open_edition(sprawling(), "2030-01-01"),
}


@pytest.fixture(scope="module")
def first_case() -> Edition:
    """Return the newest edition of the case of the repository."""
    one = load_case(ROOT / "data/drones-in-china")
    days = list(one.editions["as_of"])
    return open_edition(one, days[-1], days[-2])


@pytest.mark.parametrize("name", [*EDITIONS, "first case"])
def test_a_question_names_the_rows_that_its_figure_marks(name: str, first_case: Edition) -> None:
    edition: Edition = EDITIONS[name]() if name in EDITIONS else first_case
    for question in MARKED:
        assert question.figure and question.marked
        exhibit: Exhibit = question.figure(edition)
        if not isinstance(exhibit, Exhibit):
            # What the case does not record is left out with one line, and marks nothing.
            assert not question.marked(edition)
            continue
        assert exhibit.name == question.anchor
        forms = [
            {row for address, _ in sheet.marks.values() if address for row in rows_of(address)}
            for sheet in exhibit.sheets.values()
        ]
        assert question.marked(edition) == set.intersection(*forms), question.name


def test_marks_lead_to_the_tables_that_are_named_and_to_no_others(first_case: Edition) -> None:
    tables = {
        name: set(first_case.case.tables[name][f"{name.removesuffix('s')}_id"]) for name in PAGES
    }
    for question in QUESTIONS:
        if question.draws and question.figure:
            exhibit: Exhibit = question.figure(first_case)
            marks = exhibit.sheets["wide"].marks.values()
            named = {row for address, _ in marks if address for row in rows_of(address)}
            led = {name for name, rows in tables.items() if named & rows}
            assert led == set(question.marks), question.name


def test_the_lists_lead_back_and_draw_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    edition = later()
    sheets: list[Canvas] = []
    made = Canvas.__init__

    def counted(canvas: Canvas, *given: Any, **more: Any) -> None:
        sheets.append(canvas)
        made(canvas, *given, **more)

    monkeypatch.setattr(Canvas, "__init__", counted)
    lists = [claims.claims, claims.editions_so_far, reference.documents, reference.sources]
    lists += [reference.propositions, reference.source_links, reference.judgements]
    lists += [reference.relations, reference.searches]
    html = "".join(str(table(edition)._repr_html_()) for table in lists)
    assert "<td>timeline, stances" in html
    assert '"outlets and origins":"origins.html#figure-outlets-to-origins"' in html
    assert not sheets
    # A picture is composed once in each form, whoever asks for it and how often.
    for _ in range(2):
        for question in QUESTIONS:
            if question.figure:
                question.figure(edition)._repr_html_()
    pictures = [
        name for name in dir(figures) if isinstance(getattr(figures, name)(edition), Exhibit)
    ]
    assert len(sheets) == 2 * len(pictures)
