"""Whether a case records something at all, so that *not coded* is never told as *none*.

A column is coded where its table has it, the case does not say that it leaves it out, and any row
fills it. A stance is coded unless the case says that it does not record it. Whoever prints none,
nobody, no or 0 asks here first.
"""

from collections.abc import Iterable

from onrecord.model.case import Case


class Coded:
    """What a case records: ``"claims.custody" in coded``, ``"stance.denies" in coded``."""

    def __init__(self, case: Case) -> None:
        """Look at the tables of ``case`` with every date, for an edition may hold few rows."""
        self._left_out = frozenset(case.about.not_coded)
        self._filled = frozenset(
            f"{name}.{column}"
            for name, table in case.tables.items()
            for column in table.columns
            if (table[column] != "").any()
        )

    def __contains__(self, name: str) -> bool:
        """Return whether the column ``table.column`` or the stance ``stance.term`` is coded."""
        if name in self._left_out:
            return False
        return name.startswith("stance.") or name in self._filled

    def missing(self, names: Iterable[str]) -> list[str]:
        """Return those of ``names`` that are not coded, in their order."""
        return [name for name in names if name not in self]
