"""A publisher is a row of sources, whether a case names it by its key, by its name or anew."""

from pathlib import Path

import pandas as pd
import pytest

from onrecord.model.case import read_case
from onrecord.model.edition import open_edition
from onrecord.model.publishers import keyed
from tests.cases import frame
from tests.growing import AS_OF, begin


def tables(publisher: str, *sources: tuple[str, str]) -> dict[str, pd.DataFrame]:
    """Return one document by ``publisher``, and ``sources`` by key and name."""
    rows = [{"source_id": key, "name": name} for key, name in sources]
    return {
        "documents": frame("documents", [{"document_id": "gazette", "publisher": publisher}]),
        "sources": frame("sources", rows),
    }


@pytest.mark.parametrize(
    ("publisher", "sources", "key"),
    [
        ("paper", [("paper", "The Gazette")], "paper"),
        ("the gazette", [("paper", "The Gazette")], "paper"),
        ("Süd-Blatt", [], "sud-blatt"),
        # No two tables share a name, and a name that two sources have stands for neither.
        ("Gazette", [], "gazette-2"),
        ("Gazette", [("one", "Gazette"), ("two", "gazette")], "gazette-2"),
        ("长安街知事", [], "publisher-1"),
        ("", [("paper", "")], ""),
    ],
)
def test_a_publisher_becomes_a_key(
    publisher: str, sources: list[tuple[str, str]], key: str
) -> None:
    made, _ = keyed(tables(publisher, *sources))
    assert list(made["documents"]["publisher"]) == [key]
    names = dict(zip(made["sources"]["source_id"], made["sources"]["name"], strict=True))
    assert set(names) == {key for key, _ in sources} | ({key} - {""})
    if key not in dict(sources):
        assert names.get(key, "") == publisher


def test_a_second_time_changes_nothing() -> None:
    once, _ = keyed(tables("Gazette", ("town", "Town hall")))
    twice, keys = keyed(once)
    assert not keys
    assert all(once[name].equals(twice[name]) for name in once)


def test_pages_print_the_name_and_the_case_keeps_the_key(tmp_path: Path) -> None:
    folder = begin(tmp_path)
    (folder / "documents.csv").write_text(
        f"document_id,publisher,published\ngazette-2026-01-05,The Gazette,{AS_OF}\n"
        f"herald-2026-01-06,The Gazette,{AS_OF}\n",
        "utf-8",
    )
    case, _ = read_case(folder)
    edition = open_edition(case, AS_OF)
    assert set(case.documents["publisher"]) == {"the-gazette"}
    assert set(edition.publishers.values()) == {"the-gazette"}
    assert set(edition.case.documents["publisher"]) == {"The Gazette"}
    # Who only publishes is no voice of an edition.
    assert "the-gazette" not in set(edition.case.sources["source_id"])
