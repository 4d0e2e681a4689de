"""Cases of the first form that came out wrong: brought over, checked, counted, and taken back."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.check.run import check_case
from onrecord.counting.holds import holds
from onrecord.counting.positions import Change
from onrecord.model.case import load_case
from onrecord.model.edition import open_edition
from onrecord.model.migration import migrated
from onrecord.model.problems import errors
from onrecord.model.read import read_sound
from onrecord.model.tables import TABLES
from onrecord.project import Project
from tests.cases import counts, edit, read_rows
from tests.conftest import Outcome

Run = Callable[..., Outcome]
FIRST_FORM = Path(__file__).parent / "first_form"
CASES = sorted(folder.name for folder in FIRST_FORM.iterdir())
#: What is left to a person once the tables have their second form: a rule and where it is broken.
LEFT = {
    "text": {("cue-long", row) for row in range(14, 20)},
    "undated": {("pattern", 3)},
}
#: What is right of a point in an edition, as a user of the tables expects it.
RIGHT: list[tuple[str, str, str, dict[str, Any]]] = [
    ("appearances", "2024-11-20", "ship-sank", {"mentions": 3, "origins": 1, "origins_min": 1}),
    ("approx", "2024-11-15", "ship-sank", {"mentions": 1, "status": "One origin; unopposed"}),
    ("beijing", "2024-11-15", "ship-sank", {"relayed_denies": ("ministry",), "own_denies": ()}),
    ("beijing", "2024-11-16", "ship-sank", {"own_denies": ("ministry",)}),
    ("beijing-interval", "2024-11-15", "ship-sank", {"relayed_denies": ("ministry",)}),
    ("beijing-interval", "2024-11-16", "ship-sank", {"own_denies": ("ministry",)}),
    (
        "joint",
        "2024-11-20",
        "ship-sank",
        {"mentions": 4, "outlets": 1, "origins": 4, "origins_min": 1, "separate": 0},
    ),
    ("later-named", "2024-11-14", "ship-sank", {"origin_ids": ("engineer",)}),
    ("later-named", "2024-12-20", "ship-sank", {"mentions": 2, "origins": 1, "origins_min": 1}),
    ("live", "2024-11-20", "p-0", {"mentions": 1, "origins": 1}),
    ("live", "2024-11-20", "p-1", {"mentions": 2, "origins": 1}),
    ("office", "2024-11-20", "ship-sank", {"mentions": 2, "origins": 1}),
    ("retracted", "2024-11-15", "ship-sank", {"mentions": 2, "origins": 1}),
    (
        "retracted",
        "2024-11-20",
        "ship-sank",
        {"mentions": 0, "origins": 0, "fallen": 2, "repetitions_left": 1, "support": "none"},
    ),
    ("self-denial", "2024-11-14", "ship-sank", {"status": "One origin; unopposed"}),
    ("self-denial", "2024-11-20", "ship-sank", {"asserts": (), "denies": ("admiral",)}),
    ("text", "2024-11-16", "b-cjk", {"denies": ("s-arabic",), "not_confirmed": ("s-hebrew",)}),
    (
        "translated",
        "2024-11-20",
        "ship-sank",
        {"denies": (), "rewordings": 0, "opposition": "open"},
    ),
    ("undated", "2024-11-20", "ship-sank", {"mentions": 0, "origins": 0}),
    ("undated", "2026-11-25", "ship-sank", {"mentions": 1, "origins": 1}),
    ("wire", "2024-11-20", "ship-sank", {"mentions": 3, "outlets": 3, "origins": 1}),
]


@pytest.fixture
def brought(onrecord: Run, empty_project: Project) -> Callable[[str], Path]:
    """Return what brings a case of the first form into the project and migrates it."""

    def bring(name: str) -> Path:
        folder = empty_project.data / name
        shutil.copytree(FIRST_FORM / name, folder)
        done = onrecord("migrate", name)
        assert (done.code, done.err) == (0, "")
        return folder

    return bring


def test_every_case_has_a_right_value() -> None:
    assert {name for name, *_ in RIGHT} == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_case_comes_over_whole(brought: Callable[[str], Path], name: str) -> None:
    folder = brought(name)
    for table in TABLES:
        before = FIRST_FORM / name / f"{table}.csv"
        if before.is_file():
            assert set(read_rows(before)[0]) - {"parent_id", "denials_sought"} <= set(
                TABLES[table].names
            )
            was, now = read_rows(before)[1], read_rows(folder / f"{table}.csv")[1]
            if table == "sources":
                # Whoever publishes has a row too.
                papers = {row["publisher"] for row in read_rows(folder / "documents.csv")[1]}
                known = {row["source_id"] for row in was}
                assert {row["source_id"] for row in now} == known | (papers - {""})
            else:
                assert len(was) == len(now)
    told = {(problem.rule, problem.row) for problem in errors(check_case(folder))}
    assert told == LEFT.get(name, set())


@pytest.mark.parametrize("name", CASES)
def test_a_case_goes_back_to_the_bytes_that_it_was(
    onrecord: Run, brought: Callable[[str], Path], name: str
) -> None:
    folder = brought(name)
    assert onrecord("migrate", "--undo", name).code == 0
    now, before = (
        {path.name: path.read_bytes() for path in where.iterdir()}
        for where in (folder, FIRST_FORM / name)
    )
    assert now == before


@pytest.mark.parametrize(("name", "as_of", "point", "right"), RIGHT)
def test_a_case_counts_as_its_reader_expects(
    brought: Callable[[str], Path], name: str, as_of: str, point: str, right: dict[str, Any]
) -> None:
    found = counts(load_case(brought(name)), point, as_of)
    assert {column: found.get(column) for column in right} == right


def test_a_voice_that_took_the_opposite_stance_changed_its_word(
    brought: Callable[[str], Path],
) -> None:
    (change,) = counts(load_case(brought("self-denial")), "ship-sank", "2024-11-20")["changed"]
    assert change == Change("admiral", "2024-11-18", "asserts", "denies")


def test_a_retelling_that_makes_a_denial_of_not_knowing_is_its_own_wording(
    brought: Callable[[str], Path],
) -> None:
    worth = holds(open_edition(load_case(brought("translated")), "2024-11-20"))["hold"]
    assert worth["post-2024-11-16-01a"] == "reworded"


def test_what_a_repetition_may_be_of_counts_by_its_derivation(
    brought: Callable[[str], Path],
) -> None:
    worth = holds(open_edition(load_case(brought("wire")), "2024-11-20"))["hold"]
    assert set(worth) == {"own"}


def test_an_address_without_its_beginning_is_told_how_to_begin(
    onrecord: Run, brought: Callable[[str], Path]
) -> None:
    folder = brought("undated")
    (problem,) = errors(check_case(folder))
    assert (problem.column, problem.value) == ("url", "t.me/channel/12")
    assert "https://t.me/channel/12" in problem.remedy
    edit(folder, "documents", 1, url="https://t.me/channel/12")
    assert errors(check_case(folder)) == []


def test_words_that_no_pattern_reads_are_left_to_a_reader() -> None:
    claims = read_sound(FIRST_FORM / "translated" / "claims.csv", TABLES["claims"])
    _, changes = migrated(claims, empty_starts=True)
    left = [change.claim_id for change in changes if not change.now]
    assert left == ["xin-2024-11-14-01a", "jaz-2024-11-15-01a"]
