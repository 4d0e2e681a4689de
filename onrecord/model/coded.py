"""Whether a case records something at all, so that *not coded* is never told as *none*.

A column is coded where its table has it, the case does not say that it leaves it out, and any row
fills it that could; where none could, nothing is left out. A stance is coded unless the case says
that it does not record it. Whoever prints none, nobody, no or 0 asks here first.
"""

from collections.abc import Iterable

import pandas as pd

from onrecord.model.case import Case
from onrecord.model.edition import Edition, once
from onrecord.model.vocabularies import DERIVATION, UNNAMED
from onrecord.prose import listed

#: How a row repeats another that it must then name.
_REPEATING = ("quotes", "cites", "paraphrases", "suspected")


class Coded:
    """What a case records: ``"claims.custody" in coded``, ``"stance.denies" in coded``."""

    def __init__(self, case: Case) -> None:
        """Look at the tables of ``case`` with every date, for an edition may hold few rows."""
        self._left_out = frozenset(case.about.not_coded)
        self._filled = frozenset(
            f"{name}.{column}"
            for name, table in case.tables.items()
            for column in table.columns
            for rows in [_that_could(table, f"{name}.{column}")]
            if rows.empty or (rows[column] != "").any()
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Coded) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((self._left_out, self._filled))

    def __contains__(self, name: str) -> bool:
        """Return whether the column ``table.column`` or the stance ``stance.term`` is coded."""
        if name in self._left_out:
            return False
        return name.startswith("stance.") or name in self._filled

    def missing(self, names: Iterable[str]) -> list[str]:
        """Return those of ``names`` that are not coded, in their order."""
        return [name for name in names if name not in self]


def _that_could(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the rows of ``table`` that could fill the column ``name``.

    What starts here repeats nothing, and only of the unnamed it is asked how they could know.
    """
    if name == "claims.derived_from" and table["derivation"].isin(DERIVATION.terms).any():
        return table[table["derivation"].isin(_REPEATING)]
    if name in ("sources.position_to_know", "sources.anonymity_reason"):
        return table[table["attribution"].isin(UNNAMED)]
    return table


@once
def coded(edition: Edition) -> Coded:
    """Return what the case of ``edition`` records."""
    return Coded(edition.whole)


def left_out(edition: Edition, names: Iterable[str]) -> str:
    """Return the one line that stands where something needs what is not coded; empty if all is."""
    lacking = coded(edition).missing(names)
    if not lacking:
        return ""
    words = listed([_in_words(name) for name in lacking])
    return f"Left out here: the case does not record {words}."


def _in_words(name: str) -> str:
    """Return ``claims.derived_from`` as 'derived from (of claims)'."""
    of, _, what = name.partition(".")
    words = what.replace("_", " ")
    return f"the stance “{words}”" if of == "stance" else f"“{words}” of {of}"
