"""Whose word each row is: own, relayed, unattributed, reworded or fallen; worked out, never typed.

A row that repeats another has the hold of the nearest row up its chain with the same point, stance
and voice; where there is none, its own cells and the text that it repeats decide.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from onrecord.counting.implications import Implications, implications
from onrecord.counting.lineage import circles
from onrecord.model import dates
from onrecord.model.edition import Edition, once
from onrecord.model.vocabularies import UNNAMED
from onrecord.model.voices import Grouping, houses

#: What a row is worth, by its hold; the first two are the voice's word.
HOLDS = ("own", "relayed", "unattributed", "reworded", "fallen")
WORD = ("own", "relayed")

#: What a row can be found by, further down its chain.
Key = tuple[str, ...]


@dataclass(frozen=True)
class _Row:
    """What holds need of one row; ``parent`` is the place of the row that it repeats, or -1."""

    parent: int
    point: str
    stance: str
    voice: str
    carrier: str
    through: str
    derivation: str
    repeats: bool
    unread: str
    unnamed: bool
    circle: bool
    taken: bool

    @property
    def in_own_voice(self) -> bool:
        """Return whether the carrier itself speaks, or nobody does."""
        return self.voice in ("", self.carrier)


@dataclass
class _Above:
    """What a row inherits from the rows up its chain."""

    depth: int = 0
    unread: str = ""
    circle: bool = False
    fallen: bool = False


@once
def holds(edition: Edition) -> pd.DataFrame:
    """Return the hold of every row of the edition: one row each, indexed by ``claim_id``.

    Every row means those that count, those taken back and those of documents not read. Columns:
    ``hold``; ``root_id``, the row where its word begins, empty where a circle does not tell;
    ``origin``, the source whose word it is, empty where it is nobody's; ``depth``, repetitions
    between it and the beginning of its chain; ``implied``, whether its word was given on a
    narrower or wider point; ``unread``, the document not read, or not certainly out,
    that its chain runs into;
    ``retold_id``, the nearest row up the chain with its point and stance, whoever speaks there;
    ``stands_alone``, whether its own cells would make it somebody's word.
    """
    claims = edition.kept_claims
    ids = claims["claim_id"].to_numpy()
    rows = _rows(edition, claims)
    voices = houses(edition.whole.sources, edition.case.links)
    found = _Finder(rows, voices, implications(edition.whole)).found()
    return _frame(ids, rows, found).set_index(pd.Index(ids, name="claim_id"))


@dataclass(frozen=True)
class _Found:
    """What was found for one row: the nearest of its voice, the nearest of any, its hold alone."""

    match: int
    retold: int
    alone: str
    above: _Above


class _Finder:
    """One walk down every chain, with the rows above at hand by what they can be found by."""

    def __init__(self, rows: list[_Row], voices: Grouping, follows: Implications) -> None:
        self._rows = rows
        self._voices = voices
        self._follows = follows
        self._open: dict[Key, list[int]] = {}
        self._depth = [0] * len(rows)

    def found(self) -> list[_Found]:
        """Return what was found for each row."""
        known: list[_Found | None] = [None] * len(self._rows)
        for place, entering in _walk([row.parent for row in self._rows]):
            row = self._rows[place]
            if entering:
                above = known[row.parent].above if row.parent >= 0 else _Above(depth=-1)  # type: ignore[union-attr]
                known[place] = self._one(place, row, above)
            for key in self._names(row):
                if entering:
                    self._open.setdefault(key, []).append(place)
                else:
                    self._open[key].pop()
        return [one for one in known if one is not None]

    def _one(self, place: int, row: _Row, above: _Above) -> _Found:
        self._depth[place] = above.depth + 1
        match = self._nearest(self._sought(row))
        retold = self._nearest([("any", row.stance, row.point)])
        inherited = _Above(
            depth=above.depth + 1,
            unread=row.unread or above.unread,
            circle=row.circle or above.circle,
            fallen=row.taken or above.fallen,
        )
        return _Found(match, retold, _alone(row, inherited, retold), inherited)

    def _nearest(self, keys: list[Key]) -> int:
        places = [self._open[key][-1] for key in keys if self._open.get(key)]
        return max(places, key=self._depth.__getitem__, default=-1)

    def _house(self, source: str, point: str) -> str:
        return self._voices.of(source, point)

    def _names(self, row: _Row) -> list[Key]:
        """Return what the row can be found by: its voice, or who is named in its place."""
        voice = self._house(row.voice, row.point)
        named = {self._house(one, row.point) for one in (row.carrier, row.through) if one}
        about = (row.stance, row.point)
        return [
            ("voice", *about, voice),
            *(("place", *about, one) for one in sorted(named - {voice})),
            ("any", *about),
        ]

    def _sought(self, row: _Row) -> list[Key]:
        """Return what a row is found by whose word this one may repeat."""
        voice = self._house(row.voice, row.point)
        kinds = ("voice",) if row.in_own_voice else ("voice", "place")
        points = [row.point, *self._follows.whence(row.stance, row.point)]
        return [(kind, row.stance, point, voice) for point in points for kind in kinds]


def _alone(row: _Row, above: _Above, retold: int) -> str:
    """Return the hold of a row that repeats nothing of its own point, stance and voice."""
    if row.parent < 0:
        starts = row.derivation == "starts_here" and not row.repeats
        clear = not (row.unread or row.through or row.circle)
        return "own" if starts and clear else "relayed"
    # Nobody stands between a carrier and its own page: what it has from a text that was not read is
    # no word of its own, and who is behind it is told there.
    if row.in_own_voice and retold >= 0 and not above.circle:
        return "unattributed"
    if row.through or above.unread or above.circle:
        return "relayed"
    if row.unnamed and row.derivation == "suspected":
        return "relayed"
    return "reworded"


def _rows(edition: Edition, claims: pd.DataFrame) -> list[_Row]:
    documents = edition.case.documents.set_index("document_id")
    read = ~claims["document_id"].isin(edition.retold)
    sources = edition.whole.sources
    unnamed = set(sources.loc[sources["attribution"].isin(UNNAMED), "source_id"])
    parent, circle = _parents(claims, claims["document_id"].map(documents["published"]))
    columns = (
        parent.tolist(),
        claims["proposition_id"],
        claims["stance"],
        claims["source_id"],
        claims["document_id"].map(edition.publishers).fillna(""),
        claims["through"],
        claims["derivation"],
        claims["derived_from"] != "",
        claims["document_id"].where(~read, ""),
        claims["source_id"].isin(unnamed),
        circle.tolist(),
        claims["claim_id"].isin(edition.withdrawn),
    )
    return [_Row(*cells) for cells in zip(*columns, strict=True)]


def _parents(claims: pd.DataFrame, published: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """Return the place of each row's parent, -1 for none, and which rows stand in a circle.

    A parent that came out later in every reading of the two days was not there to be repeated.
    The rows of a circle lose their parents: where it begins cannot be told.
    """
    parent = pd.Index(claims["claim_id"]).get_indexer(claims["derived_from"])
    days = published.tolist()
    late = [up >= 0 and _later(days[up], day) for up, day in zip(parent, days, strict=True)]
    parent = np.where(np.array(late, dtype=bool), -1, parent)
    circle = circles(parent)
    return np.where(circle, -1, parent), circle


def _later(one: str, other: str) -> bool:
    return bool(one and other) and dates.span(one).opens > dates.span(other).closes


def _walk(parent: list[int]) -> Iterator[tuple[int, bool]]:
    """Yield each place when its part of the tree is entered, and again when it is left."""
    below: list[list[int]] = [[] for _ in parent]
    for place, up in enumerate(parent):
        if up >= 0:
            below[up].append(place)
    for start, up in enumerate(parent):
        stack = [(start, True)] if up < 0 else []
        while stack:
            place, entering = stack.pop()
            yield place, entering
            if entering:
                stack.append((place, False))
                stack += [(child, True) for child in below[place]]


def _frame(ids: np.ndarray, rows: list[_Row], found: list[_Found]) -> pd.DataFrame:
    order = sorted(range(len(found)), key=lambda place: found[place].above.depth)
    top = _tops(order, found)
    hold = [
        "fallen" if one.above.fallen else found[at].alone
        for one, at in zip(found, top, strict=True)
    ]
    root = _roots(order, top, hold, found)
    word = [at if hold[at] in WORD else -1 for at in root]
    return pd.DataFrame(
        {
            "hold": hold,
            "root_id": ["" if rows[at].circle else ids[at] for at in root],
            "origin": [rows[at].voice if at >= 0 else "" for at in word],
            "depth": [one.above.depth for one in found],
            "implied": [rows[at].point != rows[place].point for place, at in enumerate(root)],
            "unread": [one.above.unread for one in found],
            "retold_id": [ids[one.retold] if one.retold >= 0 else "" for one in found],
            "stands_alone": [one.alone in WORD and not one.above.fallen for one in found],
        }
    )


def _tops(order: list[int], found: list[_Found]) -> list[int]:
    """Return for each row the last of its matches up the chain, whose hold it takes."""
    top = list(range(len(found)))
    for place in order:
        if found[place].match >= 0:
            top[place] = top[found[place].match]
    return top


def _roots(order: list[int], top: list[int], hold: list[str], found: list[_Found]) -> list[int]:
    """Return where each row's word begins; that of whoever it leaves unnamed, too."""
    root = list(top)
    for place in order:
        if hold[place] == "unattributed":
            root[place] = root[found[top[place]].retold]
    return root
