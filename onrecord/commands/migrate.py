"""``onrecord migrate``: bring tables of the first form to the second, and say what is left."""

import csv
from pathlib import Path

import click

from onrecord.commands.asking import Asked, command, pass_asked
from onrecord.model.about import ABOUT, about_text
from onrecord.model.case import about_case, case_folder, case_names
from onrecord.model.descriptor import DESCRIPTOR, descriptor_text
from onrecord.model.migration import Change, migrated
from onrecord.model.problems import CaseError
from onrecord.model.read import read_sound
from onrecord.model.stances import STANCES
from onrecord.model.tables import TABLES
from onrecord.model.write import table_text, write_text
from onrecord.prose import counted, verb


@command
@click.argument("cases", nargs=-1, metavar="[CASE]...")
@click.option("--starts", is_flag=True, help="Take an empty derivation as: it starts here.")
@click.option("--check", "only_check", is_flag=True, help="Change nothing; say what would change.")
@pass_asked
def migrate(asked: Asked, cases: tuple[str, ...], starts: bool, only_check: bool) -> int:
    """Bring the tables of CASE, or of every case, from their first form to the second.

    no_comment becomes declined or no_answer, words of not knowing become unaware, and an empty
    derivation becomes starts_here where the table has no column through yet; if it has one, empty
    may mean not recorded, and only --starts changes it. What the words of a row do not show is
    left as it is and listed. A second run changes nothing.

    Exits with 1 where a row is left that the checker does not pass.

    Examples:
      onrecord migrate drones-in-china
      onrecord migrate --check
    """
    data = asked.project.data
    names = list(dict.fromkeys(cases)) or case_names(data)
    if not names:
        raise CaseError(f"There is no case in {data}; there is nothing to migrate.")
    left = [_migrate(case_folder(data, name), starts, only_check) for name in names]
    return 1 if any(left) else 0


def _migrate(folder: Path, starts: bool, only_check: bool) -> bool:
    """Migrate the case in ``folder``; return whether a row is left that does not pass."""
    frames = {
        name: read_sound(folder / f"{name}.csv", table)
        for name, table in TABLES.items()
        if (folder / f"{name}.csv").is_file() or not table.optional
    }
    first_form = not _has_column(folder / "claims.csv", "through")
    frames["claims"], changes = migrated(frames["claims"], starts or first_form)
    for line in _lines(changes):
        click.echo(f"{folder.name}: {line}")
    # Every text is made before the first file is written.
    texts = {f"{name}.csv": table_text(frame, TABLES[name]) for name, frame in frames.items()}
    about, _ = about_case(folder)
    if not (folder / ABOUT).exists():
        texts[ABOUT] = about_text(about)
    texts[DESCRIPTOR] = descriptor_text(folder.name, about)
    if not only_check:
        for name, text in texts.items():
            if _text(folder / name) != text:
                write_text(folder / name, text)
    unknown = frames["claims"]["stance"].map(lambda stance: stance not in STANCES)
    return bool(unknown.any())


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
