"""Imports go one way: model, counting, check, drawing, questions, register, render, commands."""

import ast
import re
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "onrecord"
LAYERS = ["model", "counting", "check", "drawing", "questions", "register", "render", "commands"]
#: Modules beside the layers: what each may be imported by starts at this layer.
BESIDE = {"prose": 0, "addresses": 0, "project": 1, "notebook": 7, "__main__": 8, "__init__": 0}


def level(parts: tuple[str, ...]) -> int:
    name = parts[1] if len(parts) > 1 else "__init__"
    return LAYERS.index(name) if name in LAYERS else BESIDE[name]


def test_no_module_imports_from_a_layer_above_its_own() -> None:
    wrong = []
    for path in PACKAGE.rglob("*.py"):
        own = level(("onrecord", *path.relative_to(PACKAGE).with_suffix("").parts))
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("onrecord"):
                other = level(tuple(str(node.module).split(".")))
                if other > own:
                    wrong.append(f"{path.relative_to(PACKAGE)} imports {node.module}")
    assert not wrong


def test_no_module_imports_upwards_by_a_relative_import() -> None:
    for path in PACKAGE.rglob("*.py"):
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        assert not any(isinstance(node, ast.ImportFrom) and node.level for node in nodes), path


def test_colours_stand_in_the_theme_alone() -> None:

    colour = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b(?![\w-])")
    for path in [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.css"), *PACKAGE.rglob("*.j2")]:
        if path.name != "theme.py":
            assert not colour.search(path.read_text("utf-8")), path
