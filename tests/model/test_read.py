"""Files as people really break them: each gives the right sentence, and nothing raises."""

import csv
import os
from pathlib import Path

import pytest

from onrecord.model import files
from onrecord.model.problems import Problem
from onrecord.model.read import Reading, read_table
from onrecord.model.tables import TABLES

LINKS = TABLES["links"]
HEADER = "source_a,source_b,relation,reason,document_id\n"
ROW = "a,b,same,Known for years.,d1\n"
#: Columns that may be missing, and here are.
BEYOND = ["proposition_id", "second_reading"]


def reading(tmp_path: Path, content: str | bytes, encoding: str = "utf-8") -> Reading:
    path = tmp_path / "links.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return read_table(path, LINKS)


def only(found: Reading) -> Problem:
    (problem,) = found.problems
    return problem


def cells(found: Reading) -> list[list[str]]:
    """Return the cells of the columns that the header here has; the others are empty."""
    assert (found.frame[BEYOND] == "").all(axis=None)
    shown = found.frame.drop(columns=BEYOND)
    return [list(row) for row in shown.itertuples(index=False, name=None)]


def test_a_good_file_has_no_problems_and_rows_numbered_as_in_a_spreadsheet(tmp_path: Path) -> None:
    found = reading(tmp_path, HEADER + ROW + ROW)
    assert not found.problems
    assert list(found.frame.index) == [2, 3]
    assert list(found.frame.columns) == LINKS.names
    assert [column.name for column in LINKS.columns if column.optional] == BEYOND


@pytest.mark.parametrize(("mark", "name"), [(";", "semicolons"), ("\t", "tabs"), ("|", "bars")])
def test_other_separators_are_read_and_said(tmp_path: Path, mark: str, name: str) -> None:
    found = reading(tmp_path, (HEADER + ROW).replace(",", mark))
    assert only(found).sentence() == (
        f"links.csv: cells are parted by {name}. Run make tidy to put it right, or use commas."
    ).removesuffix(".")
    assert cells(found) == [["a", "b", "same", "Known for years.", "d1"]]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (("\ufeff" + HEADER + ROW), "bom"),
        ((HEADER + ROW).replace("\n", "\r\n"), "line-ends"),
        ((HEADER + ROW).replace("\n", "\r"), "line-ends"),
        (HEADER + ROW + ",,,,\n,,,,\n", "rows-blank"),
        (HEADER + ROW + "\n\n", "rows-blank"),
        (HEADER + "\n" + ROW, "row-blank"),
        (HEADER + ",,,,\n" + ROW, "row-blank"),
        (HEADER.replace("\n", ",,\n") + ROW.replace("\n", ",,\n"), "columns-blank"),
        (HEADER.replace("\n", ",,\n") + ROW, "columns-blank"),
    ],
)
def test_harmless_traces_of_a_spreadsheet_are_warned_of_and_read(
    tmp_path: Path, content: str, rule: str
) -> None:
    found = reading(tmp_path, content)
    problem = only(found)
    assert (problem.rule, problem.level) == (rule, "warning")
    assert "make tidy" in problem.remedy
    assert cells(found) == [["a", "b", "same", "Known for years.", "d1"]]


def test_every_cell_quoted_is_no_problem(tmp_path: Path) -> None:
    content = "".join(
        ",".join(f'"{cell}"' for cell in line.split(",")) + "\n"
        for line in (HEADER + ROW).splitlines()
    )
    found = reading(tmp_path, content)
    assert not found.problems
    assert cells(found) == [["a", "b", "same", "Known for years.", "d1"]]


def test_windows_encoding_names_the_row_and_the_words(tmp_path: Path) -> None:
    found = reading(tmp_path, HEADER + ROW + "a,c,same,Müller says so.,d1\n", "cp1252")
    assert only(found).sentence() == (
        "links.csv, row 3: the file is not UTF-8: byte 0xfc is none, near the words given "
        "('a,c,same,Müller says s')."
        " Save it as CSV in UTF-8, with commas (in Excel: CSV UTF-8)"
    )


@pytest.mark.parametrize(
    ("content", "rule", "words"),
    [
        ((HEADER + ROW).encode("utf-16")[:-1], "encoding", "UTF-16"),
        ((HEADER + ROW).encode("utf-16-be"), "not-text", "not text"),
        (b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)), "not-text", "a workbook, perhaps"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not-text", "not text"),
        (b"", "file-empty", "the file is empty"),
        (b"\xef\xbb\xbf \r\n", "file-empty", "the file is empty"),
    ],
)
def test_what_is_no_table_is_said_in_one_sentence(
    tmp_path: Path, content: bytes, rule: str, words: str
) -> None:
    problem = only(reading(tmp_path, content))
    assert (problem.rule, problem.level) == (rule, "error")
    assert words in problem.what
    assert problem.remedy


def test_header_only_is_an_empty_table(tmp_path: Path) -> None:
    found = reading(tmp_path, HEADER)
    assert not found.problems
    assert found.frame.empty


def test_a_missing_file_and_a_folder_in_its_place(tmp_path: Path) -> None:
    assert only(read_table(tmp_path / "documents.csv", TABLES["documents"])).rule == "file-missing"
    optional = read_table(tmp_path / "relations.csv", TABLES["relations"])
    assert (len(optional.frame), optional.problems) == (0, [])
    (tmp_path / "links.csv").mkdir()
    assert only(read_table(tmp_path / "links.csv", LINKS)).rule == "file-folder"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "links.csv"
    path.write_text(HEADER)

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    problem = only(read_table(path, LINKS))
    assert problem.rule == "file-unreadable"
    assert "Permission denied" in problem.sentence()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "links.csv")
    assert only(read_table(tmp_path / "links.csv", LINKS)).rule == "file-missing"


def test_a_renamed_column_is_recognised(tmp_path: Path) -> None:
    found = reading(tmp_path, HEADER.replace("relation", "relations") + ROW)
    assert only(found).sentence() == (
        "links.csv, row 1, relations: the column is relation. Call it relation, or run make tidy"
    )
    assert cells(found)[0][2] == "same"


def test_a_doubled_column_is_said_once(tmp_path: Path) -> None:
    found = reading(tmp_path, HEADER.replace("\n", ",reason\n") + ROW.replace("\n", ",x\n"))
    assert (
        only(found).sentence() == "links.csv, row 1, reason: the column is there 2 times. Keep one"
    )
    assert cells(found)[0][3] == "Known for years."


def test_a_column_without_a_name_but_with_cells(tmp_path: Path) -> None:
    found = reading(tmp_path, HEADER.replace("reason,", "reason,,") + "a,b,same,r,x,d1\n")
    assert only(found).sentence() == (
        "links.csv, row 1: column 5 has no name. "
        "Call it by the name of a column, or give it one of your own"
    )


def test_text_to_the_right_of_the_table_is_never_dropped(tmp_path: Path) -> None:
    found = reading(tmp_path, HEADER.replace("\n", ",\n") + ROW.replace("\n", ",a remark\n"))
    problem = next(problem for problem in found.problems if problem.rule == "cells")
    assert (problem.row, problem.value, problem.level) == (2, "a remark", "error")


@pytest.mark.parametrize("row", ["a,b,same,One, two,d1,,,x\n", "a,b,same,One\n", "a\n"])
def test_a_row_with_other_cells_than_the_header(tmp_path: Path, row: str) -> None:
    problem = only(reading(tmp_path, HEADER + ROW + row))
    assert (problem.rule, problem.row) == ("cells", 3)
    assert "where the header has 5" in problem.what


def test_unbalanced_quotes_name_the_row_where_they_begin(tmp_path: Path) -> None:
    found = reading(tmp_path, HEADER + ROW + 'a,c,same,"never closed,d1\n' + ROW * 3)
    problem = only(found)
    assert (problem.rule, problem.row) == ("csv", 3)
    assert "Close the quotation mark" in problem.remedy


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ('"two\nlines"', "line-break"),
        ("bell\x07", "invisible"),
        ("\x1b[31mred", "invisible"),
        ("turned \u202ednuora", "invisible"),
    ],
)
def test_line_breaks_and_control_characters_are_pointed_out(
    tmp_path: Path, cell: str, rule: str
) -> None:
    problem = only(reading(tmp_path, HEADER + f"a,b,same,{cell},d1\n"))
    assert (problem.rule, problem.row, problem.column) == (rule, 2, "reason")
    assert problem.sentence().isprintable()


def test_all_problems_of_a_file_are_said_at_once(tmp_path: Path) -> None:
    content = "\ufeff" + HEADER.replace("reason", "rson") + "a,b\n" + ROW + ",,,,\n"
    rules = {problem.rule for problem in reading(tmp_path, content.replace("\n", "\r\n")).problems}
    assert rules == {
        "bom",
        "line-ends",
        "column-unknown",
        "column-missing",
        "cells",
        "rows-blank",
    }


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"x" * 2_000_000, "csv"),
        (b"," * 2_000_000, "csv"),
        (b"," * 1_000_000, "header"),
        (b"," * 50_000 + b"x\n", "header"),
        (HEADER.encode() + b'"' + b"x" * 2_000_000, "csv"),
        (HEADER.encode() + b"x" * 200_000, "csv"),
        (b'"' * 999_999, "csv"),
    ],
)
@pytest.mark.parametrize("limit", [131072, 2**30])
def test_a_line_too_long_to_be_a_row_is_refused_whatever_limit_a_library_has_set(
    tmp_path: Path, content: bytes, rule: str, limit: int
) -> None:
    before = csv.field_size_limit(limit)
    found = reading(tmp_path, content)
    assert csv.field_size_limit(before) == limit
    assert rule in {problem.rule for problem in found.problems}
    assert len(found.problems) < 20


@pytest.mark.slow
@pytest.mark.parametrize("line", [HEADER.encode(), b"x"])
def test_a_file_of_200_megabytes_is_refused_without_reading_it(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "links.csv"
    with path.open("wb") as file:
        block = line * (2**20 // len(line))
        for _ in range(200):
            file.write(block)
    problem = only(read_table(path, LINKS))
    assert problem.rule == "file-large"
    assert "and a table has at most 64" in problem.sentence()


@pytest.mark.slow
def test_the_largest_line_that_is_read_at_all_ends_quickly(tmp_path: Path) -> None:
    assert only(reading(tmp_path, b"x" * files.LARGEST)).rule == "csv"
