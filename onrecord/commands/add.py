"""``onrecord add``: one claim, from what is given or asked for, and never half of it."""

import datetime as dt
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import click
import pandas as pd

from onrecord.check.run import check_case
from onrecord.check.texts import text_path
from onrecord.commands.asking import Asked, command, pass_asked, say
from onrecord.model.adding import (
    Row,
    alike_claims,
    completed,
    in_form,
    near,
    pinned,
    same_claims,
    wrong,
)
from onrecord.model.case import Case, case_folder, read_case
from onrecord.model.problems import CaseError, Problem, WorkFailed, errors
from onrecord.model.publishers import keyed
from onrecord.model.read import sound_tables
from onrecord.model.tables import TABLES
from onrecord.model.undoing import ADDING, change_together, take_back
from onrecord.model.write import table_text
from onrecord.prose import listed

#: Columns of claims that lead to a row which may have to be made, by the table of that row.
LEADING = {"document_id": "documents", "source_id": "sources", "proposition_id": "propositions"}
#: What the program works out itself.
_OURS = ("claim_id", "superseded_by")
_ROW = re.compile(r"rows? [0-9]+( and [0-9]+)?")


#: Options that are typed with every claim have a short form.
_SHORT = {"document_id": ("-d",), "source_id": ("-s",), "proposition_id": ("-p",)}


def _cells(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command an option for each column of a claim."""
    for column in reversed(TABLES["claims"].columns):
        if column.name not in _OURS:
            name = column.name.removesuffix("_id") if column.name in LEADING else column.name
            names = (*_SHORT.get(column.name, ()), f"--{name.replace('_', '-')}")
            meaning = column.meaning.partition(";")[0]
            function = click.option(*names, column.name, metavar="TEXT", help=meaning)(function)
    return function


@command
@click.argument("case")
@_cells
@click.option("--new", "allow_new", is_flag=True, help="Make the rows that it names and lacks.")
@click.option(
    "--set", "more", multiple=True, metavar="TABLE.COLUMN=TEXT", help="A cell of such a row."
)
@click.option("--anyway", is_flag=True, help="Add it although a row says the same.")
@click.option("--ask/--no-ask", default=None, help="Ask for the rest; if not said, on a terminal.")
@click.option("--check", "only_check", is_flag=True, help="Change nothing; say what would change.")
@click.option("--undo", is_flag=True, help="Take the last claim that was added to CASE back.")
@pass_asked
def add(
    asked: Asked,
    case: str,
    allow_new: bool,
    more: tuple[str, ...],
    anyway: bool,
    ask: bool | None,
    only_check: bool,
    undo: bool,
    **given: str | None,
) -> int:
    """Add one claim to CASE, from options or asked for one by one.

    The next id, the day of entry, the day of the words and, where the text is there, the anchor
    are worked out. Values and names are checked before anything is written, and what may have been
    meant is said. A name that the tables lack needs --new, and --set fills cells of its row.
    Without options, on a terminal, all is asked for.

    Examples:
      onrecord add drones-in-china -d sta-2024-11-15 -s eeas -p shipped-to-russia --stance declined
      onrecord add drones-in-china --undo
    """
    folder = case_folder(asked.project.data, case)
    if undo:
        say(f"{case}: as before: {', '.join(take_back(folder, ADDING))}")
        return 0
    known, _ = read_case(folder)
    row = {name: _formed(name, text) for name, text in given.items() if text is not None}
    beside = _beside(more)
    if ask or (ask is None and sys.stdin.isatty()):
        from onrecord.commands.prompting import asked_for

        row, beside = asked_for(row, beside, known)
        allow_new = True
    new_rows = _new_rows(row, beside, known, allow_new)
    _require_right(row, new_rows, known)
    texts, remarks = _draft(folder, known, {"claims": [row], **new_rows}, anyway)
    if not only_check:
        change_together(folder, texts, ADDING)
    _tell(case, row, new_rows, remarks, only_check)
    return 0


def _draft(
    folder: Path, known: Case, rows: dict[str, list[Row]], anyway: bool
) -> tuple[dict[str, str], list[str]]:
    """Return what the files are to hold with a new claim, and what is to be said about it.

    What follows from its other cells is filled in, in the claim itself.
    """
    (row,) = rows["claims"]
    frames = {name: _with(frame, rows.get(name, [])) for name, frame in known.tables.items()}
    whole = {name: row.get(name, "") for name in TABLES["claims"].names}
    whole, amiss = pinned(whole, text_path(known, whole["document_id"]))
    row.update(completed(whole, {**frames, "claims": known.claims}, dt.date.today()))
    _require_other(row, known, anyway)
    texts = _texts(folder, known, rows)
    return texts, [*([amiss] if amiss else []), *_alike(row, known), *checked_draft(folder, texts)]


def _formed(name: str, text: str) -> str:
    return in_form(TABLES["claims"].column(name), text)


def _beside(more: tuple[str, ...]) -> dict[str, Row]:
    """Return the cells of other tables that were given, by table and column."""
    found: dict[str, Row] = {}
    for words in more:
        place, mark, text = words.partition("=")
        table, _, name = place.partition(".")
        if not mark or table not in LEADING.values() or name not in TABLES[table].names:
            names = [f"{of}.{column}" for of in LEADING.values() for column in TABLES[of].names]
            hint = near(place, names)
            raise CaseError(f"--set {words}: write it as sources.name=Town hall. {hint}".strip())
        found.setdefault(table, {})[name] = in_form(TABLES[table].column(name), text)
    return found


def _new_rows(
    row: Row, beside: Mapping[str, Row], known: Case, allow_new: bool
) -> dict[str, list[Row]]:
    """Return the rows that the claim names and that its case lacks, by table."""
    made: dict[str, list[Row]] = {}
    for column, table in LEADING.items():
        name, key = row.get(column, ""), TABLES[table].key[0]
        names = set(known.tables[table][key])
        if name and name not in names and allow_new:
            cells = _told({key: name, **beside.get(table, {})}, table)
            made[table] = [{column: cells.get(column, "") for column in TABLES[table].names}]
        elif table in beside:
            raise CaseError(
                f"--set {table}: {name or 'no row'} is not new, and cells of rows that are there "
                "are changed in the table."
            )
    return _with_publisher(made, known)


def _with_publisher(made: dict[str, list[Row]], known: Case) -> dict[str, list[Row]]:
    """Return the new rows with a publisher that was given by its name as a key of sources."""
    if "documents" not in made:
        return made
    frames = {name: _with(frame, made.get(name, [])) for name, frame in known.tables.items()}
    after, _ = keyed(frames)
    new = after["sources"].iloc[len(frames["sources"]) :].to_dict("records")
    (document,) = made["documents"]
    named = document | {"publisher": after["documents"]["publisher"].iloc[-1]}
    sources = [*made.get("sources", []), *new]
    return {**made, "documents": [named], **({"sources": sources} if sources else {})}


def _told(cells: Row, table: str) -> Row:
    """Return the cells of a new row with those that follow from the others."""
    if table == "documents":
        return {"accessed": dt.date.today().isoformat(), **cells}
    if cells.get("kind") == "person" and cells.get("attribution") == "named_person":
        return {"persons_min": "1", "persons_max": "1", **cells}
    return cells


def _require_right(row: Row, new_rows: Mapping[str, list[Row]], known: Case) -> None:
    """Raise ``CaseError`` with everything that is wrong with the cells, all at once."""
    frames = {name: _with(frame, new_rows.get(name, [])) for name, frame in known.tables.items()}
    found = []
    for table, rows in {"claims": [row], **new_rows}.items():
        for cells in rows:
            for column in TABLES[table].columns:
                said = wrong(column, cells.get(column.name, ""), frames)
                fresh = (
                    said and column.name in LEADING and table == "claims" and cells.get(column.name)
                )
                found += [f"  {said}{_HOW_NEW if fresh else ''}"] if said else []
    if found:
        raise CaseError("\n".join(["This claim cannot be added; nothing was changed:", *found]))


_HOW_NEW = " If it is new, say --new."


def _require_other(row: Row, known: Case, anyway: bool) -> None:
    same = same_claims(row, known.claims)
    if same and not anyway:
        raise WorkFailed(
            f"{listed(same)} is the same voice, place, point and stance; nothing was changed. "
            "Say what tells them apart in --note, and --anyway, if both are meant."
        )


def _alike(row: Row, known: Case) -> list[str]:
    alike = alike_claims(row, known.claims)
    told = "nearly the same stands there already: "
    return [told + ", ".join(alike[:5]) + "; does one repeat the other (derived_from)?"] * bool(
        alike
    )


def _with(frame: pd.DataFrame, rows: list[Row]) -> pd.DataFrame:
    """Return ``frame`` with ``rows`` after its own, in its columns and any that it lacks."""
    if not rows:
        return frame
    more = pd.DataFrame(rows, dtype="str")
    return pd.concat([frame, more], ignore_index=True).fillna("").astype("str")


def _texts(folder: Path, known: Case, rows: Mapping[str, list[Row]]) -> dict[str, str]:
    """Return what the files that change are to hold; columns without a cell stay away."""
    tables, texts = sound_tables(folder), {}
    for name, new in rows.items():
        table = TABLES[name]
        frame, has = tables.get(name, (known.tables[name], table))
        lacking = {n for n in table.names if n not in has.names and not any(r.get(n) for r in new)}
        if name not in tables:
            empty = [n for n in table.names if not any(r.get(n) for r in new)]
            lacking = {n for n in empty if (known.tables[name][n] == "").all()}
        kept = [{n: text for n, text in r.items() if n not in lacking} for r in new]
        texts[f"{name}.csv"] = table_text(_with(frame, kept), table.without(lacking))
    return texts


def checked_draft(folder: Path, texts: Mapping[str, str]) -> list[str]:
    """Return what the checker would newly warn of; raise where it would find a new error."""
    before = Counter(map(_kind, check_case(folder)))
    with tempfile.TemporaryDirectory() as part:
        draft = Path(part) / folder.name
        draft.mkdir()
        for path in folder.iterdir():
            if path.is_file():
                shutil.copyfile(path, draft / path.name)
            elif path.name == "texts":
                (draft / path.name).symlink_to(path.resolve())
        for name, text in texts.items():
            (draft / name).write_text(text, "utf-8")
        found = list(_new_ones(check_case(draft), before))
    if errors(found):
        said = [f"  {problem.sentence()}" for problem in errors(found)]
        raise WorkFailed("\n".join(["The tables would have errors; nothing was changed:", *said]))
    return [f"{problem.level}: {problem.sentence()}" for problem in found]


def _kind(problem: Problem) -> tuple[str, ...]:
    """Return a problem without its row, which moves when a row comes in before it."""
    what = _ROW.sub("row", problem.what)
    return problem.file, problem.column, problem.rule, problem.level, problem.value, what


def _new_ones(problems: list[Problem], before: Counter[tuple[str, ...]]) -> Iterator[Problem]:
    for problem in problems:
        if before[_kind(problem)] > 0:
            before[_kind(problem)] -= 1
        else:
            yield problem


def _tell(
    case: str, row: Row, new_rows: Mapping[str, list[Row]], remarks: list[str], only_check: bool
) -> None:
    say(f"{'Would add' if only_check else 'Added'} {row['claim_id']} to {case}")
    for table, rows in new_rows.items():
        say(f"  with {', '.join(cells[TABLES[table].key[0]] for cells in rows)} in {table}.csv")
    for remark in remarks:
        click.echo(f"  {remark}", err=True)
