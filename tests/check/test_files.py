"""The checker on broken folders: every problem at once, in sentences, and never a traceback."""

import csv
import io
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.check.run import check_case
from onrecord.commands.new import starter
from onrecord.model.about import About
from onrecord.model.descriptor import descriptor_text
from onrecord.model.problems import CaseError, Problem, errors, warnings
from onrecord.model.tables import TABLES
from onrecord.model.write import table_text
from tests.cases import add, edit, read_rows, write_rows
from tests.sentences import faults

FILES = [*(f"{name}.csv" for name in TABLES), "datapackage.json"]


def said(folder: Path, rule: str) -> list[Problem]:
    return [problem for problem in check_case(folder) if problem.rule == rule]


def test_a_new_case_has_no_errors(folder: Path) -> None:
    assert errors(check_case(folder)) == []
    assert {problem.rule for problem in warnings(check_case(folder))} == {"no-archived_url"}


def test_a_table_that_may_be_missing_is_no_error(folder: Path) -> None:
    optional = [name for name, table in TABLES.items() if table.optional]
    assert {"relations", "searches"} <= set(optional)
    for name in ("relations", "searches", "judgements", "links"):
        (folder / f"{name}.csv").unlink()
    assert errors(check_case(folder)) == []


@pytest.mark.parametrize(
    "name", [f"{name}.csv" for name, table in TABLES.items() if not table.optional]
)
def test_a_missing_file_is_one_error_without_echoes(folder: Path, name: str) -> None:
    (folder / name).unlink()
    (problem,) = errors(check_case(folder))
    assert problem.file == name
    assert "the file is missing" in problem.sentence()


@pytest.mark.parametrize("name", FILES)
def test_a_folder_in_place_of_a_file_is_one_error(folder: Path, name: str) -> None:
    (folder / name).unlink()
    (folder / name).mkdir()
    (problem,) = errors(check_case(folder))
    assert problem.file == name


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04\x00\x01", "Zürich\n".encode("cp1252"), b'"'])
def test_a_file_of_rubbish_gives_errors_for_that_file_alone(
    folder: Path, name: str, content: bytes
) -> None:
    (folder / name).write_bytes(content)
    assert {problem.file for problem in errors(check_case(folder))} == {name}


def test_a_bad_row_hides_no_other_problem_and_makes_no_new_one(folder: Path) -> None:
    path = folder / "sources.csv"
    path.write_text(path.read_text("utf-8") + "one,cell,too,few\n", "utf-8")
    edit(folder, "claims", 0, source_id="perhaps-in-the-broken-row", stance="claims")
    edit(folder, "propositions", 0, crucial="maybe")
    found = {(problem.file, problem.column, problem.rule) for problem in errors(check_case(folder))}
    assert found == {
        ("sources.csv", "", "cells"),
        ("claims.csv", "stance", "vocabulary"),
        ("propositions.csv", "crucial", "vocabulary"),
    }


def test_a_missing_column_hides_no_bad_cell_elsewhere(folder: Path) -> None:
    names, rows = read_rows(folder / "claims.csv")
    rows = [{name: row[name] for name in names if name != "source_id"} for row in rows]
    write_rows(folder / "claims.csv", [name for name in names if name != "source_id"], rows)
    edit(folder, "claims", 1, stance="denied")
    found = {(problem.column, problem.rule) for problem in errors(check_case(folder))}
    assert found == {("source_id", "column-missing"), ("stance", "vocabulary")}


def test_a_missing_key_column_makes_no_reference_wrong(folder: Path) -> None:
    path = folder / "sources.csv"
    path.write_text(path.read_text("utf-8").replace("source_id", "id", 1), "utf-8")
    found = {(problem.file, problem.rule) for problem in errors(check_case(folder))}
    assert found == {("sources.csv", "column-missing")}


def test_a_missing_column_leaves_out_the_rules_that_ask_for_it_alone(folder: Path) -> None:
    names, rows = read_rows(folder / "claims.csv")
    rows[0]["cue"] = "one two three four five six seven eight nine"
    kept = [name for name in names if name != "proposition_id"]
    rows = [{name: row[name] for name in kept} for row in rows]
    write_rows(folder / "claims.csv", kept, rows)
    edit(folder, "sources", 0, persons_min="3", persons_max="2")
    assert {(problem.column, problem.rule) for problem in errors(check_case(folder))} == {
        ("proposition_id", "column-missing"),
        ("cue", "cue-long"),
        ("persons_max", "persons-order"),
    }


@pytest.mark.parametrize(
    ("wrong", "counted"),
    [
        ({"table": "claims", "at": 3, "stance": "denied"}, True),
        ({"table": "sources", "at": 4, "kind": "persons"}, True),
        ({"table": "claims", "at": 2, "stance": "denied"}, False),
        ({"table": "sources", "at": 0, "kind": "persons"}, False),
        ({"table": "claims", "at": 3, "proposition_id": "bridge-close"}, False),
    ],
)
def test_what_no_wrong_row_belongs_to_is_counted(
    folder: Path, wrong: dict[str, Any], counted: bool
) -> None:
    """Another voice speaks to another point; the first point alone is called confirmed."""
    add(folder, "propositions", like=0, proposition_id="bridge-opens", label="It opens")
    add(folder, "sources", like=3, source_id="mayor", name="A mayor")
    cells = {"source_id": "mayor", "proposition_id": "bridge-opens"}
    add(folder, "claims", like=0, claim_id="gazette-2026-01-05-01b", **cells)
    edit(folder, "claims", 0, credibility="1")
    edit(folder, wrong.pop("table"), wrong.pop("at"), **wrong)
    found = {problem.rule for problem in errors(check_case(folder))}
    assert ("overrated" in found) == counted
    assert found - {"overrated"}


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_whole_case_saved_by_a_spreadsheet(folder: Path, mark: str) -> None:
    for table in TABLES:
        path = folder / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            cells = list(csv.reader(file))
        out = io.StringIO()
        csv.writer(out, delimiter=mark, quoting=csv.QUOTE_ALL).writerows(cells)
        path.write_bytes(out.getvalue().encode("utf-8-sig"))
    found = check_case(folder)
    assert {problem.rule for problem in errors(found)} == {"delimiter"}
    assert len(errors(found)) == len(TABLES)
    assert {"bom", "line-ends"} <= {problem.rule for problem in warnings(found)}


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({}, "they are equal ('inspector'). Take one of them out"),
        (
            {"name": "Another", "party": "town"},
            "they differ in name, party ('inspector'). "
            "Give one of them a name of its own, such as inspector-2",
        ),
    ],
)
def test_an_id_used_twice_names_both_rows_and_one_that_is_free(
    folder: Path, changed: dict[str, str], sentence: str
) -> None:
    add(folder, "sources", like=0, **changed)
    (problem,) = errors(check_case(folder))
    assert problem.sentence() == (
        f"sources.csv, row 6, source_id: the key is used twice, in rows 2 and 6; {sentence}"
    )


def test_a_claim_of_a_paragraph_after_the_26th_has_two_letters(folder: Path) -> None:
    letters = [*"bcdefghijklmnopqrstuvwxyz", "aa", "ab"]
    for name in letters:
        add(folder, "claims", like=0, claim_id=f"gazette-2026-01-05-01{name}")
    assert errors(check_case(folder)) == []
    add(folder, "claims", like=0, statement="Another.")
    (problem,) = errors(check_case(folder))
    assert "such as gazette-2026-01-05-01ac" in problem.remedy


def test_a_case_that_is_not_there_names_those_that_are(folder: Path) -> None:
    with pytest.raises(CaseError, match=r"no case harbor-fire .* Did you mean harbour-fire\?"):
        check_case(folder.with_name("harbor-fire"))


def test_a_folder_with_a_name_no_page_could_have(folder: Path) -> None:
    renamed = folder.rename(folder.with_name("Harbour Fire"))
    (problem,) = said(renamed, "case-name")
    assert "('Harbour Fire')" in problem.sentence()


def test_a_descriptor_that_drifted_is_an_error(folder: Path) -> None:
    path = folder / "datapackage.json"
    drifted = json.loads(path.read_text("utf-8"))
    drifted["resources"][0]["schema"]["fields"].pop()
    path.write_text(json.dumps(drifted), "utf-8")
    (problem,) = errors(check_case(folder))
    assert problem.sentence() == (
        "datapackage.json: the descriptor does not say what the tables are. "
        "Run make tidy to renew it"
    )


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"title": "\\ud800"}', "null", "[]", '{"title": 7}']
)
def test_a_descriptor_of_rubbish_is_an_error(folder: Path, text: str) -> None:
    (folder / "datapackage.json").write_text(text)
    assert [problem.rule for problem in errors(check_case(folder))] == ["descriptor"]


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_may_not_be_read_is_an_error(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real: dict[str, Callable[..., object]] = {
        "read_bytes": Path.read_bytes,
        "read_text": Path.read_text,
    }

    def refusing(method: str) -> Callable[..., object]:
        def read(path: Path, *rest: object, **more: object) -> object:
            if path.name == name:
                raise PermissionError(13, "Permission denied")
            return real[method](path, *rest, **more)

        return read

    for method in real:
        monkeypatch.setattr(Path, method, refusing(method))
    (problem,) = errors(check_case(folder))
    assert (problem.file, problem.row, problem.column) == (name, 0, "")
    assert "Permission denied" in problem.what
    assert list(faults(problem)) == []


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"one\nM\xfcller"])
def test_a_text_that_is_no_text_is_said(folder: Path, content: bytes) -> None:
    (folder / "texts" / "gazette-2026-01-05.txt").write_bytes(content)
    (problem,) = said(folder, "text-unreadable")
    assert problem.file == "texts/gazette-2026-01-05.txt"


# What people and programs put into cells, and what could trip a rule over.
CELLS = st.one_of(
    st.sampled_from(
        [
            "",
            "x",
            "{}",
            "{expected}",
            "%s",
            "nan",
            "NA",
            "None",
            "0",
            "-1",
            "1e9",
            "٣",
            "99999999999999999999",
            "15/11/2024",
            "2024-11",
            "9999-12-31",
            "0000",
            "2024-XX-31",
            "gazette-2026-01-05-01a",
            "herald-2026-01-06-01a",
            "inspector",
            "1-1:0000000000000000",
            "9" * 5000 + "-1:0000000000000000",
            "denies",
            "retracts",
            "likely with low confidence",
            "a;b",
            "'",
            '"',
            "\u202e",
            "\ud7ff",
            "😀" * 50,
            "a" * 10_000,
            "[" * 500,
            "\n",
        ]
    ),
    st.text(max_size=12),
)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Return a function that gives a folder with an untouched new case, the same each time."""
    folder = tmp_path_factory.mktemp("data") / "any-case"
    (folder / "texts").mkdir(parents=True)
    text = "The bridge will probably have to close\nThe town hall could not confirm it"
    (folder / "texts" / "gazette-2026-01-05.txt").write_text(text)
    whole = {
        f"{name}.csv": table_text(rows, TABLES[name])
        for name, rows in starter("2026-01-07").items()
    }
    whole["datapackage.json"] = descriptor_text(folder.name, About(title="A title"))

    def renew() -> Path:
        for name, content in whole.items():
            (folder / name).write_text(content, "utf-8")
        return folder

    return renew


def problems_of(folder: Path) -> list[Problem]:
    """Return what the checker says; only ``CaseError`` may be raised, and every line is plain."""
    try:
        found = check_case(folder)
    except CaseError:
        return []
    for problem in found:
        assert problem.sentence().isprintable()
        assert problem.remedy
        assert problem.level in ("error", "warning", "remark")
    return found


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_cell_makes_the_checker_fail(fresh: Callable[[], Path], data: st.DataObject) -> None:
    folder = fresh()
    for _ in range(data.draw(st.integers(1, 4))):
        table = data.draw(st.sampled_from(sorted(TABLES)))
        names, rows = read_rows(folder / f"{table}.csv")
        if not rows:
            rows = [dict.fromkeys(names, "")]
        row = data.draw(st.sampled_from(rows))
        row[data.draw(st.sampled_from(names))] = data.draw(
            CELLS.map(lambda cell: cell.replace("\0", ""))
        )
        if data.draw(st.booleans()):
            rows.append(dict(row))
        out = io.StringIO()
        writer = csv.DictWriter(out, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        (folder / f"{table}.csv").write_bytes(out.getvalue().encode("utf-8"))
    problems_of(folder)


@given(
    name=st.sampled_from(FILES),
    seed=st.integers(0, 2**32),
    extra=st.binary(max_size=30) | st.sampled_from([b'"', b",", b";", b"\n", b"\r\n", b"\0"]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_makes_the_checker_fail(
    fresh: Callable[[], Path], name: str, seed: int, extra: bytes
) -> None:
    folder, dice = fresh(), random.Random(seed)  # noqa: S311 - breaks files, keeps no secret
    raw = (folder / name).read_bytes()
    start, end = sorted(dice.randrange(len(raw) + 1) for _ in range(2))
    broken = dice.choice(
        [
            raw[:start] + extra + raw[start:],
            raw[:start] + raw[end:],
            raw[:start] + extra * 40 + raw[end:],
            raw[start:end],
            raw + raw[start:end],
            extra,
        ]
    )
    (folder / name).write_bytes(broken)
    problems_of(folder)
