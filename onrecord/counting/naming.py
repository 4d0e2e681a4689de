"""How claims rest on named and unnamed sources."""

import pandas as pd

from onrecord.model.edition import Edition, once
from onrecord.model.vocabularies import BASIS, UNNAMED


@once
def naming(edition: Edition) -> pd.DataFrame:
    """Return how claims rest on named and unnamed sources: a row per basis that occurs.

    Columns: ``basis``, ``meaning``, ``named``, ``unnamed`` (numbers of claims), in the order of
    the vocabulary. Documents and outlets count as named.
    """
    how = edition.case.sources.set_index("source_id")["attribution"]
    unnamed = edition.topic_claims["source_id"].map(how).isin(UNNAMED)
    table = pd.crosstab(edition.topic_claims["basis"], unnamed)
    rows = [
        {
            "basis": basis,
            "meaning": meaning,
            "named": int(table.get(False, pd.Series(dtype=int)).get(basis, 0)),
            "unnamed": int(table.get(True, pd.Series(dtype=int)).get(basis, 0)),
        }
        for basis, meaning in BASIS.terms.items()
        if basis in table.index
    ]
    return pd.DataFrame(rows, columns=["basis", "meaning", "named", "unnamed"])
