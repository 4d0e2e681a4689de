"""``onrecord tidy``: sort the tables, empty the notebooks, renew the descriptors."""

from collections.abc import Iterator
from pathlib import Path

import click
import nbformat

from onrecord.analysis.prose import counted
from onrecord.commands.readme import renewed as renewed_readme
from onrecord.commands.readme import with_agreement
from onrecord.model.case import case_names
from onrecord.model.codebook import renewed
from onrecord.model.descriptor import descriptor_text, title_of
from onrecord.model.problems import CaseError, errors
from onrecord.model.read import read_table
from onrecord.model.tables import TABLES
from onrecord.model.write import table_text, write_text
from onrecord.project import Project
from onrecord.render.tidy import emptied, notebook_text

#: What a file may have wrong and still be read without a guess.
_HARMLESS = ("delimiter",)


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Change nothing; say what would change.")
@click.pass_obj
def tidy(obj: object, only_check: bool) -> int:
    r"""Bring tables, descriptors and notebooks into their one standard form.

    Rows are sorted by their key; separators, line ends and byte order marks of spreadsheets
    are put right; notebooks lose their outputs. Nothing is guessed: a file with an error in it is
    left as it is.

    \b
    Examples:
      onrecord tidy
      onrecord tidy --check
    """
    changed = list(_changes(obj.project))  # type: ignore[attr-defined]
    for path, text in changed:
        if not only_check:
            write_text(path, text)
        click.echo(f"{'would change' if only_check else 'tidied'} {path}")
    click.echo(f"{counted(len(changed), 'file')} {'to tidy' if only_check else 'tidied'}")
    return 1 if only_check and changed else 0


def _changes(project: Project) -> Iterator[tuple[Path, str]]:
    for name in case_names(project.data):
        yield from _different(_tables(project.data / name))
        path = project.data / name / "datapackage.json"
        before = path.read_text("utf-8", errors="replace") if path.is_file() else ""
        yield from _different([(path, descriptor_text(name, title_of(before) or name))])
    codebook = project.data / "README.md"
    if codebook.is_file():
        yield from _different([(codebook, _codebook(codebook, project.data))])
    readme = project.root / "README.md"
    if readme.is_file():
        yield from _different([(readme, renewed_readme(readme.read_text("utf-8"), project.data))])
    for path in sorted(project.notebooks.glob("*.ipynb")):
        notebook = nbformat.read(str(path), as_version=4)
        yield from _different([(path, notebook_text(emptied(notebook)))])


def _codebook(path: Path, data: Path) -> str:
    return with_agreement(renewed(path.read_text("utf-8")), data)


def _tables(folder: Path) -> Iterator[tuple[Path, str]]:
    for table in TABLES.values():
        path = folder / f"{table.name}.csv"
        reading = read_table(path, table)
        wrong = [each for each in errors(reading.problems) if each.rule not in _HARMLESS]
        if wrong:
            raise CaseError(f"{path} is left as it is: {wrong[0].sentence()}")
        yield path, table_text(reading.frame, table)


def _different(
    files: list[tuple[Path, str]] | Iterator[tuple[Path, str]],
) -> Iterator[tuple[Path, str]]:
    for path, text in files:
        if not path.is_file() or path.read_bytes() != text.encode():
            yield path, text
