"""``onrecord add``: one claim, whole and right, or nothing."""

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.check.run import check_case
from onrecord.commands import add as module
from onrecord.commands.prompting import _completing, matching
from onrecord.model.problems import errors
from onrecord.project import Project
from tests.cases import edit, read_rows
from tests.conftest import Outcome
from tests.growing import begin

Run = Callable[..., Outcome]
DOCUMENT, OTHER = "gazette-2026-01-05", "herald-2026-01-06"
GIVEN = ("-d", DOCUMENT, "-s", "town-hall", "-p", "bridge-closes", "--stance")


def files(folder: Path) -> dict[str, bytes]:
    kept = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".zip")
    return {str(path.relative_to(folder)): path.read_bytes() for path in kept}


def added(folder: Path, name: str) -> dict[str, str]:
    """Return the row called ``name``."""
    (row,) = [row for row in read_rows(folder / "claims.csv")[1] if row["claim_id"] == name]
    return row


def test_four_options_make_a_whole_row(onrecord: Run, folder: Path) -> None:
    before = files(folder)
    done = onrecord("add", "harbour-fire", *GIVEN, "declined", "--paragraph", "2")
    assert (done.code, done.out) == (0, f"Added {DOCUMENT}-02b to harbour-fire\n")
    row = added(folder, f"{DOCUMENT}-02b")
    assert row["entered"] == dt.date.today().isoformat()
    assert (row["said_date"], row["certainty"]) == ("2026-01-05", "unstated")
    assert not errors(check_case(folder))
    assert onrecord("tidy", "--check").code == 0
    assert onrecord("add", "harbour-fire", "--undo").code == 0
    assert files(folder) == before


def test_what_a_retelling_says_was_said_when_its_first_row_was(onrecord: Run, folder: Path) -> None:
    words = ("-d", OTHER, "-s", "inspector", "-p", "bridge-closes", "--stance", "asserts")
    more = ("--derived-from", f"{DOCUMENT}-01a", "--derivation", "cites", "--paragraph", "7")
    assert onrecord("add", "harbour-fire", *words, *more).code == 0
    assert added(folder, f"{OTHER}-07a")["said_date"] == "2026-01-04"
    vague = ("--derivation", "unknown", "--paragraph", "8")
    assert onrecord("add", "harbour-fire", *words, *vague).code == 0
    assert added(folder, f"{OTHER}-08a")["said_date"] == ""


def test_everything_that_is_wrong_is_said_at_once_with_what_was_meant(
    onrecord: Run, folder: Path
) -> None:
    before = files(folder)
    words = ("-d", "gazette", "-s", "townhall", "-p", "bridge", "--stance", "not-confirm")
    done = onrecord("add", "harbour-fire", *words, "--event-date", "soon", "--paragraph", "-1")
    assert done.code == 2 and files(folder) == before
    for line in (
        f"documents.csv has no gazette. Did you mean {DOCUMENT}? If it is new, say --new.",
        "sources.csv has no townhall. Did you mean town-hall? If it is new, say --new.",
        "propositions.csv has no bridge. Did you mean bridge-closes?",
        "not-confirm is no value of stance. Did you mean not_confirmed?",
        "soon is no event_date.",
        "-1 is no paragraph.",
    ):
        assert line in done.err
    assert "stance is needed" in onrecord("add", "harbour-fire", "-s", "town-hall").err


def test_capitals_and_spaces_are_no_mistake(onrecord: Run, folder: Path) -> None:
    done = onrecord("add", "harbour-fire", *GIVEN, "Not Confirmed", "--paragraph", "3")
    assert done.code == 0
    assert added(folder, f"{DOCUMENT}-03a")["stance"] == "not_confirmed"


def test_the_same_claim_is_refused_and_a_near_one_is_told(onrecord: Run, folder: Path) -> None:
    before = files(folder)
    same = onrecord("add", "harbour-fire", *GIVEN, "not_confirmed", "--paragraph", "2")
    assert same.code == 1 and f"{DOCUMENT}-02a is the same voice, place, point" in same.err
    assert files(folder) == before
    words = (*GIVEN, "not_confirmed", "--paragraph", "2", "--anyway", "--note", "Said twice.")
    assert onrecord("add", "harbour-fire", *words).code == 0
    near = onrecord("add", "harbour-fire", *GIVEN, "unaware", "--paragraph", "9")
    assert near.code == 0
    assert f"nearly the same stands there already: {DOCUMENT}-02a" in near.err


def test_the_same_words_of_the_same_day_elsewhere_are_told(onrecord: Run, folder: Path) -> None:
    words = ("-d", OTHER, "-s", "town-hall", "-p", "bridge-closes", "--stance", "not_confirmed")
    done = onrecord("add", "harbour-fire", *words, "--said-date", "2026-01-05")
    assert done.code == 0 and f"{DOCUMENT}-02a" in done.err and "derived_from" in done.err


def test_new_rows_come_with_their_cells(onrecord: Run, folder: Path) -> None:
    words = ("-d", "echo-2026-01-07", "-s", "mayor", "-p", "bridge-safe", "--stance", "denies")
    cells = ("documents.publisher=Echo", "documents.published=2026-01-07", "sources.name=The mayor")
    cells = (*cells, "sources.kind=person", "sources.attribution=named_person")
    cells = (*cells, "documents.title=The bridge", "propositions.label=Whether the bridge is safe")
    more = [part for cell in cells for part in ("--set", cell)]
    assert onrecord("add", "harbour-fire", *words, *more).code == 2
    done = onrecord("add", "harbour-fire", *words, *more, "--new")
    assert done.code == 0
    assert "with mayor, echo in sources.csv" in done.out
    (row,) = [r for r in read_rows(folder / "documents.csv")[1] if r["publisher"] == "echo"]
    (source,) = [r for r in read_rows(folder / "sources.csv")[1] if r["source_id"] == "echo"]
    assert source["name"] == "Echo"
    assert (row["document_id"], row["accessed"]) == (
        "echo-2026-01-07",
        dt.date.today().isoformat(),
    )
    assert added(folder, "echo-2026-01-07-00a")["said_date"] == "2026-01-07"


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("sources.nam=The mayor", "Did you mean sources.name"),
        ("sources.name", "write it as"),
        ("sources.name=Another", "is not new"),
        ("links.reason=x", "write it as"),
    ],
)
def test_a_cell_that_has_no_row_is_refused(
    onrecord: Run, folder: Path, cell: str, said: str
) -> None:
    done = onrecord("add", "harbour-fire", *GIVEN, "declined", "--set", cell)
    assert done.code == 2 and said in done.err


def test_what_would_be_an_error_is_not_written(onrecord: Run, folder: Path) -> None:
    before = files(folder)
    done = onrecord("add", "harbour-fire", *GIVEN, "declined", "--cue", "one " * 9)
    assert done.code == 1
    assert "The tables would have errors; nothing was changed:" in done.err
    assert "the cue has more than 8 running words" in done.err
    assert files(folder) == before


def test_warnings_are_said_and_old_errors_hinder_nobody(onrecord: Run, folder: Path) -> None:
    edit(folder, "claims", 0, stance="hints")
    done = onrecord("add", "harbour-fire", *GIVEN, "denies", "--paragraph", "1")
    assert done.code == 0 and "hints" not in done.err


def test_the_words_are_pinned_where_the_text_is_there(onrecord: Run, folder: Path) -> None:
    text = folder / "texts" / f"{DOCUMENT}.txt"
    text.write_text("It may close.\n\nThe hall had no word.\nThe hall had no word.\n", "utf-8")
    edit(folder, "claims", 0, cue="", anchor="")
    edit(folder, "claims", 1, cue="", anchor="")
    assert onrecord("add", "harbour-fire", *GIVEN, "no_answer", "--cue", "may close").code == 0
    row = added(folder, f"{DOCUMENT}-01b")
    assert row["paragraph"] == "1" and row["anchor"].startswith("1-3:")
    twice = onrecord("add", "harbour-fire", *GIVEN, "declined", "--cue", "no word")
    assert "stands in gazette-2026-01-05.txt in paragraph 2, 3; say which" in twice.err
    gone = onrecord("add", "harbour-fire", *GIVEN, "doubts", "--cue", "never said")
    assert "the cue does not stand in" in gone.err


def test_a_case_of_four_columns_stays_one(onrecord: Run, empty_project: Project) -> None:
    folder = begin(empty_project.data, own="desk", words="me")
    words = ("-d", "herald-2026-01-06", "-s", "mayor", "-p", "bridge-unsafe", "--stance", "denies")
    assert onrecord("add", "bridge", *words).code == 0
    names, rows = read_rows(folder / "claims.csv")
    assert set(names) >= {"document_id", "source_id", "stance", "proposition_id", "desk"}
    assert [row["desk"] for row in rows].count("me") == len(rows) - 1
    assert not (folder / "sources.csv").exists()
    assert not errors(check_case(folder))


def test_check_changes_nothing(onrecord: Run, folder: Path) -> None:
    before = files(folder)
    done = onrecord("add", "harbour-fire", *GIVEN, "declined", "--check")
    assert done.out.startswith("Would add ") and files(folder) == before


def answered(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))


def test_it_asks_for_the_rest(onrecord: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [OTHER, "4", "town-hal", "town-hall", "?", "declined", "no comment"]
    answers += ["", "none_stated", "", "starts_here", "", "", "2", "It declined.", ""]
    answered(monkeypatch, *answers)
    done = onrecord("add", "harbour-fire", "-p", "bridge-closes", "--ask")
    assert done.code == 0, done.err
    row = added(folder, f"{OTHER}-04a")
    assert (row["source_id"], row["stance"], row["certainty"]) == (
        "town-hall",
        "declined",
        "unstated",
    )
    assert (row["said_date"], row["statement"]) == ("2026-01-06", "It declined.")
    assert "sources.csv has no town-hal. Did you mean town-hall? Type it again" in done.err
    assert "What the speaker does with the proposition" in done.err
    assert "custody" not in done.err


def test_what_is_new_is_asked_about(
    onrecord: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["2", "mayor", "mayor", "The mayor", "person", "named_person", "", "denies"]
    answered(monkeypatch, *answers, *[""] * 11)
    done = onrecord("add", "harbour-fire", "-d", OTHER, "-p", "bridge-closes", "--ask")
    assert done.code == 0, done.err
    (row,) = [r for r in read_rows(folder / "sources.csv")[1] if r["source_id"] == "mayor"]
    assert (row["name"], row["kind"], row["attribution"]) == ("The mayor", "person", "named_person")


def test_whoever_stops_answering_leaves_nothing(
    onrecord: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(folder)
    answered(monkeypatch, OTHER, "4")
    assert onrecord("add", "harbour-fire", "--ask").code == 130
    assert files(folder) == before


def test_values_are_completed_by_their_beginning_or_by_any_part() -> None:
    known = ["declined", "denies", "not_confirmed"]
    assert [matching(known, "de", at) for at in range(3)] == ["declined", "denies", None]
    assert [matching(known, "confirm", at) for at in range(2)] == ["not_confirmed", None]
    assert matching(known, "", 2) == "not_confirmed"


def test_an_answer_is_completed_where_the_terminal_can() -> None:
    readline = pytest.importorskip("readline")
    before = readline.get_completer()
    with _completing(["roughly even chance", "town-hall"]):
        complete = readline.get_completer()
        assert [complete("roughly even", at) for at in range(2)] == ["roughly even chance", None]
        assert "-" not in readline.get_completer_delims()
    assert readline.get_completer() is before


@pytest.mark.parametrize("written", range(3))
def test_a_failing_write_leaves_what_was_there(
    onrecord: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    from onrecord.model import undoing

    before, real, calls = files(folder), undoing.write_bytes, []

    def failing(path: Path, content: bytes) -> None:
        calls.append(path)
        if len(calls) == written + 1:
            raise OSError(28, "No space left on device", str(path))
        real(path, content)

    monkeypatch.setattr(undoing, "write_bytes", failing)
    words = ("-d", OTHER, "-s", "mayor", "-p", "bridge-closes", "--stance", "denies", "--new")
    assert onrecord("add", "harbour-fire", *words).code == 1
    assert files(folder) == before


def test_problems_are_compared_without_their_rows() -> None:
    found = module._ROW.sub("row", "used twice, in rows 3 and 12; the name in row 4, x")
    assert found == "used twice, in row; the name in row, x"
