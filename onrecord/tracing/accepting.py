"""Take proposals that an analyst kept over into the claims."""

from collections.abc import Mapping, Sequence

import pandas as pd

from onrecord.model.problems import CaseError
from onrecord.model.vocabularies import DERIVATION
from onrecord.prose import listed
from onrecord.tracing.proposals import COLUMNS

_TAKEN = COLUMNS[1:4]


def accepted(
    claims: pd.DataFrame, rows: Sequence[Mapping[str, str | None]], file: str
) -> pd.DataFrame:
    """Return ``claims`` with what the ``rows`` of ``file`` say that they repeat.

    Raise ``CaseError`` with the line of the file if a row does not fit; then none is taken over.
    """
    taken = claims.copy()
    if "measure" not in taken.columns:
        taken["measure"] = ""
    known = {str(claim): place for place, claim in claims["claim_id"].items()}
    for line, row in enumerate(rows, 2):
        cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
        if wrong := _wrong(cells, known, row):
            raise CaseError(f"{file}, line {line}: {wrong}; nothing was changed.")
        taken.loc[known[cells["claim_id"]], list(_TAKEN)] = [cells[name] for name in _TAKEN]
    return taken


def _wrong(
    cells: Mapping[str, str], known: Mapping[str, object], row: Mapping[str, str | None]
) -> str:
    """Return what is wrong with a proposal, '' if nothing is."""
    if missing := [name for name in COLUMNS[:3] if name not in row]:
        return f"there is no column {listed(missing)}; keep the first line of the file as it was"
    for name in ("claim_id", "derived_from"):
        if cells[name] not in known:
            return f"{name} is {cells[name] or 'empty'}, and the case has no such claim"
    if cells["claim_id"] == cells["derived_from"]:
        return "a row cannot repeat itself"
    if cells["derivation"] not in DERIVATION.terms:
        return f"derivation is {cells['derivation'] or 'empty'}; it is one of " + listed(
            list(DERIVATION.terms), joint="or"
        )
    return ""
