"""``onrecord tidy``: sort and fill the tables, empty the notebooks, renew the descriptors."""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

import click

from onrecord.commands.asking import Asked, command, pass_asked, say
from onrecord.commands.readme import AGREEMENT, with_agreement
from onrecord.commands.readme import renewed as renewed_readme
from onrecord.model.case import about_case, case_names
from onrecord.model.codebook import renewed
from onrecord.model.descriptor import DESCRIPTOR, descriptor_text
from onrecord.model.files import MENDABLE
from onrecord.model.filling import Filled, filled
from onrecord.model.problems import WARNING, CaseError, WorkFailed
from onrecord.model.read import Reading, sound_reading
from onrecord.model.tables import TABLES, Table
from onrecord.model.write import in_order, table_text, write_text
from onrecord.project import Project
from onrecord.prose import counted
from onrecord.render.notebook_files import emptied, notebook_text, read_notebook

_TOLD = 10

#: What a file is to hold, and what was put right in it, in words.
Tidied = tuple[str, list[str]]


@command
@click.option("--check", "only_check", is_flag=True, help="Change nothing; say what would change.")
@pass_asked
def tidy(asked: Asked, only_check: bool) -> int:
    """Bring tables, descriptors and notebooks into their one standard form.

    Rows are sorted by their key; separators, encodings and line ends of spreadsheets, names of
    columns and cells in another form are put right where they have one reading, and each is
    said; optional columns are added; rows without a name get one, and the day; words that stand
    once in their paragraph get their anchor; a publisher's name becomes its key in sources;
    notebooks lose their outputs, and what their cells hold is left to whoever writes them.
    Nothing is guessed and nothing is lost: a file with an error in it is left as it is, and the
    command ends with 1.

    Examples:
      onrecord tidy
      onrecord tidy --check
    """
    changed = refused = 0
    for path, text_of in _files(asked.project):
        try:
            text, mended = text_of()
        except CaseError as error:
            click.echo(f"{path} is left as it is: {error}", err=True)
            refused += 1
            continue
        if path.is_file() and path.read_bytes() == text.encode():
            continue
        if not only_check:
            write_text(path, text)
        tell = click.echo if only_check else say
        for line in (f"{'would change' if only_check else 'tidied'} {path}", *_told(mended)):
            tell(line)
        changed += 1
    say(f"{counted(changed, 'file')} {'to tidy' if only_check else 'tidied'}")
    return 1 if refused or (only_check and changed) else 0


def _told(mended: list[str]) -> Iterator[str]:
    """Yield what was put right in one file, the rest counted where it is much."""
    yield from (f"  {line}" for line in mended[:_TOLD])
    if len(mended) > _TOLD:
        yield f"  and {len(mended) - _TOLD} more like these"


def _files(project: Project) -> Iterator[tuple[Path, Callable[[], Tidied]]]:
    """Yield each file with what makes its text; documents come after the tables they count."""
    for name in case_names(project.data):
        folder = project.data / name
        there = [table for table in TABLES.values() if _is_there(folder, table)]
        fill = cache(partial(_filled, folder, there))
        for table in there:
            path = folder / f"{table.name}.csv"
            yield path, partial(_table, path, table, fill)
        yield folder / DESCRIPTOR, partial(_descriptor, folder)
        if (folder / AGREEMENT).is_file():
            yield folder / AGREEMENT, partial(_agreement, folder / AGREEMENT, project.data)
    for path, renew in (
        (project.data / "README.md", _codebook),
        (project.root / "README.md", _readme),
    ):
        if path.is_file():
            yield path, partial(renew, path, project.data)
    for path in sorted(project.notebooks.glob("*.ipynb")):
        yield path, partial(_notebook, path)


def _is_there(folder: Path, table: Table) -> bool:
    """Return whether a table has a file, or must have one; a case may begin without the others."""
    return (folder / f"{table.name}.csv").exists() or not table.optional


def _filled(folder: Path, there: list[Table]) -> Filled:
    """Return the tables of a case with what follows from other cells, if all can be read."""
    try:
        frames = {
            table.name: sound_reading(folder / f"{table.name}.csv", table).frame for table in there
        }
    except CaseError:
        return {}, {}
    return filled(frames, folder / "texts", dt.date.today().isoformat())


def _table(path: Path, table: Table, fill: Callable[[], Filled]) -> Tidied:
    reading = sound_reading(path, table)
    frames, said = fill()
    mended = [
        problem.told()
        for problem in sorted(reading.problems)
        if problem.rule in MENDABLE or problem.level == WARNING
    ]
    frame = frames.get(table.name, reading.frame)
    filling = said.get(table.name, [])
    return table_text(frame, table), [*mended, *_moved(reading, table), *filling]


def _moved(reading: Reading, table: Table) -> Iterator[str]:
    """Yield what became of the table as a whole: columns that it lacked, and the order of rows."""
    file = f"{table.name}.csv"
    if reading.lacking:
        yield f"{file}: empty columns added: {', '.join(reading.lacking)}"
    if list(in_order(reading.frame, table).index) != list(reading.frame.index):
        yield f"{file}: rows sorted by {', '.join(table.key)}"


def _descriptor(folder: Path) -> Tidied:
    about, problems = about_case(folder)
    if problems:
        raise WorkFailed(" ".join(problem.sentence() for problem in problems))
    return descriptor_text(folder.name, about), []


def _codebook(path: Path, _data: Path) -> Tidied:
    return renewed(path.read_text("utf-8")), []


def _agreement(path: Path, data: Path) -> Tidied:
    try:
        return with_agreement(path.read_text("utf-8"), data), []
    except (KeyError, ValueError, OSError) as error:
        cause = f"{type(error).__name__}: {error}"
        raise WorkFailed(f"its second reading does not fit the tables ({cause}).") from None


def _readme(path: Path, data: Path) -> Tidied:
    return renewed_readme(path.read_text("utf-8"), data), []


def _notebook(path: Path) -> Tidied:
    return notebook_text(emptied(read_notebook(path))), []
