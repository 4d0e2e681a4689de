"""Tables that spreadsheets spoilt: what is said of them, what tidy mends, what is then left."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.check.run import check_case
from onrecord.commands.new import starter
from onrecord.model.problems import errors
from tests.cases import add, edit, read_rows
from tests.conftest import Outcome

Run = Callable[..., Outcome]
BROKEN = Path(__file__).parent / "broken"
TIDY = "Run make tidy to put it right"
#: By the file: what the checker says of it, and how much of that tidy leaves.
SAID: dict[str, tuple[list[str], int]] = {
    "float-para": (
        [
            f"claims.csv, row 2, paragraph: stands for '1' ('1.0'). {TIDY}",
            f"claims.csv, row 4, paragraph: stands for '1' ('1.0'). {TIDY}",
        ],
        0,
    ),
    "formula": (
        [
            f"""claims.csv, row 2, paragraph: stands for '1' ('="1"'). {TIDY}""",
            f"""claims.csv, row 4, paragraph: stands for '1' ('="1"'). {TIDY}""",
        ],
        0,
    ),
    "utf16-tabs": (
        [
            f"claims.csv: cells are parted by tabs. {TIDY}, or use commas",
            f"claims.csv: the file is UTF-16, not UTF-8. {TIDY}",
        ],
        0,
    ),
    "yy-mm-dd": (
        [
            f"claims.csv, row {row}, said_date: not a date ('26-01-04'). "
            "A spreadsheet has rewritten the date; write 2026-01-04 or 2004-01-26"
            for row in (2, 4)
        ],
        2,
    ),
    "minus-cue": (
        [
            "claims.csv, row 4, cue: a spreadsheet could not work it out ('#NAME?'). "
            "Write the text again, as text"
        ],
        1,
    ),
    "cp1252": (
        [
            "claims.csv, row 2: the file is not UTF-8: byte 0xfc is none, near the words given "
            "('-04,3,Ein Prüfer – “würd'). "
            "Save it as CSV in UTF-8, with commas (in Excel: CSV UTF-8)"
        ],
        1,
    ),
}


def spoil(folder: Path, name: str) -> None:
    for table in ("claims", "documents"):
        shutil.copy(BROKEN / f"{name}.{table}.csv", folder / f"{table}.csv")


def sentences(folder: Path) -> list[str]:
    return [problem.sentence() for problem in errors(check_case(folder))]


def test_every_broken_file_is_tried() -> None:
    assert {path.name.partition(".")[0] for path in BROKEN.iterdir()} == set(SAID)


@pytest.mark.parametrize("name", SAID)
def test_a_spoilt_table_has_its_remedy_and_tidy_takes_it(
    onrecord: Run, folder: Path, name: str
) -> None:
    spoil(folder, name)
    said, left = SAID[name]
    assert sentences(folder) == said
    before = (folder / "claims.csv").read_bytes()
    done = onrecord("tidy")
    assert sentences(folder) == said[:left]
    if name == "cp1252":
        assert (done.code, (folder / "claims.csv").read_bytes()) == (1, before)
    else:
        statements = [row["statement"] for row in read_rows(folder / "claims.csv")[1]]
        assert len(statements) == 3
        assert all(statements)


def test_columns_of_two_dates_that_changed_places_are_said_where_they_stand(folder: Path) -> None:
    names, rows = read_rows(folder / "claims.csv")
    at, to = names.index("stance"), names.index("certainty")
    lines = (folder / "claims.csv").read_text("utf-8").splitlines()
    names[at], names[to] = names[to], names[at]
    (folder / "claims.csv").write_text("\n".join([",".join(names), *lines[1:]]) + "\n", "utf-8")
    said = sentences(folder)
    assert len(said) == 2 * len(rows)
    assert "claims.csv, row 2, stance: not a term of this column ('probable')" in said[1]
    assert "claims.csv, row 2, certainty: not a term of this column ('asserts')" in said[0]


@pytest.mark.parametrize(
    ("table", "column", "cell", "remedy"),
    [
        ("claims", "stance", "N/A", "A word for not known is not the thing itself."),
        ("claims", "said_date", "Unknown", "Leave the cell empty where it is not known"),
        ("documents", "words", "-1", "Leave the cell empty where it is not known"),
        ("sources", "persons_max", "n/a", "Leave the cell empty where it is not known"),
        ("claims", "event_date", "#REF!", "Leave the cell empty where it is not known"),
    ],
)
def test_a_word_for_nothing_is_named_in_a_column_with_a_form(
    folder: Path, table: str, column: str, cell: str, remedy: str
) -> None:
    edit(folder, table, 0, **{column: cell})
    (said,) = [line for line in sentences(folder) if f", {column}: " in line]
    assert f"({cell!r}). {remedy}" in said


def test_an_id_typed_twice_names_both_rows_and_a_free_id(folder: Path) -> None:
    add(folder, "claims", like=0, statement="Another sentence.")
    (said,) = sentences(folder)
    last = len(starter("2026-01-07")["claims"]) + 2
    assert said == (
        f"claims.csv, row {last}, claim_id: the key is used twice, in rows 2 and {last}; "
        "they differ in statement ('gazette-2026-01-05-01a'). "
        "Give one of them a name of its own, such as gazette-2026-01-05-01b"
    )
