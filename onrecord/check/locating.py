"""Where in its file a problem stands: line and column, as editors count them."""

import csv
import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from onrecord.model.about import ABOUT
from onrecord.model.files import FileProblems, read_file
from onrecord.model.header import header_place, named
from onrecord.model.problems import Problem
from onrecord.model.tables import TABLES

#: Line and column, both from 1.
Spot = tuple[int, int]
_START: Spot = (1, 1)


class Spots:
    """Where the cells of a case's files stand; each file is read once, when it is asked about."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[str, _Cells] = {}

    def path(self, problem: Problem) -> Path:
        """Return the file that ``problem`` is about; the folder of the case where it is none."""
        path = self.folder / problem.file
        return path if path.exists() or path.suffix else self.folder

    def spot(self, problem: Problem) -> Spot:
        """Return the line and column of ``problem``, the first of the file if it is about all."""
        name = Path(problem.file).stem
        if problem.file == ABOUT:
            return _key_of_toml(self.folder / ABOUT, problem.column)
        if name not in TABLES or not problem.row:
            return _START
        if name not in self._known:
            self._known[name] = _Cells(self.folder / problem.file, name)
        return self._known[name].spot(problem.row, problem.column)


class _Cells:
    """The text of a table, and where in it each row begins."""

    def __init__(self, path: Path, name: str) -> None:
        faults, table = FileProblems(path.name), TABLES[name]
        self.text = read_file(path, faults)
        place = header_place(self.text, table, faults) if self.text else None
        self.mark, above = (place.mark, place.above) if place else (",", 0)
        self.lines = [0]
        self.lines += [at + 1 for at, letter in enumerate(self.text) if letter == "\n"]
        self.rows = {above + at: line for at, line in enumerate(self._rows(above), 1)}
        header = next(self._cells(above + 1), "")
        cells = next(csv.reader([header], delimiter=self.mark), [])
        self.names = named([cell.strip() for cell in cells], table, faults) if cells else []

    def spot(self, row: int, column: str) -> Spot:
        """Return where the cell of ``column`` in ``row`` begins, or the row if it has no such."""
        if row not in self.rows:
            return _START
        start = self.lines[self.rows[row]]
        wanted = self.names.index(column) if column in self.names else 0
        begins = next(islice(self._starts(start), wanted, None), start)
        line = bisect_right(self.lines, begins)
        return line, begins - self.lines[line - 1] + 1

    def _rows(self, above: int) -> Iterator[int]:
        """Yield the line, from 0, at which each row begins, the header first."""
        reader = csv.reader(islice(self.text.split("\n"), above, None), delimiter=self.mark)
        at = above
        try:
            for _ in reader:
                yield at
                at = above + reader.line_num
        except csv.Error:
            # The row that cannot be read is the last one that anything can be said about.
            yield at

    def _cells(self, row: int) -> Iterator[str]:
        """Yield the text of ``row``, if there is one."""
        if row in self.rows:
            start = self.lines[self.rows[row]]
            after = self.rows.get(row + 1, len(self.lines))
            yield self.text[start : self.lines[after] if after < len(self.lines) else None]

    def _starts(self, start: int) -> Iterator[int]:
        """Yield where each cell of the row that begins at ``start`` begins."""
        yield start
        quoted = False
        for at in range(start, len(self.text)):
            letter = self.text[at]
            quoted ^= letter == '"'
            if letter == "\n" and not quoted:
                return
            if letter == self.mark and not quoted:
                yield at + 1


def _key_of_toml(path: Path, key: str) -> Spot:
    """Return where ``key`` stands in a file of keys and values."""
    try:
        lines = path.read_text("utf-8-sig", errors="replace").splitlines()
    except OSError:
        return _START
    told = (at for at, line in enumerate(lines, 1) if re.match(rf"{re.escape(key)}\s*=", line))
    return (next(told, 1), 1) if key else _START
