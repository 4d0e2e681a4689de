"""Small cases for tests: built in memory from short rows, or edited on disk cell by cell."""

import csv
from pathlib import Path
from typing import Any

import pandas as pd

from onrecord.counting.origins import count
from onrecord.model.about import ABOUT, About, about_text
from onrecord.model.case import Case
from onrecord.model.descriptor import DESCRIPTOR, descriptor_text
from onrecord.model.edition import open_edition
from onrecord.model.tables import TABLES
from onrecord.model.write import table_text, write_text

#: The documents of a case in memory and the day each came out.
DAYS = {"d1": "2024-11-01", "d2": "2024-11-05", "d3": "2024-11-10"}
LAST = "2024-12-31"

Row = dict[str, str]


def claim(number: int, source: str, stance: str = "asserts", **cells: str) -> Row:
    """Return the row of one claim about ``p`` in ``d1``; ``cells`` say what is different."""
    document = cells.get("document_id", "d1")
    row = {
        "claim_id": f"{document}-{number:02}a",
        "proposition_id": "p",
        "source_id": source,
        "document_id": document,
        "paragraph": str(number),
        "stance": stance,
        "certainty": "certain",
        "basis": "first_hand",
        "credibility": "3",
        "statement": "Somebody said so.",
        "entered": "2024-11-20",
    }
    if "derived_from" in cells:
        row |= {"derivation": "" if stance == "retracts" else "cites", "basis": "told_by_other"}
    elif stance != "retracts":
        row["derivation"] = "starts_here"
    return row | cells


def case(
    claims: list[Row],
    links: list[tuple[str, str, str]] | None = None,
    kinds: dict[str, str] | None = None,
    documents: dict[str, str] | None = None,
    sources: dict[str, Row] | None = None,
) -> Case:
    """Return a case with these claims; sources and propositions are those that they name.

    ``links`` are triples of two sources and a relation, known from ``d1``. ``kinds`` gives the
    kind of a source that is no person, ``sources`` further cells of it.
    """
    days = documents or DAYS
    kinds, more = kinds or {}, sources or {}
    known = {row["source_id"] for row in claims} | {
        source for a, b, _ in links or [] for source in (a, b)
    }
    rows: dict[str, list[Row]] = {
        "claims": claims,
        "sources": [
            {
                "source_id": source,
                "name": source,
                "kind": kinds.get(source, "person"),
                **more.get(source, {}),
            }
            for source in sorted(known)
        ],
        "documents": [
            {
                "document_id": name,
                "publisher": name if name in known else name.upper(),
                "published": day,
                "accessed": LAST,
            }
            for name, day in days.items()
        ],
        "propositions": [
            {
                "proposition_id": proposition,
                "label": proposition,
                "topic": f"topic-{proposition}",
                "crucial": "yes",
            }
            for proposition in sorted({row["proposition_id"] for row in claims})
        ],
        "links": [
            {"source_a": a, "source_b": b, "relation": relation, "document_id": "d1", **shown}
            for a, b, relation in links or []
            for shown in (_shown(claims) if relation == "independent" else [{}])
        ],
        "editions": [{"as_of": LAST, "title": "The last", "reason": "It ends."}],
    }
    return Case(
        "in-memory", Path("nowhere"), **{name: frame(name, rows.get(name, [])) for name in TABLES}
    )


def _shown(claims: list[Row]) -> list[Row]:
    """Return the cells of a link that show independence on each proposition of ``claims``."""
    points = sorted({row["proposition_id"] for row in claims})
    return [{"proposition_id": point, "second_reading": LAST} for point in points]


def frame(table: str, rows: list[Row]) -> pd.DataFrame:
    """Return ``rows`` as the reader would: every column, empty cells as empty strings."""
    index = pd.RangeIndex(2, len(rows) + 2, name="row")
    found = pd.DataFrame(rows, index=index, columns=TABLES[table].names, dtype="str")
    return found.fillna("").astype("str")


def counts(one: Case, proposition: str = "p", as_of: str = LAST) -> dict[str, Any]:
    """Return the counts of one proposition at a date; an empty case where none is visible."""
    table = count(open_edition(one, as_of))
    if proposition not in table.index:
        return {name: NOTHING.get(name) for name in table.columns}
    return dict(table.loc[proposition])


NOTHING = {"mentions": 0, "outlets": 0, "origins": 0, "origins_min": 0, "separate": 0}


def read_rows(path: Path) -> tuple[list[str], list[Row]]:
    """Return header and rows of a table on disk."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
        return list(reader.fieldnames or []), rows


def write_rows(path: Path, names: list[str], rows: list[Row]) -> None:
    """Write header and rows of a table to disk."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows)


def edit(folder: Path, table: str, at: int, **cells: str) -> None:
    """Change cells of the row ``at`` (from 0) of a table on disk."""
    path = folder / f"{table}.csv"
    names, rows = read_rows(path)
    rows[at] |= cells
    write_rows(path, names, rows)


def add(folder: Path, table: str, like: int | None = None, **cells: str) -> None:
    """Add a row to a table on disk, a copy of the row ``like`` with other cells."""
    path = folder / f"{table}.csv"
    names, rows = read_rows(path)
    write_rows(path, names, [*rows, {**(rows[like] if like is not None else {}), **cells}])


def write_case(folder: Path, tables: dict[str, pd.DataFrame], title: str) -> None:
    """Write the tables of a case to ``folder``, with its descriptor."""
    for name, rows in tables.items():
        write_text(folder / f"{name}.csv", table_text(rows, TABLES[name]))
    about = About(title=title, contact="desk@example.org")
    write_text(folder / ABOUT, about_text(about))
    write_text(folder / DESCRIPTOR, descriptor_text(folder.name, about))


def large(number: int) -> dict[str, pd.DataFrame]:
    """Return the tables of a case with ``number`` claims and what they refer to, all in order."""
    days = pd.date_range("2015-01-01", periods=max(1, number // 50)).strftime("%Y-%m-%d")
    claims, documents = [], []
    for at, day in enumerate(days):
        name = f"paper-{day}"
        documents.append(
            {
                "document_id": name,
                "publisher": f"Paper {at % 40}",
                "title": "A title",
                "published": day,
                "accessed": "2090-01-01",
                "language": "en",
                "kind": "article",
                "archived_url": "https://example.org/a",
                "extent": "full",
            }
        )
        for turn in range(min(50, number)):
            row = claim(turn + 1, f"source-{(at * 7 + turn) % 997}", document_id=name)
            row |= {"proposition_id": f"p-{(at + turn) % 1000}", "said_date": day}
            if at and turn % 3:
                parent = f"paper-{days[at - 1]}-{turn:02}a"
                row |= {"derived_from": parent, "derivation": "cites"}
            claims.append(row | {"claim_id": f"{name}-{turn + 1:02}a", "entered": "2090-01-01"})
    sources = [
        {
            "source_id": f"source-{at}",
            "name": f"Source {at}",
            "kind": "office",
            "attribution": "office",
            "reliability": "C",
            "reliability_reason": "Known.",
        }
        for at in range(997)
    ]
    links = [
        {
            "source_a": f"source-{at}",
            "source_b": f"source-{(at + step) % 997}",
            "relation": "independent",
            "reason": "Known.",
            "document_id": documents[0]["document_id"],
            "proposition_id": f"p-{at}",
            "second_reading": "2090-01-01",
        }
        for at in range(997)
        for step in (1, 2, 3)
    ]
    propositions = [
        {
            "proposition_id": f"p-{at}",
            "label": f"P {at}",
            "text": "It is so.",
            "topic": "one",
            "crucial": "no",
        }
        for at in range(1000)
    ]
    searches = [
        {
            "proposition_id": row["proposition_id"],
            "as_of": "2090-01-01",
            "where": "Everywhere.",
            "found": "Nothing.",
        }
        for row in propositions
    ]
    editions = [{"as_of": "2090-01-01", "title": "All", "reason": "All."}]
    rows = {
        "claims": claims,
        "documents": documents,
        "sources": sources,
        "links": links,
        "propositions": propositions,
        "editions": editions,
        "searches": searches,
    }
    return {name: frame(name, rows.get(name, [])) for name in TABLES}
