"""How far the mentions of each proposition come down to few origins, and to one voice."""

import pandas as pd

from onrecord.counting.bearing import bearing
from onrecord.counting.origins import count, traced_claims
from onrecord.counting.ranking import IN_ORDER, ranked
from onrecord.model.edition import Edition, once
from onrecord.model.stances import FOR


@once
def echoes(edition: Edition) -> dict[str, int]:
    """Return how many outlets assert each point only by passing on what begins elsewhere.

    One voice at many venues is one voice, and no echo of itself.
    """
    claims = traced_claims(edition)
    said = claims[claims["stance"].isin(FOR) & (claims["hold"] != "fallen")]
    begins = said["root_id"] == said["claim_id"]
    at = said.assign(begins=begins).groupby(["proposition_id", "publisher"])["begins"].any()
    return {str(point): int((~part).sum()) for point, part in at.groupby(level=0)}


@once
def collapsed(edition: Edition) -> pd.DataFrame:
    """Return the propositions that somebody asserts, crucial ones first, by ``proposition_id``.

    Columns: those of :func:`onrecord.counting.origins.count`, and of the origin that most mentions
    hang on ``heaviest`` (its name, empty where no mention can be traced), and ``mentions_left`` and
    ``origins_left``, what stands without it.
    """
    counts = count(edition)
    asserted = ranked(counts[counts["mentions"] > 0], *IN_ORDER)
    losses = bearing(edition)
    origins = losses[losses["role"] == "origin"].drop_duplicates("proposition_id")
    columns = {
        "name": "heaviest",
        "mentions_left": "mentions_left",
        "origins_left": "origins_left",
    }
    heaviest = origins.set_index("proposition_id")[list(columns)].rename(columns=columns)
    filled = asserted.join(heaviest)
    return filled.assign(
        heaviest=filled["heaviest"].fillna("").astype(object),
        mentions_left=filled["mentions_left"].fillna(0).astype(int),
        origins_left=filled["origins_left"].fillna(0).astype(int),
    )
