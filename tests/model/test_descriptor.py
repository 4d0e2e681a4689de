"""The descriptor and the model say the same, and a tool that knows only the standard agrees."""

import json
from pathlib import Path
from typing import Any

import frictionless
import pytest

from onrecord.model.about import About, Author, Licence
from onrecord.model.case import about_case
from onrecord.model.descriptor import about_of, descriptor, descriptor_text
from onrecord.model.tables import TABLES
from tests.cases import edit
from tests.conftest import ROOT

CASES = sorted((ROOT / "data").glob("*/datapackage.json"))


def schema(table: str) -> dict[str, Any]:
    resources = {
        resource["name"]: resource
        for resource in descriptor("a-case", About(title="A title"))["resources"]
    }
    assert set(resources) == set(TABLES)
    found: dict[str, Any] = resources[table]["schema"]
    return found


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_the_file_says_what_the_model_says(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text == descriptor_text(path.parent.name, about_case(path.parent)[0])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_another_tool_finds_the_case_valid(path: Path) -> None:
    report = frictionless.validate(str(path))
    assert report.valid, report.flatten(["type", "message"])


def test_a_new_case_is_valid(folder: Path) -> None:
    assert frictionless.validate(str(folder / "datapackage.json")).valid


@pytest.mark.parametrize(
    ("table", "cells", "error"),
    [
        ("claims", {"stance": "hints"}, "constraint-error"),
        ("claims", {"claim_id": ""}, "constraint-error"),
        ("claims", {"claim_id": "NO ID"}, "constraint-error"),
        ("claims", {"paragraph": "one"}, "constraint-error"),
        ("documents", {"accessed": "2024-11"}, "type-error"),
        ("claims", {"source_id": "nobody"}, "foreign-key"),
        ("claims", {"derived_from": "nothing-2024-01-01-01a"}, "foreign-key"),
        ("sources", {"source_id": "town-hall"}, "primary-key"),
    ],
)
def test_another_tool_finds_what_the_checker_finds(
    folder: Path, table: str, cells: dict[str, str], error: str
) -> None:
    edit(folder, table, 0, **cells)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert error in {kind for (kind,) in report.flatten(["type"])}


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_described_as_it_is_checked(table: str) -> None:
    fields = {field["name"]: field for field in schema(table)["fields"]}
    assert list(fields) == TABLES[table].names
    for column in TABLES[table].columns:
        limits = fields[column.name].get("constraints", {})
        assert fields[column.name]["description"].startswith(column.meaning)
        assert limits.get("required", False) is column.required
        assert limits.get("pattern", "") == column.pattern
        terms = list(column.vocabulary.terms) if column.vocabulary else None
        assert limits.get("enum") == terms


@pytest.mark.parametrize("table", TABLES)
def test_keys_are_described_as_they_are_checked(table: str) -> None:
    found = schema(table)
    assert found["primaryKey"] == list(TABLES[table].key)
    described = {
        key["fields"][0]: key["reference"]["resource"] or table for key in found["foreignKeys"]
    }
    assert described == {c.name: c.refers_to for c in TABLES[table].columns if c.refers_to}


@pytest.mark.parametrize("title", ['Who said "so"?', "Київ, 北京", "a\nb", "\\"])
def test_a_title_survives(title: str) -> None:
    assert about_of(descriptor_text("a-case", About(title=title))).title == title


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "{}", "[" * 100_000])
def test_no_title_is_no_title(text: str) -> None:
    assert about_of(text) == About()


def test_the_descriptor_is_json_for_people() -> None:
    text = descriptor_text("a-case", About(title="Київ"))
    assert "Київ" in text
    assert text.endswith("}\n")
    assert json.loads(text)["title"] == "Київ"


def test_what_a_case_says_of_itself_is_kept_and_nothing_made_up() -> None:
    said = About(
        title="A fire",
        question="Was it set?",
        licence=Licence("ODbL-1.0", path="https://example.org/odbl"),
        authors=(Author("A. Reader"), Author("B. Writer", "https://example.org/b")),
    )
    assert about_of(descriptor_text("a-case", said)) == said
    silent = descriptor("a-case", About())
    assert silent["title"] == "a-case"
    assert "licenses" not in silent
    assert "contributors" not in silent
