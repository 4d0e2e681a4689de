"""Tables as people break them: each has its remedy, and what has one reading is read."""

import csv
import io
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.files import MENDABLE
from onrecord.model.forms import fits, mended
from onrecord.model.problems import errors
from onrecord.model.read import Reading, read_table
from onrecord.model.tables import TABLES, Table
from onrecord.model.write import table_text
from tests.sentences import faults

DOCUMENTS = TABLES["documents"]
NAMES = DOCUMENTS.names
ROW = {
    "document_id": "gazette-2026-01-05",
    "publisher": "The Gazette",
    "title": "Bridge, again",
    "published": "2026-01-05",
    "accessed": "2026-01-07",
    "language": "en",
    "kind": "article",
    "extent": "full",
    "words": "12",
    "note": "Read twice.",
}
#: What ends a line; no cell keeps one, whether or not the rest of it can be read.
BREAKS = {*"\n\r\x0b\x0c\x85\u2028\u2029"}
CELLS = [ROW.get(name, "") for name in NAMES]


def text_of(rows: list[list[str]], mark: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=mark, lineterminator="\n").writerows(rows)
    return out.getvalue()


def read(tmp_path: Path, content: str | bytes) -> Reading:
    path = tmp_path / "documents.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_table(path, DOCUMENTS)


def with_names(*changed: tuple[str, str]) -> str:
    new = dict(changed)
    return text_of([[new.get(name, name) for name in NAMES], CELLS])


def said(found: Reading) -> list[str]:
    return [problem.sentence() for problem in found.problems]


def right(found: Reading) -> bool:
    """Return whether the one row was read as it was meant, with nothing that tidy cannot mend."""
    rows = [list(row) for row in found.frame.itertuples(index=False, name=None)]
    return rows == [CELLS] and all(problem.rule in MENDABLE for problem in errors(found.problems))


# Headers


@pytest.mark.parametrize(
    "written",
    [
        lambda name: name.upper(),
        lambda name: name.replace("_", " ").title(),
        lambda name: name.replace("_", "-"),
        lambda name: name.replace("_", "‑"),
    ],
)
def test_a_header_in_other_letters_is_one_line_and_is_read(tmp_path: Path, written) -> None:
    found = read(tmp_path, text_of([[written(name) for name in NAMES], CELLS]))
    assert right(found)
    (line,) = said(found)
    assert "row 1: names of columns in other letters" in line


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("published", "publishd"),
        ("accessed", "acessed"),
        ("language", "languages"),
        ("archived_url", "archive_url"),
        ("note", "notes"),
        ("text_sha256", "text-sha-256"),
    ],
)
def test_a_renamed_column_is_called_by_its_name(tmp_path: Path, name: str, written: str) -> None:
    found = read(tmp_path, with_names((name, written)))
    assert right(found)
    assert said(found) == [
        f"documents.csv, row 1, {written}: the column is {name}. Call it {name}, or run make tidy"
    ]


@pytest.mark.parametrize("name", ["document_id", "published", "kind", "note"])
def test_a_column_without_a_name_is_known_by_its_neighbours(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, with_names((name, "")))
    assert right(found)
    (line,) = said(found)
    assert f"has no name and stands where {name} belongs. Call it {name}" in line


@pytest.mark.parametrize("written", ["source", "sourc"])
def test_a_name_that_may_be_two_columns_is_left_to_a_person(tmp_path: Path, written: str) -> None:
    path = tmp_path / "links.csv"
    names = [{"source_a": written, "source_b": "b"}.get(n, n) for n in TABLES["links"].names]
    path.write_text(text_of([names, ["x"] * len(names)]))
    problems = read_table(path, TABLES["links"]).problems
    (strange,) = [problem for problem in problems if problem.column == written]
    assert strange.rule == "column-unknown"
    assert strange.remedy == "Call it source_a or source_b"


def test_a_column_of_ones_own_is_kept(tmp_path: Path) -> None:
    found = read(tmp_path, text_of([[*NAMES, "my thoughts"], [*CELLS, "secret"]]))
    assert not found.problems
    assert list(found.frame["my thoughts"]) == ["secret"]


@pytest.mark.parametrize(
    ("above", "rule", "level"),
    [
        ("Documents of the case\n", "header-below", "error"),
        ('"Documents, by day",,,\n\n', "header-below", "error"),
        ("sep=,\n", "header-lower", "warning"),
        ("\n", "header-lower", "warning"),
        (",,,,\n\n", "header-lower", "warning"),
    ],
)
def test_a_row_above_the_header_is_one_line(
    tmp_path: Path, above: str, rule: str, level: str
) -> None:
    found = read(tmp_path, above + text_of([NAMES, CELLS]))
    (problem,) = found.problems
    assert (problem.rule, problem.level, problem.row) == (rule, level, 1)
    assert problem.what == f"row 1 is no header; row {above.count(chr(10)) + 1} is"
    assert problem.value == (above.strip(" ,\n") if rule == "header-below" else "")
    assert list(faults(problem)) == []
    assert [list(row) for row in found.frame.itertuples(index=False, name=None)] == [CELLS]
    assert list(found.frame.index) == [above.count("\n") + 2]


def test_a_line_that_names_the_separator_is_believed(tmp_path: Path) -> None:
    found = read(tmp_path, "sep=;\n" + text_of([NAMES, CELLS], ";"))
    assert right(found)
    assert {problem.rule for problem in found.problems} == {"header-lower", "delimiter"}


@pytest.mark.parametrize("content", ["one,two,three\n1,2,3\n", "Zürich\n", "a;b\n" * 30])
def test_a_file_without_any_header_is_one_line(tmp_path: Path, content: str) -> None:
    (problem,) = [
        problem for problem in read(tmp_path, content).problems if problem.rule != "delimiter"
    ]
    assert problem.what == "row 1 is no header: it names no column of the table"
    assert problem.remedy.startswith("The first row is document_id,publisher,")


# Files that are something else


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("<!DOCTYPE html>\n<html><head><title>Sign in</title>", "a web page"),
        ("\n\n<HTML lang=en>", "a web page"),
        ('<?xml version="1.0"?><rows/>', "XML"),
        ('{"error": "not signed in"}', "JSON"),
        ('[{"document_id": "a"}]', "JSON"),
    ],
)
def test_a_page_saved_as_a_table_is_called_a_page(tmp_path: Path, content: str, kind: str) -> None:
    (problem,) = read(tmp_path, content * 20).problems
    assert problem.what == f"this is {kind}, not a table"


def test_an_unfinished_merge_names_its_rows(tmp_path: Path) -> None:
    lines = text_of([NAMES, CELLS, CELLS]).splitlines()
    broken = [*lines[:2], "<<<<<<< HEAD", lines[1], "=======", lines[2], ">>>>>>> other", ""]
    (problem,) = read(tmp_path, "\n".join(broken)).problems
    assert problem.sentence() == (
        "documents.csv, row 3: a merge is unfinished here, rows 3 to 7. "
        "Keep one side, or both, and take the marks out"
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", [",", "\t"])
def test_utf_16_with_its_mark_is_read(tmp_path: Path, encoding: str, mark: str) -> None:
    text = text_of([NAMES, CELLS], mark)
    raw = text.encode(encoding) if encoding == "utf-16" else ("\ufeff" + text).encode(encoding)
    found = read(tmp_path, raw)
    assert right(found)
    assert "utf-16" in {problem.rule for problem in found.problems}


def test_utf_16_that_breaks_off_is_not_guessed_at(tmp_path: Path) -> None:
    raw = text_of([NAMES, CELLS]).encode("utf-16") + b"\xd8"
    (problem,) = read(tmp_path, raw).problems
    assert (problem.rule, problem.level) == ("encoding", "error")


# Rows


@pytest.mark.parametrize("lost", [1, 2, 3])
def test_missing_empty_cells_at_the_end_are_filled(tmp_path: Path, lost: int) -> None:
    cells = [cell if name != "note" else "" for name, cell in zip(NAMES, CELLS, strict=True)]
    found = read(tmp_path, text_of([NAMES, cells[:-lost]]))
    (problem,) = found.problems
    assert (problem.rule, problem.level) == ("cells-empty", "warning")
    assert [list(row) for row in found.frame.itertuples(index=False, name=None)] == [cells]


def test_a_row_in_which_a_comma_is_missing_is_not_filled(tmp_path: Path) -> None:
    cells = [*CELLS[:2], *CELLS[3:-1]]
    (problem,) = read(tmp_path, text_of([NAMES, cells])).problems
    assert (problem.rule, problem.level) == ("cells", "error")
    assert "A comma is missing or too many" in problem.remedy


@pytest.mark.parametrize("at", [3, 6, 8])
def test_a_row_with_a_comma_too_many_is_not_cut(tmp_path: Path, at: int) -> None:
    cells = [cell if name != "note" else "" for name, cell in zip(NAMES, CELLS, strict=True)]
    (problem,) = read(tmp_path, text_of([NAMES, [*cells[:at], "", *cells[at:]]])).problems
    assert (problem.rule, problem.level) == ("cells", "error")


def test_extra_empty_cells_are_dropped(tmp_path: Path) -> None:
    found = read(tmp_path, text_of([NAMES, [*CELLS, "", "", ""]]))
    assert right(found)
    assert [problem.rule for problem in found.problems] == ["cells-empty"]


# Cells


@pytest.mark.parametrize(
    ("table", "column", "cell", "meant"),
    [
        ("claims", "paragraph", "1.0", "1"),
        ("claims", "paragraph", "07", "7"),
        ("claims", "paragraph", '="1"', "1"),
        ("documents", "words", "594.00", "594"),
        ("documents", "words", "0594", "594"),
        ("documents", "words", "٥٩٤", "594"),
        ("documents", "accessed", "2026-11-25 00:00:00", "2026-11-25"),
        ("documents", "accessed", "2026–11–25", "2026-11-25"),
        ("documents", "accessed", "2026\u201111\u201125", "2026-11-25"),
        ("documents", "published", "25.11.2026", "2026-11-25"),
        ("documents", "published", "2026-11-25 14:30:00", "2026-11-25T14:30"),
        ("documents", "language", "EN", "en"),
        ("documents", "language", "zh_hans_cn", "zh-Hans-CN"),
        ("documents", "document_id", "gazette—2026-01-05", "gazette-2026-01-05"),
        ("claims", "claim_id", "gazette-2026-01-05-01A", "gazette-2026-01-05-01a"),
        ("claims", "document_id", "gazette‑2026‑01‑05", "gazette-2026-01-05"),
        ("claims", "stance", "Not confirmed", "not_confirmed"),
        ("propositions", "crucial", "Yes", "yes"),
        ("claims", "statement", "two\nlines", "two lines"),
        ("claims", "statement", "two \r\n  lines", "two lines"),
        ("claims", "cue", '="-x"', "-x"),
    ],
)
def test_a_cell_with_one_reading_is_read_so(table: str, column: str, cell: str, meant: str) -> None:
    assert mended(TABLES[table].column(column), cell) == meant


@pytest.mark.parametrize(
    ("table", "column", "cell"),
    [
        ("documents", "words", "1,000"),
        ("documents", "words", "1.000"),
        ("documents", "words", "1.5"),
        ("documents", "words", "-1"),
        ("documents", "words", "about 500"),
        ("documents", "published", "26-01-04"),
        ("documents", "published", "05/06/2024"),
        ("documents", "accessed", "2026-11-25 14:30:00"),
        ("documents", "accessed", "45611"),
        ("claims", "stance", "denied it"),
        ("documents", "language", "English"),
        ("documents", "document_id", "The Gazette"),
        ("claims", "statement", "“Quoted” – and so on"),
    ],
)
def test_a_cell_in_doubt_stays_as_it_is(table: str, column: str, cell: str) -> None:
    assert mended(TABLES[table].column(column), cell) == cell


@given(
    st.sampled_from([column for table in TABLES.values() for column in table.columns]),
    st.text(max_size=12) | st.from_regex(r"[0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]{1,4}|[0-9.,]{1,6}"),
)
def test_what_is_mended_has_the_form_of_its_column_and_is_mended_once(column, cell: str) -> None:
    better = mended(column, cell)
    assert mended(column, better) == better
    if better != cell and column.type != "string":
        assert fits(column, better) or BREAKS & {*cell} or cell.startswith('="')


# What tidy does with all of it

WORDS = st.sampled_from(["", "x", "a, b", "two words", "Київ", 'say "no"', "12", "2026-01-05"])


@given(
    cells=st.lists(st.lists(WORDS, min_size=5, max_size=5), min_size=1, max_size=4),
    mark=st.sampled_from([",", ";", "\t", "|"]),
    upper=st.booleans(),
    above=st.sampled_from(["", "\n", "sep={}\n", ",,\n"]),
    cut=st.booleans(),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    ends=st.sampled_from(["\n", "\r\n", "\r"]),
    extra=st.integers(0, 2),
)
def test_tidy_loses_no_cell_and_makes_none_up(
    tmp_path_factory: pytest.TempPathFactory,
    cells: list[list[str]],
    mark: str,
    upper: bool,
    above: str,
    cut: bool,
    encoding: str,
    ends: str,
    extra: int,
) -> None:
    table = TABLES["links"]
    names = table.names[:5]
    rows = [names, *cells]
    rows = [
        [name.upper() for name in names] if upper else names,
        *(c + [""] * extra for c in cells),
    ]
    text = above.format(mark) + text_of(rows, mark)
    if cut:
        text = text.replace(mark * (extra + 1) + "\n", "\n") if extra else text
    path = tmp_path_factory.mktemp("any") / "links.csv"
    path.write_bytes(text.replace("\n", ends).encode(encoding))
    found = read_table(path, table)
    if all(problem.rule in MENDABLE for problem in errors(found.problems)):
        path.write_text(table_text(found.frame, table), "utf-8")
        again = read_table(path, table)
        assert not again.problems
        after = Counter(cell for row in again.frame.to_numpy() for cell in row if cell)
        assert after == Counter(cell for row in cells for cell in row if cell)


@given(
    table=st.sampled_from(list(TABLES.values())),
    rows=st.lists(
        st.lists(
            WORDS
            | st.sampled_from(["2026-01-05 00:00:00", "1.0", "Yes", "a\nb", "\u00a0x", "d–1"]),
            min_size=30,
            max_size=30,
        ),
        min_size=1,
        max_size=4,
    ),
    lacking=st.sets(st.integers(0, 29), max_size=3),
)
def test_the_values_of_any_table_are_those_that_it_had_once_each_is_written_plainly(
    tmp_path_factory: pytest.TempPathFactory,
    table: Table,
    rows: list[list[str]],
    lacking: set[int],
) -> None:
    kept = [
        column
        for at, column in enumerate(table.columns)
        if at not in lacking or not column.optional
    ]
    rows = [row[: len(kept)] for row in rows]
    path = tmp_path_factory.mktemp("any") / f"{table.name}.csv"
    path.write_text(text_of([[column.name for column in kept], *rows]), "utf-8")
    written = read_table(path, table)
    path.write_text(table_text(written.frame, table), "utf-8")
    after = read_table(path, table).frame
    plain = (
        mended(column, cell.strip()) for row in rows for column, cell in zip(kept, row, strict=True)
    )
    assert Counter(cell for row in after.to_numpy() for cell in row if cell) == Counter(
        cell for cell in plain if cell
    )
    assert len(after) == sum(1 for row in rows if any(cell.strip() for cell in row))
