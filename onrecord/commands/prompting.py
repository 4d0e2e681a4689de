"""Ask for a claim at a terminal, cell by cell, with completion and the codebook at hand."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from onrecord.model.adding import Frames, Row, completed, in_form, known_values, near, wrong
from onrecord.model.case import Case
from onrecord.model.codebook import described
from onrecord.model.tables import TABLES, Column

#: What is asked of a claim, in the order in which a reader of a text comes to it.
_CLAIM = (
    "document_id",
    "paragraph",
    "source_id",
    "proposition_id",
    "stance",
    "cue",
    "certainty",
    "basis",
    "custody",
    "derived_from",
    "derivation",
    "said_date",
    "event_date",
    "credibility",
    "statement",
    "note",
)
#: What is asked of a row that the case does not have yet.
_NEW = {
    "documents": ("publisher", "title", "url", "published", "language", "kind", "extent"),
    "sources": ("name", "kind", "attribution", "persons_min", "persons_max", "party"),
    "propositions": ("label", "text", "topic"),
}
#: With these, custody is asked for; with others there is no artefact.
_ARTEFACTS = ("document", "imagery", "technical_analysis")
_HELP = "Enter leaves a cell empty or takes what stands in brackets, ? explains, Tab completes."


def asked_for(row: Row, beside: dict[str, Row], known: Case) -> tuple[Row, dict[str, Row]]:
    """Return a claim and the cells of new rows beside it, with all asked for that is not given."""
    click.echo(_HELP, err=True)
    row, beside = dict(row), {table: dict(cells) for table, cells in beside.items()}
    for name in _CLAIM:
        column = TABLES["claims"].column(name)
        if name in row or f"claims.{name}" in known.about.not_coded or _spared(name, row):
            continue
        default = completed({**row, name: ""}, known.tables, _DAY)[name] if name in _WORKED else ""
        row[name] = _answer(column, known.tables, default)
        table = column.refers_to
        if table in _NEW and row[name] and row[name] not in known_values(column, known.tables):
            beside[table] = _of_new(table, beside.get(table, {}), known)
    return row, beside


#: What can be told from the cells before it; the day of entry is not among them.
_WORKED = ("certainty", "said_date")
_DAY = dt.date(1, 1, 1)


def _spared(name: str, row: Row) -> bool:
    """Return whether a cell has no value in a row like this."""
    return name == "custody" and row.get("basis", "") not in _ARTEFACTS


def _of_new(table: str, cells: Row, known: Case) -> Row:
    """Return the cells of a row that is not there yet, asked for where they are not given."""
    click.echo(f"It is new in {table}.csv:", err=True)
    cells = dict(cells)
    for name in _NEW[table]:
        not_coded = f"{table}.{name}" in known.about.not_coded
        if name not in cells and not not_coded and not _counted_already(name, cells):
            cells[name] = _answer(TABLES[table].column(name), known.tables)
    return cells


def _counted_already(name: str, cells: Row) -> bool:
    """Return whether it is no question how many a new source is: no people, or one with a name."""
    unnamed = cells.get("kind") == "person" and cells.get("attribution") != "named_person"
    return name.startswith("persons_") and not unnamed


def _answer(column: Column, frames: Frames, default: str = "") -> str:
    """Return an answer that fits; a key that nobody knows is taken when it is given twice."""
    known, before = known_values(column, frames), ""
    while True:
        with _completing(known):
            text = click.prompt(
                f"{column.name}{'' if column.required else ' (may be empty)'}",
                default=default,
                show_default=bool(default),
                err=True,
            )
        if text.strip() == "?":
            click.echo(described(column), err=True)
            continue
        cell = in_form(column, text)
        said = wrong(column, cell, frames)
        fresh = column.refers_to in _NEW and cell and cell not in known
        if not said or (fresh and cell == before):
            return cell
        if fresh:
            hint = near(cell, known)
            said = f"{column.refers_to}.csv has no {cell}. {hint} Type it again to add it."
        click.echo(f"  {said}", err=True)
        before = cell


@contextmanager
def _completing(known: Sequence[str]) -> Iterator[None]:
    """Complete with Tab from ``known``, where the terminal can."""
    try:
        import readline
    except ImportError:
        yield
        return
    before, marks = readline.get_completer(), readline.get_completer_delims()
    readline.set_completer(lambda text, at: matching(known, text, at))
    # Names have hyphens and likelihoods have spaces in them.
    readline.set_completer_delims("\n")
    libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if libedit else "tab: complete")
    try:
        yield
    finally:
        readline.set_completer(before)
        readline.set_completer_delims(marks)


def matching(known: Sequence[str], text: str, at: int) -> str | None:
    """Return the value number ``at`` of those that begin with ``text``, or that hold it."""
    found = [name for name in known if name.startswith(text)]
    found = found or [name for name in known if text in name]
    return found[at] if at < len(found) else None
