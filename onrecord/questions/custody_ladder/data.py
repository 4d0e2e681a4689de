"""Artefacts behind the claims, each told from the others by the source at its root."""

import pandas as pd

from onrecord.counting.artefacts import resting
from onrecord.model.edition import Edition, once
from onrecord.model.vocabularies import CUSTODY


@once
def artefacts_by_rung(edition: Edition) -> pd.DataFrame:
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


def _name(source: pd.Series) -> str:
    """Return how an artefact is called: itself a document, or what somebody shows or cites."""
    if source["kind"] == "document":
        return str(source["name"])
    kind = "cited" if source["kind"] == "outlet" else "shown"
    return f"Evidence {kind} by: {source['name']}"
