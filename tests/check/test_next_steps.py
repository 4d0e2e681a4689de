"""What the checker finds worth coding next, on cases whose gaps are known."""

import json
from collections.abc import Callable
from pathlib import Path

from onrecord.check.next_steps import next_steps
from onrecord.model.case import read_case
from onrecord.project import Project
from tests.cases import case as made
from tests.cases import claim, edit, read_rows
from tests.conftest import Outcome
from tests.growing import begin

Run = Callable[..., Outcome]


def wheres(folder: Path) -> list[str]:
    return [step.where for step in next_steps(read_case(folder)[0])]


def test_four_columns_are_led_on_to_where_claims_start(empty_project: Project) -> None:
    found = next_steps(read_case(begin(empty_project.data))[0])
    assert found[0].where == "claims.derivation"
    assert (len(found[0].rows), found[0].among) == (4, 4)
    assert "nobody's own word" in found[0].why
    names = [step.where for step in found]
    assert names.index("documents.publisher") < names.index("claims.certainty")


def test_what_is_filled_or_not_coded_is_not_asked_for(folder: Path) -> None:
    assert "claims.derivation" not in wheres(folder)
    edit(folder, "claims", 0, derivation="", basis="")
    assert wheres(folder)[0] == "claims.derivation"
    assert "claims.basis" in wheres(folder)
    path = folder / "case.toml"
    text = path.read_text("utf-8").replace("not_coded = []", 'not_coded = ["claims.basis"]')
    path.write_text(text, "utf-8")
    assert "claims.basis" not in wheres(folder)


def test_rows_on_crucial_points_come_first(folder: Path) -> None:
    _, rows = read_rows(folder / "claims.csv")
    for at in range(len(rows)):
        edit(folder, "claims", at, derivation="", derived_from="")
    edit(folder, "claims", 0, proposition_id="other")
    case, _ = read_case(folder)
    (step,) = [s for s in next_steps(case, countable=False) if s.where == "claims.derivation"]
    assert step.rows[-1] == rows[0]["claim_id"]


def test_origins_that_nobody_has_compared_are_named() -> None:
    case = made([claim(1, "mayor"), claim(2, "engineer")])
    (step,) = [step for step in next_steps(case) if step.where == "links"]
    assert step.rows == ("p",) and "Up to 2 origins" in step.why
    shown = made([claim(1, "mayor"), claim(2, "engineer")], [("mayor", "engineer", "independent")])
    assert "links" not in [step.where for step in next_steps(shown)]


def test_denials_and_judgements_are_asked_for_where_the_case_turns_on_them() -> None:
    case = made([claim(1, "mayor")])
    assert {"searches", "judgements"} <= {step.where for step in next_steps(case)}
    opposed = made([claim(1, "mayor"), claim(2, "engineer", "denies")])
    assert "searches" not in [step.where for step in next_steps(opposed)]


def test_the_command_says_the_first_few_and_all(onrecord: Run, empty_project: Project) -> None:
    begin(empty_project.data)
    done = onrecord("check", "bridge", "--next")
    assert done.code == 0
    assert done.out.startswith("claims.derivation (4 of 4: ")
    assert "more, worth less; see them with --all" in done.out
    every = onrecord("check", "bridge", "--next", "--all").out
    assert "worth less" not in every and len(every) > len(done.out)
    first, *_ = onrecord("check", "bridge", "--next", "--format", "json").out.splitlines()
    assert json.loads(first)["where"] == "claims.derivation"


def test_errors_come_before_anything_else(onrecord: Run, folder: Path) -> None:
    edit(folder, "claims", 0, stance="hints")
    done = onrecord("check", "--next")
    assert done.code == 1
    assert done.out.startswith("Errors in harbour-fire")


def test_an_empty_case_begins_with_a_claim(folder: Path) -> None:
    names, _ = read_rows(folder / "claims.csv")
    (folder / "claims.csv").write_text(",".join(names) + "\n", "utf-8")
    case, _ = read_case(folder)
    assert next_steps(case)[0].how == "Add one: onrecord add harbour-fire"
