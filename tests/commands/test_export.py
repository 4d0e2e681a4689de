"""``onrecord export``: every form is read again by a library of its own, and compared."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import rdflib
import rispy
from frictionless import Package, system

from onrecord.commands.export import FORMS
from onrecord.commands.interchange import WORKED_OUT, flat
from onrecord.commands.references import _issued
from onrecord.model.case import load_case
from onrecord.model.edition import Edition, open_edition
from onrecord.model.tables import TABLES
from tests.cases import edit
from tests.conftest import ROOT, Outcome

Run = Callable[..., Outcome]
DAY = "2024-11-15"


@pytest.fixture(scope="module")
def edition() -> Edition:
    return open_edition(load_case(ROOT / "data" / "drones-in-china"), DAY)


@pytest.fixture(scope="module")
def made(edition: Edition) -> dict[str, bytes]:
    """Return the edition in every form, made once."""
    return {form: make(edition) for form, (_, make) in FORMS.items()}


def same(rows: list[tuple[str, ...]], frame: pd.DataFrame) -> bool:
    return rows == [tuple(frame.columns), *frame.itertuples(index=False, name=None)]


def test_the_flat_table_is_read_again_by_csv(edition: Edition, made: dict[str, bytes]) -> None:
    rows = [tuple(row) for row in csv.reader(io.StringIO(made["csv"].decode("utf-8"), newline=""))]
    assert same(rows, flat(edition))
    assert len(rows) - 1 == len(edition.published_claims)
    names = rows[0]
    assert set(TABLES["claims"].names) | set(WORKED_OUT) < set(names)
    assert {"document_title", "source_name", "proposition_label"} < set(names)
    held = [row for row in rows[1:] if row[names.index("hold")]]
    assert len(held) == len(edition.topic_claims)


def test_a_row_stands_beside_what_it_refers_to(edition: Edition) -> None:
    found, documents = flat(edition), edition.case.documents.set_index("document_id")
    for row in found.to_dict("records")[::50]:
        assert row["document_publisher"] == documents.loc[row["document_id"], "publisher"]
        assert row["source_name"] == edition.names[row["source_id"]]


def test_the_workbook_is_read_again_by_openpyxl(edition: Edition, made: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made["xlsx"]))
    assert book.sheetnames == [*TABLES, "flat"]
    for name in book.sheetnames:
        frame = flat(edition) if name == "flat" else edition.case.tables[name]
        rows = [tuple(cell or "" for cell in row) for row in book[name].values]
        assert same(rows, frame), name
        kinds = {cell.data_type for row in book[name].iter_rows() for cell in row if cell.value}
        assert kinds == {"s"}, name


def test_the_data_package_is_valid_for_frictionless_and_holds_the_tables(
    edition: Edition, made: dict[str, bytes], tmp_path: Path
) -> None:
    with zipfile.ZipFile(io.BytesIO(made["frictionless"])) as archive:
        archive.extractall(tmp_path)
    descriptor = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    descriptor.pop("$schema")
    with system.use_context(trusted=True):
        package = Package.from_descriptor(descriptor, basepath=str(tmp_path))
        for resource in package.resources:
            rows = [[str(cell or "") for cell in row.values()] for row in resource.read_rows()]
            frame = edition.case.tables[resource.name]
            key = list(TABLES[resource.name].key)
            assert len(rows) == len(frame), resource.name
            assert [row[0] for row in rows] == list(
                frame.sort_values(key, kind="stable").iloc[:, 0]
            )


def test_linked_data_is_read_again_by_rdflib(edition: Edition, made: dict[str, bytes]) -> None:
    told = json.loads(made["jsonld"])
    # The context of schema.org stands on the web; a test asks nobody for it.
    told["@context"] = {"@vocab": "https://schema.org/"}
    graph = rdflib.Graph().parse(data=json.dumps(told), format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    kinds = set(graph.objects(None, rdflib.RDF.type))
    assert {schema.Report, schema.Dataset, schema.Claim} <= kinds
    names = {
        str(name)
        for c in graph.subjects(rdflib.RDF.type, schema.Claim)
        for name in graph.objects(c, schema.name)
    }
    assert names and names <= set(edition.labels.values())
    assert schema.ClaimReview not in kinds


def test_references_are_read_again_by_rispy(edition: Edition, made: dict[str, bytes]) -> None:
    found = {item["id"]: item for item in rispy.loads(made["ris"].decode("utf-8"))}
    rows = edition.case.documents.to_dict("records")
    assert list(found) == [row["document_id"] for row in rows]
    for row in rows:
        item = found[row["document_id"]]
        title = item.get("title") or item.get("primary_title", "")
        assert title == " ".join(row["title"].split())
        assert item.get("secondary_title", "") == row["publisher"]
        assert item.get("language", "") == row["language"]
        assert row["published"][:4] in item.get("year", row["published"][:4])
        assert (row["url"] or row["read_url"]) in ["", *item.get("urls", [])]


def test_references_are_what_csl_allows(edition: Edition, made: dict[str, bytes]) -> None:
    from citeproc.source.json import CiteProcJSON

    items = json.loads(made["csl"])
    source = CiteProcJSON(items)
    rows = edition.case.documents.to_dict("records")
    assert sorted(source) == sorted(row["document_id"] for row in rows)
    for row, item in zip(rows, items, strict=True):
        title = source[row["document_id"]].get("title", "")
        assert "".join(map(str, title)) == row["title"]
        assert item.get("URL", "") == (row["url"] or row["read_url"])
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", row["published"]):
            assert item["issued"] == {"date-parts": [[int(p) for p in row["published"].split("-")]]}


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        ("2024-11", {"date-parts": [[2024, 11]]}),
        ("2024-XX", {"date-parts": [[2024]]}),
        ("2024-09~", {"date-parts": [[2024, 9]], "circa": True}),
        ("2023-07/2024-07", {"date-parts": [[2023, 7], [2024, 7]]}),
        ("2024-11-15T23:30+08:00", {"date-parts": [[2024, 11, 15]]}),
    ],
)
def test_a_vague_day_stays_vague(text: str, issued: dict[str, object]) -> None:
    assert _issued(text) == issued


def test_nothing_later_than_the_edition_is_in_any_form(made: dict[str, bytes]) -> None:
    for form in ("csv", "csl", "ris"):
        assert b"2025-09-25" not in made[form] and b"reuters-2025" not in made[form]


def test_every_form_is_written_twice_as_the_same_bytes(
    onrecord: Run, folder: Path, tmp_path: Path
) -> None:
    edit(folder, "claims", 0, note="=1+1")
    for form, (ending, _) in FORMS.items():
        files = [tmp_path / f"{number}.{ending}" for number in (1, 2)]
        for path in files:
            done = onrecord("export", "harbour-fire", "--to", form, "-o", str(path))
            assert (done.code, done.err) == (0, ""), form
        assert files[0].read_bytes() == files[1].read_bytes(), form
    book = openpyxl.load_workbook(tmp_path / "1.xlsx")
    note = [cell for row in book["claims"].iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in note] == ["s"]


def test_columns_of_ones_own_stay_at_home(onrecord: Run, folder: Path, tmp_path: Path) -> None:
    path = folder / "claims.csv"
    head, *rows = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([f"{head},secret", *(f"{row},hush" for row in rows)]) + "\n", "utf-8")
    for form, (ending, _) in FORMS.items():
        target = tmp_path / f"x.{ending}"
        assert onrecord("export", "harbour-fire", "--to", form, "-o", str(target)).code == 0
        held = target.read_bytes()
        if zipfile.is_zipfile(target):
            with zipfile.ZipFile(target) as archive:
                held = b"".join(archive.read(name) for name in archive.namelist())
        assert b"hush" not in held, form


def test_a_day_or_a_case_that_there_is_not_is_said(onrecord: Run, folder: Path) -> None:
    assert onrecord("export", "nosuch", "--to", "csv").code == 2
    done = onrecord("export", "harbour-fire", "--to", "csv", "--as-of", "1999-01-01")
    assert done.code == 2 and "before the first document" in done.err
    edit(folder, "claims", 0, stance="hints")
    assert onrecord("export", "harbour-fire", "--to", "csv").code == 1
