"""``onrecord trace``: what it proposes, writes and takes over."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cases import edit, read_rows
from tests.conftest import Outcome

Run = Callable[..., Outcome]
WORDS = "that the harbour burned for three whole days"


@pytest.fixture
def texts(folder: Path, tmp_path: Path) -> Path:
    """Return texts for two documents of the case; the second has the words of the first."""
    there = tmp_path / "texts"
    there.mkdir()
    for document in read_rows(folder / "documents.csv")[1][:2]:
        name = document["document_id"]
        (there / f"{name}.txt").write_text(f"{name} has it {WORDS}.\n", "utf-8")
    return there


def test_it_says_what_is_shared_how_good_a_sign_that_is_and_what_it_cannot_see(
    onrecord: Run, folder: Path, texts: Path
) -> None:
    done = onrecord("trace", folder.name, str(texts))
    assert done.code == 0, done.err
    assert "share" in done.out and "longest run ten words" in done.out
    assert "precision" in done.out or "Nothing is coded yet" in done.out
    assert "a paraphrase or a translation leaves none" in done.out
    told = json.loads(onrecord("trace", folder.name, str(texts), "--json").out)
    assert [pair["longest"] for pair in told["pairs"]] == [10]
    assert set(told["accuracy"]) >= {"precision", "recall", "siblings"}


def test_without_texts_it_says_so(onrecord: Run, folder: Path) -> None:
    done = onrecord("trace", folder.name)
    assert done.code == 0 and "None of " in done.out and " has a text." in done.out


def test_what_is_kept_of_the_proposals_is_taken_over_and_nothing_else(
    onrecord: Run, folder: Path, texts: Path, tmp_path: Path
) -> None:
    rows = read_rows(folder / "claims.csv")[1]
    place = next(at for at, row in enumerate(rows) if row["derivation"] not in ("", "starts_here"))
    kept = {"claim_id": rows[place]["claim_id"], "derived_from": rows[place]["derived_from"]}
    path = tmp_path / "proposals.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["claim_id", "derived_from", "derivation", "measure"])
        writer.writeheader()
        writer.writerow(kept | {"derivation": "suspected", "measure": "half of it"})
    done = onrecord("trace", folder.name, "--accept", str(path))
    assert done.code == 0, done.err
    after = read_rows(folder / "claims.csv")[1]
    assert after[place] == rows[place] | {"derivation": "suspected", "measure": "half of it"}
    assert [row for at, row in enumerate(after) if at != place] == [
        row | {"measure": row.get("measure", "")} for at, row in enumerate(rows) if at != place
    ]
    assert onrecord("check", folder.name).code == 0


def test_proposals_can_be_written_and_are_read_as_they_were(
    onrecord: Run, folder: Path, texts: Path, tmp_path: Path
) -> None:
    place = next(
        at for at, row in enumerate(read_rows(folder / "claims.csv")[1]) if row["derived_from"]
    )
    edit(folder, "claims", place, derivation="suspected")
    path = tmp_path / "new" / "proposals.csv"
    done = onrecord("trace", folder.name, str(texts), "--output", str(path))
    assert done.code == 0, done.err
    assert f"onrecord trace {folder.name} --accept {path}" in done.out
    with path.open(encoding="utf-8", newline="") as file:
        written = list(csv.DictReader(file))
    told = json.loads(onrecord("trace", folder.name, str(texts), "--json").out)
    assert written == told["proposals"]


def test_a_text_that_is_none_is_named(onrecord: Run, folder: Path, texts: Path) -> None:
    broken = sorted(texts.iterdir())[0]
    broken.write_bytes("Feuer im Hafen für drei Tage".encode("latin-1"))
    done = onrecord("trace", folder.name, str(texts))
    assert done.code == 2 and f"{broken} is not UTF-8 text; save it so" in done.err


def test_a_row_that_does_not_fit_changes_nothing(
    onrecord: Run, folder: Path, tmp_path: Path
) -> None:
    before = (folder / "claims.csv").read_bytes()
    path = tmp_path / "proposals.csv"
    path.write_text("claim_id,derived_from,derivation\nnobody,nobody,cites\n", "utf-8")
    done = onrecord("trace", folder.name, "--accept", str(path))
    assert done.code == 2 and "proposals.csv, line 2: claim_id is nobody" in done.err
    assert (folder / "claims.csv").read_bytes() == before
