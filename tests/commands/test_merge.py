"""``onrecord merge``: two people, one table, and real git between them."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.check.run import check_case
from onrecord.model.problems import errors
from onrecord.project import Project
from tests.cases import edit, read_rows, write_rows
from tests.conftest import ROOT, Outcome

Run = Callable[..., Outcome]
FIRST = "gazette-2026-01-05-01a"


def git(root: Path, *words: str, code: int | None = 0) -> str:
    named = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["git", *named, *words], cwd=root, env=env, capture_output=True, text=True
    )
    assert code is None or done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture
def repository(onrecord: Run, empty_project: Project, folder: Path) -> Path:
    """Return a repository with a case, of which git merges tables by key; its branch is main."""
    root = empty_project.root
    git(root, "init", "--quiet", "--initial-branch=main")
    assert onrecord("merge", "--set-up").code == 0
    git(root, "add", "-A")
    git(root, "commit", "--quiet", "-m", "A case")
    return root


def two_sides(root: Path, ours: Callable[[], None], theirs: Callable[[], None]) -> str:
    """Let two branches change the case, and merge the one into the other; return what is said."""
    git(root, "switch", "--quiet", "-c", "theirs")
    theirs()
    git(root, "commit", "--quiet", "-am", "Theirs")
    git(root, "switch", "--quiet", "main")
    ours()
    git(root, "commit", "--quiet", "-am", "Ours")
    return git(root, "merge", "theirs", code=None)


def test_two_cells_of_one_row_are_merged(repository: Path, folder: Path) -> None:
    two_sides(
        repository,
        lambda: edit(folder, "claims", 0, note="Ours."),
        lambda: edit(folder, "claims", 0, event_date="2026-04"),
    )
    row = read_rows(folder / "claims.csv")[1][0]
    assert (row["note"], row["event_date"]) == ("Ours.", "2026-04")
    assert git(repository, "status", "--porcelain") == ""


def test_rows_that_both_add_beside_each_other_are_merged(repository: Path, folder: Path) -> None:
    def adding(name: str) -> Callable[[], None]:
        names, rows = read_rows(folder / "sources.csv")
        new = rows[0] | {"source_id": name, "name": f"The {name}"}
        every = sorted([*rows, new], key=lambda row: row["source_id"])
        return lambda: write_rows(folder / "sources.csv", names, every)

    said = two_sides(repository, adding("mayor"), adding("mayoress"))
    assert "CONFLICT" not in said
    names = [row["source_id"] for row in read_rows(folder / "sources.csv")[1]]
    assert {"mayor", "mayoress"} < set(names) and names == sorted(names)
    assert not errors(check_case(folder))


def test_a_cell_that_both_changed_is_told_and_both_rows_stand(
    repository: Path, folder: Path
) -> None:
    def ours() -> None:
        edit(folder, "claims", 0, note="Ours.", event_date="2026-04")
        edit(folder, "claims", 1, note="Only ours.")

    said = two_sides(repository, ours, lambda: edit(folder, "claims", 0, note="Theirs."))
    assert "CONFLICT" in said
    assert (
        f"claims.csv, {FIRST}, note: was An invented example; replace it.; ours says Ours., "
        "theirs says Theirs."
    ) in said
    text = (folder / "claims.csv").read_text("utf-8")
    assert text.count("<<<<<<< ours") == text.count(">>>>>>> theirs") == 1
    assert "Only ours." in text.partition("<<<<<<<")[0] + text.partition(">>>>>>>")[2]
    assert "merge" in {problem.rule for problem in errors(check_case(folder))}


def test_a_row_that_one_side_took_out_is_gone_unless_the_other_changed_it(
    repository: Path, folder: Path
) -> None:
    def without_last() -> None:
        names, rows = read_rows(folder / "claims.csv")
        write_rows(folder / "claims.csv", names, rows[:2])

    said = two_sides(repository, lambda: edit(folder, "claims", 0, note="Ours."), without_last)
    assert "CONFLICT" not in said
    assert len(read_rows(folder / "claims.csv")[1]) == 2
    git(repository, "reset", "--quiet", "--hard", "HEAD~1")
    git(repository, "branch", "-D", "theirs")
    git(repository, "reset", "--quiet", "--hard", "HEAD~1")
    said = two_sides(repository, without_last, lambda: edit(folder, "claims", 2, note="Theirs."))
    assert "one side took the row out, the other changed its note." in said


def test_a_table_that_cannot_be_read_is_merged_line_by_line(repository: Path, folder: Path) -> None:
    path = folder / "links.csv"

    def broken() -> None:
        path.write_text(path.read_text("utf-8") + '"open\n', "utf-8")

    def longer() -> None:
        path.write_text(path.read_text("utf-8") + "a,b,same,why,d,,\n", "utf-8")

    said = two_sides(repository, broken, longer)
    assert "merged line by line" in said and "CONFLICT" in said
    assert "<<<<<<<" in path.read_text("utf-8")


def test_setting_up_twice_changes_nothing_and_outside_of_git_it_says_so(
    onrecord: Run, repository: Path, tmp_path: Path
) -> None:
    before = (repository / ".gitattributes").read_text()
    assert before == "data/*/*.csv merge=onrecord\n"
    assert onrecord("merge", "--set-up").code == 0
    assert (repository / ".gitattributes").read_text() == before
    (repository / ".git").rename(tmp_path / "git")
    done = onrecord("merge", "--set-up")
    assert done.code == 2 and "run git init there first" in done.err
    assert onrecord("merge", "a", "b").code == 2


def test_a_desk_in_a_repository_is_set_up(onrecord: Run, tmp_path: Path) -> None:
    root = tmp_path / "desk"
    root.mkdir()
    git(root, "init", "--quiet")
    assert onrecord("init", str(root)).code == 0
    assert "onrecord merge %O %A %B %P" in git(root, "config", "merge.onrecord.driver")
    assert sys.executable in git(root, "config", "merge.onrecord.driver")
    assert (root / ".gitattributes").read_text().count("merge=onrecord") == 1
