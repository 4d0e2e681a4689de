"""Bring edits of a table back into it, cell by cell, against what it was when they were begun."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pandas as pd

from onrecord.model.tables import Table

Key = tuple[str, ...]
Rows = dict[Key, dict[str, str]]


@dataclass(frozen=True)
class Conflict:
    """A cell that both sides changed, in two ways; ``now`` is ``None`` where its row is gone."""

    table: str
    key: Key
    column: str
    was: str
    now: str | None
    edited: str

    def sentence(self) -> str:
        """Return it as one line for people."""
        row = f"{self.table}.csv, {', '.join(self.key)}"
        if self.now is None:
            return f"{row}: it was taken out of the table, and edited in {self.column}"
        return (
            f"{row}, {self.column}: was {self.was!r}, is {self.now!r} in the table and "
            f"{self.edited!r} in the edited one"
        )


@dataclass
class Merged:
    """What became of a table: its rows, what was changed in them, and what two sides changed."""

    rows: Rows
    cells: list[tuple[Key, str]] = field(default_factory=list)
    added: list[Key] = field(default_factory=list)
    removed: list[Key] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


def rows_of(frame: pd.DataFrame, table: Table) -> Rows:
    """Return the rows of ``frame`` by their key; raise ``KeyError`` where one is there twice."""
    found: Rows = {}
    for cells in frame.to_dict("records"):
        key = tuple(str(cells.get(name, "")) for name in table.key)
        if key in found:
            raise KeyError(", ".join(key))
        found[key] = {str(name): str(text) for name, text in cells.items()}
    return found


def merged(table: Table, was: Rows, now: Rows, edited: Rows, prefer: str = "") -> Merged:
    """Return ``now`` with every cell that ``edited`` changed of what ``was``, and no other.

    What both sides changed in two ways is a conflict, and stays as it is now; with ``prefer``
    ``"edited"`` or ``"now"``, that side is taken and there is none. A row that ``edited`` lacks
    stays, and is named among those removed.
    """
    done = Merged({key: dict(cells) for key, cells in now.items()})
    for key, cells in edited.items():
        if key not in was and key not in now:
            done.rows[key] = dict(cells)
            done.added.append(key)
            continue
        for conflict in _changed(table, key, was.get(key, {}), cells, done):
            if prefer == "edited" and conflict.now is not None:
                done.rows[key][conflict.column] = conflict.edited
                done.cells.append((key, conflict.column))
            elif not prefer:
                done.conflicts.append(conflict)
    done.removed += [key for key in was if key not in edited and key in now]
    return done


def _changed(
    table: Table, key: Key, was: dict[str, str], edited: dict[str, str], done: Merged
) -> Iterator[Conflict]:
    """Take the edited cells of one row over; yield those that the table changed otherwise."""
    now = done.rows.get(key)
    for column, text in edited.items():
        before = was.get(column, "")
        if text == before:
            continue
        if now is None:
            yield Conflict(table.name, key, column, before, None, text)
        elif now.get(column, "") == before:
            now[column] = text
            done.cells.append((key, column))
        elif now.get(column, "") != text:
            yield Conflict(table.name, key, column, before, now.get(column, ""), text)


def merged_sides(table: Table, was: Rows, ours: Rows, theirs: Rows) -> Merged:
    """Return both sides of a merge together, by key and cell; ``was`` is what both began from.

    A row that one side took out is gone where the other left it as it was, and a conflict where the
    other changed it.
    """
    done = merged(table, was, ours, theirs)
    for key in done.removed:
        if ours[key] == was[key]:
            del done.rows[key]
        else:
            changed = (name for name, text in ours[key].items() if was[key].get(name, "") != text)
            done.conflicts.append(Conflict(table.name, key, next(changed), "", None, ""))
    return done
