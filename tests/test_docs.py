"""Documents and code check each other."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from onrecord import __version__
from onrecord.commands.line import COMMANDS
from onrecord.commands.readme import renewed as renewed_readme
from onrecord.commands.readme import with_agreement
from onrecord.model import codebook
from onrecord.model.case import load_case
from onrecord.model.stances import OPEN, SILENT
from onrecord.model.tables import TABLES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
CODEBOOK = (ROOT / "data" / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
CI = (ROOT / ".ci" / "run").read_text("utf-8")
PAGES = [
    *ROOT.glob("*.md"),
    *ROOT.glob("data/*.md"),
    *ROOT.glob("data/*/AGREEMENT.md"),
    *ROOT.glob("docs/*.md"),
    ROOT / "reports/README.md",
]
TARGETS = set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))


def commands(text: str) -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]


def test_the_codebook_says_what_the_model_says_and_nothing_else() -> None:
    assert codebook.renewed(CODEBOOK) == CODEBOOK
    assert codebook.named(CODEBOOK) == ["required", *TABLES, "computed"]
    headed = re.findall(r"^#### `([a-z_0-9]+)`", CODEBOOK, re.MULTILINE)
    assert headed == [name for table in TABLES.values() for name in table.names]


def test_every_term_and_rule_stands_in_the_codebook_with_its_column() -> None:
    for table in TABLES.values():
        for column in table.columns:
            part = codebook.described(column)
            assert part in CODEBOOK
            assert ("(required)" in part) == column.required
            assert all(line in part for line in column.rule)
            for term in column.vocabulary.terms if column.vocabulary else ():
                assert f"- `{term}`: " in part


def test_a_rule_that_is_a_list_ends_at_every_value_of_its_column() -> None:
    claims = TABLES["claims"]
    for name in ("stance", "certainty", "derivation", "credibility"):
        column = claims.column(name)
        assert column.vocabulary
        said = set(re.findall(r"`(\w+)`", " ".join(column.rule)))
        assert set(column.vocabulary.terms) <= said, name


def test_the_paragraph_to_work_from_is_coded_by_the_book() -> None:
    page = CODEBOOK.partition("### One paragraph, coded")[2].partition("\n## ")[0]
    text = " ".join(re.findall(r"^> (.*)$", page, re.MULTILINE))
    head, _, *rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in page.splitlines()
        if line.startswith("|")
    ]
    assert len(rows) == 7
    for row in (dict(zip(head, cells, strict=True)) for cells in rows):
        assert row["cue"] in text and len(row["cue"].split()) <= 8
        assert f"{row['row']}:" in page
        for name in ("stance", "certainty", "basis", "custody", "derivation"):
            column = TABLES["claims"].column(name)
            assert column.vocabulary
            assert row[name] in column.vocabulary.terms or not (row[name] or column.required)
        silent = row["stance"] in (*OPEN, *SILENT)
        assert (row["certainty"] == "unstated") == silent


def test_the_agreement_of_two_readers_is_counted_from_their_cells() -> None:
    pages = list((ROOT / "data").glob("*/AGREEMENT.md"))
    assert pages
    for page in pages:
        text = page.read_text("utf-8")
        assert "<!-- agreement: " in text
        assert with_agreement(text, ROOT / "data") == text


def test_the_findings_in_the_readme_are_counted_from_the_tables() -> None:
    assert renewed_readme(README, ROOT / "data") == README
    assert "made from the tables" in README


def test_every_make_target_is_listed_and_every_listed_one_is_there() -> None:
    help_text = subprocess.run(
        ["make"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert set(re.findall(r"^  make ([a-z]+)", help_text, re.MULTILINE)) == TARGETS
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert phony and set(phony[1].split()) == TARGETS
    asked = {"report", "check", "quick", "test", "lab", "new", "tidy", "bench", "clean"}
    assert asked <= TARGETS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_make_targets_and_files_that_a_document_names_are_there(page: Path) -> None:
    text = page.read_text("utf-8")
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE))
    assert named <= TARGETS
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), f"{page.name} points to {target}"


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert "make test" in commands(README)
    assert re.search(r"^make test", CI, re.MULTILINE)


#: The one edition that is rendered, printed and packed here; .ci/run renders all.
NEWEST = max(load_case(ROOT / "data" / "drones-in-china").editions["as_of"])
#: What makes a command of the README short enough to run inside a test.
SHORT = {
    "make test": "make test ARGS='tests/test_imports.py -p no:cacheprovider'",
    "make lab": "make lab ARGS=--version",
    "make report": f"make report ARGS='--as-of {NEWEST}'",
    "make pdf CASE=drones-in-china": f"make pdf CASE=drones-in-china ARGS='--as-of {NEWEST}'",
}


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield a copy of the project in a folder with spaces, set up with this environment."""
    copy = tmp_path_factory.mktemp("a clone with spaces") / "on record"
    ignore = shutil.ignore_patterns(".venv", "build", ".git", ".*_cache", "texts", "__pycache__")
    shutil.copytree(ROOT, copy, ignore=ignore)
    venv = Path(sys.prefix)
    (copy / ".venv").symlink_to(venv)
    # The Makefile knows an environment that is set up by a stamp with the folder's checksum.
    summed = subprocess.run("pwd -P | cksum", shell=True, cwd=copy, capture_output=True, check=True)
    here = summed.stdout.split()[0].decode()
    stamps = [venv / f"{kind}-{here}" for kind in ("ready", "lab", "tools", "browser", "checker")]
    for stamp in stamps:
        stamp.touch()
    yield copy
    for stamp in stamps:
        stamp.unlink()


@pytest.mark.notebooks
def test_every_command_in_the_readme_runs(clone: Path) -> None:
    # What this run of make was given is not for the commands that it runs.
    outer = ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "ARGS", "CASE")
    env = {name: value for name, value in os.environ.items() if name not in outer}
    for command in commands(README):
        run = SHORT.get(command, command)
        done = subprocess.run(
            ["bash", "-c", run], cwd=clone, capture_output=True, text=True, env=env
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    assert (clone / "reports" / "index.html").is_file()
    assert (clone / "build" / "shipment.html").is_file()
    assert (clone / "data" / "harbour-fire" / "claims.csv").is_file()


def test_the_readme_lists_every_command_with_the_line_that_help_has() -> None:
    table = README.partition("## Every command\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `([a-z]+)` \| (.+) \|$", table, re.MULTILINE)
    assert rows == [(name, line) for name, (_, line) in COMMANDS.items()]


def test_the_changelog_and_the_package_agree_on_the_version() -> None:
    told = (ROOT / "CHANGELOG.md").read_text("utf-8")
    newest, *_ = re.findall(r"^## (.+)$", told, re.MULTILINE)
    found = re.fullmatch(r"(\d+\.\d+\.\d+) - (unreleased|\d{4}-\d{2}-\d{2})", newest)
    assert found, f"the newest heading is {newest!r}, and no version with its day"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    # Where the project takes its version from the package, what is installed must be the same.
    declared = project.get("version") or version("onrecord")
    assert found[1] == __version__ == declared
