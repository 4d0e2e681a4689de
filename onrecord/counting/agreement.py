"""How far two readers agree: Krippendorff's alpha by column of the claims table."""

import krippendorff
import numpy as np
import pandas as pd

#: Columns that a second reader codes again from the document alone.
CODED = ("stance", "certainty", "basis", "custody", "derivation", "credibility")

#: How often rows are drawn again for the interval of alpha, and from which seed.
_DRAWS = 2000
_SEED = 20261126


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
    ``agreed`` (number of rows with the same value), ``alpha``, missing where every value is the
    same and chance cannot be told from agreement, and ``low`` and ``high``, between which 95 of a
    hundred alphas lie when the rows are drawn again with replacement; draws without an alpha are
    left out. Every column is nominal, an empty cell is a value of its own, and so is 6 for
    credibility: it means missing and is no end of a scale.
    """
    rows = [
        {"reading": reading, "column": column, **_agreed(group["first"], group["second"])}
        for (reading, column), group in coded.groupby(["reading", "column"], sort=False)
    ]
    columns = ["reading", "column", "rows", "agreed", "alpha", "low", "high"]
    return pd.DataFrame(rows, columns=columns)


def disagreements(coded: pd.DataFrame) -> pd.DataFrame:
    """Return the cells of :func:`coded_cells` that the two readers coded differently."""
    return coded[coded["first"] != coded["second"]]


def _agreed(first: pd.Series, second: pd.Series) -> dict[str, float]:
    # Readers coded with the terms of their day, which the vocabulary may no longer have.
    domain = sorted({*first, *second})
    data = np.array([[domain.index(cell) for cell in coder] for coder in (first, second)])
    low, high = _interval(data)
    return {
        "rows": len(first),
        "agreed": int((data[0] == data[1]).sum()),
        "alpha": _alpha(data),
        "low": low,
        "high": high,
    }


def _alpha(data: np.ndarray) -> float:
    if len(np.unique(data)) < 2:
        return float("nan")
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))


def _interval(data: np.ndarray) -> tuple[float, float]:
    """Return the 2.5th and the 97.5th percentile of alpha over rows drawn with replacement.

    Two readers who both code every row make nominal alpha one minus the share of rows that differ,
    divided by the share of pairs of values that differ, so that all draws are one computation.
    """
    rows = data.shape[1]
    drawn = data[:, np.random.default_rng(_SEED).integers(rows, size=(_DRAWS, rows))]
    differ = (drawn[0] != drawn[1]).mean(axis=1)
    counts = np.stack([(drawn == value).sum(axis=(0, 2)) for value in np.unique(data)])
    alike = (counts * (counts - 1)).sum(axis=0) / (2 * rows * (2 * rows - 1))
    varied = alike < 1
    alphas = 1 - differ[varied] / (1 - alike[varied])
    if not len(alphas):
        return float("nan"), float("nan")
    low, high = np.percentile(alphas, [2.5, 97.5])
    return float(low), float(high)
