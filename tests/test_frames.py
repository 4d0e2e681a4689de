"""Frames for an analyst: what they hold, that they are one's own, and that the docs are true."""

import re
from pathlib import Path

import pandas as pd
import pytest
from IPython.core.interactiveshell import InteractiveShell

from onrecord import frames
from onrecord.counting.origins import NUMBERS, count
from onrecord.model.case import load_case
from onrecord.model.edition import Edition, open_edition
from onrecord.model.stances import TO_A_PROPOSITION
from onrecord.model.tables import TABLES
from tests.cases import LAST, case, claim
from tests.conftest import ROOT

DOC = (ROOT / "docs" / "frames.md").read_text("utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", DOC, re.DOTALL)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return open_edition(load_case(ROOT / "data" / "drones-in-china"), "2024-11-15")


def small() -> Edition:
    """Ann asserts; Ben is quoted by way of a document that repeats her; Cat denies."""
    rows = [
        claim(1, "ann"),
        claim(1, "ann", document_id="d2", derived_from="d1-01a"),
        claim(2, "cat", "denies", document_id="d2"),
    ]
    return open_edition(case(rows, links=[("ann", "cat", "related")]), LAST)


def test_a_claim_has_its_hold_origin_and_root() -> None:
    found = frames.all_claims(small())
    assert found.index.tolist() == ["d1-01a", "d2-01a", "d2-02a"]
    assert found["hold"].tolist() == ["own", "own", "own"]
    assert found["origin"].tolist() == ["ann", "ann", "cat"]
    assert found["root_id"].tolist() == ["d1-01a", "d1-01a", "d2-02a"]
    assert found["depth"].tolist() == [0, 1, 0]
    assert found.loc["d2-01a", ["who", "label", "publisher", "published"]].tolist() == [
        "ann",
        "p",
        "D2",
        "2024-11-05",
    ]


def test_points_have_numbers_and_stances_as_numbers() -> None:
    row = frames.all_points(small()).loc["p"]
    assert (row["mentions"], row["origins"], row["origins_min"], row["separate"]) == (2, 1, 1, 0)
    assert (row["asserts"], row["denies"], row["doubts"]) == (1, 1, 0)


def test_voices_links_and_documents() -> None:
    found = frames.all_voices(small())
    assert found[["stance", "who"]].to_numpy().tolist() == [["asserts", "ann"], ["denies", "cat"]]
    assert frames.all_links(small())[["name_a", "name_b"]].to_numpy().tolist() == [["ann", "cat"]]
    assert frames.all_documents(small())["claims"].to_dict() == {"d1": 1, "d2": 2, "d3": 0}


def test_the_first_case_is_told_as_the_report_tells_it(edition: Edition) -> None:
    told, known = frames.all_points(edition), count(edition)
    pd.testing.assert_frame_equal(told[[*NUMBERS, "status"]], known[[*NUMBERS, "status"]])
    for stance in TO_A_PROPOSITION:
        assert told[stance].tolist() == [len(voices) for voices in known[stance]]
    assert set(frames.all_claims(edition).index) == set(edition.topic_claims["claim_id"])
    voices = frames.all_voices(edition).value_counts("stance")
    assert voices.to_dict() == {
        name: int(told[name].sum()) for name in TO_A_PROPOSITION if told[name].sum()
    }


@pytest.mark.parametrize(
    "name", ["all_claims", "all_points", "all_voices", "all_links", "all_documents"]
)
def test_a_frame_is_ones_own(edition: Edition, name: str) -> None:
    call = getattr(frames, name)
    before = call(edition)
    taken = call(edition)
    taken.iloc[:, 0] = "changed"
    taken["more"] = 1
    pd.testing.assert_frame_equal(call(edition), before)


def test_every_column_that_is_added_is_explained(edition: Edition) -> None:
    for call, table in ((frames.all_claims, "claims"), (frames.all_links, "links")):
        added = set(call(edition).reset_index().columns) - set(TABLES[table].names) - {"index"}
        missing = [name for name in added if f"``{name}``" not in (call.__doc__ or "")]
        assert missing == [], call.__name__
    missing = [
        name
        for name in frames.all_points(edition).columns
        if name not in TO_A_PROPOSITION and f"``{name}``" not in (frames.all_points.__doc__ or "")
    ]
    assert missing == []


def test_every_example_of_the_docs_runs_and_shows_something(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    shell = InteractiveShell()
    shown = []
    assert len(EXAMPLES) >= 7
    for example in EXAMPLES:
        done = shell.run_cell(example)
        done.raise_error()
        shown += [] if done.result is None else [done.result]
    tables = [one for one in shown if isinstance(one, pd.DataFrame | pd.Series)]
    assert len(tables) == 4 and all(len(table) for table in tables)
    assert len(shown) == 6


def test_the_docs_name_every_frame() -> None:
    calls = {name for name in vars(frames) if callable(getattr(frames, name)) and name[0] != "_"}
    own = {name for name in calls if getattr(frames, name).__module__ == "onrecord.frames"}
    assert own == set(re.findall(r"^\| `frames\.([a-z_]+)\(edition\)` \|", DOC, re.MULTILINE))


def test_the_docs_can_be_found() -> None:
    assert "docs/frames.md" in Path(ROOT / "README.md").read_text("utf-8")
