"""A case begins with claims of four columns; what follows from them is worked out."""

from pathlib import Path

import pytest

from onrecord.check.run import open_checked
from onrecord.model.about import About, about_text
from onrecord.model.case import load_case
from onrecord.model.read import read_table
from onrecord.model.tables import TABLES
from onrecord.model.write import table_text
from tests.growing import CLAIMS, begin


def test_claims_of_four_columns_are_a_case(tmp_path: Path) -> None:
    case = open_checked(tmp_path, begin(tmp_path).name)
    assert list(case.claims["claim_id"]) == [
        "gazette-2026-01-05-00a",
        "gazette-2026-01-05-00b",
        "herald-2026-01-06-00a",
        "herald-2026-01-06-00b",
    ]
    assert list(case.sources["name"]) == ["engineer", "mayor", "minister"]
    assert list(case.propositions["label"]) == ["bridge-closed", "bridge-unsafe"]
    assert list(case.propositions["text"]) == ["bridge-closed", "bridge-unsafe"]


def test_an_id_that_is_there_is_kept_and_not_given_again(tmp_path: Path) -> None:
    rows = [["gazette-2026-01-05-00b", *CLAIMS[0]], *(["", *row] for row in CLAIMS[1:])]
    lines = [["claim_id", "document_id", "source_id", "stance", "proposition_id"], *rows]
    folder = begin(tmp_path)
    (folder / "claims.csv").write_text("".join(f"{','.join(line)}\n" for line in lines), "utf-8")
    ids = list(load_case(folder).claims["claim_id"])
    assert ids[:2] == ["gazette-2026-01-05-00b", "gazette-2026-01-05-00a"]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(("show", "there"), [((), False), (("claims.my thoughts",), True)])
def test_a_column_of_ones_own_is_kept_and_in_the_case_where_it_is_named(
    tmp_path: Path, show: tuple[str, ...], there: bool
) -> None:
    folder = begin(tmp_path, own="my thoughts")
    (folder / "case.toml").write_text(about_text(About(show=show)), "utf-8")
    assert ("my thoughts" in load_case(folder).claims) is there
    reading = read_table(folder / "claims.csv", TABLES["claims"])
    assert not reading.problems
    assert "my thoughts" in table_text(reading.frame, TABLES["claims"]).splitlines()[0]


def test_a_name_that_may_be_that_of_a_column_is_asked_about(tmp_path: Path) -> None:
    folder = begin(tmp_path, own="thoughts")
    (problem,) = read_table(folder / "claims.csv", TABLES["claims"]).problems
    assert (problem.rule, problem.column) == ("column-unknown", "thoughts")
    assert problem.remedy == "Call it through, if it is that; else it is your own"
