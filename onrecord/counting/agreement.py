"""How far two readers agree: Krippendorff's alpha by column of the claims table."""

import krippendorff
import numpy as np
import pandas as pd

#: Columns that a second reader codes again from the document alone.
CODED = ("stance", "certainty", "basis", "custody", "derivation", "credibility")


def coded_cells(claims: pd.DataFrame, recoded: pd.DataFrame, reading: str) -> pd.DataFrame:
    """Return both codings cell by cell, as they are kept: a row per claim and coded column.

    Columns: ``reading`` (which round it was), ``claim_id``, ``column``, ``first`` (as the table
    had it then) and ``second`` (the second reader). Both frames have ``claim_id`` and the columns
    of :data:`CODED`; the claims of ``recoded`` are compared.
    """
    known = claims.set_index("claim_id")
    rows = [
        (reading, row["claim_id"], column, known.loc[row["claim_id"], column], row[column])
        for row in recoded.sort_values("claim_id").to_dict("records")
        for column in CODED
    ]
    return pd.DataFrame(rows, columns=["reading", "claim_id", "column", "first", "second"])


def agreement(coded: pd.DataFrame) -> pd.DataFrame:
    """Return how far two codings agree: a row per reading and column, in the order of the file.

    ``coded`` is what :func:`coded_cells` returns. Columns: ``reading``, ``column``, ``rows``,
    ``agreed`` (number of rows with the same value) and ``alpha``, missing where every value is
    the same and chance cannot be told from agreement. Every column is nominal, an empty cell is a
    value of its own, and so is 6 for credibility: it means missing and is no end of a scale.
    """
    rows = [
        {
            "reading": reading,
            "column": column,
            "rows": len(group),
            "agreed": int((group["first"] == group["second"]).sum()),
            "alpha": _alpha(group["first"], group["second"]),
        }
        for (reading, column), group in coded.groupby(["reading", "column"], sort=False)
    ]
    return pd.DataFrame(rows, columns=["reading", "column", "rows", "agreed", "alpha"])


def disagreements(coded: pd.DataFrame) -> pd.DataFrame:
    """Return the cells of :func:`coded_cells` that the two readers coded differently."""
    return coded[coded["first"] != coded["second"]]


def _alpha(first: pd.Series, second: pd.Series) -> float:
    # Readers coded with the terms of their day, which the vocabulary may no longer have.
    domain = sorted({*first, *second})
    data = np.array([[domain.index(cell) for cell in coder] for coder in (first, second)])
    if len(np.unique(data)) < 2:
        return float("nan")
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))
