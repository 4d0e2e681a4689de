"""Who takes which stance to what."""

import pandas as pd

from onrecord.counting.origins import traced_claims
from onrecord.model.edition import Edition, once
from onrecord.model.stances import FOR, OTHER


@once
def stances_taken(edition: Edition) -> pd.DataFrame:
    """Return who takes which stance to what: a row per source and proposition.

    Columns: ``source_id``, ``name``, ``party``, ``proposition_id``, ``label``, ``crucial``,
    ``stances`` (tuple, strongest opposition first), ``claims`` (tuple of ids). A retelling that
    turns a stance around is left out: the voice that it names did not take that stance.
    """
    sources = edition.case.sources.set_index("source_id")
    known = edition.case.propositions.set_index("proposition_id")
    rows = []
    claims = traced_claims(edition)
    held = claims[claims["traced"]]
    for (source, proposition), group in held.groupby(["source_id", "proposition_id"]):
        taken = set(group["stance"])
        rows.append(
            {
                "source_id": source,
                "name": sources["name"][source],
                "party": sources["party"][source],
                "proposition_id": proposition,
                "label": known["label"][proposition],
                "crucial": proposition in edition.crucial,
                "stances": tuple(each for each in (*OTHER, *FOR) if each in taken),
                "claims": tuple(sorted(group["claim_id"])),
            }
        )
    columns = [
        "source_id",
        "name",
        "party",
        "proposition_id",
        "label",
        "crucial",
        "stances",
        "claims",
    ]
    return pd.DataFrame(rows, columns=columns)
