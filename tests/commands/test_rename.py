"""``onrecord rename``: one name changes everywhere, whole, and back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.check.run import check_case
from onrecord.model import undoing
from onrecord.model.case import read_case
from onrecord.model.problems import errors
from onrecord.model.tables import NAMED, TABLES
from onrecord.model.undoing import RENAMING
from onrecord.project import Project
from tests.cases import add, edit, read_rows, write_rows
from tests.conftest import Outcome

Run = Callable[..., Outcome]
CASE = "drones-in-china"
NEW = {
    "claims": ("gazette-2026-01-05-01a", "gazette-2026-01-05-01z"),
    "documents": ("gazette-2026-01-05", "gazette-first"),
    "sources": ("town-hall", "city-hall"),
    "propositions": ("bridge-closes", "bridge-shut"),
}


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != RENAMING.file
    }


def whole(folder: Path) -> str:
    """Return every table of a case, as one text."""
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.csv")))


def cells(folder: Path) -> set[str]:
    """Return every word of every cell of the tables."""
    rows = [row for path in folder.glob("*.csv") for row in read_rows(path)[1]]
    return {
        word for row in rows for cell in row.values() if len(cell) < 60 for word in cell.split()
    }


@pytest.mark.parametrize("table", NAMED)
def test_a_row_is_renamed_everywhere_and_back_to_the_same_bytes(
    onrecord: Run, folder: Path, table: str
) -> None:
    old, new = NEW[table]
    before, wrong = files(folder), check_case(folder)
    done = onrecord("rename", old, new)
    assert (done.code, done.err) == (0, "")
    assert f"harbour-fire: {old} is now called {new}" in done.out
    _, rows = read_rows(folder / f"{table}.csv")
    names = {row[TABLES[table].key[0]] for row in rows}
    assert new in names and old not in names
    assert not errors(check_case(folder)) and len(check_case(folder)) == len(wrong)
    assert onrecord("rename", new, old).code == 0
    assert files(folder) == before


def test_the_claims_of_a_document_the_seed_and_its_text_go_with_it(
    onrecord: Run, folder: Path
) -> None:
    (folder / "texts" / "gazette-2026-01-05.txt").write_text("A text.\n", "utf-8")
    before = files(folder)
    done = onrecord("rename", *NEW["documents"])
    assert done.code == 0
    assert "two claims changed their address" in done.out
    assert "gazette-2026-01-05" not in whole(folder)
    case, _ = read_case(folder)
    assert set(case.claims["claim_id"]) >= {"gazette-first-01a", "gazette-first-02a"}
    assert "gazette-first-01a" in set(case.claims["derived_from"])
    assert case.about.seed == "gazette-first"
    assert [path.name for path in (folder / "texts").iterdir()] == ["gazette-first.txt"]
    assert onrecord("rename", "--undo", folder.name).code == 0
    assert files(folder) == before


def test_names_within_a_cell_of_several_are_renamed(onrecord: Run, folder: Path) -> None:
    edit(folder, "propositions", 0, concerns="inspector town-hall", asked="town-hall")
    assert onrecord("rename", "town-hall", "city-hall").code == 0
    row = read_rows(folder / "propositions.csv")[1][0]
    assert (row["concerns"], row["asked"]) == ("inspector city-hall", "city-hall")


def test_the_whole_first_case_stays_as_right_as_it_was(onrecord: Run, project: Project) -> None:
    folder = project.data / CASE
    before = files(folder)
    for old, new in (("eeas", "eu-service"), ("euronews-2024-11-15", "euronews-first")):
        assert onrecord("rename", old, new).code == 0
        assert not errors(check_case(folder))
        assert old not in cells(folder)
    assert onrecord("tidy", "--check").out.count("AGREEMENT.md") == 0
    assert onrecord("rename", "euronews-first", "euronews-2024-11-15").code == 0
    assert onrecord("rename", "eu-service", "eeas").code == 0
    assert files(folder) == before


def test_undo_takes_the_newest_back_and_no_more(onrecord: Run, folder: Path) -> None:
    onrecord("rename", "town-hall", "city-hall")
    between = files(folder)
    onrecord("rename", "inspector", "engineer")
    assert onrecord("rename", "--undo", folder.name).code == 0
    assert files(folder) == between
    done = onrecord("rename", "--undo", folder.name)
    assert done.code == 1 and "no renaming to take back" in done.err


def test_undo_loses_nothing_that_was_written_since(onrecord: Run, folder: Path) -> None:
    onrecord("rename", "town-hall", "city-hall")
    edit(folder, "claims", 0, note="A second thought.")
    done = onrecord("rename", "--undo", folder.name)
    assert done.code == 1
    assert "claims.csv of harbour-fire changed after the renaming" in done.err


def test_check_changes_nothing(onrecord: Run, folder: Path) -> None:
    before = files(folder)
    done = onrecord("rename", "town-hall", "city-hall", "--check")
    assert "would be called city-hall" in done.out
    assert files(folder) == before and not (folder / RENAMING.file).exists()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("nosuch", "other", "has a row called nosuch"),
        ("town-hall", "inspector", "inspector is the name of a row already"),
        ("town-hall", "bridge-closes", "already"),
        ("town-hall", "Town Hall", "use small letters"),
        ("gazette-2026-01-05-01a", "gazette-2026-01-05-07a", "gazette-2026-01-05-01 and a letter"),
        ("gazette-2026-01-05", "herald-2026-01-06", "already"),
    ],
)
def test_a_name_that_will_not_do_is_refused(
    onrecord: Run, folder: Path, old: str, new: str, said: str
) -> None:
    before = files(folder)
    done = onrecord("rename", old, new)
    assert done.code == 2
    assert said in done.err
    assert files(folder) == before


def test_a_name_of_two_cases_is_asked_about(onrecord: Run, folder: Path) -> None:
    onrecord("new", "other-case")
    done = onrecord("rename", "town-hall", "city-hall")
    assert done.code == 2 and "harbour-fire and other-case have a row called town-hall" in done.err
    assert onrecord("rename", "town-hall", "city-hall", "--case", "other-case").code == 0
    assert "town-hall" in whole(folder)


def test_a_text_in_the_way_is_not_written_over(onrecord: Run, folder: Path) -> None:
    for name in NEW["documents"]:
        (folder / "texts" / f"{name}.txt").write_text(f"{name}\n", "utf-8")
    before = files(folder)
    done = onrecord("rename", *NEW["documents"])
    assert done.code == 1 and "is there already" in done.err
    assert files(folder) == before


def test_prose_that_names_it_is_told_and_left(onrecord: Run, folder: Path) -> None:
    edit(folder, "sources", 0, note="Not town-hall, nor town-hall-2.")
    (folder / "NOTES.md").write_text("One.\nThe town-hall.\n", "utf-8")
    done = onrecord("rename", "town-hall", "city-hall")
    assert "NOTES.md still names town-hall in words, line 2" in done.out
    assert "sources.csv still names town-hall in words" in done.out


@pytest.mark.parametrize("written", range(4))
def test_a_failing_write_leaves_what_was_there(
    onrecord: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    onrecord("rename", "inspector", "engineer")
    (folder / "texts" / "gazette-2026-01-05.txt").write_text("A text.\n", "utf-8")
    before, kept = files(folder), (folder / RENAMING.file).read_bytes()
    real, calls = undoing.write_bytes, []

    def failing(path: Path, content: bytes) -> None:
        calls.append(path)
        if len(calls) == written + 1:
            raise OSError(28, "No space left on device", str(path))
        real(path, content)

    monkeypatch.setattr(undoing, "write_bytes", failing)
    assert onrecord("rename", *NEW["documents"]).code == 1
    assert files(folder) == before
    assert (folder / RENAMING.file).read_bytes() == kept


def test_a_table_of_few_columns_keeps_them_and_ones_own(onrecord: Run, folder: Path) -> None:
    names = ["document_id", "source_id", "stance", "proposition_id", "mine"]
    _, rows = read_rows(folder / "claims.csv")
    short = [{**{name: row.get(name, "") for name in names}, "mine": "x"} for row in rows]
    write_rows(folder / "claims.csv", names, short)
    add(folder, "sources", like=0, source_id="another")
    assert onrecord("rename", "town-hall", "city-hall").code == 0
    kept, rows = read_rows(folder / "claims.csv")
    assert sorted(kept) == sorted(names)
    assert "city-hall" in {row["source_id"] for row in rows} and rows[0]["mine"] == "x"
