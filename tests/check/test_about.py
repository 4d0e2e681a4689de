"""The checker reads what a case says of itself."""

from pathlib import Path

import pytest

from onrecord.check.run import check_case
from onrecord.commands.new import create
from tests.sentences import faults

SOUND = 'contact = "desk@example.org"\n'


def found(folder: Path, text: str) -> list[str]:
    create(folder, "A fire")
    (folder / "case.toml").write_text(text, "utf-8")
    problems = [problem for problem in check_case(folder) if problem.file == "case.toml"]
    assert [fault for problem in problems for fault in faults(problem)] == []
    return [problem.sentence() for problem in problems]


def test_a_sound_file_has_no_problem(tmp_path: Path) -> None:
    assert found(tmp_path / "a-case", SOUND) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (SOUND + 'seed = "harbor-gazette"', "case.toml, seed: no document has this name"),
        ('contact = "somebody"', "this is no address ('somebody'). Write a web address"),
        ("", "nobody is named to whom a reader can report an error"),
        (SOUND + 'not_coded = ["claims.custard"]', "Did you mean claims.custody?"),
        (SOUND + 'not_coded = ["stance.denys"]', "Did you mean stance.denies?"),
    ],
)
def test_what_names_nothing_is_said(tmp_path: Path, text: str, right: str) -> None:
    problems = found(tmp_path / "a-case", text)
    assert len(problems) == 1
    assert right in problems[0]


def test_columns_and_stances_may_be_left_out(tmp_path: Path) -> None:
    text = SOUND + 'not_coded = ["claims.custody", "stance.denies"]'
    assert found(tmp_path / "a-case", text) == []
