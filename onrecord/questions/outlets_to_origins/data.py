"""How far the mentions of each proposition come down to few origins, and to one voice."""

import pandas as pd

from onrecord.counting.bearing import bearing
from onrecord.counting.origins import count
from onrecord.counting.ranking import CRUCIAL_FIRST, ranked
from onrecord.model.edition import Edition, once


@once
def collapsed(edition: Edition) -> pd.DataFrame:
    """Return the propositions that somebody asserts, crucial ones first, by ``proposition_id``.

    Columns: those of :func:`onrecord.counting.origins.count`, and of the origin that most mentions
    hang on ``heaviest`` (its name, empty where no mention can be traced), and ``mentions_left`` and
    ``origins_left``, what stands without it.
    """
    counts = count(edition)
    asserted = ranked(counts[counts["mentions"] > 0], *CRUCIAL_FIRST)
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
