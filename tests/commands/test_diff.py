"""``onrecord diff``: was and now, in words and for a script."""

import json
from collections.abc import Callable

from onrecord.counting.compared import compared_points
from onrecord.model.case import load_case
from onrecord.model.edition import open_edition
from onrecord.project import Project
from tests.conftest import Outcome

Run = Callable[..., Outcome]
CASE, WAS, NOW = "drones-in-china", "2024-11-15", "2024-11-18"


def test_each_point_that_moved_has_a_was_and_a_now(onrecord: Run, project: Project) -> None:
    done = onrecord("diff", CASE, NOW, WAS)
    assert done.code == 0, done.err
    found = compared_points(open_edition(load_case(project.data / CASE), NOW, WAS))
    changed = found[found["new"] | found["moved"]]
    assert len(changed) and 0 < len(changed) < len(found)
    assert done.out.count("  was: ") == done.out.count("  now: ") == len(changed)
    assert all(f"\n{label}\n" in done.out for label in changed["label"])
    assert "15 November 2024 and 18 November 2024" in done.out
    everything = onrecord("diff", CASE, WAS, NOW, "--all").out
    assert everything.count("  now: ") == len(found)


def test_a_script_gets_every_point_with_numbers(onrecord: Run, project: Project) -> None:
    told = json.loads(onrecord("diff", CASE, WAS, NOW, "--json").out)
    found = compared_points(open_edition(load_case(project.data / CASE), NOW, WAS))
    assert (told["was"], told["now"]) == (WAS, NOW)
    assert [point["proposition_id"] for point in told["propositions"]] == list(found.index)
    for point in told["propositions"]:
        row = found.loc[point["proposition_id"]]
        assert point["now"]["origins"] == row["origins"]
        assert (point["was"] is None) == bool(row["new"])
        if point["was"]:
            assert point["was"]["mentions"] == row["mentions_before"]


def test_what_cannot_be_compared_is_said(onrecord: Run, project: Project) -> None:
    same = onrecord("diff", CASE, NOW, NOW)
    assert same.code == 2 and f"{NOW} is one date; name two, such as " in same.err
    early = onrecord("diff", CASE, "1999-01-01", NOW)
    assert early.code == 2 and "lies before the first document" in early.err
    wrong = onrecord("diff", CASE, "yesterday", NOW)
    assert wrong.code == 2 and "yesterday" in wrong.err
