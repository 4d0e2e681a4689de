"""``onrecord explain``: the codebook at the command line, one term at a time."""

import difflib
import json
from collections.abc import Iterator

import click

from onrecord.commands.asking import command
from onrecord.model.codebook import described
from onrecord.model.problems import CaseError
from onrecord.model.tables import TABLES, Column, Table
from onrecord.model.vocabularies import OPPOSITION, SUPPORT, Vocabulary

#: A heading, and what is said under it.
Entry = tuple[str, str]


@command
@click.argument("term")
@click.option("--json", "as_json", is_flag=True, help="Print it for a script to read.")
def explain(term: str, as_json: bool) -> int:
    """Say what TERM means: a table, a column or a value of the codebook.

    A column of several tables is said for each; claims.note is the one of that table.

    Examples:
      onrecord explain stance
      onrecord explain not_confirmed
      onrecord explain sources.kind
    """
    wanted = term.strip().strip("`")
    found = [*_tables(wanted), *_columns(wanted), *_values(wanted)]
    if not found:
        raise CaseError(f"The codebook has no {term}.{_near(wanted)}")
    if as_json:
        told = [{"term": heading, "meaning": meaning} for heading, meaning in found]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return 0
    for at, (heading, meaning) in enumerate(found):
        click.secho(f"\n{heading}" if at else heading, bold=True)
        click.echo(meaning)
    return 0


def _tables(term: str) -> Iterator[Entry]:
    table = TABLES.get(term.removesuffix(".csv"))
    if table:
        key, width = ", ".join(table.key), max(map(len, table.names))
        head = f"One row is {table.row}. Key: {key}."
        lines = (f"  {column.name:{width}}  {column.meaning}" for column in table.columns)
        yield f"{table.name}.csv", "\n".join([head, *lines])


def _columns(term: str) -> Iterator[Entry]:
    table_name, _, name = term.rpartition(".")
    for table, column in _all_columns():
        if column.name == name and table_name in ("", table.name):
            text = described(column).partition("\n\n")[2]
            may = "" if column.required else ", which may be empty"
            yield f"{table.name}.csv, {column.name}{may}", text


def _values(term: str) -> Iterator[Entry]:
    """Yield what a value means in each list that has it, where it may stand, and its rules."""
    wanted = term.casefold()
    for vocabulary, places in _vocabularies():
        for value, meaning in vocabulary.terms.items():
            if value.casefold() == wanted:
                rules = [
                    line
                    for _, column in places
                    for line in column.rule
                    if f"`{value}`" in line or f"`{wanted}`" in line
                ]
                where = ", ".join(f"{table.name}.{column.name}" for table, column in places)
                yield (
                    f"{value} ({where or vocabulary.name + ', worked out and never typed'})",
                    "\n".join([f"{meaning} ({vocabulary.source})", *(f"- {r}" for r in rules)]),
                )


def _vocabularies() -> Iterator[tuple[Vocabulary, list[tuple[Table, Column]]]]:
    """Yield each list of values once, with the columns that take them."""
    held: dict[str, tuple[Vocabulary, list[tuple[Table, Column]]]] = {}
    for table, column in _all_columns():
        if column.vocabulary:
            held.setdefault(column.vocabulary.name, (column.vocabulary, []))[1].append(
                (table, column)
            )
    yield from held.values()
    yield from ((vocabulary, []) for vocabulary in (SUPPORT, OPPOSITION))


def _all_columns() -> Iterator[tuple[Table, Column]]:
    for table in TABLES.values():
        for column in table.columns:
            yield table, column


def terms() -> list[str]:
    """Return everything that can be explained: tables, columns and values, each once, sorted."""
    columns = [name for table, column in _all_columns() for name in _names(table, column)]
    values = [value for vocabulary, _ in _vocabularies() for value in vocabulary.terms]
    return sorted({*TABLES, *columns, *values})


def _names(table: Table, column: Column) -> tuple[str, str]:
    return column.name, f"{table.name}.{column.name}"


def _near(term: str) -> str:
    """Return a sentence with what may have been meant, or where to look."""
    wanted = term.casefold().replace(" ", "_").replace("-", "_")
    folded = {known.casefold(): known for known in terms()}
    close = difflib.get_close_matches(wanted, folded, 3, 0.6)
    close += [
        known for known in folded if len(wanted) > 2 and wanted in known and known not in close
    ]
    if not close:
        return " Its tables are " + ", ".join(TABLES) + ": explain one of them to see its columns."
    return " Did you mean " + ", ".join(folded[known] for known in close[:4]) + "?"
