"""``onrecord migrate``: the tables on disk, all or nothing, and what it says of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.check.run import check_case
from onrecord.model import undoing
from onrecord.model.about import About, Author, Licence, read_about
from onrecord.model.case import about_case
from onrecord.model.descriptor import descriptor_text
from onrecord.model.problems import errors
from onrecord.model.write import write_bytes
from tests.cases import edit, read_rows, write_rows
from tests.conftest import Outcome

Run = Callable[..., Outcome]


def first_form(folder: Path) -> None:
    """Give the case in ``folder`` the first form of the tables, all of which change again."""
    names, rows = read_rows(folder / "claims.csv")
    for row in rows:
        del row["through"]
        row["derivation"] = row["derivation"].replace("starts_here", "")
    names.remove("through")
    write_rows(folder / "claims.csv", names, rows)
    edit(folder, "claims", 1, stance="no_comment", cue="did not reply")
    names, rows = read_rows(folder / "propositions.csv")
    rows = [row | {"parent_id": "", "denials_sought": "In both papers: no."} for row in rows]
    write_rows(folder / "propositions.csv", [*names, "parent_id", "denials_sought"], rows)
    for name in ("relations", "searches"):
        (folder / f"{name}.csv").unlink()
    (folder / "datapackage.json").write_text('{"title": "A fire"}\n', "utf-8")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def fails_after(written: int, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Let the disk be full once so many files are written; return the list of what is tried."""
    tried: list[Path] = []

    def write(path: Path, content: bytes) -> None:
        tried.append(path)
        if len(tried) == written + 1:
            raise OSError(28, "No space left on device")
        write_bytes(path, content)

    monkeypatch.setattr(undoing, "write_bytes", write)
    return tried


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


@pytest.mark.parametrize("written", range(5))
def test_a_full_disk_leaves_no_half_table(
    onrecord: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    first_form(folder)
    before = files(folder)
    calls = fails_after(written, monkeypatch)
    assert onrecord("migrate").code == 1
    assert len(calls) > written
    assert files(folder) == before


@pytest.mark.parametrize("written", range(1, 5))
def test_a_machine_that_stops_in_between_leaves_the_way_back(
    onrecord: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    first_form(folder)
    before = files(folder)
    with monkeypatch.context() as stopped:
        fails_after(written, stopped)
        stopped.setattr(undoing, "_put_back", lambda *_: None)
        onrecord("migrate")
    assert undoing.KEPT in files(folder)
    assert onrecord("migrate", "--undo", folder.name).code == 0
    assert files(folder) == before


def test_undo_brings_every_byte_back(onrecord: Run, folder: Path) -> None:
    first_form(folder)
    path = folder / "sources.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    (folder / "case.toml").unlink()
    before = files(folder)
    onrecord("migrate", folder.name)
    assert files(folder).keys() == {*before, undoing.KEPT, "case.toml", "searches.csv"}
    done = onrecord("migrate", "--undo", folder.name)
    assert done.code == 0
    assert "as before its migration" in done.out
    assert files(folder) == before


def test_undo_loses_nothing_that_was_written_since(onrecord: Run, folder: Path) -> None:
    first_form(folder)
    onrecord("migrate")
    edit(folder, "claims", 0, note="A second thought.")
    before = files(folder)
    done = onrecord("migrate", "--undo", folder.name)
    assert done.code == 1
    assert "claims.csv of harbour-fire changed after the migration" in done.err
    assert files(folder) == before


@pytest.mark.parametrize("content", [None, b"no archive"])
def test_undo_without_a_way_back_says_so(
    onrecord: Run, folder: Path, content: bytes | None
) -> None:
    if content:
        (folder / undoing.KEPT).write_bytes(content)
    before = files(folder)
    done = onrecord("migrate", "--undo", folder.name)
    assert done.code == 1
    assert "nothing was changed" in done.err
    assert files(folder) == before


def test_undo_names_its_case(onrecord: Run, folder: Path) -> None:
    assert onrecord("migrate", "--undo").code == 2


def test_there_is_one_way_back_and_a_second_migration_does_not_take_it(
    onrecord: Run, folder: Path
) -> None:
    first_form(folder)
    onrecord("migrate")
    edit(folder, "claims", 0, derivation="")
    before = files(folder)
    done = onrecord("migrate", "--starts")
    assert done.code == 1
    assert f"--undo {folder.name}" in done.err
    assert files(folder) == before


def test_parents_and_searches_become_rows_of_their_tables(onrecord: Run, folder: Path) -> None:
    names, rows = read_rows(folder / "propositions.csv")
    rows = [
        rows[0] | {"parent_id": "traffic-stops", "denials_sought": "In both papers: none."},
        rows[0] | {"proposition_id": "traffic-stops", "denials_sought": "Not sought: public."},
    ]
    write_rows(folder / "propositions.csv", [*names, "parent_id", "denials_sought"], rows)
    for name in ("relations", "searches"):
        (folder / f"{name}.csv").unlink()
    assert [problem.rule for problem in errors(check_case(folder))] == ["column-left"] * 2
    assert onrecord("migrate").code == 0
    assert errors(check_case(folder)) == []
    _, (part,) = read_rows(folder / "relations.csv")
    assert [part["proposition_a"], part["relation"], part["proposition_b"]] == [
        "bridge-closes",
        "part_of",
        "traffic-stops",
    ]
    _, searches = read_rows(folder / "searches.csv")
    assert [list(row.values()) for row in searches] == [
        ["bridge-closes", "2026-01-06", "In both papers.", "None."],
        ["traffic-stops", "2026-01-06", "Nowhere.", "Not sought: public."],
    ]
    assert not {"parent_id", "denials_sought"} & {*read_rows(folder / "propositions.csv")[0]}


def test_what_the_descriptor_says_of_the_case_becomes_its_file(onrecord: Run, folder: Path) -> None:
    (folder / "case.toml").unlink()
    said = About(title="A fire", licence=Licence("ODbL-1.0"), authors=(Author("A. Reader"),))
    (folder / "datapackage.json").write_text(descriptor_text(folder.name, said), "utf-8")
    assert onrecord("migrate", folder.name).code == 0
    assert read_about(folder) == (said, [])
    assert about_case(folder) == (said, [])
