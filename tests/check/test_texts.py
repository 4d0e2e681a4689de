"""The tables against the texts that somebody has: anchors fit, and no sentence is republished."""

import os
import shutil
from pathlib import Path

import pytest

from onrecord.check.run import check_case
from onrecord.check.running import runs
from onrecord.model.anchors import Text, read_text, split_words
from onrecord.model.case import case_names, load_case
from onrecord.model.problems import errors
from onrecord.model.scripts import word_count
from tests.cases import edit

ROOT = Path(__file__).parent.parent.parent
#: Where texts may be: with a case, in a folder that the environment names, or beside the clone.
PLACES = [Path(os.environ.get("ONRECORD_TEXTS", "")), ROOT.parent / "shared" / "sources"]


def texts(case: str) -> dict[str, Path]:
    folders = [ROOT / "data" / case / "texts", *(folder for folder in PLACES if folder.is_dir())]
    known = set(load_case(ROOT / "data" / case).documents["document_id"])
    found = {path.stem: path for folder in folders for path in folder.glob("*.txt")}
    return {name: path for name, path in found.items() if name in known}


@pytest.mark.parametrize("case", case_names(ROOT / "data"))
def test_no_text_of_a_source_is_in_the_repository(case: str) -> None:
    folder = ROOT / "data" / case
    kept = {path.name for path in folder.iterdir() if path.name != "texts"}
    assert all(name.endswith((".csv", ".json", ".md", ".toml")) for name in kept)
    assert "/data/*/texts/" in (ROOT / ".gitignore").read_text("utf-8")


@pytest.mark.parametrize("case", case_names(ROOT / "data"))
def test_anchors_cues_and_paragraphs_fit_the_texts_that_are_there(
    case: str, tmp_path: Path
) -> None:
    folder = tmp_path / case
    shutil.copytree(ROOT / "data" / case, folder)
    (folder / "texts").mkdir(exist_ok=True)
    for path in texts(case).values():
        shutil.copy(path, folder / "texts")
    assert [problem.sentence() for problem in errors(check_case(folder))] == []


@pytest.mark.parametrize("case", case_names(ROOT / "data"))
def test_the_tables_share_no_run_of_more_than_eight_words_with_a_text(case: str) -> None:
    loaded = load_case(ROOT / "data" / case)
    for path in texts(case).values():
        assert list(runs(loaded, read_text(path))) == []


@pytest.mark.parametrize("case", case_names(ROOT / "data"))
def test_a_cue_has_at_most_eight_words(case: str) -> None:
    cues = load_case(ROOT / "data" / case).claims["cue"]
    assert cues.map(lambda cue: word_count(split_words(cue))).max() <= 8


def test_a_republished_sentence_is_found() -> None:
    case = load_case(ROOT / "data" / case_names(ROOT / "data")[0])
    statement = max(case.claims["statement"], key=lambda statement: len(split_words(statement)))
    copied = Text(tuple(split_words(f"They wrote that {statement.upper()}")), (0,))
    assert {(table, column) for table, _, column, _ in runs(case, copied)} == {
        ("claims", "statement")
    }


CHINESE = "外交部发言人周五在例行记者会上表示没有任何证据"
ENGLISH = "One, two three four five six seven eight nine"


@pytest.mark.parametrize(
    ("printed", "copied", "found"),
    [
        (
            "外交部发言人周五在例行记者会上表示没有任何证据",
            "周五在例行记者会上表示没有任何证据",
            True,
        ),
        ("外交部发言人周五在例行记者会上表示没有任何证据", "例行记者会上表示没有任何证据", False),
        (
            "One, two three four five six seven eight nine.",
            "ONE two three four five six seven eight “nine”",
            True,
        ),
        (
            "One, two three four five six seven eight nine.",
            "two three four five six seven eight nine",
            False,
        ),
    ],
)
def test_more_than_eight_words_in_a_row_are_found_in_any_script(
    folder: Path, printed: str, copied: str, found: bool
) -> None:
    edit(folder, "claims", 0, statement=copied)
    text = Text(tuple(split_words(f"… {printed} …")), (0,))
    assert bool(list(runs(load_case(folder), text))) == found


@pytest.mark.parametrize(("cue", "long"), [("没" * 16, False), ("没" * 17, True)])
def test_a_cue_of_more_than_eight_words_is_long_in_any_script(
    folder: Path, cue: str, long: bool
) -> None:
    edit(folder, "claims", 0, cue=cue)
    assert bool([problem for problem in check_case(folder) if problem.rule == "cue-long"]) == long
