"""``onrecord sheet``: a workbook that helps, and just what was edited in it brought back."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from onrecord.check.run import check_case
from onrecord.commands import interchange
from onrecord.model.problems import errors
from onrecord.model.tables import TABLES
from onrecord.project import Project
from tests import libreoffice
from tests.cases import add, edit, read_rows, write_rows
from tests.conftest import Outcome
from tests.growing import begin

Run = Callable[..., Outcome]
FIRST = "gazette-2026-01-05-01a"


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix == ".csv"}


@pytest.fixture
def book(onrecord: Run, folder: Path, tmp_path: Path) -> Path:
    """Return the workbook of a new case."""
    path = tmp_path / "case.xlsx"
    done = onrecord("sheet", "harbour-fire", "-o", str(path))
    assert (done.code, done.err) == (0, "")
    return path


def place(sheet: Any, column: str, row: int = 2) -> Any:
    """Return the cell of a column by its name."""
    names = [cell.value for cell in sheet[1]]
    return sheet.cell(row, names.index(column) + 1)


def change(path: Path, *cells: tuple[str, str, int, object]) -> None:
    """Change cells of a workbook: sheet, column, row and what it is to hold."""
    held = openpyxl.load_workbook(path)
    for sheet, column, row, value in cells:
        place(held[sheet], column, row).value = value
    held.save(path)


def address(path: Path, sheet: str, column: str, row: int = 2) -> str:
    return str(place(openpyxl.load_workbook(path)[sheet], column, row).coordinate)


def row_of(folder: Path, name: str = FIRST) -> dict[str, str]:
    (row,) = [row for row in read_rows(folder / "claims.csv")[1] if row["claim_id"] == name]
    return row


def test_every_column_has_its_note_and_its_list(book: Path) -> None:
    held = openpyxl.load_workbook(book)
    for table in TABLES.values():
        sheet = held[table.name]
        lists = {
            str(spot).split(":")[0]: rule
            for rule in sheet.data_validations.dataValidation
            for spot in rule.sqref.ranges
        }
        for column in table.columns:
            head = place(sheet, column.name, 1)
            assert column.meaning.replace("`", "")[:40] in head.comment.text
            rule = lists.get(f"{head.column_letter}2")
            assert (rule is not None) == bool(column.vocabulary or column.refers_to), column.name
            if rule and column.vocabulary:
                name, _, cells = rule.formula1.removeprefix("=").partition("!")
                values = [cell.value for (cell,) in held[name][cells.replace("$", "")]]
                assert values == list(column.vocabulary.terms)
                assert rule.errorStyle in (None, "stop")
            elif rule:
                assert rule.formula1.startswith(f"={column.refers_to}!$A$2:")
        assert sheet.freeze_panes == "B2"


def test_keys_of_rows_that_are_there_are_locked_and_nothing_else(book: Path) -> None:
    held = openpyxl.load_workbook(book)
    for table in TABLES.values():
        sheet = held[table.name]
        assert sheet.protection.sheet and not sheet.protection.sort
        last = 1 + sum(1 for row in sheet.iter_rows(2, values_only=True) if any(row))
        for name in table.names:
            for row in {2, last, last + 1, last + 300} - {1}:
                locked = name in table.key and row <= last
                assert place(sheet, name, row).protection.locked == locked, (table.name, name, row)
    hidden = {sheet.title for sheet in held if sheet.sheet_state != "visible"}
    assert hidden == {*(f"was {name}" for name in TABLES), "lists"}


def test_a_workbook_that_nobody_edited_brings_nothing(
    onrecord: Run, folder: Path, book: Path, tmp_path: Path
) -> None:
    before = files(folder)
    done = onrecord("sheet", "harbour-fire", "--read", str(book))
    assert (done.code, done.out) == (0, "Nothing was edited\n")
    assert files(folder) == before
    assert onrecord("sheet", "harbour-fire", "-o", str(tmp_path / "again.xlsx")).code == 0
    assert (tmp_path / "again.xlsx").read_bytes() == book.read_bytes()


def test_just_the_edited_cells_come_back_and_can_be_taken_back(
    onrecord: Run, folder: Path, book: Path
) -> None:
    before = files(folder)
    change(book, ("claims", "note", 2, "Looked at twice."), ("sources", "party", 2, "Town"))
    edit(folder, "claims", 1, note="Meanwhile.")
    edit(folder, "claims", 0, event_date="2026-04")
    done = onrecord("sheet", "harbour-fire", "--read", str(book))
    assert done.code == 0, done.err
    assert f"claims.csv: one cell brought back\n  {FIRST}: note\n" in done.out
    row = row_of(folder)
    assert (row["note"], row["event_date"]) == ("Looked at twice.", "2026-04")
    assert read_rows(folder / "claims.csv")[1][1]["note"] == "Meanwhile."
    assert onrecord("sheet", "harbour-fire", "--undo").code == 0
    assert row_of(folder)["note"] == "An invented example; replace it."
    assert files(folder)["sources.csv"] == before["sources.csv"]


def test_what_both_sides_changed_is_told_and_nothing_written(
    onrecord: Run, folder: Path, book: Path
) -> None:
    change(book, ("claims", "note", 2, "Mine."), ("claims", "note", 3, "Also mine."))
    edit(folder, "claims", 0, note="Theirs.")
    before = files(folder)
    done = onrecord("sheet", "harbour-fire", "--read", str(book))
    assert done.code == 1 and files(folder) == before
    was = "'An invented example; replace it.'"
    said = f"claims.csv, {FIRST}, note: was {was}, is 'Theirs.' in the table and 'Mine.' in the"
    assert said in done.err and "Also mine" not in done.err
    read = ("sheet", "harbour-fire", "--read", str(book), "--prefer")
    assert onrecord(*read, "table").code == 0
    assert row_of(folder)["note"] == "Theirs."
    assert onrecord(*read, "sheet").code == 0
    assert row_of(folder)["note"] == "Mine."


def test_both_sides_may_change_a_cell_alike(onrecord: Run, folder: Path, book: Path) -> None:
    change(book, ("claims", "note", 2, "The same."))
    edit(folder, "claims", 0, note="The same.")
    assert onrecord("sheet", "harbour-fire", "--read", str(book)).out == "Nothing was edited\n"


def test_new_rows_come_with_ids_and_missing_ones_stay(
    onrecord: Run, folder: Path, book: Path
) -> None:
    new = {
        "document_id": "herald-2026-01-06",
        "paragraph": 4,
        "source_id": "town-hall",
        "proposition_id": "bridge-closes",
        "stance": "declined",
        "entered": dt.datetime(2026, 1, 7),
        "certainty": "Unstated",
    }
    held = openpyxl.load_workbook(book)
    held["claims"].delete_rows(4)
    held.save(book)
    change(book, *(("claims", column, 9, value) for column, value in new.items()))
    done = onrecord("sheet", "harbour-fire", "--read", str(book))
    assert done.code == 0, done.err
    assert "claims.csv: one new row brought back" in done.out
    assert "claims.csv: one row missing in the workbook stays in the table: herald" in done.out
    row = row_of(folder, "herald-2026-01-06-04a")
    assert (row["paragraph"], row["entered"], row["certainty"]) == ("4", "2026-01-07", "unstated")
    assert row_of(folder, "herald-2026-01-06-01a")
    assert not errors(check_case(folder))


def test_a_row_that_went_from_the_table_is_a_conflict(
    onrecord: Run, folder: Path, book: Path
) -> None:
    change(book, ("claims", "note", 4, "Mine."))
    names, rows = read_rows(folder / "claims.csv")
    write_rows(folder / "claims.csv", names, rows[:2])
    done = onrecord("sheet", "harbour-fire", "--read", str(book))
    assert done.code == 1 and "it was taken out of the table, and edited in note" in done.err


def test_an_edit_that_is_wrong_is_refused_whole(onrecord: Run, folder: Path, book: Path) -> None:
    before = files(folder)
    change(book, ("claims", "stance", 2, "hints"), ("claims", "note", 2, "Right."))
    done = onrecord("sheet", "harbour-fire", "--read", str(book))
    assert done.code == 1 and "not a term of this column" in done.err
    assert files(folder) == before


@pytest.mark.parametrize("content", [b"", b"no workbook"])
def test_what_is_no_workbook_is_said(
    onrecord: Run, folder: Path, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    assert (
        "cannot be read as a workbook" in onrecord("sheet", "harbour-fire", "--read", str(path)).err
    )
    openpyxl.Workbook().save(path)
    done = onrecord("sheet", "harbour-fire", "--read", str(path))
    assert done.code == 1 and "no workbook that onrecord sheet wrote" in done.err


def test_a_key_that_is_there_twice_is_said(onrecord: Run, folder: Path, book: Path) -> None:
    change(book, ("sources", "source_id", 9, "town-hall"), ("sources", "name", 9, "Another"))
    done = onrecord("sheet", "harbour-fire", "--read", str(book))
    assert done.code == 1 and "sources has two rows of the key town-hall" in done.err


def test_a_case_of_four_columns_stays_one(
    onrecord: Run, empty_project: Project, tmp_path: Path
) -> None:
    folder, path = begin(empty_project.data, own="desk", words="me"), tmp_path / "b.xlsx"
    assert onrecord("sheet", "bridge", "-o", str(path)).code == 0
    change(path, ("claims", "stance", 2, "denies"), ("claims", "desk", 3, "you"))
    assert onrecord("sheet", "bridge", "--read", str(path)).code == 0
    names, rows = read_rows(folder / "claims.csv")
    assert sorted(names) == sorted([*TABLES["claims"].names[1:3], "document_id", "stance", "desk"])
    assert [row["desk"] for row in rows].count("you") == 1
    assert {row["stance"] for row in rows} >= {"denies"}


def test_without_openpyxl_it_says_how_to_get_it(
    onrecord: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    done = onrecord("sheet", "harbour-fire")
    assert done.code == 2 and "pip install 'onrecord[export]'" in done.err
    assert interchange._NO_OPENPYXL in done.err


@pytest.mark.slow
def test_what_is_typed_in_libreoffice_comes_back_and_nothing_else(
    onrecord: Run, folder: Path, tmp_path: Path
) -> None:
    if why := libreoffice.lacking():
        pytest.skip(why)
    add(folder, "sources", like=0, source_id="another", name="01/02/2026", note="=1+1")
    book, back = tmp_path / "case.xlsx", tmp_path / "back.xlsx"
    assert onrecord("sheet", "harbour-fire", "-o", str(book)).code == 0
    typed = [
        ("claims", address(book, "claims", "note"), "Ärger, “so”"),
        ("claims", address(book, "claims", "event_date"), "2026-04-01"),
    ]
    before = files(folder)
    libreoffice.edit(book, back, typed, tmp_path / "profile")
    held = openpyxl.load_workbook(back)
    assert held["claims"].protection.sheet
    assert place(held["claims"], "stance", 1).comment
    assert len(held["claims"].data_validations.dataValidation) > 5
    done = onrecord("sheet", "harbour-fire", "--read", str(back))
    assert done.code == 0, done.err
    assert done.out.splitlines()[0] == "claims.csv: two cells brought back"
    assert (row_of(folder)["note"], row_of(folder)["event_date"]) == ("Ärger, “so”", "2026-04-01")
    after = files(folder)
    assert {name for name in before if before[name] != after[name]} == {"claims.csv"}
