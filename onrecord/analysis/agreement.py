"""How far two readers agree: Krippendorff's alpha by column of the claims table."""

import krippendorff
import numpy as np
import pandas as pd

from onrecord.model.tables import TABLES

#: Columns that a second reader codes again from the document alone.
CODED = ("stance", "certainty", "basis", "custody", "derivation", "credibility")
#: Krippendorff's lower limit for tentative conclusions.
ENOUGH = 0.67
_NONE = "(empty)"


def agreement(claims: pd.DataFrame, recoded: pd.DataFrame) -> pd.DataFrame:
    """Return how far the coding of ``claims`` and of ``recoded`` agree, a row per coded column.

    Both frames have ``claim_id`` and the columns of :data:`CODED`; the rows of ``recoded`` are
    compared. Columns: ``column``, ``rows``, ``agreed`` (number of rows with the same value) and
    ``alpha``, missing where every value is the same and chance cannot be told from agreement. An
    empty cell is a value of its own. ``credibility`` is compared by name, not by rank: 6 means
    missing and is no end of a scale.
    """
    first = claims.set_index("claim_id").loc[recoded["claim_id"]]
    second = recoded.set_index("claim_id")
    rows = [
        {
            "column": column,
            "rows": len(second),
            "agreed": int((first[column] == second[column]).sum()),
            "alpha": _alpha(first[column], second[column], column),
        }
        for column in CODED
    ]
    return pd.DataFrame(rows, columns=["column", "rows", "agreed", "alpha"])


def disagreements(claims: pd.DataFrame, recoded: pd.DataFrame) -> pd.DataFrame:
    """Return every cell that the two readers coded differently: ``claim_id``, ``column``, both."""
    first = claims.set_index("claim_id")
    found = [
        {"claim_id": row["claim_id"], "column": column, "first": was, "second": row[column]}
        for row in recoded.to_dict("records")
        for column in CODED
        if (was := first.loc[row["claim_id"], column]) != row[column]
    ]
    return pd.DataFrame(found, columns=["claim_id", "column", "first", "second"])


def _alpha(first: pd.Series, second: pd.Series, column: str) -> float:
    vocabulary = TABLES["claims"].column(column).vocabulary
    domain = [_NONE, *(vocabulary.terms if vocabulary else [])]
    data = np.array([[domain.index(cell or _NONE) for cell in coder] for coder in (first, second)])
    if len(np.unique(data)) < 2:
        return float("nan")
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))
