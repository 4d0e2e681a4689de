"""``onrecord migrate``: the tables on disk, all or nothing, and what it says of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.check.run import check_case
from onrecord.commands import migrate as migrate_command
from onrecord.model.about import About, Author, Licence, read_about
from onrecord.model.case import about_case
from onrecord.model.descriptor import descriptor_text
from onrecord.model.problems import errors
from tests.cases import edit, read_rows, write_rows
from tests.conftest import Outcome

Run = Callable[..., Outcome]


def first_form(folder: Path) -> None:
    """Take from the case in ``folder`` what the first form of the tables did not have."""
    names, rows = read_rows(folder / "claims.csv")
    for row in rows:
        del row["through"]
        row["derivation"] = row["derivation"].replace("starts_here", "")
    names.remove("through")
    write_rows(folder / "claims.csv", names, rows)
    edit(folder, "claims", 1, stance="no_comment", cue="did not reply")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_case_of_the_first_form_passes_the_checker_after(onrecord: Run, folder: Path) -> None:
    first_form(folder)
    done = onrecord("migrate", "harbour-fire")
    assert (done.code, done.err) == (0, "")
    assert errors(check_case(folder)) == []
    names, rows = read_rows(folder / "claims.csv")
    assert "through" in names
    assert rows[1]["stance"] == "no_answer"
    assert [row["derivation"] for row in rows if not row["derived_from"]] == ["starts_here"] * 2
    assert f"{rows[1]['claim_id']}: no_comment is now no_answer, “did not reply”" in done.out
    assert "two rows now say starts_here" in done.out


def test_a_second_run_changes_no_byte(onrecord: Run, folder: Path) -> None:
    first_form(folder)
    onrecord("migrate")
    before = files(folder)
    assert onrecord("migrate").out == "harbour-fire: no cells changed, no rows left to a reader\n"
    assert files(folder) == before


def test_check_changes_nothing_and_says_the_same(onrecord: Run, folder: Path) -> None:
    first_form(folder)
    before = files(folder)
    only = onrecord("migrate", "--check")
    assert files(folder) == before
    assert onrecord("migrate").out == only.out


def test_a_row_that_its_words_leave_open_is_named_and_ends_with_1(
    onrecord: Run, folder: Path
) -> None:
    first_form(folder)
    edit(folder, "claims", 1, cue="no comment", statement="It gave no comment.")
    done = onrecord("migrate")
    assert done.code == 1
    _, rows = read_rows(folder / "claims.csv")
    assert rows[1]["stance"] == "no_comment"
    assert f"{rows[1]['claim_id']}: no_comment is left to a reader" in done.out


def test_an_empty_derivation_of_the_second_form_is_left_unless_asked(
    onrecord: Run, folder: Path
) -> None:
    edit(folder, "claims", 0, derivation="")
    onrecord("migrate")
    assert read_rows(folder / "claims.csv")[1][0]["derivation"] == ""
    onrecord("migrate", "--starts")
    assert read_rows(folder / "claims.csv")[1][0]["derivation"] == "starts_here"


def test_a_table_that_cannot_be_read_leaves_all_as_they_are(onrecord: Run, folder: Path) -> None:
    first_form(folder)
    (folder / "sources.csv").write_text('source_id,name\n"open', encoding="utf-8")
    before = files(folder)
    assert onrecord("migrate").code == 1
    assert files(folder) == before


def test_a_full_disk_leaves_no_half_table(
    onrecord: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_form(folder)
    before = files(folder)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(migrate_command, "write_text", full)
    assert onrecord("migrate").code == 1
    assert files(folder) == before


def test_what_the_descriptor_says_of_the_case_becomes_its_file(onrecord: Run, folder: Path) -> None:
    (folder / "case.toml").unlink()
    said = About(title="A fire", licence=Licence("ODbL-1.0"), authors=(Author("A. Reader"),))
    (folder / "datapackage.json").write_text(descriptor_text(folder.name, said), "utf-8")
    assert onrecord("migrate", folder.name).code == 0
    assert read_about(folder) == (said, [])
    assert about_case(folder) == (said, [])
