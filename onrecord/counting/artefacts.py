"""Assertions that rest on an artefact, a paper, a picture or an object, and how far up the ladder.

The ladder follows the Berkeley Protocol on Digital Open Source Investigations.
"""

import pandas as pd

from onrecord.counting.origins import traced_claims
from onrecord.model.edition import Edition, once
from onrecord.model.stances import FOR
from onrecord.model.vocabularies import CUSTODY


@once
def resting(edition: Edition) -> pd.DataFrame:
    """Return the assertions that rest on an artefact, a row per claim, in file order.

    A claim rests on one if it or the claim at the root of its chain says where the artefact is.
    Columns: those of :func:`onrecord.counting.origins.traced_claims`, ``rung`` (a term of the
    ladder, the higher of the two) and ``carrier`` (the publisher of the root).
    """
    claims = traced_claims(edition)
    claims = claims[claims["stance"].isin(FOR) & claims["traced"]]
    roots = edition.kept_claims.set_index("claim_id")
    at_root = claims["root_id"].map(roots["custody"]).fillna("")
    own, root = (column.map(_rank).fillna(-1) for column in (claims["custody"], at_root))
    highest = own.where(own > root, root).astype(int)
    publishers = edition.case.documents.set_index("document_id")["publisher"]
    carrier = claims["root_id"].map(roots["document_id"]).map(publishers)
    found = claims.assign(rung=highest.map(dict(enumerate(CUSTODY.terms))), carrier=carrier)
    return found[highest >= 0]


def _rank(term: str) -> int | None:
    return CUSTODY.rank(term) if term else None
