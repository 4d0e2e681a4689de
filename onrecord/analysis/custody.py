"""Artefacts behind the claims, papers, pictures and objects, and how far up the ladder each got.

The ladder follows the Berkeley Protocol on Digital Open Source Investigations. Tables name no
artefacts of their own: one is told from another by the source at the root of the claims on it.
"""

import pandas as pd

from onrecord.analysis.counting import traced_claims
from onrecord.model.edition import Edition
from onrecord.model.vocabularies import CUSTODY


def resting(edition: Edition) -> pd.DataFrame:
    """Return the assertions that rest on an artefact, a row per claim, in file order.

    A claim rests on one if it or the claim at the root of its chain says where the artefact is.
    Columns: those of :func:`onrecord.analysis.counting.traced_claims`, ``rung`` (a term of the
    ladder, the higher of the two) and ``carrier`` (the publisher of the root).
    """
    claims = traced_claims(edition)
    claims = claims[claims["stance"] == "asserts"]
    roots = edition.claims.set_index("claim_id")
    at_root = claims["root_id"].map(roots["custody"]).fillna("")
    own, root = (column.map(_rank).fillna(-1) for column in (claims["custody"], at_root))
    highest = own.where(own > root, root).astype(int)
    publishers = edition.case.documents.set_index("document_id")["publisher"]
    carrier = claims["root_id"].map(roots["document_id"]).map(publishers)
    found = claims.assign(rung=highest.map(dict(enumerate(CUSTODY.terms))), carrier=carrier)
    return found[highest >= 0]


def artefacts(edition: Edition) -> pd.DataFrame:
    """Return the artefacts that claims rest on: a row per root source, most claims first.

    Columns: ``source_id``, ``name``, ``rung`` (the highest that any claim on it gives), ``claims``
    (tuple of ids), ``outlets`` (tuple of publishers that say at the root where it is).
    """
    claims = resting(edition)
    sources = edition.whole.sources.set_index("source_id")
    rows = [
        {
            "source_id": source,
            "name": _name(sources.loc[source]),
            "rung": max(group["rung"], key=CUSTODY.rank),
            "claims": tuple(sorted(group["claim_id"])),
            "outlets": tuple(sorted(set(group["carrier"]))),
        }
        for source, group in claims.groupby("root_source")
    ]
    frame = pd.DataFrame(rows, columns=["source_id", "name", "rung", "claims", "outlets"])
    order = frame.assign(size=-frame["claims"].map(len)).sort_values(["size", "name"])
    return frame.loc[order.index].reset_index(drop=True)


def _rank(term: str) -> int | None:
    return CUSTODY.rank(term) if term else None


def _name(source: pd.Series) -> str:
    """Return how an artefact is called: itself a document, or what somebody shows or cites."""
    if source["kind"] == "document":
        return str(source["name"])
    kind = "cited" if source["kind"] == "outlet" else "shown"
    return f"Evidence {kind} by: {source['name']}"
