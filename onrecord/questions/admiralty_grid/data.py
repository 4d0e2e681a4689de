"""How sources and information are graded."""

import pandas as pd

from onrecord.model.edition import Edition, once
from onrecord.model.vocabularies import CREDIBILITY, RELIABILITY


@once
def grades(edition: Edition) -> pd.DataFrame:
    """Return how many claims have which grade: reliability A to F by credibility 1 to 6."""
    grade = edition.case.sources.set_index("source_id")["reliability"]
    table = pd.crosstab(
        edition.topic_claims["source_id"].map(grade), edition.topic_claims["credibility"]
    )
    full = table.reindex(index=list(RELIABILITY.terms), columns=list(CREDIBILITY.terms))
    return full.fillna(0).astype(int)


def diagonal(grid: pd.DataFrame) -> tuple[int, int]:
    """Return how many claims are graded on the diagonal, A1 to E5, and how many are judged at all.

    F and 6 mean that it cannot be judged; a claim with either of them is not judged.
    """
    judged = grid.iloc[:-1, :-1].to_numpy()
    return int(judged.diagonal().sum()), int(judged.sum())
