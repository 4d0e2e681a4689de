"""A small invented edition with one of each kind of row, counted as every other edition is."""

import tomllib
from functools import cache
from importlib import resources
from pathlib import Path

import pandas as pd

from onrecord.counting.origins import count, traced_claims
from onrecord.counting.whose import voice_names
from onrecord.model.case import Case
from onrecord.model.edition import Edition, open_edition
from onrecord.model.tables import TABLES

_EXAMPLE = "example.toml"


@cache
def example() -> Edition:
    """Return the invented edition."""
    text = resources.files(__package__).joinpath(_EXAMPLE).read_text("utf-8")
    told = tomllib.loads(text)
    tables = {
        name: pd.DataFrame(told.get(name, []), columns=table.names, dtype="str").fillna("")
        for name, table in TABLES.items()
    }
    return open_edition(Case("example", Path(_EXAMPLE), **tables), told["as_of"])


def rows(edition: Edition) -> pd.DataFrame:
    """Return what each row of ``edition`` is counted as, in file order.

    Columns: ``publisher``; ``voice``, who speaks, as other pages name them; ``stance``; ``cue``;
    ``hold``; ``again``, whether the same voice has said so before.
    """
    claims, names = traced_claims(edition), edition.names
    between = claims["through"].map(names).fillna(claims["publisher"])
    return claims.assign(
        voice=voice_names(claims.assign(publisher=between), names),
        again=(claims["hold"] == "own") & (claims["root_id"] != claims["claim_id"]),
    )[["publisher", "voice", "stance", "cue", "hold", "again"]]


def point(edition: Edition) -> pd.Series:
    """Return the counts of the one proposition of ``edition``."""
    return count(edition).iloc[0]


def related(edition: Edition) -> list[tuple[str, str, str]]:
    """Return what is known about two voices: a name, the relation, and the other name."""
    links, names = edition.case.links, edition.names
    columns = zip(links["source_a"], links["relation"], links["source_b"], strict=True)
    return [(names[a], relation, names[b]) for a, relation, b in columns]
