"""What became of rows, in words: who took back which, and how many were replaced."""

from onrecord.counting.words import taken_back_by
from onrecord.model.edition import Edition
from onrecord.prose import counted, listed, verb

#: Names of those who took something back, before the rest is counted.
_MOST = 3


def corrected(edition: Edition) -> str:
    """Return how many claims were taken back, by whom, and how many rows were replaced."""
    withdrawn, replaced = len(edition.withdrawn), len(edition.replaced)
    if not withdrawn and not replaced:
        return "no claim was taken back, and no row was replaced by a correction"
    taken = f"{counted(withdrawn, 'claim')} {verb(withdrawn, 'was', 'were')} taken back"
    who = listed(sorted(set(taken_back_by(edition).values())), _MOST) if withdrawn else ""
    by = f" by {who}" if who else ""
    rows = f"{counted(replaced, 'row')} {verb(replaced, 'was', 'were')} replaced by a correction"
    return f"{taken}{by}, and {rows}"
