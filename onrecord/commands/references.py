"""The documents of an edition for a reference manager: CSL-JSON and RIS."""

import json
from collections.abc import Iterator
from typing import Any

from onrecord.model import dates
from onrecord.model.edition import Edition

#: What each kind of document is in CSL 1.0.2 and in RIS; what is not listed is a document.
_KINDS = {
    "article": ("article-newspaper", "NEWS"),
    "wire": ("article-newspaper", "NEWS"),
    "statement": ("document", "PRESS"),
    "transcript": ("speech", "HEAR"),
    "legal_act": ("legislation", "STAT"),
    "analysis": ("report", "RPRT"),
    "post": ("post", "ELEC"),
    "live_page": ("webpage", "ELEC"),
    "video": ("motion_picture", "VIDEO"),
    "audio": ("song", "SOUND"),
    "image": ("graphic", "ART"),
    "court_record": ("legal_case", "CASE"),
    "data_set": ("dataset", "DATA"),
}
_OTHER = ("document", "GEN")


def as_csl(edition: Edition) -> bytes:
    """Return the documents as CSL-JSON, a list of items with the ids of the tables."""
    items = [_item(row) for row in edition.case.documents.to_dict("records")]
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def as_ris(edition: Edition) -> bytes:
    """Return the documents as RIS, with the line ends that it asks for."""
    rows = edition.case.documents.to_dict("records")
    lines = [line for row in rows for line in (*_lines(row), "")]
    return "\r\n".join([*lines, ""]).encode("utf-8")


def _item(row: dict[str, str]) -> dict[str, Any]:
    plain = {
        "title": row["title"],
        "container-title": row["publisher"],
        "publisher": row["publisher"],
        "URL": row["url"] or row["read_url"],
        "archive_location": row["archived_url"],
        "language": row["language"],
        "note": row["note"],
    }
    item: dict[str, Any] = {"id": row["document_id"], "type": _KINDS.get(row["kind"], _OTHER)[0]}
    item |= {name: text for name, text in plain.items() if text}
    item |= {"issued": _issued(row["published"])} if row["published"] else {}
    return item | (
        {"accessed": {"date-parts": [_parts(row["accessed"])]}} if row["accessed"] else {}
    )


def _issued(text: str) -> dict[str, Any]:
    """Return a date as CSL has it: as many parts as are known, both ends of a span, ``circa``."""
    begin, _, end = text.partition("/")
    parts = [_parts(part) for part in (begin, end) if part]
    found = dates.span(text)
    vague = {"circa": True} if found.approximate or found.uncertain else {}
    return {"date-parts": parts, **vague}


def _parts(text: str) -> list[int]:
    """Return year, month and day of a date, as far as it names them."""
    numbers = text[:10].rstrip("~?%").split("-")
    return [int(number) for number in numbers if number.isdigit()]


def _lines(row: dict[str, str]) -> Iterator[str]:
    yield f"TY  - {_KINDS.get(row['kind'], _OTHER)[1]}"
    tags = {
        "ID": row["document_id"],
        "TI": row["title"],
        "T2": row["publisher"],
        "PB": row["publisher"],
        "PY": row["published"][:4],
        "DA": _slashed(row["published"]),
        "Y2": _slashed(row["accessed"]),
        "UR": row["url"] or row["read_url"],
        "L2": row["archived_url"],
        "LA": row["language"],
        "N1": " ".join(row["note"].split()),
    }
    yield from (f"{tag}  - {text}" for tag, text in tags.items() if text)
    yield "ER  - "


def _slashed(text: str) -> str:
    """Return a date as RIS has it, ``2024/11/15/``; the first of an interval, without its marks."""
    parts = [f"{part:02}" for part in _parts(text.partition("/")[0])] if text else []
    return "/".join([*parts, *[""] * (4 - len(parts))]) if parts else ""
