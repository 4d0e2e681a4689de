"""How sources and information are graded."""

import pandas as pd

from onrecord.counting.origins import traced_claims
from onrecord.model.edition import Edition, once
from onrecord.model.vocabularies import CREDIBILITY, RELIABILITY


@once
def grades(edition: Edition) -> pd.DataFrame:
    """Return how many claims have which grade: reliability A to F by credibility 1 to 6.

    What only a retelling has a voice say is graded by its carrier, F where that is no source of the
    case; what repeats a claim that was taken back counts nowhere.
    """
    claims = traced_claims(edition)
    claims = claims[claims["hold"] != "fallen"]
    grade = edition.whole.sources.set_index("source_id")["reliability"]
    carrier = claims["document_id"].map(edition.publishers)
    graded = claims["source_id"].where(~claims["turned"], carrier)
    table = pd.crosstab(graded.map(grade).fillna("F"), claims["credibility"])
    full = table.reindex(index=list(RELIABILITY.terms), columns=list(CREDIBILITY.terms))
    return full.fillna(0).astype(int)


def diagonal(grid: pd.DataFrame) -> tuple[int, int]:
    """Return how many claims are graded on the diagonal, A1 to E5, and how many are judged at all.

    F and 6 mean that it cannot be judged; a claim with either of them is not judged.
    """
    judged = grid.iloc[:-1, :-1].to_numpy()
    return int(judged.diagonal().sum()), int(judged.sum())
