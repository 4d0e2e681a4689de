"""``onrecord sheet``: a case in a spreadsheet, and just what was edited there brought back."""

from pathlib import Path

import click
import pandas as pd

from onrecord.commands.add import checked_draft
from onrecord.commands.asking import Asked, command, pass_asked, say
from onrecord.commands.workbook import read_workbook, workbook
from onrecord.model.case import case_folder
from onrecord.model.problems import CaseError, WorkFailed
from onrecord.model.read import sound_tables
from onrecord.model.tables import TABLES
from onrecord.model.three_way import Merged, merged, rows_of
from onrecord.model.undoing import SHEET, change_together, take_back
from onrecord.model.worked_out import with_ids
from onrecord.model.write import table_text, write_bytes
from onrecord.prose import counted, verb

#: Which side is taken where both changed a cell.
_SIDES = {"sheet": "edited", "table": "now"}


@command
@click.argument("case")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Its place.")
@click.option(
    "--read",
    "edited",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    help="Bring back what was edited in this workbook.",
)
@click.option(
    "--prefer", type=click.Choice(list(_SIDES)), help="Whose cell, where both changed it."
)
@click.option("--check", "only_check", is_flag=True, help="Change nothing; say what would change.")
@click.option("--undo", is_flag=True, help="Take what was last read from a workbook back.")
@pass_asked
def sheet(
    asked: Asked,
    case: str,
    output: Path | None,
    edited: Path | None,
    prefer: str | None,
    only_check: bool,
    undo: bool,
) -> int:
    """Write CASE as a workbook to fill, or bring back what was edited in one.

    Vocabularies and keys are chosen from lists, headers say what the codebook says, and keys are
    locked. Only cells that were edited are brought back, against what was written; where the tables
    have changed the same cell meanwhile, nothing is changed and each is told. Rows that are missing
    in the workbook stay in the tables. Needs openpyxl: pip install 'onrecord[export]'.

    Examples:
      onrecord sheet drones-in-china -o drones.xlsx
      onrecord sheet drones-in-china --read drones.xlsx --check
    """
    folder = case_folder(asked.project.data, case)
    if undo:
        say(f"{case}: as before: {', '.join(take_back(folder, SHEET))}")
    elif edited:
        _bring_back(folder, edited, _SIDES.get(prefer or "", ""), only_check)
    else:
        target = output or asked.project.build / f"{case}.xlsx"
        write_bytes(target, workbook(_frames(folder)))
        say(f"Wrote {target}; bring it back with: onrecord sheet {case} --read {target}")
    return 0


def _frames(folder: Path) -> dict[str, pd.DataFrame]:
    """Return the tables that are there, in the columns of their files; every claim has its id."""
    found = {}
    for name, (frame, table) in sound_tables(folder).items():
        whole = with_ids(frame) if name == "claims" else frame
        kept = [column for column in whole if column in {*table.names, *TABLES[name].key}]
        own = [column for column in whole if column not in TABLES[name].names]
        found[name] = whole[[*kept, *own]]
    return found


def _bring_back(folder: Path, path: Path, prefer: str, only_check: bool) -> None:
    edited, was = read_workbook(path)
    now, done = _frames(folder), {}
    for name in edited:
        sides = (was[name], now.get(name, was[name].iloc[:0]), _identified(edited[name], name))
        try:
            before, here, there = (rows_of(frame, TABLES[name]) for frame in sides)
        except KeyError as error:
            told = f"{name} has two rows of the key {error.args[0]}; give each its own."
            raise WorkFailed(f"{told} Nothing was changed.") from None
        done[name] = merged(TABLES[name], before, here, there, prefer)
    conflicts = [conflict for one in done.values() for conflict in one.conflicts]
    if conflicts:
        lines = ["Nothing was changed: these cells were changed on both sides (see --prefer):"]
        raise WorkFailed("\n".join([*lines, *(f"  {one.sentence()}" for one in conflicts)]))
    texts = {f"{name}.csv": _text(folder, name, one) for name, one in done.items() if _moved(one)}
    remarks = checked_draft(folder, texts) if texts else []
    if texts and not only_check:
        change_together(folder, texts, SHEET)
    for line in [*_told(done, only_check), *remarks]:
        say(line)


def _identified(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return ``frame`` with an id for each new claim; rows without any key are refused."""
    if name == "claims":
        for column in ("document_id", "paragraph", "claim_id"):
            if column not in frame:
                frame = frame.assign(**{column: ""})
        frame = with_ids(frame)
    first = TABLES[name].key[0]
    if first not in frame or (len(frame) and (frame[first] == "").any()):
        raise CaseError(f"A row of the sheet {name} has no {first}; nothing was changed.")
    return frame


def _moved(one: Merged) -> bool:
    return bool(one.cells or one.added)


def _text(folder: Path, name: str, one: Merged) -> str:
    """Return what the file of a table is to hold; a column stays away where nothing fills it."""
    tables = sound_tables(folder)
    had = set(tables[name][1].names) if name in tables else set()
    frame = pd.DataFrame(list(one.rows.values()), dtype="str").fillna("").astype("str")
    filled = {column for _, column in one.cells}
    filled |= {c for key in one.added for c, text in one.rows[key].items() if text}
    known = [column for column in TABLES[name].names if column in frame]
    lacking = [c for c in TABLES[name].names if c not in known or c not in had | filled]
    if name == "claims" and "claim_id" not in had:
        lacking.append("claim_id")
    return table_text(frame, TABLES[name].without(lacking))


def _told(done: dict[str, Merged], only_check: bool) -> list[str]:
    lines = []
    for name, one in done.items():
        parts = [counted(len(one.cells), "cell")] if one.cells else []
        parts += [f"{counted(len(one.added), 'new row')}"] if one.added else []
        if parts:
            would = "would be brought back" if only_check else "brought back"
            lines.append(f"{name}.csv: {' and '.join(parts)} {would}")
            lines += [f"  {', '.join(key)}: {column}" for key, column in one.cells[:20]]
        if one.removed:
            keys = ", ".join(", ".join(key) for key in one.removed[:5])
            rows = counted(len(one.removed), "row")
            stay = verb(len(one.removed), "stays", "stay")
            lines.append(f"{name}.csv: {rows} missing in the workbook {stay} in the table: {keys}")
    return lines or ["Nothing was edited"]
