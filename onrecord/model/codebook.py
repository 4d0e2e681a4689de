"""The parts of the codebook (``data/README.md``) that come from the model: columns and terms."""

from onrecord.model import made_parts, vocabularies
from onrecord.model.tables import TABLES, Column, Table
from onrecord.model.vocabularies import Vocabulary

_KIND = "made from the model"


def renewed(text: str) -> str:
    """Return the codebook with every part that is made from the model made again.

    A part stands between ``<!-- made from the model: NAME -->`` and ``<!-- end -->``, where NAME
    is a table or ``vocabularies``. Raise ``KeyError`` for a name that is neither.
    """
    return made_parts.made_again(text, _KIND, _part)


def _part(name: str) -> str:
    return _terms() if name == "vocabularies" else _columns(TABLES[name])


def named(text: str) -> list[str]:
    """Return the names of the parts in a codebook, in their order."""
    return made_parts.named(text, _KIND)


def _columns(table: Table) -> str:
    head = f"One row is {table.row}. Key: {', '.join(f'`{each}`' for each in table.key)}.\n\n"
    lines = [
        "| column | meaning | type and allowed values | example | how it is known |",
        "| --- | --- | --- | --- | --- |",
        *(_line(column) for column in table.columns),
    ]
    return head + "\n".join(lines)


def _line(column: Column) -> str:
    example = f"`{column.example}`" if column.example else ""
    return (
        f"| `{column.name}` | {column.meaning} | {_allowed(column)} | {example} | "
        f"{column.known_by} |"
    )


def _allowed(column: Column) -> str:
    if column.vocabulary:
        kind = f"one of: {', '.join(f'`{term}`' for term in column.vocabulary.terms)}"
    elif column.refers_to:
        kind = f"a key of `{column.refers_to}`"
    else:
        kind = {"edtf": "EDTF date", "date": "day", "integer": "whole number"}.get(
            column.type, "text"
        )
    return kind + ("" if column.required else "; may be empty")


def _terms() -> str:
    found = [each for each in vars(vocabularies).values() if isinstance(each, Vocabulary)]
    return "\n\n".join(_vocabulary(each) for each in found)


def _vocabulary(vocabulary: Vocabulary) -> str:
    terms = "\n".join(f"- `{term}`: {meaning}" for term, meaning in vocabulary.terms.items())
    return f"**{vocabulary.name.capitalize()}** (source: {vocabulary.source})\n\n{terms}"
