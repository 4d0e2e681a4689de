"""Give a row another name wherever it is named."""

import re
from collections.abc import Mapping

import pandas as pd

from onrecord.model.problems import CaseError
from onrecord.model.tables import NAMED, PATTERNS, SLUG, TABLES

#: New names by the old ones, by the table whose rows they name.
Names = dict[str, dict[str, str]]
#: Columns that hold several names of sources, with one space between.
_SEVERAL = {("propositions", "concerns"): "sources"}
_CLAIM = re.compile(r"(.+-[0-9]{2,})[a-z]+")


def new_names(frames: Mapping[str, pd.DataFrame], old: str, new: str) -> Names:
    """Return what has to be called otherwise for ``old`` to be called ``new``.

    A claim is called after its document, and goes with it. Raise ``CaseError`` if nothing is called
    ``old``, or if ``new`` is taken or no name of such a row.
    """
    held = {name: set(frames[name][TABLES[name].key[0]]) for name in NAMED if name in frames}
    table = next((name for name in held if old in held[name]), "")
    if not table:
        raise CaseError(f"Nothing is called {old}.")
    _require_name(table, old, new)
    found: Names = {table: {old: new}}
    if table == "documents":
        claims = frames["claims"]
        of_it = claims.loc[claims["document_id"] == old, "claim_id"]
        stem = re.compile(rf"{re.escape(old)}(-[0-9]{{2,}}[a-z]+)")
        ends = ((name, stem.fullmatch(name)) for name in of_it)
        found["claims"] = {name: new + end[1] for name, end in ends if end}
    taken = {name for names in held.values() for name in names}
    for name in (name for names in found.values() for name in names.values()):
        if name in taken:
            raise CaseError(f"{name} is the name of a row already; choose another.")
    return found


def _require_name(table: str, old: str, new: str) -> None:
    """Raise ``CaseError`` unless a row of ``table`` may be called ``new``."""
    if table == "claims":
        stem, wanted = _CLAIM.fullmatch(old), _CLAIM.fullmatch(new)
        if not (stem and wanted and wanted[1] == stem[1]):
            told = f"{stem[1]} and a letter" if stem else f"as {PATTERNS['claim_id']} says"
            raise CaseError(
                f"{new!r} is no name for {old}: a claim is called after its document and place, "
                f"{told}. Rename the document, or correct the paragraph."
            )
    elif not re.fullmatch(SLUG, new):
        raise CaseError(f"{new!r} is no name: use small letters, digits and hyphens.")


def with_names(frames: Mapping[str, pd.DataFrame], names: Names) -> dict[str, pd.DataFrame]:
    """Return ``frames`` with every row called, and referred to, as ``names`` says."""
    return {name: _renamed(frame, name, names) for name, frame in frames.items()}


def _renamed(frame: pd.DataFrame, table: str, names: Names) -> pd.DataFrame:
    changed = {}
    for column in TABLES[table].columns:
        of = table if TABLES[table].key == (column.name,) else column.refers_to
        known = names.get(of, {})
        several = names.get(_SEVERAL.get((table, column.name), ""), {})
        if known and column.name in frame:
            changed[column.name] = frame[column.name].map(lambda cell, k=known: k.get(cell, cell))
        elif several and column.name in frame:
            changed[column.name] = frame[column.name].map(
                lambda cell, k=several: " ".join(k.get(part, part) for part in cell.split(" "))
            )
    return frame.assign(**{name: cells.astype("str") for name, cells in changed.items()})


def cells_changed(before: pd.DataFrame, after: pd.DataFrame) -> int:
    """Return in how many cells two frames with the same rows and columns differ."""
    return int((before != after).to_numpy().sum())


def still_named(text: str, old: str) -> list[int]:
    """Return the lines of ``text``, from 1, in which ``old`` stands as a word of its own."""
    word = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
    return [at for at, line in enumerate(text.splitlines(), 1) if word.search(line)]
