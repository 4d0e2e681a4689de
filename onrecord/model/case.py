"""A case: one folder with its tables, read into frames that nothing changes."""

import difflib
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from onrecord.model.problems import CaseError, Problem, TablesRefused, errors
from onrecord.model.read import Reading, read_table
from onrecord.model.tables import TABLES


@dataclass(frozen=True)
class Case:
    """The tables of one case, each a frame of strings with missing values as empty strings.

    The frames have the columns of :data:`onrecord.model.tables.TABLES`, in that order, and are
    indexed by their row in the file. ``folder`` is where they were read.
    """

    name: str
    folder: Path
    claims: pd.DataFrame
    sources: pd.DataFrame
    documents: pd.DataFrame
    propositions: pd.DataFrame
    links: pd.DataFrame
    judgements: pd.DataFrame
    editions: pd.DataFrame
    relations: pd.DataFrame

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Return the frames by the name of their table."""
        return {name: getattr(self, name) for name in TABLES}


def read_case(folder: Path) -> tuple[Case, list[Problem]]:
    """Read every table in ``folder``; return the case and what is wrong with its files."""
    readings = {name: read_table(folder / f"{name}.csv", TABLES[name]) for name in TABLES}
    return _case(folder, readings), [each for one in readings.values() for each in one.problems]


def load_case(folder: Path) -> Case:
    """Read every table in ``folder``; raise :class:`TablesRefused` if a file cannot be used."""
    require_case(folder)
    case, problems = read_case(folder)
    if errors(problems):
        raise TablesRefused(folder.name, problems)
    return case


def case_names(data: Path) -> list[str]:
    """Return the names of the cases under ``data``: its folders that hold any table, sorted."""
    return sorted(each.name for each in data.iterdir() if _has_tables(each))


def case_folder(data: Path, name: str) -> Path:
    """Return the folder of the case ``name``; raise ``CaseError`` if there is none under ``data``.

    A path is no name, even where it leads to a case: pages and addresses are made of names.
    """
    if not name or name != Path(name).name:
        raise CaseError(_no_case(data, name))
    require_case(data / name)
    return data / name


def require_case(folder: Path) -> None:
    """Raise ``CaseError``, naming the cases that there are, unless ``folder`` is one."""
    if not folder.name or not _has_tables(folder):
        raise CaseError(_no_case(folder.parent, folder.name))


def _no_case(data: Path, name: str) -> str:
    known = case_names(data) if data.is_dir() else []
    close = difflib.get_close_matches(Path(name).name, known, 1)
    hint = f" Did you mean {close[0]}?" if close else ""
    return f"There is no case {name} in {data}; there are: {', '.join(known) or 'none yet'}.{hint}"


def _has_tables(folder: Path) -> bool:
    files = [*(f"{name}.csv" for name in TABLES), "datapackage.json"]
    return folder.is_dir() and any((folder / file).exists() for file in files)


def _case(folder: Path, readings: dict[str, Reading]) -> Case:
    return Case(folder.name, folder, **{name: one.frame for name, one in readings.items()})
