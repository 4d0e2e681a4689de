"""The tables against the texts that somebody has: anchors fit, and no sentence is republished."""

import os
import shutil
from pathlib import Path

import pytest

from onrecord.check.run import check_case
from onrecord.check.running import runs
from onrecord.model.anchors import Text, read_text, words
from onrecord.model.case import case_names, load_case
from onrecord.model.problems import errors

ROOT = Path(__file__).parent.parent.parent
#: Where texts may be: with a case, in a folder that the environment names, or beside the clone.
PLACES = [Path(os.environ.get("ONRECORD_TEXTS", "")), ROOT.parent / "shared" / "sources"]


def texts(case: str) -> dict[str, Path]:
    folders = [ROOT / "data" / case / "texts", *(each for each in PLACES if each.is_dir())]
    known = set(load_case(ROOT / "data" / case).documents["document_id"])
    found = {path.stem: path for folder in folders for path in folder.glob("*.txt")}
    return {name: path for name, path in found.items() if name in known}


@pytest.mark.parametrize("case", case_names(ROOT / "data"))
def test_no_text_of_a_source_is_in_the_repository(case: str) -> None:
    folder = ROOT / "data" / case
    kept = {path.name for path in folder.iterdir() if path.name != "texts"}
    assert all(name.endswith((".csv", ".json", ".md")) for name in kept)
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
    assert [each.sentence() for each in errors(check_case(folder))] == []


@pytest.mark.parametrize("case", case_names(ROOT / "data"))
def test_the_tables_share_no_run_of_more_than_eight_words_with_a_text(case: str) -> None:
    loaded = load_case(ROOT / "data" / case)
    for path in texts(case).values():
        assert list(runs(loaded, read_text(path))) == []


@pytest.mark.parametrize("case", case_names(ROOT / "data"))
def test_a_cue_has_at_most_eight_words(case: str) -> None:
    assert load_case(ROOT / "data" / case).claims["cue"].map(lambda cue: len(words(cue))).max() <= 8


def test_a_republished_sentence_is_found() -> None:
    case = load_case(ROOT / "data" / case_names(ROOT / "data")[0])
    statement = max(case.claims["statement"], key=lambda each: len(words(each)))
    copied = Text(tuple(words(f"They wrote that {statement.upper()}")), (0,))
    assert {(table, column) for table, _, column, _ in runs(case, copied)} == {
        ("claims", "statement")
    }
