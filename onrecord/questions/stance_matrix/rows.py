"""The rows of the stance matrix: voices of their own, and the rest of a side together."""

from dataclasses import dataclass

import pandas as pd

from onrecord.model.stances import OTHER
from onrecord.prose import capital, number

#: The head of the row of those who have others say what these did not.
WORDED = "Only as retellings word it"


@dataclass(frozen=True)
class Cell:
    """What a row says about one proposition: voices by stance, its claims, and its label.

    ``relayed`` are the stances that others only have its voices take, ``tellers`` who does;
    ``worded`` says that they do not pass it on and only word it so.
    """

    stances: dict[str, int]
    claims: tuple[str, ...]
    label: str
    relayed: tuple[str, ...] = ()
    tellers: tuple[str, ...] = ()
    worded: bool = False


@dataclass(frozen=True)
class Row:
    """One row: a voice, or without ``source`` several of one side; cells by proposition."""

    side: str
    name: str
    source: str
    cells: dict[str, Cell]

    @property
    def many(self) -> bool:
        """Return whether the row counts several voices."""
        return not self.source


def matrix_rows(taken: pd.DataFrame, columns: list[str], room: int) -> list[Row]:
    """Return the rows for the stances in ``taken`` on ``columns``, by side.

    At most ``room`` voices keep a row of their own: first those that speak against something
    crucial, then those that speak against anything, then those that speak to most. The others of
    a side share a row, in which voices are counted; nobody is left out.
    """
    contested = taken["stances"].map(lambda stances: not set(OTHER).isdisjoint(stances))
    taken = taken.assign(
        side=taken["party"].map(capital),
        opposed=contested,
        grave=contested & taken["crucial"],
    )
    taken = taken[taken["proposition_id"].isin(columns)]
    voices = taken.groupby("source_id").agg(
        side=("side", "first"),
        name=("name", "first"),
        said=("proposition_id", "size"),
        opposed=("opposed", "sum"),
        grave=("grave", "sum"),
    )
    ranked = voices.sort_values(
        ["grave", "opposed", "said", "name"], ascending=[False, False, False, True]
    )
    own = _with_lone(ranked, room)
    sides = sorted(set(voices["side"]), key=lambda side: (side == "", side))
    return [row for side in sides for row in _side(side, ranked, own, taken)]


def _with_lone(ranked: pd.DataFrame, room: int) -> set[str]:
    """Return who keeps a row: the first ``room``, and whoever would share one with nobody."""
    own = set(ranked.index[:room])
    rest = ranked[~ranked.index.isin(own)]
    lone = rest.groupby("side")["name"].transform("size") == 1
    return own | set(rest.index[lone])


def _side(side: str, ranked: pd.DataFrame, own: set[str], taken: pd.DataFrame) -> list[Row]:
    mine = ranked[ranked["side"] == side]
    alone, rest = mine[mine.index.isin(own)], mine[~mine.index.isin(own)]
    rows = [
        Row(side, name, str(source), _cells(taken[taken["source_id"] == source]))
        for source, name in alone["name"].items()
    ]
    if len(rest):
        name = f"{capital(number(len(rest)))} {'others' if len(alone) else 'voices'}"
        rows.append(Row(side, name, "", _cells(taken[taken["source_id"].isin(rest.index)])))
    return rows


def worded_rows(worded: pd.DataFrame, columns: list[str]) -> list[Row]:
    """Return the row of all carriers in ``worded``, which have others say what these did not.

    There is none where none of them does so on any of ``columns``.
    """
    worded = worded[worded["proposition_id"].isin(columns)]
    carriers = sorted(set(worded["publisher"]))
    if not carriers:
        return []
    cells = {}
    for proposition, group in worded.groupby("proposition_id"):
        sums = group["stance"].value_counts(sort=False).to_dict()
        claims = tuple(group["claims"].explode())
        tellers = tuple(sorted(set(group["publisher"])))
        label = group["label"].iloc[0]
        cells[str(proposition)] = Cell(sums, claims, label, tuple(sums), tellers, worded=True)
    name = carriers[0] if len(carriers) == 1 else f"{capital(number(len(carriers)))} carriers"
    return [Row(WORDED, name, "", cells)]


def _cells(rows: pd.DataFrame) -> dict[str, Cell]:
    found = {}
    for proposition, group in rows.groupby("proposition_id"):
        sums = group["stances"].explode().value_counts(sort=False)
        claims = tuple(group["claims"].explode())
        own = {
            stance
            for taken, relayed in zip(group["stances"], group["relayed"], strict=True)
            for stance in set(taken) - set(relayed)
        }
        relayed = tuple(stance for stance in sums.index if stance not in own)
        tellers = tuple(sorted(set(group["tellers"].explode().dropna())))
        label = group["label"].iloc[0]
        found[str(proposition)] = Cell(sums.to_dict(), claims, label, relayed, tellers)
    return found
