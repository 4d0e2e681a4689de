"""The parts of the codebook (``data/README.md``) that come from the model: columns and terms."""

from onrecord.model import made_parts, vocabularies
from onrecord.model.tables import TABLES, Column, Table

_KIND = "made from the model"
_TYPES = {"edtf": "An EDTF date", "date": "A day", "integer": "A whole number", "string": ""}


def renewed(text: str) -> str:
    """Return the codebook with every part that is made from the model made again.

    A part stands between ``<!-- made from the model: NAME -->`` and ``<!-- end -->``, where NAME
    is a table, ``required`` or ``computed``. Raise ``KeyError`` for a name that is none of these.
    """
    return made_parts.made_again(text, _KIND, _part)


def named(text: str) -> list[str]:
    """Return the names of the parts in a codebook, in their order."""
    return made_parts.named(text, _KIND)


def described(column: Column) -> str:
    """Return all that the codebook says of a column: meaning, example, values and rule."""
    mark = " (required)" if column.required else ""
    example = f" Example: `{column.example}`." if column.example else ""
    lines = [f"#### `{column.name}`{mark}", "", f"{column.meaning}.{example}", _known(column)]
    if column.vocabulary:
        lines += ["", _terms(column.vocabulary)]
    if column.rule:
        lines += ["", _rule(column.rule)]
    return "\n".join(lines)


def _part(name: str) -> str:
    if name == "required":
        return _required()
    return _computed() if name == "computed" else _columns(TABLES[name])


def _required() -> str:
    """Return the cells that must be filled, a line for each table."""
    lines = []
    for table in TABLES.values():
        names = (f"`{column.name}`" for column in table.columns if column.required)
        lines.append(f"- `{table.name}`: {', '.join(names)}")
    return "\n".join(lines)


def _columns(table: Table) -> str:
    key = ", ".join(f"`{name}`" for name in table.key)
    head = f"One row is {table.row}. Key: {key}."
    return "\n\n".join([head, *(described(column) for column in table.columns)])


def _known(column: Column) -> str:
    if column.vocabulary:
        return f"One of these ({column.vocabulary.source}); {column.known_by}:"
    kind = f"A key of `{column.refers_to}`" if column.refers_to else _TYPES[column.type]
    known = f"{kind}; {column.known_by}." if kind else f"{column.known_by}."
    return known[:1].upper() + known[1:]


def _rule(rule: tuple[str, ...]) -> str:
    if len(rule) == 1:
        return f"Rule: {rule[0]}"
    steps = (f"{place}. {line}" for place, line in enumerate(rule, start=1))
    return "\n".join(["Rule, the first that fits:", "", *steps])


def _computed() -> str:
    return "\n\n".join(
        f"**{vocabulary.name.capitalize()}** (source: {vocabulary.source})\n\n{_terms(vocabulary)}"
        for vocabulary in (vocabularies.SUPPORT, vocabularies.OPPOSITION)
    )


def _terms(vocabulary: vocabularies.Vocabulary) -> str:
    return "\n".join(f"- `{term}`: {meaning}" for term, meaning in vocabulary.terms.items())
