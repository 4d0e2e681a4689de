"""The rows of an edition as a flat table, a workbook, a data package and linked data."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pandas as pd

from onrecord.counting.origins import traced_claims
from onrecord.model.descriptor import descriptor_text
from onrecord.model.edition import Edition
from onrecord.model.problems import CaseError
from onrecord.model.tables import TABLES
from onrecord.model.write import table_text
from onrecord.render.json_ld import linked_data

#: What is worked out for every claim that counts, beside what was typed.
WORKED_OUT = ("hold", "origin", "root_id")
_REFERRED = (
    ("documents", "document_id", "document"),
    ("sources", "source_id", "source"),
    ("propositions", "proposition_id", "proposition"),
)
#: A file that is made again is the same bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOMENT = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_NO_OPENPYXL = "This needs openpyxl: pip install 'onrecord[export]'"


def flat(edition: Edition) -> pd.DataFrame:
    """Return a row per claim of ``edition`` with its document, source and proposition beside it.

    Their columns are called after them, as ``document_title``. ``hold``, ``origin`` and ``root_id``
    are worked out; they are empty for a row that does not count.
    """
    rows = edition.published_claims.reset_index(drop=True)
    traced = traced_claims(edition).set_index("claim_id")
    for name in WORKED_OUT:
        rows[name] = rows["claim_id"].map(traced[name]).fillna("").astype("str")
    for table, key, called in _REFERRED:
        frame = edition.case.tables[table].set_index(key).add_prefix(f"{called}_")
        rows = rows.join(frame, on=key)
    return rows.fillna("").astype("str")


def as_csv(edition: Edition) -> bytes:
    """Return the flat table as CSV in UTF-8."""
    rows, out = flat(edition), io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(rows.columns)
    writer.writerows(rows.itertuples(index=False, name=None))
    return out.getvalue().encode("utf-8")


def as_workbook(edition: Edition) -> bytes:
    """Return every table, and the flat one, as the sheets of a workbook; every cell is text."""
    sheets = {**edition.case.tables, "flat": flat(edition)}
    return workbook_bytes(sheets)


def workbook_bytes(sheets: Mapping[str, pd.DataFrame]) -> bytes:
    """Return a workbook with a sheet for each frame; no cell is a formula or a number."""
    with needs_openpyxl():
        from openpyxl import Workbook
    book = Workbook()
    book.remove(book.active)
    for name, frame in sheets.items():
        sheet = book.create_sheet(name)
        for at, cells in enumerate([tuple(frame.columns), *frame.itertuples(index=False)], 1):
            for place, text in enumerate(cells, 1):
                if text:
                    cell = sheet.cell(at, place, text)
                    cell.data_type, cell.number_format = "s", "@"
        sheet.freeze_panes = "B2"
    return steady(book)


@contextmanager
def needs_openpyxl() -> Iterator[None]:
    """Say how to get what writes workbooks, where it is not there."""
    try:
        yield
    except ImportError:
        raise CaseError(f"{_NO_OPENPYXL}.") from None


def steady(book: Any) -> bytes:
    """Return a workbook as bytes in which no clock can be read."""
    made, out = io.BytesIO(), io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as read, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name in read.namelist():
            content = _MOMENT.sub(rb"\g<1>1980-01-01T00:00:00Z", read.read(name))
            written.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def as_frictionless(edition: Edition) -> bytes:
    """Return the tables with their descriptor as one archive, a Frictionless Data Package."""
    case, out = edition.case, io.BytesIO()
    files = {f"{name}.csv": table_text(frame, TABLES[name]) for name, frame in case.tables.items()}
    files["datapackage.json"] = descriptor_text(case.name, case.about)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def as_jsonld(edition: Edition) -> bytes:
    """Return propositions and documents in the words of schema.org, as the pages have them."""
    rows = str(len(edition.published_claims))
    text = linked_data(
        edition, title=edition.title, case_title=edition.case.title, rows=rows, full=True
    )
    return (json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n").encode("utf-8")
