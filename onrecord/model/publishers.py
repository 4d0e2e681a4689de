"""Whoever published a document as a row of ``sources``: one outlet is one row, with one name.

A case may begin with names: a publisher's name that a source has stands for that source, and one
that none has becomes a row of its own. Nothing is written here; ``onrecord tidy`` does that.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import count

import pandas as pd

from onrecord.model.ids import next_id
from onrecord.model.tables import NAMED, TABLES


def keyed(
    frames: Mapping[str, pd.DataFrame],
) -> tuple[dict[str, pd.DataFrame], dict[str, str]]:
    """Return ``frames`` with every publisher as a key of sources, and the key of each name.

    A name that two sources have stands for neither, and gets a row of its own.
    """
    documents, sources = frames["documents"], frames["sources"]
    names = sorted(set(documents["publisher"]) - {""} - set(sources["source_id"]))
    known = _sources_by_name(sources)
    taken = {key for table in NAMED if table in frames for key in frames[table].iloc[:, 0]}
    keys: dict[str, str] = {}
    for name in names:
        keys[name] = known.get(name.casefold(), "") or _free_key(name, taken)
        taken.add(keys[name])
    new = {key: name for name, key in keys.items() if key not in set(sources["source_id"])}
    return {
        **frames,
        "documents": documents.assign(
            publisher=documents["publisher"].map(lambda name: keys.get(name, name)).astype("str")
        ),
        "sources": pd.concat([sources, _rows(new, sources)]) if new else sources,
    }, keys


def _sources_by_name(sources: pd.DataFrame) -> dict[str, str]:
    """Return the source of each name, in small letters, that one source alone has."""
    named = sources[sources["name"] != ""].assign(small=sources["name"].str.casefold())
    alone = named[~named["small"].duplicated(keep=False)]
    return dict(zip(alone["small"], alone["source_id"], strict=True))


def _free_key(name: str, taken: set[str]) -> str:
    """Return a key made of ``name`` that no row of another table has either."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    key = "-".join(re.findall("[a-z0-9]+", letters.replace("'", "")))
    if not key:
        return next(made for made in _numbered() if made not in taken)
    return next_id(key, taken) if key in taken else key


def _numbered() -> Iterator[str]:
    return (f"publisher-{number}" for number in count(1))


def _rows(new: Mapping[str, str], sources: pd.DataFrame) -> pd.DataFrame:
    """Return a row of sources for each key of ``new``, with its name and nothing else."""
    first = int(sources.index.max()) + 1 if len(sources) else 2
    index = pd.RangeIndex(first, first + len(new), name="row")
    rows = pd.DataFrame({"source_id": list(new), "name": list(new.values())}, index=index)
    columns = list(sources.columns) or list(TABLES["sources"].names)
    return rows.reindex(columns=columns, fill_value="").astype("str")
