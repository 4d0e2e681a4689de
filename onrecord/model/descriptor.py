"""The ``datapackage.json`` of a case, made from the same columns that the loader reads.

Frictionless Data Package standard, version 2 (Table Schema, Table Dialect left at its defaults).
A test and the checker compare the file with what this module makes, so they cannot drift apart.
"""

import json
from typing import Any

from onrecord.model.about import About, Author, Licence
from onrecord.model.tables import TABLES, Column, Table

#: The name of the file.
DESCRIPTOR = "datapackage.json"
_TYPES = {"edtf": "string"}
_FORM = {
    "edtf": (
        "A date after EDTF (ISO 8601-2): 2024-11-15, 2024-11-15T23:30+08:00, 2024-09~, 2024-XX, "
        "2023-07/2024-07."
    ),
}


def descriptor(case: str, about: About) -> dict[str, Any]:
    """Return the data package of ``case``: what it says of itself, tables, types, keys.

    A licence or an author that the case does not name is left out, not made up.
    """
    authors = [_filled(title=author.name, path=author.path) for author in about.authors]
    licence = about.licence
    licences = [_filled(**vars(licence))] if licence else []
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": case,
        "title": about.title or case,
        **_filled(description=about.question, licenses=licences, contributors=authors),
        "resources": [_resource(table, about.show) for table in TABLES.values()],
    }


def descriptor_text(case: str, about: About) -> str:
    """Return the data package of ``case`` as it stands in the file."""
    return json.dumps(descriptor(case, about), indent=2, ensure_ascii=False) + "\n"


def _filled(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def about_of(text: str) -> About:
    """Return what a descriptor's text says of the case: title, first licence and authors.

    What it does not say, or says in a form that cannot be read, is left empty.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return About()
    if not isinstance(found, dict):
        return About()
    licences, people = _records(found, "licenses"), _records(found, "contributors")
    terms = [
        Licence(_plain(one.get("name")), _plain(one.get("title")), _plain(one.get("path")))
        for one in licences
    ]
    named = [Author(_plain(one.get("title")), _plain(one.get("path"))) for one in people]
    return About(
        title=_plain(found.get("title")),
        question=_plain(found.get("description")),
        licence=terms[0] if terms else None,
        authors=tuple(author for author in named if author.name),
    )


def _records(found: dict[str, Any], key: str) -> list[dict[str, Any]]:
    value = found.get(key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _plain(value: object) -> str:
    """Return ``value`` as text; JSON can spell half a character, which no UTF-8 file can hold."""
    text = value if isinstance(value, str) else ""
    return text.encode("utf-8", errors="replace").decode("utf-8")


def _resource(table: Table, show: tuple[str, ...]) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": f"One row is {table.row}.",
        "type": "table",
        "encoding": "utf-8",
        "mediatype": "text/csv",
        "schema": {
            "fields": [
                *(_field(column, table) for column in table.columns),
                *({"name": name, "type": "string"} for name in own_columns(table.name, show)),
            ],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [_foreign(c, table) for c in table.columns if c.refers_to],
        },
    }


def own_columns(table: str, show: tuple[str, ...]) -> list[str]:
    """Return the columns of one's own that may be published of ``table``, in their order."""
    parts = (name.partition(".") for name in dict.fromkeys(show))
    return [own for of, _, own in parts if of == table and own not in TABLES[table].names]


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
