"""Cells that a person left to the machine, as ``onrecord tidy`` writes them into the files.

Filled is what has one reading: the name of a row without one and the day on which it came in, the
place of words that stand once in the paragraph, the one person that a named person is, and the
keys of publishers. Nothing that somebody wrote is changed but a publisher's name, whose key has it.
"""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from onrecord.model.anchors import Text, position, read_text
from onrecord.model.publishers import keyed
from onrecord.model.worked_out import with_ids
from onrecord.prose import counted

#: Frames by the name of their table, and what to say of each.
Filled = tuple[dict[str, pd.DataFrame], dict[str, list[str]]]


def filled(frames: Mapping[str, pd.DataFrame], texts: Path, today: str) -> Filled:
    """Return ``frames`` with the cells that follow from others, and a line for each kind of them.

    ``frames`` are the tables that have a file; ``texts`` is the folder of the documents' texts.
    A row that had no name came in ``today`` (YYYY-MM-DD).
    """
    made = dict(frames)
    for name, fill in (("claims", _claims), ("sources", _persons)):
        if name in made:
            made[name] = fill(made[name], texts, today)
    said = {name: list(_lines(frames[name], made[name], name)) for name in made}
    if {"documents", "sources"} <= set(made):
        made, keys = keyed(made)
        if keys:
            said["documents"].append(f"documents.csv: {counted(len(keys), 'publisher')} by its key")
        if new := len(made["sources"]) - len(frames["sources"]):
            said["sources"].append(f"sources.csv: {counted(new, 'row')} added for publishers")
    return made, said


def _claims(claims: pd.DataFrame, texts: Path, today: str) -> pd.DataFrame:
    named = with_ids(claims)
    new = (claims["claim_id"] == "") & (named["claim_id"] != "") & (claims["entered"] == "")
    return named.assign(
        entered=claims["entered"].mask(new, today),
        anchor=[_anchor(row, texts) for row in claims.to_dict("records")],
    ).astype("str")


def _anchor(row: Mapping[str, str], texts: Path) -> str:
    """Return the anchor of a row; where it has none, that of its cue if that stands once."""
    path = texts / f"{row['document_id']}.txt"
    if row["anchor"] or not row["cue"] or not row["document_id"] or not path.is_file():
        return row["anchor"]
    try:
        text = read_text(path)
    except (OSError, UnicodeDecodeError):
        return ""
    places = [place for place in text.find(row["cue"]) if _fits(text, place, row["paragraph"])]
    return places[0] if len(places) == 1 else ""


def _fits(text: Text, anchor: str, paragraph: str) -> bool:
    return not paragraph.isdigit() or text.paragraph(position(anchor)[0]) == int(paragraph)


def _persons(sources: pd.DataFrame, _texts: Path, _today: str) -> pd.DataFrame:
    one = (sources["attribution"] == "named_person") & (sources["kind"] == "person")
    one &= (sources["persons_min"] == "") & (sources["persons_max"] == "")
    return sources.assign(
        persons_min=sources["persons_min"].mask(one, "1"),
        persons_max=sources["persons_max"].mask(one, "1"),
    ).astype("str")


def _lines(before: pd.DataFrame, after: pd.DataFrame, name: str) -> list[str]:
    """Return for each column of a table how many of its cells were filled."""
    return [
        f"{name}.csv: {counted(int(changed.sum()), 'cell')} of {column} filled"
        for column in before.columns
        if (changed := before[column] != after[column]).any()
    ]
