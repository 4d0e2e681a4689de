"""Who takes which stance to what."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from onrecord.counting.holds import WORD
from onrecord.counting.origins import count, traced_claims
from onrecord.counting.support import merged
from onrecord.model.edition import Edition, once
from onrecord.model.stances import FOR, OTHER

_COLUMNS = [
    "source_id",
    "name",
    "party",
    "proposition_id",
    "label",
    "crucial",
    "stances",
    "relayed",
    "tellers",
    "claims",
]
_WORDED = ["publisher", "proposition_id", "stance"]


@once
def stances_taken(edition: Edition) -> pd.DataFrame:
    """Return who takes which stance to what: a row per voice and proposition.

    Columns: ``source_id``, ``name``, ``party``, ``proposition_id``, ``label``, ``crucial``,
    ``stances`` (tuple, strongest opposition first), ``relayed`` (those of them that only others
    have the voice take), ``tellers`` (the publishers who do), ``claims`` (tuple of ids, those
    where its word begins first). What only a retelling has a voice say is no stance of it.
    """
    sources = edition.case.sources.set_index("source_id")
    said = _said(edition)
    rows = []
    for proposition, counted in count(edition).iterrows():
        for voice, stances in sorted(_taken(counted).items()):
            relayed = tuple(stance for stance in stances if not _own(counted, stance, voice))
            mine = said.get((voice, str(proposition)), [])
            mine = [row for row in mine if row["stance"] in stances]
            tellers = {row["publisher"] for row in mine if row["stance"] in relayed}
            rows.append(
                {
                    "source_id": voice,
                    "name": sources["name"][voice],
                    "party": sources["party"][voice],
                    "proposition_id": proposition,
                    "label": counted["label"],
                    "crucial": bool(counted["crucial"]),
                    "stances": stances,
                    "relayed": relayed,
                    "tellers": tuple(sorted(tellers)),
                    "claims": tuple(row["claim_id"] for row in sorted(mine, key=_rootward)),
                }
            )
    return pd.DataFrame(rows, columns=_COLUMNS).sort_values(
        ["source_id", "proposition_id"], ignore_index=True
    )


def _taken(counted: pd.Series) -> dict[str, tuple[str, ...]]:
    """Return the stances of each voice to one proposition; who only infers it asserts it."""
    found: dict[str, tuple[str, ...]] = {}
    for stance in (*OTHER, *FOR):
        for voice in counted[stance]:
            found[voice] = (*found.get(voice, ()), stance)
    inferring = [voice for voice in counted["inferred_ids"] if voice not in found]
    return {**found, **dict.fromkeys(inferring, FOR)}


@once
def wordings(edition: Edition) -> pd.DataFrame:
    """Return what only retellings have voices say: a row per carrier, proposition and stance.

    Columns: ``publisher``, ``proposition_id``, ``label``, ``stance``, ``claims`` (tuple of ids). It
    is the carrier's, and no stance of the voice that it names; what copies it is among it.
    """
    claims = traced_claims(edition)
    found = claims[claims["turned"]].groupby(_WORDED)["claim_id"].agg(tuple)
    frame = found.rename("claims").reset_index()
    return frame.assign(label=frame["proposition_id"].map(edition.labels))


def _own(counted: pd.Series, stance: str, voice: str) -> bool:
    """Return whether a voice takes a stance in a word of its own, or infers so itself."""
    inferred = counted["own_inferred"] if stance in FOR else ()
    return voice in counted[f"own_{stance}"] or voice in inferred


def _said(edition: Edition) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Return the rows that are each voice's word on each proposition, under all its names."""
    claims = traced_claims(edition)
    words = claims[claims["hold"].isin(WORD) & ~claims["implied"]]
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    names = dict(_same_names(edition))
    for row in words.to_dict("records"):
        for voice in names.get(row["origin"], [row["origin"]]):
            found.setdefault((voice, row["proposition_id"]), []).append(row)
    return found


def _same_names(edition: Edition) -> Iterator[tuple[str, list[str]]]:
    one = merged(edition)
    for source, first in one.items():
        yield source, [other for other, same in one.items() if same == first]


def _rootward(row: dict[str, Any]) -> tuple[bool, str]:
    return row["root_id"] != row["claim_id"], row["claim_id"]
