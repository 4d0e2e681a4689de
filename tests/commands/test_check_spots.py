"""``onrecord check --format``: where each problem stands, for editors, for CI and for scripts."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.check.locating import Spots
from onrecord.model.problems import Problem
from tests.cases import add, edit
from tests.conftest import Outcome

Run = Callable[..., Outcome]
LINE = re.compile(r"(?P<file>.+?):(?P<line>\d+):(?P<column>\d+): (?P<level>\w+): (?P<said>.+)")


def problem(row: int, column: str, file: str = "claims.csv") -> Problem:
    return Problem(file, row, column, "rule", "wrong", "Right")


def at(folder: Path, spot: tuple[int, int], file: str = "claims.csv") -> str:
    """Return what begins at a line and column of a file, as an editor would show it."""
    line, column = spot
    return (folder / file).read_text("utf-8").split("\n")[line - 1][column - 1 :]


def test_each_problem_is_a_line_that_an_editor_can_jump_to(onrecord: Run, folder: Path) -> None:
    edit(folder, "claims", 1, stance="hints", statement='Two\nlines, "so"')
    edit(folder, "claims", 2, certainty="sure, though")
    done = onrecord("check", "--format", "lines")
    assert done.code == 1
    found = {
        m["said"].partition(":")[0]: m for m in map(LINE.fullmatch, done.out.splitlines()) if m
    }
    assert len(found) == len(done.out.splitlines()) == 4
    for column, text in {"stance": "hints,", "certainty": '"sure, though",'}.items():
        where = found[column]
        assert where["file"] == "data/harbour-fire/claims.csv"
        assert where["level"] == "error"
        assert at(folder, (int(where["line"]), int(where["column"]))).startswith(text)


def test_quiet_shows_errors_alone(onrecord: Run, folder: Path) -> None:
    assert "warning" in onrecord("check", "--format", "lines").out
    assert onrecord("check", "--format", "lines", "--quiet").out == ""
    assert onrecord("-q", "check").out == ""


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("above", ["", "Our table\n\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_cell_is_found_however_the_file_was_saved(
    folder: Path, mark: str, above: str, end: str
) -> None:
    path = folder / "claims.csv"
    add(folder, "claims", like=0, note='a "quoted" one;\nand, more\nlines', cue="x;y,z")
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0], delimiter=mark, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text((above + out.getvalue()).replace("\n", end), "utf-8", newline="")
    spots = Spots(folder)
    head = above.count("\n") + 1
    text = path.read_text("utf-8")
    for row, cells in enumerate(rows, head + 1):
        for column, cell in cells.items():
            line, begins = spots.spot(problem(row, column))
            rest = "\n".join(text.split("\n")[line - 1 :])[begins - 1 :]
            found = next(csv.reader(io.StringIO(rest), delimiter=mark), []) or [""]
            assert found[0] == cell, (row, column)


def test_a_file_as_a_whole_begins_at_its_beginning(folder: Path) -> None:
    spots = Spots(folder)
    assert spots.spot(problem(0, "")) == spots.spot(problem(99, "stance")) == (1, 1)
    assert spots.spot(problem(0, "", "datapackage.json")) == (1, 1)
    (folder / "links.csv").write_bytes(b"PK\0\0")
    assert spots.spot(problem(3, "reason", "links.csv")) == (1, 1)
    (folder / "sources.csv").write_text('source_id,name\na,"open\nb,c\n', "utf-8")
    assert spots.spot(problem(2, "name", "sources.csv"))[0] == 2


def test_a_key_of_the_case_file_has_its_line(onrecord: Run, folder: Path) -> None:
    path = folder / "case.toml"
    path.write_text(path.read_text("utf-8") + 'titel = "x"\n', "utf-8")
    last = path.read_text("utf-8").count("\n")
    assert (
        f"case.toml:{last}:1: error: titel: there is no such key"
        in onrecord("check", "--format", "lines").out
    )


def test_ci_gets_an_annotation_for_each(onrecord: Run, folder: Path) -> None:
    edit(folder, "claims", 0, stance="50% sure, or\nso: no")
    first, *_ = [
        line
        for line in onrecord("check", "--format", "github").out.splitlines()
        if line.startswith("::error")
    ]
    where, _, said = first.removeprefix("::error ").partition("::")
    told = dict(part.split("=", 1) for part in where.split(","))
    assert told["file"] == "data/harbour-fire/claims.csv"
    assert (told["line"], told["title"]) == ("2", "line-break%2C stance")
    assert "50%25 sure" in said and "\n" not in said


def test_a_script_gets_everything_that_is_known(onrecord: Run, folder: Path) -> None:
    edit(folder, "claims", 0, stance="hints")
    rows = [json.loads(line) for line in onrecord("check", "--format", "json").out.splitlines()]
    (wrong,) = [row for row in rows if row["level"] == "error"]
    assert wrong["path"] == "data/harbour-fire/claims.csv"
    assert (wrong["row"], wrong["line"], wrong["column"]) == (2, 2, "stance")
    assert at(folder, (wrong["line"], wrong["character"])).startswith("hints,")


def test_loudness_is_asked_for_before_and_after_the_command(onrecord: Run, folder: Path) -> None:
    for words in (("-v", "check", "nosuch"), ("check", "-v", "nosuch")):
        done = onrecord(*words)
        assert done.code == 2
        assert "Project: " in done.err and "Traceback" in done.err and "check: 0" in done.err
    assert "Traceback" not in onrecord("check", "nosuch").err
    assert onrecord("-q", "new", "other-case").out == ""
