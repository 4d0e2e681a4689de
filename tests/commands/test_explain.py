"""``onrecord explain``: every term of the codebook, and what may have been meant."""

import json
from collections.abc import Callable

import pytest

from onrecord.commands.explain import terms
from onrecord.model.codebook import described
from onrecord.model.tables import TABLES
from tests.conftest import Outcome

Run = Callable[..., Outcome]
COLUMNS = [(table, column) for table in TABLES.values() for column in table.columns]


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda part: part.name)
def test_a_column_is_said_as_the_codebook_says_it(onrecord: Run, table, column) -> None:
    done = onrecord("explain", f"{table.name}.{column.name}")
    assert done.code == 0
    assert done.out.startswith(f"{table.name}.csv, {column.name}")
    assert described(column).partition("\n\n")[2] in done.out
    assert ("which may be empty" in done.out) != column.required


def test_a_column_of_several_tables_is_said_for_each(onrecord: Run) -> None:
    done = onrecord("explain", "note")
    assert [line for line in done.out.splitlines() if ".csv, note" in line] == [
        f"{name}.csv, note, which may be empty" for name in ("claims", "sources", "documents")
    ]


def test_every_value_and_every_term_can_be_explained(onrecord: Run) -> None:
    for term in terms():
        assert onrecord("explain", term).code == 0, term
    for _, column in COLUMNS:
        for term, meaning in column.vocabulary.terms.items() if column.vocabulary else ():
            assert meaning in onrecord("explain", term).out


def test_a_value_comes_with_the_rules_that_choose_it(onrecord: Run) -> None:
    done = onrecord("explain", "starts_here")
    assert "(claims.derivation)" in done.out
    assert "- Said to this outlet, at a briefing" in done.out
    assert "worked out and never typed" in onrecord("explain", "corroborated").out


def test_a_table_is_said_with_its_columns(onrecord: Run) -> None:
    done = onrecord("explain", "links.csv")
    assert done.out.startswith("links.csv\nOne row is what is known about two sources")
    assert all(f"  {name} " in done.out for name in TABLES["links"].names)


@pytest.mark.parametrize(
    ("term", "meant"),
    [
        ("sttance", "stance"),
        ("not confirmed", "not_confirmed"),
        ("Certainity", "certainty"),
        ("sha256", "text_sha256"),
    ],
)
def test_a_near_miss_is_suggested(onrecord: Run, term: str, meant: str) -> None:
    done = onrecord("explain", term)
    assert (done.code, done.out) == (2, "")
    assert f"The codebook has no {term}. Did you mean" in done.err
    assert meant in done.err


def test_what_is_like_nothing_names_the_tables(onrecord: Run) -> None:
    assert "Its tables are claims, sources" in onrecord("explain", "qqqq").err


def test_json_holds_heading_and_meaning(onrecord: Run) -> None:
    (found,) = json.loads(onrecord("explain", "claims.stance", "--json").out)
    assert found["term"] == "claims.csv, stance"
    assert "`not_confirmed`" in found["meaning"]
