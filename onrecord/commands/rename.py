"""``onrecord rename``: another name for a row, wherever it is named."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import click

from onrecord.commands.asking import Asked, command, pass_asked, say
from onrecord.commands.readme import AGREEMENT, agreement_of
from onrecord.model.about import ABOUT
from onrecord.model.case import case_folder, case_names
from onrecord.model.problems import CaseError, WorkFailed
from onrecord.model.read import sound_tables
from onrecord.model.renaming import Names, cells_changed, new_names, still_named, with_names
from onrecord.model.tables import NAMED, TABLES
from onrecord.model.undoing import RENAMING, change_together, take_back
from onrecord.model.write import table_text
from onrecord.prose import counted, listed

#: The second reading of a case, which names claims.
_RECODED = "recoded.csv"


@command
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option("--case", "name", help="The case, where more than one has an OLD.")
@click.option("--check", "only_check", is_flag=True, help="Change nothing; say what would change.")
@click.option("--undo", metavar="CASE", help="Take the last renaming of CASE back.")
@pass_asked
def rename(
    asked: Asked,
    old: str | None,
    new: str | None,
    name: str | None,
    only_check: bool,
    undo: str | None,
) -> int:
    """Give the row OLD the name NEW in every table of its case.

    OLD is a source, a document, a proposition or a claim. The claims of a document, and its text
    under texts, go with it. All files of the case change together or none does; what they were is
    kept in before-renaming.zip until the next renaming, for --undo. Where prose still names OLD is
    said, and left to you.

    Examples:
      onrecord rename eeas eu-diplomatic-service --check
      onrecord rename eeas eu-diplomatic-service
      onrecord rename --undo drones-in-china
    """
    data = asked.project.data
    if undo:
        files = take_back(case_folder(data, undo), RENAMING)
        say(f"{undo}: as before the renaming: {', '.join(files)}")
        return 0
    if not (old and new):
        raise CaseError("Say what is to be called otherwise, and how: onrecord rename OLD NEW.")
    folder = case_folder(data, name) if name else _case_with(data, old)
    _rename(folder, old, new, only_check)
    return 0


def _case_with(data: Path, old: str) -> Path:
    """Return the one case under ``data`` that has a row called ``old``."""
    found = [name for name in case_names(data) if _has(data / name, old)]
    if not found:
        raise CaseError(f"No case in {data} has a row called {old}.")
    if len(found) > 1:
        raise CaseError(f"{listed(found)} have a row called {old}: choose one with --case.")
    return data / found[0]


def _has(folder: Path, old: str) -> bool:
    frames = {name: frame for name, (frame, _) in sound_tables(folder).items()}
    return any(old in set(frames[name][TABLES[name].key[0]]) for name in NAMED if name in frames)


def _rename(folder: Path, old: str, new: str, only_check: bool) -> None:
    tables = sound_tables(folder)
    before = {name: frame for name, (frame, _) in tables.items()}
    names = new_names(before, old, new)
    after = with_names(before, names)
    texts = {
        f"{name}.csv": table_text(after[name], tables[name][1])
        for name in tables
        if cells_changed(before[name], after[name])
    }
    moves = _moves(folder, names)
    for file, text in _others(folder, names):
        texts[file] = text
    if not only_check:
        change_together(folder, texts, RENAMING, moves)
    cells = sum(cells_changed(before[name], after[name]) for name in tables)
    verb = "would be called" if only_check else "is now called"
    say(f"{folder.name}: {old} {verb} {new}: {counted(cells, 'cell')} in {', '.join(texts)}")
    for line in _left(folder, {**{f"{n}.csv": "" for n in tables}, **texts}, old, names):
        say(line)


def _moves(folder: Path, names: Names) -> dict[str, str]:
    """Return the texts that go with their documents; raise where another text is in the way."""
    documents = names.get("documents", {}).items()
    moves = {f"texts/{old}.txt": f"texts/{new}.txt" for old, new in documents}
    moves = {old: new for old, new in moves.items() if (folder / old).is_file()}
    for new in moves.values():
        if (folder / new).exists():
            raise WorkFailed(f"{folder / new} is there already; move it. Nothing was changed.")
    return moves


def _others(folder: Path, names: Names) -> Iterator[tuple[str, str]]:
    """Yield the files beside the tables that name rows, with what they are to hold."""
    about = folder / ABOUT
    if about.is_file():
        text = about.read_text("utf-8-sig")
        new = text
        for old, name in names.get("documents", {}).items():
            new = re.sub(rf'(?m)^(seed\s*=\s*)"{re.escape(old)}"', rf'\g<1>"{name}"', new)
        yield from [(ABOUT, new)] if new != text else []
    known, recoded = names.get("claims", {}), folder / _RECODED
    if known and recoded.is_file():
        rows = list(csv.reader(io.StringIO(recoded.read_text("utf-8"))))
        new_rows = [[known.get(cell, cell) for cell in row] for row in rows]
        if new_rows != rows:
            out = io.StringIO()
            csv.writer(out, lineterminator="\n").writerows(new_rows)
            yield _RECODED, out.getvalue()
            page = folder / AGREEMENT
            if page.is_file():
                yield AGREEMENT, agreement_of(page.read_text("utf-8"), out.getvalue())


def _left(folder: Path, texts: dict[str, str], old: str, names: Names) -> Iterator[str]:
    """Yield what nobody but a person can settle: prose that names it, and addresses of rows."""
    for path in sorted(folder.glob("*")):
        if path.suffix in (".csv", ".md", ".toml"):
            text = texts.get(path.name) or path.read_text("utf-8", errors="replace")
            lines = still_named(text, old)
            if lines:
                where = ", ".join(map(str, lines[:5])) + (" …" if len(lines) > 5 else "")
                word = "line" if len(lines) == 1 else "lines"
                yield f"  {path.name} still names {old} in words, {word} {where}"
    if names.get("claims"):
        many = counted(len(names["claims"]), "claim")
        yield f"  {many} changed their address in the register; links to the old ones go nowhere"
