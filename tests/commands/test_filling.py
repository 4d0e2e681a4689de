"""What ``onrecord tidy`` fills: only cells that somebody left empty and that have one reading."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from onrecord.check.run import check_case
from onrecord.model.anchors import read_text
from onrecord.model.problems import errors
from onrecord.project import Project
from tests.cases import read_rows, write_rows
from tests.commands.test_commands import Run
from tests.growing import begin

TEXT = "The bridge is closed, the mayor said.\nThe engineer did not say: the bridge is closed.\n"


@pytest.fixture
def begun(empty_project: Project) -> Path:
    """Return the folder of a case of four columns."""
    return begin(empty_project.data)


def test_a_case_of_four_columns_is_still_one_after_tidying(onrecord: Run, begun: Path) -> None:
    before = {path.name for path in begun.iterdir()}
    assert onrecord("tidy").code == 0
    # Tables that a case begins without are not made: an empty one would deny what claims name.
    assert {path.name for path in begun.iterdir()} == {*before, "datapackage.json"}
    assert not errors(check_case(begun))
    assert "no files tidied" in onrecord("tidy").out


def test_rows_without_a_name_get_one_and_their_day(onrecord: Run, begun: Path) -> None:
    names, rows = read_rows(begun / "claims.csv")
    write_rows(
        begun / "claims.csv",
        ["claim_id", "entered", *names],
        [
            {**row, "claim_id": known, "entered": ""}
            for row, known in zip(rows, ["", "gazette-2026-01-05-00a", "", ""], strict=True)
        ],
    )
    said = onrecord("tidy").out
    _, after = read_rows(begun / "claims.csv")
    today = dt.date.today().isoformat()
    assert {row["claim_id"]: row["entered"] for row in after} == {
        "gazette-2026-01-05-00a": "",
        "gazette-2026-01-05-00b": today,
        "herald-2026-01-06-00a": today,
        "herald-2026-01-06-00b": today,
    }
    assert "claims.csv: three cells of claim_id filled" in said


def test_an_anchor_is_filled_where_the_words_stand_once(onrecord: Run, begun: Path) -> None:
    names, rows = read_rows(begun / "claims.csv")
    cells = [("1", "bridge is closed"), ("2", "the bridge is closed"), ("", "bridge is closed")]
    more = [
        {**row, "paragraph": paragraph, "cue": cue}
        for row, (paragraph, cue) in zip(rows, cells, strict=False)
    ]
    for row in more:
        row["document_id"] = "gazette-2026-01-05"
    write_rows(begun / "claims.csv", [*names, "paragraph", "cue"], more)
    (begun / "texts").mkdir()
    text = begun / "texts" / "gazette-2026-01-05.txt"
    text.write_text(TEXT, "utf-8")
    onrecord("tidy")
    _, after = read_rows(begun / "claims.csv")
    first, second = read_text(text).find("bridge is closed")
    found = {row["paragraph"]: row["anchor"] for row in after}
    assert found["1"] == first
    assert found["2"] in read_text(text).find("the bridge is closed")
    assert found["2"] != second
    # Of two places, neither is taken.
    assert found[""] == ""


def test_a_named_person_is_one(onrecord: Run, begun: Path) -> None:
    write_rows(
        begun / "sources.csv",
        ["source_id", "kind", "attribution", "persons_min", "persons_max"],
        [
            {"source_id": name, "kind": kind, "attribution": how, "persons_min": least}
            for name, kind, how, least in [
                ("mayor", "person", "named_person", ""),
                ("engineer", "person", "described_anonymous", ""),
                ("minister", "person", "named_person", "2"),
            ]
        ],
    )
    onrecord("tidy")
    _, after = read_rows(begun / "sources.csv")
    persons = {row["source_id"]: (row["persons_min"], row["persons_max"]) for row in after}
    assert persons == {"engineer": ("", ""), "mayor": ("1", "1"), "minister": ("2", "")}


def test_a_publisher_by_name_is_warned_of_and_then_keyed(onrecord: Run, begun: Path) -> None:
    names, rows = read_rows(begun / "documents.csv")
    write_rows(
        begun / "documents.csv",
        [*names, "publisher"],
        [{**row, "publisher": "The Gazette"} for row in rows],
    )
    write_rows(
        begun / "sources.csv",
        ["source_id", "name"],
        [
            {"source_id": key, "name": name}
            for key, name in [("mayor", ""), ("engineer", ""), ("minister", "The Minister")]
        ],
    )
    told = [problem for problem in check_case(begun) if problem.rule == "publisher-name"]
    assert [(problem.row, problem.value) for problem in told] == [
        (2, "The Gazette"),
        (3, "The Gazette"),
    ]
    onrecord("tidy")
    assert [row["publisher"] for row in read_rows(begun / "documents.csv")[1]] == [
        "the-gazette"
    ] * 2
    _, sources = read_rows(begun / "sources.csv")
    assert ("the-gazette", "The Gazette") in [(row["source_id"], row["name"]) for row in sources]
    assert not [problem for problem in check_case(begun) if problem.rule == "publisher-name"]


def test_nothing_that_was_written_is_lost(onrecord: Run, begun: Path) -> None:
    def cells() -> Counter[str]:
        found = Counter(
            cell
            for name in ("claims", "documents", "editions")
            for row in read_rows(begun / f"{name}.csv")[1]
            for cell in row.values()
        )
        del found[""]
        return found

    before = cells()
    onrecord("tidy")
    assert not before - cells()
