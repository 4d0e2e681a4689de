"""Types, vocabularies, patterns, keys and references: each cell gets its own sentence."""

import re
import shutil
from pathlib import Path

import pytest

from onrecord.check.run import check_case
from onrecord.model.problems import Problem, errors
from onrecord.model.tables import FORMS, TABLES, Column, Table
from tests.cases import add, edit, read_rows


def one_error(folder: Path) -> Problem:
    (problem,) = errors(check_case(folder))
    return problem


def columns(kind: str) -> list[tuple[str, str]]:
    """Return table and column of every column that has ``kind``: a pattern, a type."""
    tests = {
        "required": lambda column: column.required and not column.worked_out,
        "vocabulary": lambda column: column.vocabulary is not None,
        "pattern": lambda column: bool(column.pattern),
        "integer": lambda column: column.type == "integer",
        "date": lambda column: column.type == "date",
        "edtf": lambda column: column.type == "edtf",
        "reference": lambda column: bool(column.refers_to),
    }
    return [
        (table.name, column.name)
        for table in TABLES.values()
        for column in table.columns
        if tests[kind](column)
    ]


@pytest.fixture(scope="module")
def filled(starter: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a case with at least one row in every table, made once, that nobody writes to."""
    folder = tmp_path_factory.mktemp("filled") / starter.name
    shutil.copytree(starter, folder)
    add(
        folder,
        "links",
        source_a="inspector",
        source_b="town-hall",
        relation="dependent",
        reason="The inspector works for it.",
        document_id="gazette-2026-01-05",
    )
    add(folder, "propositions", like=0, proposition_id="bridge-is-old")
    add(
        folder,
        "relations",
        proposition_a="bridge-closes",
        relation="implies",
        proposition_b="bridge-is-old",
        reason="New bridges stay open.",
    )
    assert errors(check_case(folder)) == []
    return folder


@pytest.fixture
def full(filled: Path, tmp_path: Path) -> Path:
    """Return a case of one's own with at least one row in every table."""
    return Path(shutil.copytree(filled, tmp_path / filled.name))


def caught(folder: Path, table: str, column: str, cell: str) -> dict[str, Problem]:
    edit(folder, table, 0, **{column: cell})
    found = [
        problem
        for problem in errors(check_case(folder))
        if (problem.file, problem.row, problem.column) == (f"{table}.csv", 2, column)
    ]
    return {problem.rule: problem for problem in found}


@pytest.mark.parametrize(("table", "column"), columns("required"))
def test_an_empty_cell_says_what_it_holds(full: Path, table: str, column: str) -> None:
    problem = caught(full, table, column, "")["empty"]
    assert problem.remedy == f"It holds: {TABLES[table].column(column).meaning}"


@pytest.mark.parametrize(("table", "column"), columns("vocabulary"))
def test_a_term_outside_the_vocabulary_lists_the_terms(full: Path, table: str, column: str) -> None:
    problem = caught(full, table, column, "something-else")["vocabulary"]
    vocabulary = TABLES[table].column(column).vocabulary
    assert vocabulary is not None
    assert all(term in problem.remedy for term in vocabulary.terms)


@pytest.mark.parametrize(("table", "column"), columns("pattern"))
def test_a_cell_in_another_form_shows_the_form(full: Path, table: str, column: str) -> None:
    problem = caught(full, table, column, "Not in this FORM!")["pattern"]
    described = TABLES[table].column(column)
    form, hint, meant = problem.remedy.partition("; perhaps ")
    assert form == f"{FORMS[described.pattern]} {described.example}"
    named = re.fullmatch(described.pattern, "not-in-this-form")
    assert (hint, meant) == (("; perhaps ", "not-in-this-form") if named else ("", ""))


@pytest.mark.parametrize(
    ("column", "cell", "meant"),
    [
        ("document_id", "The Gazette, 5 January", "the-gazette-5-january"),
        ("document_id", "Le Monde — août 2024", "le-monde-aout-2024"),
        ("document_id", "新华社", ""),
        ("url", "t.me/channel/12", "https://t.me/channel/12"),
        ("url", "www.example.org/a b", ""),
        ("url", "example", ""),
        ("language", "English", ""),
    ],
)
def test_an_id_or_address_is_proposed_where_its_letters_make_one(
    full: Path, column: str, cell: str, meant: str
) -> None:
    remedy = caught(full, "documents", column, cell)["pattern"].remedy
    assert remedy.partition("; perhaps ")[2] == meant


@pytest.mark.parametrize(("table", "column"), columns("integer"))
@pytest.mark.parametrize("cell", ["one", "-1", "1.5", "1,000", "9999999999"])
def test_a_number_is_a_whole_number(full: Path, table: str, column: str, cell: str) -> None:
    problem = caught(full, table, column, cell)["integer"]
    assert problem.sentence().startswith(f"{table}.csv, row 2, {column}: not a number ('{cell}').")


@pytest.mark.parametrize(("table", "column"), columns("date"))
@pytest.mark.parametrize("cell", ["2024-11", "2024-09~", "autumn 2024", "2024-11-31"])
def test_a_day_is_a_plain_day(full: Path, table: str, column: str, cell: str) -> None:
    problem = caught(full, table, column, cell)["date"]
    assert problem.remedy == "Not a day of the kind 2024-11-15"


@pytest.mark.parametrize(("table", "column"), columns("edtf"))
def test_an_uncertain_date_is_one_that_can_be_drawn(full: Path, table: str, column: str) -> None:
    problem = caught(full, table, column, "autumn 2024")["edtf"]
    assert "2024-XX, 2024-09~" in problem.remedy


@pytest.mark.parametrize(("table", "column"), columns("date") + columns("edtf"))
@pytest.mark.parametrize("cell", ["15/11/2024", "11/15/2024"])
def test_a_date_that_a_spreadsheet_rewrote(full: Path, table: str, column: str, cell: str) -> None:
    problem = caught(full, table, column, cell)["form"]
    assert problem.sentence() == (
        f"{table}.csv, row 2, {column}: stands for '2024-11-15' ('{cell}'). "
        "Run make tidy to put it right"
    )


@pytest.mark.parametrize(("table", "column"), columns("date") + columns("edtf"))
def test_a_date_of_two_digits_for_the_year_gets_both_readings(
    full: Path, table: str, column: str
) -> None:
    rules = caught(full, table, column, "26-01-04")
    problem = rules.get("date") or rules["edtf"]
    assert problem.remedy == (
        "A spreadsheet has rewritten the date; write 2026-01-04 or 2004-01-26"
    )


@pytest.mark.parametrize(("table", "column"), columns("integer"))
@pytest.mark.parametrize(("cell", "meant"), [("1.0", "1"), ("01", "1"), ("٣", "3")])
def test_a_number_in_another_form_is_read(
    full: Path, table: str, column: str, cell: str, meant: str
) -> None:
    problem = caught(full, table, column, cell)["form"]
    assert problem.what == f"stands for '{meant}'"


# A publisher may stand by its name, from which tidy makes the row that it refers to.
REFERRING = [place for place in columns("reference") if place != ("documents", "publisher")]


@pytest.mark.parametrize(("table", "column"), REFERRING)
def test_a_reference_into_nothing_names_the_table(full: Path, table: str, column: str) -> None:
    problem = caught(full, table, column, "nowhere")["reference"]
    target = TABLES[table].column(column).refers_to
    assert problem.what == f"no such row in {target}.csv"


def test_what_was_meant_is_proposed(folder: Path) -> None:
    edit(folder, "claims", 0, source_id="inspektor")
    assert one_error(folder).sentence() == (
        "claims.csv, row 2, source_id: no such row in sources.csv ('inspektor'). "
        "Add it there, or correct it here; did you mean inspector?"
    )


def test_a_wrong_term_proposes_the_right_one(folder: Path) -> None:
    edit(folder, "claims", 0, stance="assert")
    assert one_error(folder).sentence() == (
        "claims.csv, row 2, stance: not a term of this column ('assert'). "
        "Use asserts, denies, doubts, unaware, not_confirmed, declined, no_answer or retracts; "
        "did you mean asserts?"
    )


@pytest.mark.parametrize("table", [table for table in TABLES.values() if table.name != "claims"])
def test_a_key_used_twice(full: Path, table: Table) -> None:
    add(full, table.name, like=0)
    rows = len(read_rows(full / f"{table.name}.csv")[1])
    (problem,) = [problem for problem in errors(check_case(full)) if problem.rule == "key-twice"]
    assert (problem.file, problem.row) == (f"{table.name}.csv", rows + 1)


def test_a_name_that_a_row_of_another_table_has(folder: Path) -> None:
    add(folder, "sources", like=0, source_id="gazette-2026-01-05")
    problem = one_error(folder)
    assert (problem.file, problem.rule) == ("documents.csv", "name-shared")
    assert problem.sentence() == (
        f"documents.csv, row {problem.row}, document_id: a row of sources.csv has the same name "
        "('gazette-2026-01-05'). Give one of the two another name"
    )


def test_many_bad_cells_are_all_said(folder: Path) -> None:
    for at in range(300):
        add(
            folder,
            "claims",
            like=0,
            claim_id=f"gazette-2026-01-05-01{at}",
            source_id=f"nobody-{at}",
        )
    found = [problem for problem in errors(check_case(folder)) if problem.rule == "reference"]
    assert len(found) == 300


def test_every_type_of_the_tables_is_checked() -> None:
    kinds = {column.type for table in TABLES.values() for column in table.columns}
    assert kinds == {"string", "integer", "date", "edtf"}
    assert Column("a", "b", "c", "d").type in kinds


def test_two_terms_are_told_by_or(folder: Path) -> None:
    edit(folder, "propositions", 0, crucial="perhaps")
    (problem,) = [problem for problem in errors(check_case(folder)) if problem.column == "crucial"]
    assert "yes or no" in problem.sentence() or "no or yes" in problem.sentence()
