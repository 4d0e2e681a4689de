"""``onrecord migrate``: bring tables of the first form to the second, and say what is left."""

import csv
from functools import partial
from pathlib import Path

import click
import pandas as pd

from onrecord.commands.asking import Asked, command, pass_asked
from onrecord.model.about import ABOUT, about_text
from onrecord.model.case import about_case, case_folder, case_names
from onrecord.model.descriptor import DESCRIPTOR, descriptor_text
from onrecord.model.first_form import LEFT, last_day, with_groups, with_left_columns, with_searches
from onrecord.model.migration import Change, migrated
from onrecord.model.problems import CaseError
from onrecord.model.publishers import keyed
from onrecord.model.read import read_sound
from onrecord.model.stances import STANCES
from onrecord.model.tables import TABLES
from onrecord.model.undoing import change_together, take_back
from onrecord.model.write import table_text
from onrecord.prose import counted, verb


@command
@click.argument("cases", nargs=-1, metavar="[CASE]...")
@click.option("--starts", is_flag=True, help="Take an empty derivation as: it starts here.")
@click.option("--undo", is_flag=True, help="Put CASE back as it was before it was migrated.")
@click.option("--check", "only_check", is_flag=True, help="Change nothing; say what would change.")
@pass_asked
def migrate(
    asked: Asked, cases: tuple[str, ...], starts: bool, undo: bool, only_check: bool
) -> int:
    """Bring the tables of CASE, or of every case, from their first form to the second.

    no_comment becomes declined or no_answer, words of not knowing become unaware, and an empty
    derivation becomes starts_here where the table has no column through yet; if it has one, empty
    may mean not recorded, and only --starts changes it. What the words of a row do not show is
    left as it is and listed. parent_id becomes a row of relations, and denials_sought one of
    searches, as of the newest edition. A publisher is the key of its row in sources, which is added
    where there is none. A second run changes nothing.

    All files of a case change together or none does, and before-migration.zip beside them keeps
    what they were, for --undo. Exits with 1 where a row is left that the checker does not pass.

    Examples:
      onrecord migrate drones-in-china
      onrecord migrate --check
      onrecord migrate --undo drones-in-china
    """
    data = asked.project.data
    names = list(dict.fromkeys(cases)) or case_names(data)
    if not names:
        raise CaseError(f"There is no case in {data}; there is nothing to migrate.")
    if undo:
        for name in _named(cases):
            files = take_back(case_folder(data, name))
            click.echo(f"{name}: as before its migration: {', '.join(files)}")
        return 0
    left = [_migrate(case_folder(data, name), starts, only_check) for name in names]
    return 1 if any(left) else 0


def _named(cases: tuple[str, ...]) -> tuple[str, ...]:
    if not cases:
        raise CaseError("Name the case to put back: onrecord migrate --undo my-case.")
    return cases


def _migrate(folder: Path, starts: bool, only_check: bool) -> bool:
    """Migrate the case in ``folder``; return whether a row is left that does not pass."""
    frames, lines = _moved(_frames(folder))
    first_form = not _has_column(folder / "claims.csv", "through")
    frames["claims"], changes = migrated(frames["claims"], starts or first_form)
    for line in [*lines, *_lines(changes)]:
        click.echo(f"{folder.name}: {line}")
    # Every text is made before the first file is written.
    texts = {f"{name}.csv": table_text(frame, TABLES[name]) for name, frame in frames.items()}
    about, _ = about_case(folder)
    if not (folder / ABOUT).exists():
        texts[ABOUT] = about_text(about)
    texts[DESCRIPTOR] = descriptor_text(folder.name, about)
    new = {name: text for name, text in texts.items() if _text(folder / name) != text}
    if new and not only_check:
        change_together(folder, new)
    unknown = frames["claims"]["stance"].map(lambda stance: stance not in STANCES)
    return bool(unknown.any())


def _frames(folder: Path) -> dict[str, pd.DataFrame]:
    """Return the tables that are there, with the columns of their first form."""
    return {
        name: read_sound(folder / f"{name}.csv", with_left_columns(table))
        for name, table in TABLES.items()
        if (folder / f"{name}.csv").is_file() or not table.optional
    }


def _moved(frames: dict[str, pd.DataFrame]) -> tuple[dict[str, pd.DataFrame], list[str]]:
    """Return the tables with the rows that left columns of propositions become, and what to say."""
    propositions, lines = frames["propositions"], []
    as_of = last_day(frames["editions"], frames["documents"])
    for name, column, more in (
        ("relations", "parent_id", partial(with_groups, propositions=propositions)),
        (
            "searches",
            "denials_sought",
            partial(with_searches, propositions=propositions, as_of=as_of),
        ),
    ):
        if (propositions[column] != "").any():
            before = frames.get(name, pd.DataFrame(columns=TABLES[name].names, dtype="str"))
            frames = {**frames, name: more(before)}
            number = counted(len(frames[name]) - len(before), "row")
            dated = f", as of {as_of}" if name == "searches" else ""
            lines.append(f"{column} of propositions.csv is now {number} of {name}.csv{dated}")
    kept = propositions.drop(columns=[*LEFT["propositions"]])
    return _with_publishers({**frames, "propositions": kept}, lines)


def _with_publishers(
    frames: dict[str, pd.DataFrame], lines: list[str]
) -> tuple[dict[str, pd.DataFrame], list[str]]:
    """Return the tables with publishers as keys of sources, where there are sources."""
    if "sources" not in frames:
        return frames, lines
    made, keys = keyed(frames)
    told = f"{counted(len(keys), 'publisher')} of documents.csv now by the key in sources.csv"
    return made, [*lines, told] if keys else lines


def _has_column(path: Path, column: str) -> bool:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return column in next(csv.reader(file), [])


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace") if path.is_file() else ""


def _lines(changes: list[Change]) -> list[str]:
    """Return a sentence for each changed stance and each row left, and one for all that start."""
    starts = sum(1 for change in changes if change.column == "derivation")
    done = [change for change in changes if change.column == "stance" and change.now]
    left = [change for change in changes if not change.now]
    return [
        *(
            [f"{counted(starts, 'row')} now {verb(starts, 'says', 'say')} starts_here"]
            if starts
            else []
        ),
        *(f"{row.claim_id}: {row.was} is now {row.now}, {row.why}" for row in done),
        *(f"{row.claim_id}: {row.was} is left to a reader: {row.why}" for row in left),
        f"{counted(starts + len(done), 'cell')} changed, {counted(len(left), 'row')} left to a "
        "reader",
    ]
