"""``onrecord list``: what there is, and what of it a script reads."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.cases import add, edit
from tests.conftest import Outcome

Run = Callable[..., Outcome]


def test_cases_editions_topics_and_parameters_are_listed(onrecord: Run, folder: Path) -> None:
    add(folder, "editions", like=0, as_of="2026-02-01", title="Later")
    done = onrecord("list")
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0].startswith("harbour-fire: What started the alleged fire? (three claims, two")
    assert [line[2:12] for line in lines[1:3]] == ["2026-01-06", "2026-02-01"]
    assert lines[3] == "  topics: traffic (1)"
    assert "  notebooks/02-timeline.ipynb: case, as_of, compare_to, topics" in lines


def test_json_says_the_same(onrecord: Run, folder: Path) -> None:
    found = json.loads(onrecord("list", "harbour-fire", "--json").out)
    (case,) = found["cases"]
    assert (case["name"], case["claims"], case["errors"]) == ("harbour-fire", 3, 0)
    assert case["topics"] == [{"topic": "traffic", "propositions": 1}]
    assert [row["as_of"] for row in case["editions"]] == ["2026-01-06"]
    assert found["notebooks"][0]["parameters"]["topics"] == []


def test_one_kind_alone_is_a_line_each(onrecord: Run, folder: Path) -> None:
    add(folder, "editions", like=0, as_of="2026-02-01", title="Later")
    for only, lines in {
        "cases": "harbour-fire\n",
        "editions": "2026-01-06\n2026-02-01\n",
        "topics": "traffic\n",
        "parameters": "case\nas_of\ncompare_to\ntopics\n",
    }.items():
        assert onrecord("list", "--only", only).out == lines


def test_a_case_with_errors_is_listed_as_far_as_it_can_be_read(onrecord: Run, folder: Path) -> None:
    (folder / "claims.csv").write_bytes(b"PK\0\0")
    done = onrecord("list")
    assert done.code == 0
    assert "(no claims, two documents)" in done.out
    assert "one error in its files; see onrecord check harbour-fire" in done.out


def test_a_notebook_that_holds_more_than_values_is_listed_with_what_is_wrong(
    onrecord: Run, folder: Path
) -> None:
    path = folder.parent.parent / "notebooks" / "02-timeline.ipynb"
    text = path.read_text("utf-8")
    path.write_text(text.replace('as_of = \\"2024-11-15\\"', "as_of = today()"), "utf-8")
    assert "02-timeline.ipynb: The cell tagged parameters holds more" in onrecord("list").out


def test_no_case_and_no_edition_are_said(onrecord: Run, folder: Path) -> None:
    edit(folder, "claims", 0, note="")
    (folder / "editions.csv").write_text("as_of,title,reason\n", "utf-8")
    assert "no edition yet" in onrecord("list").out
    assert onrecord("list", "nosuch").code == 2
    for path in folder.iterdir():
        if path.is_file():
            path.unlink()
    assert onrecord("list").out.startswith("There is no case yet; start one with:")
