"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from onrecord.model.read import read_table
from onrecord.model.tables import TABLES
from onrecord.model.write import table_text, write_bytes, write_text
from tests.cases import frame


@pytest.mark.parametrize("failure", [OSError("disk full"), KeyboardInterrupt()])
@pytest.mark.parametrize("step", ["fdopen", "replace"])
def test_a_write_that_stops_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException, step: str
) -> None:
    target = tmp_path / "table.csv"
    target.write_text("old")

    def fail(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr(*(("os.fdopen", fail) if step == "fdopen" else (Path, "replace", fail)))
    with pytest.raises(type(failure)):
        write_bytes(target, b"new")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_is_readable_by_others_and_its_folders_are_made(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "page.html"
    write_text(target, "Grüße\n")
    assert target.read_bytes() == "Grüße\n".encode()
    assert target.stat().st_mode & 0o777 == 0o644


def test_rows_are_sorted_by_their_key_and_cells_survive() -> None:
    rows = [
        {"source_a": "b", "source_b": "a", "reason": 'He said "no", then; left\tquietly'},
        {"source_a": "a", "source_b": "c", "reason": "Zürich, Київ, 北京"},
    ]
    text = table_text(frame("links", rows), TABLES["links"])
    assert [line[:3] for line in text.splitlines()] == ["sou", "a,c", "b,a"]
    assert text.endswith("\n")
    assert "\r" not in text


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    rows = [{"source_a": "a", "source_b": "b", "reason": 'a "quoted", cell; | and more'}]
    before = frame("links", rows)
    write_text(tmp_path / "links.csv", table_text(before, TABLES["links"]))
    after = read_table(tmp_path / "links.csv", TABLES["links"])
    assert not after.problems
    assert after.frame.equals(before)
