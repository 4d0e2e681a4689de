"""Notebooks are committed empty and read as questions with answers."""

import ast
from pathlib import Path

import nbformat
import pytest

from onrecord.render.notebook_files import emptied, notebook_text
from onrecord.render.parameters import NAMES, declared
from tests.notebooks import NOTEBOOKS

LOGIC = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.If, ast.IfExp, ast.Try)
LOOPS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.With)


def read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def code(path: Path) -> list[nbformat.NotebookNode]:
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def prose(path: Path) -> list[nbformat.NotebookNode]:
    return [cell for cell in read(path).cells if cell.cell_type == "markdown"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestEachNotebook:
    """What holds for every notebook of the report."""

    def test_it_is_committed_empty_and_in_one_format(self, path: Path) -> None:
        assert path.read_text("utf-8") == notebook_text(emptied(read(path)))
        assert not any(cell.outputs or cell.execution_count for cell in code(path))

    def test_its_cells_are_named_by_hand(self, path: Path) -> None:
        names = [cell.id for cell in read(path).cells]
        assert len(names) == len(set(names))
        assert all(name.replace("-", "").isalpha() and name == name.lower() for name in names)

    def test_its_parameters_are_commented_literals(self, path: Path) -> None:
        (cell,) = [c for c in code(path) if "parameters" in c.metadata.get("tags", [])]
        assert declared(read(path)) == list(NAMES)
        assert all("  # " in line for line in cell.source.splitlines())
        values = [node.value for node in ast.parse(cell.source).body]
        assert [type(ast.literal_eval(v)) for v in values] == list(NAMES.values())

    def test_it_holds_no_logic_and_no_path(self, path: Path) -> None:
        for cell in code(path):
            tree = ast.parse(cell.source)
            assert not any(isinstance(node, (*LOGIC, *LOOPS)) for node in ast.walk(tree))
            assert "sys.path" not in cell.source and "/" not in cell.source.partition("#")[0]
            if "parameters" not in cell.metadata.get("tags", []):
                assert len(tree.body) <= 4
                assert ";" not in cell.source

    def test_it_has_a_sentence_to_a_line_and_types_no_number(self, path: Path) -> None:
        for cell in prose(path):
            lines = [x for x in cell.source.splitlines() if x and not x.startswith(("#", "-", "|"))]
            assert all(". " not in line for line in lines), cell.source
            assert not any(char.isdigit() for line in lines for char in line), cell.source

    def test_every_question_is_followed_by_an_answer(self, path: Path) -> None:
        cells = read(path).cells
        for place, cell in enumerate(cells[:-1]):
            if cell.cell_type == "markdown" and cell.source.startswith("## "):
                assert "?" in cell.source, cell.source
                assert cells[place + 1].cell_type == "code"
