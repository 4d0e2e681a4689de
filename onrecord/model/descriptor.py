"""The ``datapackage.json`` of a case, made from the same columns that the loader reads.

Frictionless Data Package standard, version 2 (Table Schema, Table Dialect left at its defaults).
A test and the checker compare the file with what this module makes, so they cannot drift apart.
"""

import json
from typing import Any

from onrecord.model.tables import TABLES, Column, Table

_LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
_TYPES = {"edtf": "string"}
_FORM = {
    "edtf": (
        "A date after EDTF (ISO 8601-2): 2024-11-15, 2024-11-15T23:30+08:00, 2024-09~, 2024-XX, "
        "2023-07/2024-07."
    ),
}


def descriptor(case: str, title: str) -> dict[str, Any]:
    """Return the data package of ``case``: title, licence, tables, types, vocabularies, keys."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": case,
        "title": title,
        "licenses": [_LICENCE],
        "resources": [_resource(table) for table in TABLES.values()],
    }


def descriptor_text(case: str, title: str) -> str:
    """Return the data package of ``case`` as it stands in the file."""
    return json.dumps(descriptor(case, title), indent=2, ensure_ascii=False) + "\n"


def title_of(text: str) -> str:
    """Return the title in a descriptor's text, or an empty string where it has none."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    title = str(found.get("title", "")) if isinstance(found, dict) else ""
    # JSON can spell half a character, which no UTF-8 file can hold.
    return title.encode("utf-8", errors="replace").decode("utf-8")


def _resource(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": f"One row is {table.row}.",
        "type": "table",
        "encoding": "utf-8",
        "mediatype": "text/csv",
        "schema": {
            "fields": [_field(column, table) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [_foreign(c, table) for c in table.columns if c.refers_to],
        },
    }


def _field(column: Column, table: Table) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if column.required else {}
    if column.vocabulary:
        limits["enum"] = list(column.vocabulary.terms)
    if column.pattern:
        limits["pattern"] = column.pattern
    if table.key == (column.name,):
        limits["unique"] = True
    form = _FORM.get(column.type, "")
    return {
        "name": column.name,
        "type": _TYPES.get(column.type, column.type),
        "description": f"{column.meaning}. {form}".strip(),
        **({"example": column.example} if column.example else {}),
        **({"constraints": limits} if limits else {}),
    }


def _foreign(column: Column, table: Table) -> dict[str, Any]:
    target = TABLES[column.refers_to]
    # The standard writes a table's reference to itself as an empty resource name.
    resource = "" if target is table else target.name
    return {
        "fields": [column.name],
        "reference": {"resource": resource, "fields": [target.key[0]]},
    }
