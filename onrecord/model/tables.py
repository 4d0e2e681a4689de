"""The nine tables of a case: their columns, types, keys and what each column means.

The codebook (``data/README.md``), the descriptor (``datapackage.json``), the checker and the
loader all take the columns from here, so that they cannot drift apart.
"""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass, replace
from importlib import resources
from typing import Any

from onrecord.model import vocabularies
from onrecord.model.vocabularies import Vocabulary

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
PATTERNS = {
    "slug": SLUG,
    "slugs": f"{SLUG}( {SLUG})*",
    "claim_id": SLUG + r"-[0-9]{2,}[a-z]+",
    "anchor": r"[0-9]+-[0-9]+:[0-9a-f]{16}",
    "http": r"https?://[^\s<>\"]+",
    "language": (
        # BCP 47: language, script, region, variants, and what is private; und where nobody knows.
        r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?"
        r"(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(-x(-[a-z0-9]{1,8})+)?"
    ),
    # A paragraph counted from 1, a time in a recording, or a place that has a name: p. 4, image 2.
    "place": (
        r"0|[1-9][0-9]{0,8}|[0-9]{1,3}(:[0-5][0-9]){1,2}|([^\W\d_]{1,12}\.?|§) ?[0-9]{1,9}[a-z]?"
    ),
    "sha256": r"[0-9a-f]{64}",
}
#: What a cell of each pattern is, for whoever has written another.
FORMS = {
    PATTERNS[name]: words
    for name, words in {
        "slug": "It is made of small letters, digits and hyphens, as in",
        "slugs": "It is made of ids with one space between, as in",
        "claim_id": "It is its document, the digits of its place, and a letter, as in",
        "anchor": "Make one with onrecord anchor; it looks like",
        "http": "It begins with https:// and has no space, as in",
        "language": "It is a BCP 47 tag, and und where nobody can tell, as in",
        "place": "It is a paragraph counted from 1, a time, a page or an image, as in",
        "sha256": "onrecord anchor works it out; it has 64 digits and letters, as in",
    }.items()
}


@dataclass(frozen=True)
class Column:
    """One column: its name, meaning and example, and the values that it may take.

    ``type`` is one of ``string``, ``integer``, ``date`` (a calendar day) and ``edtf``
    (ISO 8601-2). ``refers_to`` names a table whose key the value must be. ``worked_out`` is true of
    a value that follows from other cells where nobody wrote it. ``rule`` says how the value is
    chosen: of several lines, the first that fits.
    """

    name: str
    meaning: str
    example: str
    known_by: str
    type: str = "string"
    required: bool = False
    vocabulary: Vocabulary | None = None
    pattern: str = ""
    refers_to: str = ""
    worked_out: bool = False
    rule: tuple[str, ...] = ()

    @property
    def optional(self) -> bool:
        """Return whether it may be missing from the file, and is then empty or worked out."""
        return self.worked_out or not self.required


@dataclass(frozen=True)
class Table:
    """One table: its name, what one row is, its columns, its key, and whether it may be missing."""

    name: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    optional: bool = False

    @property
    def names(self) -> list[str]:
        """Return the column names in the order of the file."""
        return [column.name for column in self.columns]

    def without(self, names: Collection[str]) -> "Table":
        """Return the table as a file has it that lacks the columns ``names``."""
        columns = tuple(column for column in self.columns if column.name not in names)
        return replace(self, columns=columns, key=tuple(n for n in self.key if n not in names))

    def column(self, name: str) -> Column:
        """Return the column called ``name``; raise ``KeyError`` if there is none."""
        return {column.name: column for column in self.columns}[name]


def _column(name: str, spec: dict[str, Any]) -> Column:
    spec = dict(spec)
    if "vocabulary" in spec:
        spec["vocabulary"] = getattr(vocabularies, spec["vocabulary"].upper())
    spec["rule"] = tuple(spec.get("rule", ()))
    return Column(name, **{**spec, "pattern": PATTERNS.get(spec.get("pattern", ""), "")})


def _table(name: str, spec: dict[str, Any]) -> Table:
    columns = tuple(_column(name, spec["columns"][name]) for name in spec["columns"])
    optional = spec.get("optional", False)
    return Table(name, spec["row"], columns, tuple(spec["key"]), optional)


def _read() -> dict[str, Table]:
    text = resources.files(__package__).joinpath("tables.toml").read_text("utf-8")
    return {name: _table(name, spec) for name, spec in tomllib.loads(text).items()}


TABLES = _read()
#: The tables whose rows have one name each, which no row of another of them may have.
NAMED = ("claims", "documents", "sources", "propositions")
