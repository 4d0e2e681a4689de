"""A case: one folder with its tables, read into frames that nothing changes."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from onrecord.model.about import ABOUT, About, read_about
from onrecord.model.descriptor import DESCRIPTOR, about_of, own_columns
from onrecord.model.problems import WARNING, CaseError, Problem, TablesRefused, errors
from onrecord.model.read import Reading, read_table
from onrecord.model.tables import TABLES
from onrecord.model.worked_out import worked_out

#: What a case without a file about itself says.
_SILENT = About()


@dataclass(frozen=True)
class Case:
    """The tables of one case, each a frame of strings with missing values as empty strings.

    The frames have the columns of :data:`onrecord.model.tables.TABLES`, in that order, then those
    of one's own that ``about`` shows, and are indexed by their row in the file. ``folder`` is where
    they were read. ``about`` is what the case says of itself.
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
    searches: pd.DataFrame
    about: About = _SILENT

    @property
    def title(self) -> str:
        """Return the title of the case, or its name where it has none."""
        return self.about.title or self.name

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Return the frames by the name of their table."""
        return {name: getattr(self, name) for name in TABLES}


def read_case(folder: Path) -> tuple[Case, list[Problem]]:
    """Read every table in ``folder``; return the case and what is wrong with its files."""
    readings = {name: read_table(folder / f"{name}.csv", TABLES[name]) for name in TABLES}
    about, problems = about_case(folder)
    problems += [problem for one in readings.values() for problem in one.problems]
    case = _case(folder, readings, about)
    return case, [*problems, *_publishers(case, readings["documents"].frame)]


def about_case(folder: Path) -> tuple[About, list[Problem]]:
    """Return what the case says of itself, in ``case.toml`` or else in its descriptor."""
    if (folder / ABOUT).exists():
        return read_about(folder)
    path = folder / DESCRIPTOR
    text = path.read_text("utf-8", errors="replace") if path.is_file() else ""
    told = about_of(text)
    if not text.strip() or told.title:
        return told, []
    what, remedy = "it has no title that can be read", "Put it right, or delete the file"
    return told, [Problem(path.name, 0, "", "descriptor", what, remedy)]


def load_case(folder: Path) -> Case:
    """Read every table in ``folder``; raise :class:`TablesRefused` if a file cannot be used."""
    require_case(folder)
    case, problems = read_case(folder)
    if errors(problems):
        raise TablesRefused(folder.name, problems)
    return case


def case_names(data: Path) -> list[str]:
    """Return the names of the cases under ``data``: its folders that hold any table, sorted."""
    return sorted(path.name for path in data.iterdir() if _has_tables(path))


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
    files = [*(f"{name}.csv" for name in TABLES), ABOUT, DESCRIPTOR]
    return folder.is_dir() and any((folder / file).exists() for file in files)


def _case(folder: Path, readings: dict[str, Reading], about: About) -> Case:
    frames = {name: _published(one.frame, name, about.show) for name, one in readings.items()}
    there = {name for name in TABLES if (folder / f"{name}.csv").exists()}
    return Case(folder.name, folder, **worked_out(frames, there), about=about)


def _publishers(case: Case, documents: pd.DataFrame) -> Iterator[Problem]:
    """Yield each publisher that stands as a name where its key in sources should."""
    if not (case.folder / "sources.csv").exists():
        return
    keys = case.documents["publisher"]
    for row, name in documents.loc[documents["publisher"] != keys, "publisher"].items():
        what = f"a name, read as the source {keys[row]}"
        remedy = "onrecord tidy writes its key, and the row of sources if there is none"
        place = ("documents.csv", int(str(row)), "publisher")
        yield Problem(*place, "publisher-name", what, remedy, WARNING, name)


def _published(frame: pd.DataFrame, table: str, show: tuple[str, ...]) -> pd.DataFrame:
    """Return ``frame`` without the columns of one's own that ``show`` does not name.

    No page, register or archive is made of anything but this, so that none can tell of the rest.
    """
    shown = [name for name in own_columns(table, show) if name in frame]
    return frame[[*TABLES[table].names, *shown]]
