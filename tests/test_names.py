"""Names tell what a thing is: none that means four things, and each in one folder only."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
#: Words that tell nothing, or another thing in each file where they were used.
FORBIDDEN = {
    "drawn",
    "footing",
    "layers",
    "linked",
    "notes",
    "pairs",
    "places",
    "standing",
    "strands",
    "terse",
    "twin",
}


def modules(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def defined(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name


def loop_variables(path: Path) -> Iterator[ast.Name]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.For | ast.comprehension):
            yield from (name for name in ast.walk(node.target) if isinstance(name, ast.Name))


def layer(path: Path) -> str:
    """Return the folder of the package that a module lies in, a question in that of them all."""
    return path.relative_to(ROOT / "onrecord").parts[0]


def shared(paths: list[Path]) -> set[str]:
    """Return the names that a module has in one folder and a function or class in another."""
    of_modules, of_contents = defaultdict(set), defaultdict(set)
    for path in paths:
        of_modules[path.stem].add(layer(path))
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                of_contents[node.name].add(layer(path))
    return {name for name, at in of_modules.items() if len(at | of_contents[name]) > len(at)}


def test_every_name_tells_what_it_is() -> None:
    found = modules("onrecord", "tests")
    names = {(path.relative_to(ROOT), name) for path in found for name in defined(path)}
    names |= {(path.relative_to(ROOT), path.stem) for path in found}
    assert [where for where in sorted(names) if where[1].lower().strip("_") in FORBIDDEN] == []


def test_a_forbidden_name_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("class Notes:\n    def places(self): ...\n\nasync def twin(): ...\n", "utf-8")
    assert {name.lower() for name in defined(path)} == FORBIDDEN & {"notes", "places", "twin"}


@pytest.mark.parametrize("folder", ["onrecord", "tests"])
def test_a_loop_names_what_it_goes_through(folder: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{name.lineno}"
        for path in modules(folder)
        for name in loop_variables(path)
        if name.id == "each"
    ]
    assert found == []


def test_a_module_and_a_function_of_one_name_stand_in_one_folder() -> None:
    assert shared(modules("onrecord")) == set()
