"""What stands on a row: how an edition would be counted if the row, or several, were wrong."""

from collections.abc import Collection
from dataclasses import replace

import pandas as pd

from onrecord.counting.origins import count
from onrecord.counting.spoken import held_claims
from onrecord.model.edition import Edition

#: What of a point is compared.
COMPARED = ("mentions", "origins_min", "origins", "separate", "status")


def edition_without(edition: Edition, rows: Collection[str]) -> Edition:
    """Return ``edition`` as it would be if the claims ``rows`` had been taken back.

    Whatever repeats them falls with them, as it does after a retraction. Raise ``KeyError`` for a
    row that the edition does not hold.
    """
    gone = frozenset(rows)
    missing = gone - set(edition.kept_claims["claim_id"])
    if missing:
        raise KeyError(min(missing))
    valid = edition.valid_claims
    return replace(
        edition,
        valid_claims=valid[~valid["claim_id"].isin(gone)],
        withdrawn=edition.withdrawn | gone,
    )


def fallen(edition: Edition, rows: Collection[str]) -> list[str]:
    """Return the claims that would fall with ``rows``, these among them, in file order."""
    before, after = held_claims(edition), held_claims(edition_without(edition, rows))
    stood = set(before.loc[before["hold"] != "fallen", "claim_id"])
    falls = after.loc[after["hold"] == "fallen", "claim_id"]
    return [str(claim) for claim in falls if claim in stood]


def moved(edition: Edition, rows: Collection[str]) -> pd.DataFrame:
    """Return the propositions whose numbers would be others without ``rows``.

    One row each, indexed by ``proposition_id``, in the order of the counts. Columns: ``label``,
    ``crucial``, those of :data:`COMPARED` as they are, and the same as they would be after
    ``new_``.
    """
    was = count(edition)
    would = count(edition_without(edition, rows)).loc[was.index]
    new = would[list(COMPARED)].add_prefix("new_")
    both = was[["label", "crucial", *COMPARED]].join(new)
    return both[(was[list(COMPARED)] != would[list(COMPARED)]).any(axis=1)]
