"""The command line: what it says, what it leaves behind, and what it ends with."""

import csv
import inspect
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import nbformat
import pytest

from onrecord.commands import new as new_command
from onrecord.commands.asking import Command
from onrecord.commands.check import _lines
from onrecord.commands.line import COMMANDS, cli
from onrecord.model import write
from onrecord.model.problems import CaseError, Problem, TablesRefused, WorkFailed
from onrecord.model.tables import TABLES
from onrecord.project import Project, find_project
from onrecord.render import editions
from onrecord.render.building import Order, build_pages
from onrecord.render.execute import NotebookFailed, run_notebook
from onrecord.render.one_run import clear_dead
from onrecord.render.plan import package_files, page_name
from onrecord.render.running import FORK, STOCK, Running
from tests.cases import add, edit, read_rows, write_rows
from tests.conftest import ROOT, Outcome

Run = Callable[..., Outcome]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# check


def test_check_ends_with_0_where_there_are_only_warnings(onrecord: Run, folder: Path) -> None:
    done = onrecord("check")
    assert (done.code, done.err) == (0, "")
    assert "Warnings in harbour-fire" in done.out
    assert "archived_url: the column is empty throughout" in done.out
    assert "harbour-fire: no errors, one warning" in done.out


def test_check_ends_with_1_and_keeps_errors_and_warnings_apart(onrecord: Run, folder: Path) -> None:
    edit(folder, "claims", 0, stance="hints", certainty="sure")
    done = onrecord("check", "harbour-fire")
    assert done.code == 1
    errors, warnings = done.out.split("Warnings in harbour-fire")
    assert "Errors in harbour-fire" in errors
    assert errors.count("claims.csv, row 2") == 2
    assert warnings.count("documents.csv, archived_url") == 1
    assert "two errors, one warning" in warnings


def test_strict_makes_warnings_errors(onrecord: Run, folder: Path) -> None:
    assert onrecord("check", "--strict").code == 1


def test_check_ends_with_2_where_there_is_nothing_to_check(onrecord: Run) -> None:
    done = onrecord("check")
    assert done.code == 2
    assert "start one with: onrecord new my-case" in done.err


@pytest.mark.parametrize("name", ["harbor-fire", ".", "", "data/harbour-fire", "/"])
def test_check_of_no_case_names_the_cases(onrecord: Run, folder: Path, name: str) -> None:
    done = onrecord("check", name)
    assert done.code == 2
    assert "there are: harbour-fire." in done.err


def test_a_case_without_its_claims_is_not_passed_over(onrecord: Run, folder: Path) -> None:
    (folder / "claims.csv").unlink()
    done = onrecord("check")
    assert done.code == 1
    assert "claims.csv: the file is missing" in done.out


def test_many_problems_alike_are_counted_and_all_shows_them(onrecord: Run, folder: Path) -> None:
    for at in range(30):
        add(folder, "sources", like=1, source_id=f"office-{at}", reliability="Z")
    some, every = onrecord("check"), onrecord("check", "--all")
    assert some.out.count("not a term of this column") == 20
    assert (
        "sources.csv, reliability: 10 more like these (vocabulary); see them with --all" in some.out
    )
    assert every.out.count("not a term of this column") == 30


def test_what_is_wrong_with_a_file_as_a_whole_names_no_column() -> None:
    found = [Problem("claims.csv", row, "", "cells", "wrong", "Right") for row in range(2, 28)]
    assert _lines(found, False)[-1].startswith("claims.csv: 6 more like these (cells)")


def test_problems_are_listed_by_place() -> None:
    found = [Problem("b.csv", 3, "x", "r", "w", "R"), Problem("a.csv", 9, "x", "r", "w", "R")]
    assert [line[:12] for line in _lines(found, False)] == ["a.csv, row 9", "b.csv, row 3"]


def test_outside_of_a_project_it_says_what_a_project_is(
    onrecord: Run, empty_project: Project
) -> None:
    shutil.rmtree(empty_project.notebooks)
    for words in (("check",), ("--root", ".", "check"), ("build",), ("new", "a-case")):
        done = onrecord(*words)
        assert done.code == 2
        assert "it would hold the folders data and notebooks" in done.err


def test_a_project_is_found_from_below(empty_project: Project, folder: Path) -> None:
    assert find_project(folder / "texts") == Project(empty_project.root.resolve())


def test_an_error_of_the_system_is_one_line(
    onrecord: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "claims.csv")

    (folder / "claims.csv").write_bytes(
        (folder / "claims.csv").read_bytes().replace(b"\n", b"\r\n")
    )
    monkeypatch.setattr("onrecord.commands.tidy.write_text", full)
    done = onrecord("tidy")
    assert (done.code, done.err) == (1, "No space left on device: claims.csv\n")


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("check", "--help")])
def test_asking_for_help_is_no_failure(onrecord: Run, words: tuple[str, ...]) -> None:
    assert onrecord(*words).code == 0


@pytest.mark.parametrize("words", [("chekc",), ("check", "--quick"), ("new",), ("anchor", "none")])
def test_a_wrong_command_ends_with_2(onrecord: Run, words: tuple[str, ...]) -> None:
    done = onrecord(*words)
    assert done.code == 2
    assert "Error" in done.err


def test_what_each_error_ends_with() -> None:
    assert CaseError("").exit_code == 2
    assert TablesRefused("a", []).exit_code == NotebookFailed("").exit_code == 1


def test_a_refusal_of_thousands_of_errors_stays_readable() -> None:
    many = [Problem("claims.csv", row, "x", "r", "wrong", "Right") for row in range(5000)]
    said = str(TablesRefused("a-case", many))
    assert "have 5\u202f000 errors" in said
    assert "and 4\u202f960 more; see them with onrecord check a-case" in said


# new


def test_new_starts_a_case_that_passes(onrecord: Run, empty_project: Project) -> None:
    done = onrecord("new", "my-case", "--title", 'What "happened"?')
    assert done.code == 0
    assert onrecord("check", "my-case").code == 0
    assert onrecord("tidy", "--check").code == 0
    assert {path.name for path in empty_project.data.iterdir()} == {"my-case"}


@pytest.mark.parametrize("name", ["My Case", "../case", "", "ärger", "a_b", "-a", "a--b"])
def test_new_refuses_a_name_that_no_address_could_hold(
    onrecord: Run, empty_project: Project, name: str
) -> None:
    done = onrecord("new", "--", name)
    assert done.code == 2
    assert "use small letters, digits and hyphens" in done.err
    assert not list(empty_project.data.iterdir())


def test_new_never_overwrites(onrecord: Run, folder: Path) -> None:
    before = contents(folder)
    done = onrecord("new", "harbour-fire")
    assert done.code == 2
    assert "nothing was changed" in done.err
    assert contents(folder) == before


@pytest.mark.parametrize("failure", [KeyboardInterrupt, OSError])
def test_new_leaves_all_or_nothing(
    empty_project: Project, monkeypatch: pytest.MonkeyPatch, failure: type[BaseException]
) -> None:
    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr(new_command, "descriptor_text", fail)
    with pytest.raises(failure):
        new_command.create(empty_project.data / "half", "Half")
    assert not list(empty_project.data.iterdir())


# tidy


def spoil(path: Path, mark: str = ";", encoding: str = "utf-8-sig") -> None:
    """Save a table as a spreadsheet would: other separators, line ends, blank rows and columns."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=mark, quoting=csv.QUOTE_ALL)
    for row in [*rows[:2], [""] * len(rows[0]), *rows[2:], [""] * len(rows[0])]:
        writer.writerow([*row, "", ""])
    path.write_bytes(out.getvalue().encode(encoding))


def test_a_notebook_of_ones_own_may_hold_what_it_likes(
    onrecord: Run, empty_project: Project
) -> None:
    path = empty_project.notebooks / "my-own.ipynb"
    logic = "for day in range(3):\n    if day > 1:\n        print('/tmp/mine', day)"
    cell = nbformat.v4.new_code_cell(logic, id="mine", execution_count=4)
    path.write_text(nbformat.writes(nbformat.v4.new_notebook(cells=[cell])), "utf-8")
    assert onrecord("tidy", "--check").code == 1
    assert onrecord("tidy").code == 0
    (kept,) = nbformat.read(path, as_version=4).cells
    assert (kept.source, kept.execution_count) == (logic, None)
    assert onrecord("tidy", "--check").code == 0


@pytest.mark.parametrize("mark", [";", "\t", ",", "|"])
def test_tidy_undoes_a_spreadsheet_without_losing_a_byte(
    onrecord: Run, project: Project, mark: str
) -> None:
    before = contents(project.data)
    for case in project.data.iterdir():
        for table in TABLES:
            if case.is_dir():
                spoil(case / f"{table}.csv", mark)
    done = onrecord("tidy")
    assert done.code == 0, done.err
    assert contents(project.data) == before
    assert onrecord("tidy").out == "no files tidied\n"


def test_tidy_sorts_and_check_only_says_so(onrecord: Run, folder: Path) -> None:
    path = folder / "claims.csv"
    before = path.read_bytes()
    head, *rows = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([head, *reversed(rows)]) + "\n", "utf-8")
    spoilt = path.read_bytes()
    done = onrecord("tidy", "--check")
    assert (done.code, path.read_bytes()) == (1, spoilt)
    assert f"would change {path}" in done.out
    assert onrecord("tidy").code == 0
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("note\n", "note,remarks\n", "cells where the header has"),
        ("certainty", "stance", "the column is there 2 times"),
        ("first_hand,", "first_hand,,", "cells where the header has"),
        ("claim_id", '"claim_id', "cannot be read"),
    ],
)
def test_tidy_leaves_what_it_would_have_to_guess(
    onrecord: Run, folder: Path, old: str, new: str, sentence: str
) -> None:
    path = folder / "claims.csv"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    spoilt = path.read_bytes()
    spoil(folder / "sources.csv")
    done = onrecord("tidy")
    assert (done.code, path.read_bytes()) == (1, spoilt)
    assert f"{path} is left as it is: claims.csv" in done.err
    assert f"tidied {folder / 'sources.csv'}" in done.out


def test_tidy_never_drops_a_column_with_text_in_it(onrecord: Run, folder: Path) -> None:
    path = folder / "claims.csv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text(
        "\n".join([lines[0] + ",seen_by", *(line + ",me" for line in lines[1:])]) + "\n"
    )
    done = onrecord("tidy")
    assert done.code == 0
    names, rows = read_rows(path)
    assert names[-1] == "seen_by"
    assert {row["seen_by"] for row in rows} == {"me"}


def test_tidy_keeps_rows_that_are_wrong_in_other_ways(onrecord: Run, folder: Path) -> None:
    add(folder, "claims", like=0, stance="hints", statement='Two\nlines, "so"')
    before = sorted(row["statement"] for row in read_rows(folder / "claims.csv")[1])
    assert onrecord("tidy").code == 0
    after = sorted(row["statement"] for row in read_rows(folder / "claims.csv")[1])
    assert after == [statement.replace("\n", " ") for statement in before]


def test_tidy_says_what_it_put_right(onrecord: Run, folder: Path) -> None:
    path = folder / "claims.csv"
    text = path.read_text("utf-8").replace("claim_id", "Claim ID", 1)
    text = text.replace(",1,asserts", ",1.0,asserts", 1).replace("2026-01-05,", "2026‑01‑05,", 1)
    path.write_text(text, "utf-8")
    told = onrecord("tidy", "--check").out
    done = onrecord("tidy")
    assert done.code == 0
    assert done.out == told.replace("would change", "tidied").replace("to tidy", "tidied")
    for line in (
        "claims.csv, row 1: names of columns in other letters (1) ('Claim ID')",
        "claims.csv, row 2, paragraph: stands for '1' ('1.0')",
        "claims.csv, row 2, document_id: stands for 'gazette-2026-01-05' ('gazette-2026‑01‑05')",
    ):
        assert f"  {line}\n" in done.out
    assert onrecord("check", "harbour-fire").code == 0
    assert onrecord("tidy").out == "no files tidied\n"


def test_tidy_adds_an_optional_column_that_a_table_lacks(onrecord: Run, folder: Path) -> None:
    path = folder / "documents.csv"
    before = path.read_bytes()
    names, rows = read_rows(path)
    optional = [name for name in names if TABLES["documents"].column(name).optional]
    short = [name for name in names if name not in optional or any(row[name] for row in rows)]
    lacking = [name for name in names if name not in short]
    assert lacking
    write_rows(path, short, [{name: row[name] for name in short} for row in rows])
    assert onrecord("check", "harbour-fire").code == 0
    done = onrecord("tidy")
    assert done.code == 0
    assert f"  documents.csv: empty columns added: {', '.join(lacking)}\n" in done.out
    assert path.read_bytes() == before


def test_tidy_says_that_it_sorted_the_rows(onrecord: Run, folder: Path) -> None:
    path = folder / "claims.csv"
    before = path.read_bytes()
    names, rows = read_rows(path)
    write_rows(path, names, rows[::-1])
    assert "  claims.csv: rows sorted by claim_id\n" in onrecord("tidy").out
    assert path.read_bytes() == before


def test_tidy_keeps_a_title_that_it_cannot_read(onrecord: Run, folder: Path) -> None:
    (folder / "case.toml").unlink()
    path = folder / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace('",', '";', 1), "utf-8")
    spoilt = path.read_bytes()
    done = onrecord("tidy")
    assert (done.code, path.read_bytes()) == (1, spoilt)
    assert "no title that can be read" in done.err
    path.unlink()
    assert onrecord("tidy").code == 0


def test_tidy_says_which_notebook_is_none(onrecord: Run, empty_project: Project) -> None:
    path = empty_project.notebooks / "99-broken.ipynb"
    path.write_text("{}")
    done = onrecord("tidy")
    assert (done.code, path.read_text()) == (1, "{}")
    assert "is not a notebook that can be read" in done.err


# anchor


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "text.txt"
    path.write_text("The office has not confirmed it.\nIt has not moved.\n", "utf-8")
    return path


def test_anchor_prints_every_place(onrecord: Run, text: Path) -> None:
    done = onrecord("anchor", str(text), "has not")
    assert done.code == 0
    assert [line[:4].strip(":") + line[-13:] for line in done.out.splitlines()] == [
        "2-4  paragraph 1",
        "7-9  paragraph 2",
    ]


def test_anchor_without_words_counts(onrecord: Run, text: Path) -> None:
    assert onrecord("anchor", str(text)).out.startswith("10 words, SHA-256 ")


@pytest.mark.parametrize(("phrase", "code"), [("has never", 1), ("", 1)])
def test_anchor_says_when_words_are_not_there(
    onrecord: Run, text: Path, phrase: str, code: int
) -> None:
    done = onrecord("anchor", str(text), phrase)
    assert done.code == code
    assert "do not stand in" in done.err


def test_anchor_of_what_is_no_text(onrecord: Run, text: Path) -> None:
    text.write_bytes(b"\xff\x00")
    done = onrecord("anchor", str(text))
    assert done.code == 2
    assert "is not UTF-8 text" in done.err


# build


def page(notebook: nbformat.NotebookNode, context: object) -> str:
    return f"<p>{notebook.metadata.get('made', '')}</p>"


@pytest.fixture
def papers(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Replace the kernel and the template by quick ones; return the notebooks that were run."""
    ran: list[Path] = []

    def quick(notebook: Path, executed: Path, *_: object) -> nbformat.NotebookNode:
        ran.append(notebook)
        made = nbformat.v4.new_notebook(metadata={"made": str(len(notebook.name))})
        write.write_text(executed, nbformat.writes(made))
        return made

    monkeypatch.setattr(editions, "run_notebook", quick)
    monkeypatch.setattr(editions, "render_page", page)
    # What runs in a fork could not be counted here.
    monkeypatch.setattr(editions, "can_fork", lambda: False)
    return ran


def quiet(_: str) -> None:
    """Say nothing."""


def test_a_build_renders_what_is_not_up_to_date(
    empty_project: Project, folder: Path, papers: list[Path]
) -> None:
    first = build_pages(empty_project, Order(), quiet).pages
    assert first == len(papers) > 3
    assert build_pages(empty_project, Order(), quiet).pages == 0
    index = empty_project.reports / "harbour-fire" / "2026-01-06" / "index.html"
    index.unlink()
    assert build_pages(empty_project, Order(["harbour-fire"] * 2), quiet).pages == 1
    assert index.is_file()
    edit(folder, "claims", 0, note="Changed.")
    assert build_pages(empty_project, Order(), quiet).pages == first


@pytest.mark.parametrize("junk", [b"\xff\xfe", b"", b"stale"])
def test_a_broken_stamp_is_a_stale_page(
    empty_project: Project, folder: Path, papers: list[Path], junk: bytes
) -> None:
    build_pages(empty_project, Order(), quiet)
    stamp = empty_project.build / "harbour-fire" / "2026-01-06" / "timeline.inputs"
    stamp.write_bytes(junk)
    assert build_pages(empty_project, Order(), quiet).pages == 1


def test_a_page_that_fails_leaves_its_edition_untouched(
    empty_project: Project,
    folder: Path,
    papers: list[Path],
    monkeypatch: pytest.MonkeyPatch,
    onrecord: Run,
) -> None:
    build_pages(empty_project, Order(), quiet)
    before = contents(empty_project.reports)
    quick = editions.run_notebook

    def failing(notebook: Path, *rest: object) -> nbformat.NotebookNode:
        if notebook.name.startswith("02"):
            raise NotebookFailed(f"{notebook.name}, cell open: ValueError: no")
        return quick(notebook, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(editions, "run_notebook", failing)
    edit(folder, "claims", 0, note="Changed.")
    done = onrecord("build")
    assert done.code == 1
    assert "02-timeline.ipynb, cell open: ValueError: no" in done.err
    assert contents(empty_project.reports) == before


def test_tables_with_errors_stop_a_build_and_all_of_them_are_named(
    onrecord: Run, empty_project: Project, folder: Path, papers: list[Path]
) -> None:
    new_command.create(empty_project.data / "other-case", "Other")
    edit(folder, "claims", 0, stance="hints")
    edit(empty_project.data / "other-case", "claims", 0, stance="hints")
    done = onrecord("build")
    assert done.code == 1
    assert "The tables of harbour-fire have one error:" in done.err
    assert "The tables of other-case have one error:" in done.err
    assert papers == []


def test_a_case_stands_and_falls_alone(
    onrecord: Run, empty_project: Project, folder: Path, papers: list[Path]
) -> None:
    new_command.create(empty_project.data / "other-case", "Other")
    edit(empty_project.data / "other-case", "claims", 0, stance="hints")
    done = onrecord("build")
    assert done.code == 1
    assert "The tables of other-case have one error:" in done.err
    assert "harbour-fire" not in done.err.partition("The tables")[2]
    assert (empty_project.reports / "harbour-fire" / "2026-01-06" / "index.html").is_file()
    assert onrecord("build", "harbour-fire").code == 0


@pytest.mark.parametrize("broken", ["claims.csv", "editions.csv", "datapackage.json", "case.toml"])
def test_the_front_page_lists_what_stands(
    onrecord: Run, empty_project: Project, folder: Path, papers: list[Path], broken: str
) -> None:
    new_command.create(empty_project.data / "other-case", "Other")
    assert onrecord("build").code == 0
    (empty_project.data / "other-case" / broken).write_bytes(b"\xff\xfe")
    edit(folder, "claims", 0, note="Changed.")
    assert onrecord("build").code == 1
    index = (empty_project.reports / "index.html").read_text("utf-8")
    for case in ("harbour-fire", "other-case"):
        assert f'href="{case}/2026-01-06/index.html"' in index
    said = r"Not built\.</strong> The tables of other-case have \w+ errors?\. What is listed here"
    assert index.count("Not built.") == len(re.findall(said, index)) == 1
    onrecord("build", "harbour-fire")
    assert re.search(said, (empty_project.reports / "index.html").read_text("utf-8"))
    shutil.rmtree(empty_project.data / "other-case")
    new_command.create(empty_project.data / "other-case", "Other")
    assert onrecord("build").code == 0
    assert "Not built." not in (empty_project.reports / "index.html").read_text("utf-8")


def without_editions(folder: Path) -> None:
    for table in ("editions", "judgements"):
        names, _ = read_rows(folder / f"{table}.csv")
        write_rows(folder / f"{table}.csv", names, [])


def test_a_case_without_editions_is_named_and_the_others_are_built(
    onrecord: Run, empty_project: Project, folder: Path, papers: list[Path]
) -> None:
    new_command.create(empty_project.data / "other-case", "Other")
    without_editions(empty_project.data / "other-case")
    done = onrecord("build")
    assert done.code == 1
    assert "other-case has no edition, so no page is made of it" in done.err
    index = (empty_project.reports / "index.html").read_text("utf-8")
    assert "</strong> other-case has no edition" in index and "It has no page yet." in index
    assert (empty_project.reports / "harbour-fire" / "2026-01-06" / "index.html").is_file()


def test_a_project_without_notebooks_is_not_up_to_date(
    onrecord: Run, empty_project: Project, folder: Path
) -> None:
    shutil.rmtree(empty_project.notebooks)
    empty_project.notebooks.mkdir()
    done = onrecord("build")
    assert (done.code, done.out) == (2, "")
    assert f"There is no notebook in {empty_project.notebooks}" in done.err


@pytest.mark.parametrize("name", ["reports", "build"])
def test_a_folder_that_cannot_be_written_to_is_found_before_the_work(
    onrecord: Run, empty_project: Project, folder: Path, papers: list[Path], name: str
) -> None:
    if not Path("/proc/self").is_dir():
        pytest.skip("needs a folder that nobody, root included, can write to")
    (empty_project.root / name).symlink_to("/proc/self")
    done = onrecord("build")
    assert done.code == 1
    assert f"{empty_project.root / name} cannot be written to" in done.err
    assert papers == []


@pytest.mark.parametrize("command", ["render", "archive"])
def test_an_output_that_cannot_be_written_is_found_before_the_work(
    onrecord: Run, empty_project: Project, folder: Path, papers: list[Path], command: str
) -> None:
    if not Path("/proc/self").is_dir():
        pytest.skip("needs a folder that nobody, root included, can write to")
    (empty_project.root / "away").symlink_to("/proc/self")
    what = "notebooks/02-timeline.ipynb" if command == "render" else "harbour-fire"
    done = onrecord(command, what, "-o", "away/deep/page.html")
    assert done.code == 1
    assert "away cannot be written to" in done.err and "nothing was rendered" in done.err
    assert papers == []


@pytest.mark.parametrize("back", [False, True])
def test_pages_whose_tables_change_while_they_are_made_are_not_put_in_place(
    onrecord: Run,
    empty_project: Project,
    folder: Path,
    papers: list[Path],
    monkeypatch: pytest.MonkeyPatch,
    back: bool,
) -> None:
    build_pages(empty_project, Order(), quiet)
    before = contents(empty_project.reports)
    edit(folder, "claims", 0, note="Changed.")
    quick, text = editions.run_notebook, (folder / "claims.csv").read_bytes()

    def meanwhile(notebook: Path, *rest: object) -> nbformat.NotebookNode:
        if notebook.name.startswith("02"):
            edit(folder, "claims", 0, note="Changed again.")
            if back:
                (folder / "claims.csv").write_bytes(text)
        return quick(notebook, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(editions, "run_notebook", meanwhile)
    done = onrecord("build")
    assert done.code == 1
    assert "were changed while the pages of 2026-01-06 were made" in done.err
    assert contents(empty_project.reports) == before
    monkeypatch.setattr(editions, "run_notebook", quick)
    assert "rendered in" in onrecord("build").out


def test_the_bytecode_that_python_keeps_is_no_change_of_the_code() -> None:
    assert not [path for path in package_files() if "__pycache__" in path.parts]
    assert {"claims.py", "style.css", "tables.toml"} <= {path.name for path in package_files()}


@pytest.mark.parametrize("command", ["archive", "pdf", "build", "check"])
@pytest.mark.parametrize("name", ["nosuch", "../data/harbour-fire", "harbour-fire/", "."])
def test_what_is_no_case_is_said_alike_by_every_command(
    onrecord: Run, folder: Path, command: str, name: str
) -> None:
    done = onrecord(command, name)
    assert done.code == 2
    assert f"There is no case {name} in {folder.parent}; there are: harbour-fire." in done.err


def test_one_edition_of_the_cases_that_have_it(
    onrecord: Run, empty_project: Project, folder: Path, papers: list[Path]
) -> None:
    other = empty_project.data / "other-case"
    new_command.create(other, "Other")
    edit(other, "editions", 0, as_of="2026-01-07")
    edit(other, "judgements", 0, as_of="2026-01-07")
    assert onrecord("build", "--as-of", "2026-01-07").code == 0
    assert {path.name for path in empty_project.reports.iterdir()} == {"other-case", "index.html"}


def test_a_build_that_is_stopped_leaves_the_pages(
    onrecord: Run,
    empty_project: Project,
    folder: Path,
    papers: list[Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    build_pages(empty_project, Order(), quiet)
    before = contents(empty_project.reports)
    edit(folder, "claims", 0, note="Changed.")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(editions, "_place", stop)
    done = onrecord("build")
    assert done.code == 130
    assert "Stopped; nothing was left half-written" in done.err
    assert contents(empty_project.reports) == before


def test_a_notebook_that_is_none_stops_a_build(
    onrecord: Run, empty_project: Project, folder: Path, papers: list[Path]
) -> None:
    (empty_project.notebooks / "01-assessment.ipynb").write_text("{}")
    done = onrecord("build")
    assert done.code == 1
    assert "01-assessment.ipynb is not a notebook that can be read" in done.err


# the command line itself


def test_every_module_of_a_command_is_listed_and_says_what_the_list_says() -> None:
    context = click.Context(cli)
    for name, (module, line) in COMMANDS.items():
        found = cli.get_command(context, name)
        assert isinstance(found, Command), name
        assert (found.name, found.callback.__module__) == (name, f"onrecord.commands.{module}")
        assert found.get_short_help_str(1000).rstrip(".") + "." == line
    assert cli.get_command(context, "no-such") is None


@pytest.mark.parametrize("words", [(), *((name,) for name in COMMANDS)])
def test_help_shows_examples_as_they_are_written(onrecord: Run, words: tuple[str, ...]) -> None:
    found = cli.get_command(click.Context(cli), *words) if words else cli
    assert found and found.callback
    written = inspect.cleandoc(found.callback.__doc__ or "")
    lines = written.partition("Examples:\n")[2].splitlines()
    assert all(line.startswith(f"  onrecord {' '.join(words)}") for line in lines)
    shown = onrecord(*words, "-h").out.splitlines()
    start = shown.index("  Examples:")
    assert [line[2:] for line in shown[start + 1 : start + 1 + len(lines)]] == lines != []
    assert "\\b" not in "".join(shown)


HEAVY = ("pandas", "numpy", "networkx", "matplotlib", "nbformat", "papermill", "nbconvert")


def loaded(*words: str) -> set[str]:
    """Return which of the heavy libraries a command imports."""
    said = (
        f"import sys\nsys.argv[1:] = {list(words)}\n"
        "try:\n from onrecord.__main__ import main\n main()\n"
        f"finally:\n print('loaded', *[name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", said], cwd=ROOT, capture_output=True, text=True)
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("loaded")]
    return set(line.split()[1:])


@pytest.mark.parametrize("words", [("--version",), ("-h",), ("anchor", "LICENSE")])
def test_what_counts_no_table_imports_nothing_that_does(words: tuple[str, ...]) -> None:
    assert loaded(*words) == set()


def test_the_checker_imports_nothing_that_draws_or_renders() -> None:
    assert loaded("check") == {"pandas", "numpy", "networkx"}


def test_a_kernel_imports_nothing_that_renders() -> None:
    said = f"import sys, onrecord.notebook\nprint([n for n in {HEAVY[-3:]} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", said], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout == "[]\n"


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
@pytest.mark.parametrize("module", ["click", "pandas", "papermill"])
def test_ctrl_c_while_a_command_is_loaded_is_a_clean_stop(
    empty_project: Project, folder: Path, module: str
) -> None:
    said = (
        "import builtins, os, signal, sys\n"
        "load = builtins.__import__\n"
        "def stopped(name, *rest, **named):\n"
        f"    if name == {module!r}: os.kill(os.getpid(), signal.SIGINT)\n"
        "    return load(name, *rest, **named)\n"
        "builtins.__import__ = stopped\n"
        "sys.argv[1:] = ['--root', sys.argv[1], 'build']\n"
        "from onrecord.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", said, str(empty_project.root)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr.strip() == "Stopped; nothing was left half-written."


# with a real kernel


def notebook(path: Path, *cells: tuple[str, str]) -> Path:
    made = nbformat.v4.new_notebook(
        metadata={
            "kernelspec": {"display_name": "Python 3", "name": "python3", "language": "python"}
        },
        cells=[nbformat.v4.new_code_cell(source, id=name) for name, source in cells],
    )
    path.write_text(nbformat.writes(made), "utf-8")
    return path


@pytest.mark.notebooks
def test_a_failing_cell_is_named_and_the_notebook_kept(tmp_path: Path) -> None:
    path = notebook(tmp_path / "01-a.ipynb", ("first", "x = 1"), ("second", "print(x)\n1 / 0"))
    executed = tmp_path / "build" / "01-a.ipynb"
    with pytest.raises(NotebookFailed) as failed:
        run_notebook(path, executed, {}, tmp_path)
    assert isinstance(failed.value, WorkFailed)
    assert str(failed.value) == (
        "01-a.ipynb, cell second: ZeroDivisionError: division by zero\n"
        f"  The notebook as far as it ran is kept in {executed}"
    )
    outputs = {
        cell.id: cell.outputs
        for cell in nbformat.read(executed, as_version=4).cells
        if cell.cell_type == "code"
    }
    assert [output.output_type for output in outputs["second"]] == ["stream", "error"]


@pytest.mark.notebooks
@pytest.mark.parametrize(
    ("engine", "why"),
    [(FORK, "its process ended with exit code 3"), (STOCK, "the kernel failed (DeadKernelError")],
)
def test_a_kernel_that_dies_is_no_success(tmp_path: Path, engine: str, why: str) -> None:
    path = notebook(tmp_path / "01-a.ipynb", ("first", "import os; os._exit(3)"))
    executed = tmp_path / "01-a-executed.ipynb"
    executed.write_text("from an earlier run")
    with pytest.raises(NotebookFailed, match=re.escape(f"01-a.ipynb, cell first: {why}")):
        run_notebook(path, executed, {}, tmp_path, Running(engine))
    assert "earlier" not in executed.read_text("utf-8")


@pytest.mark.notebooks
def test_a_kernel_that_is_not_there(tmp_path: Path) -> None:
    path = notebook(tmp_path / "01-a.ipynb", ("first", "x = 1"))
    path.write_text(path.read_text().replace('"python3"', '"no-such-kernel"'))
    with pytest.raises(NotebookFailed, match="no-such-kernel"):
        run_notebook(path, tmp_path / "out.ipynb", {}, tmp_path)


@pytest.mark.notebooks
def test_building_twice_gives_the_same_bytes(
    onrecord: Run, empty_project: Project, folder: Path
) -> None:
    for path in empty_project.notebooks.glob("*.ipynb"):
        if page_name(path) not in ("assessment", "register"):
            path.unlink()
    assert onrecord("build").code == 0
    first = contents(empty_project.reports)
    assert {Path(name).name for name in first} == {
        "assessment.html",
        "card.png",
        "index.html",
        "register.html",
    }
    for leftover in empty_project.build.rglob("*.inputs"):
        leftover.unlink()
    assert onrecord("build").code == 0
    assert contents(empty_project.reports) == first


@pytest.mark.notebooks
@pytest.mark.skipif(os.name != "posix", reason="needs signals")
@pytest.mark.parametrize("command", ["build", "render"])
def test_ctrl_c_stops_notebooks_and_kernels(
    empty_project: Project, folder: Path, command: str
) -> None:
    for path in empty_project.notebooks.glob("*.ipynb"):
        path.unlink()
    marker = empty_project.root / "started"
    wait = f"import os, time\nopen({str(marker)!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)"
    values = ("values", 'case = "harbour-fire"\nas_of = "2026-01-06"\n')
    path = notebook(empty_project.notebooks / "01-assessment.ipynb", values, ("wait", wait))
    text = path.read_text("utf-8").replace(
        '"metadata": {},', '"metadata": {"tags": ["parameters"]},', 1
    )
    path.write_text(text, "utf-8")
    words = (
        ["build"]
        if command == "build"
        else ["render", str(path), "-o", str(marker.with_suffix(".html"))]
    )
    started = subprocess.Popen(
        [sys.executable, "-m", "onrecord", "--root", str(empty_project.root), *words],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not (marker.exists() and marker.read_text()) and time.monotonic() < deadline:
        time.sleep(0.1)
    kernel = int(marker.read_text())
    os.killpg(started.pid, signal.SIGINT)
    _, said = started.communicate(timeout=30)
    assert started.returncode == 130
    assert "Stopped; nothing was left half-written" in said
    assert "Traceback" not in said
    assert not empty_project.reports.exists()
    assert not marker.with_suffix(".html").exists()
    with pytest.raises(ProcessLookupError):
        os.kill(kernel, 0)


_TAGGED = '"metadata": {"tags": ["parameters"]},'


@pytest.fixture
def crowd(empty_project: Project, folder: Path) -> Path:
    """Return the folder where each notebook of a crowd, too large for a machine, says it runs."""
    for path in empty_project.notebooks.glob("*.ipynb"):
        path.unlink()
    started = empty_project.root / "started"
    started.mkdir()
    wait = f"import pathlib, os, time\npathlib.Path({str(started)!r}, str(os.getpid())).touch()\n"
    for number in range(1, 3 + 2 * (os.cpu_count() or 1)):
        name = "assessment" if number == 1 else f"page-{'x' * number}"
        path = notebook(
            empty_project.notebooks / f"{number:02}-{name}.ipynb",
            ("values", 'case = as_of = compare_to = ""\ntopics = []'),
            ("wait", wait + "time.sleep(60)"),
        )
        text = path.read_text("utf-8").replace('"metadata": {},', _TAGGED, 1)
        path.write_text(text, "utf-8")
    return started


def stopped(root: Path, until: Callable[[], bool], number: int = signal.SIGINT) -> tuple[int, str]:
    """Build the project in ``root``, stop it with a signal; return its exit code and its words."""
    command = [sys.executable, "-m", "onrecord", "--root", str(root), "build"]
    begun = subprocess.Popen(
        command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    deadline = time.monotonic() + 90
    while not until() and begun.poll() is None and time.monotonic() < deadline:
        time.sleep(0.1)
    if begun.poll() is None and until():
        os.kill(begun.pid, number)
    start = time.monotonic()
    try:
        code = begun.wait(timeout=40)
        assert time.monotonic() - start < 10  # three seconds, on a machine that has them
        return code, begun.stderr.read() if begun.stderr else ""
    finally:
        begun.kill()


def gone(process: int) -> bool:
    """Return whether a process has ended, whether or not anybody has asked how."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    told = Path(f"/proc/{process}/stat")
    return told.is_file() and told.read_text("utf-8").rpartition(")")[2].split()[0] == "Z"


@pytest.mark.notebooks
@pytest.mark.skipif(os.name != "posix", reason="needs signals")
@pytest.mark.parametrize(("number", "ends"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_a_build_in_which_notebooks_wait_for_their_turn(
    empty_project: Project, crowd: Path, number: int, ends: int
) -> None:
    code, said = stopped(empty_project.root, lambda: any(crowd.iterdir()), number)
    assert code == ends
    assert said.strip().splitlines()[-1] == (
        "Stopped; nothing was left half-written, and no edition was put in place."
    )
    assert "Traceback" not in said
    kernels = [int(path.name) for path in crowd.iterdir()]
    assert 0 < len(kernels) <= (os.cpu_count() or 1)
    assert all(gone(kernel) for kernel in kernels)
    assert not empty_project.reports.exists()
    assert [path.name for path in (empty_project.build / "runs").iterdir()] == ["lock"]


@pytest.mark.notebooks
@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_a_failing_write_ends_a_build_in_which_notebooks_wait_for_their_turn(
    empty_project: Project, crowd: Path
) -> None:
    kept = empty_project.build / "harbour-fire" / "2026-01-06" / "01-assessment.ipynb"
    kept.mkdir(parents=True)
    first = empty_project.notebooks / "01-assessment.ipynb"
    first.write_text(first.read_text("utf-8").replace("time.sleep(60)", "1 / 0"), "utf-8")
    code, said = stopped(empty_project.root, lambda: False)
    assert code == 1
    assert str(kept) in said
    assert "Traceback" not in said
    assert all(gone(int(path.name)) for path in crowd.iterdir())
    assert not empty_project.reports.exists()


@pytest.mark.notebooks
@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_a_build_that_is_killed_leaves_no_process_and_the_next_one_clears_up(
    empty_project: Project, crowd: Path
) -> None:
    code, _ = stopped(empty_project.root, lambda: any(crowd.iterdir()), signal.SIGKILL)
    assert code == -signal.SIGKILL
    deadline = time.monotonic() + 10
    while not all(gone(int(path.name)) for path in crowd.iterdir()):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    left = [path for path in (empty_project.build / "runs").iterdir() if path.is_dir()]
    assert len(left) == 1
    clear_dead(empty_project)
    assert [path.name for path in (empty_project.build / "runs").iterdir()] == ["lock"]
