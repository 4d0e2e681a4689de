"""Change one thing of the code at a time, and see whether a test notices.

``make mutants`` draws as many mutants of each part of the package, by a seed, and tries each
against the tests that touch its function, as ``make quick`` runs them. What no test can notice
stands in ``equivalent.txt`` with the reason why.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from collections import Counter
from itertools import zip_longest
from pathlib import Path

from mutmut import __main__ as mutmut
from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant

from tests.mutants.trying import FOUND

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "build" / "mutants"
EQUIVALENT = Path(__file__).with_name("equivalent.txt")
GROUPS = ("counting", "model", "check", "questions")
EACH = 80  # of every group: 320 together
SEED = "On Record"
ENOUGH = 0.9


def main() -> int:
    """Draw, try and report; return 1 if a group lets too many through."""
    asked = arguments()
    if not asked.again:
        copy_project()
    os.chdir(FOLDER)
    drawn = draw(generate(asked.children), asked.groups or GROUPS, asked.each)
    # In turns, so that a run that is stopped has tried as many of every group.
    turns = [name for turn in zip_longest(*drawn.values()) for name in turn if name]
    found = tried(turns, asked.children)
    return report(drawn, found)


def arguments() -> argparse.Namespace:
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("groups", nargs="*", help=f"some of {', '.join(GROUPS)}; or else all")
    parser.add_argument("--each", type=int, default=EACH, help="mutants drawn from every group")
    parser.add_argument("--children", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--again", action="store_true", help="go on where the last run stopped")
    return parser.parse_args()


def copy_project() -> None:
    """Copy what the tests read to a folder where nobody else changes it."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    ignored = shutil.ignore_patterns(".*", "build", "texts", "__pycache__")
    shutil.copytree(ROOT, FOLDER, ignore=ignored)
    shutil.copy2(ROOT / ".gitignore", FOLDER)


def generate(children: int) -> list[str]:
    """Write every mutant of the package beside its function, and return their names."""
    Path("mutants").mkdir(exist_ok=True)
    mutmut.copy_src_dir()
    mutmut.copy_also_copy_files()
    mutmut.create_mutants(children)
    found = []
    for path in mutmut.walk_mutatable_files():
        data = SourceFileMutationData(path=path)
        data.load()
        found += list(data.exit_code_by_key)
    return found


def draw(names: list[str], groups: list[str], each: int) -> dict[str, list[str]]:
    """Return so many names of every group; a name that comes or goes moves no other."""
    inside = {group: [n for n in names if n.startswith(f"onrecord.{group}.")] for group in groups}
    return {group: sorted(of, key=_lot)[:each] for group, of in inside.items()}


def tried(names: list[str], children: int) -> dict[str, str]:
    """Try the mutants that were not tried before, and return what became of each."""
    known = outcomes()
    left = [name for name in names if name not in known]
    command = [sys.executable, "-m", "tests.mutants.trying", str(children)]
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    subprocess.run(command, cwd="mutants", env=env, input="\n".join(left), text=True, check=True)
    return {name: told for name, told in outcomes().items() if name in names}


def outcomes() -> dict[str, str]:
    """Return what was written down of each mutant that was tried."""
    path = "mutants" / FOUND
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return dict(line.split() for line in lines)


def report(drawn: dict[str, list[str]], found: dict[str, str]) -> int:
    """Print the changes that nobody noticed and each group's share; return 1 if too many."""
    equivalent = reasons(EQUIVALENT.read_text("utf-8"))
    unnoticed = {name: difference(name) for name in found if not _caught(found[name])}
    missed = {name for name, text in unnoticed.items() if text not in equivalent}
    for name in sorted(missed):
        print(f"# {name}: {found[name]}\n{unnoticed[name]}\n")
    few = False
    for group, names in drawn.items():
        told = Counter(found[name] for name in names)
        same = sum(name in unnoticed and name not in missed for name in names)
        caught, count = told["killed"] + told["timeout"], len(names) - same
        few |= caught < ENOUGH * count
        print(f"{group:9} {caught} of {count} caught, {same} equivalent; {dict(told)}")
    return int(few)


def difference(name: str) -> str:
    """Return a change as its file and the lines that go and come: no number that moves."""
    lines = get_diff_for_mutant(name).split("\n")
    path = lines[0].removeprefix("--- ")
    return "\n".join([path, *(line for line in lines[2:] if line[:1] in ("+", "-"))])


def reasons(text: str) -> dict[str, str]:
    """Return why each change makes no difference: a reason, then the change, blocks apart."""
    blocks = [block.partition("\n") for block in text.strip().split("\n\n") if block]
    return {change: reason.removeprefix("# ") for reason, _, change in blocks}


def _caught(told: str) -> bool:
    return told in ("killed", "timeout")


def _lot(name: str) -> str:
    return hashlib.sha256(f"{SEED} {name}".encode()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
