"""A case: one folder with the seven tables, read into frames that nothing changes."""

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
    if not folder.is_dir():
        raise CaseError(f"There is no case {folder.name}: {folder} is not a folder.")
    case, problems = read_case(folder)
    if errors(problems):
        raise TablesRefused(folder.name, problems)
    return case


def case_names(data: Path) -> list[str]:
    """Return the names of the cases under ``data``: its folders that hold tables, sorted."""
    return sorted(each.parent.name for each in data.glob("*/claims.csv"))


def _case(folder: Path, readings: dict[str, Reading]) -> Case:
    return Case(folder.name, folder, **{name: one.frame for name, one in readings.items()})
