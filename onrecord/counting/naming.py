"""How claims rest on named and unnamed sources."""

import pandas as pd

from onrecord.counting.holds import WORD
from onrecord.counting.origins import traced_claims
from onrecord.counting.whose import rootward
from onrecord.model.edition import Edition, once
from onrecord.model.vocabularies import BASIS, UNNAMED

#: The sides, and the columns that hold the ids of their claims by hold.
SIDES = ("unnamed", "named")


@once
def naming(edition: Edition) -> pd.DataFrame:
    """Return how claims rest on named and unnamed sources: a row per basis that occurs.

    Columns: ``basis``, ``meaning``, ``named``, ``unnamed`` (numbers of claims), and for both
    ``own_…`` and ``relayed_…`` (tuples of their ids, those where a word begins first), in the
    order of the vocabulary. Documents and outlets count as named. Only a voice's word counts:
    what a retelling alone has a voice say is no claim of that voice.
    """
    claims = traced_claims(edition)
    words = claims[claims["hold"].isin(WORD)]
    how = edition.case.sources.set_index("source_id")["attribution"]
    side = words["source_id"].map(how).isin(UNNAMED).map({True: "unnamed", False: "named"})
    found = {
        key: rootward(edition, part["claim_id"])
        for key, part in words.groupby([words["basis"], words["hold"], side])
    }
    rows = []
    for basis, meaning in BASIS.terms.items():
        ids = {
            f"{hold}_{name}": found.get((basis, hold, name), ()) for hold in WORD for name in SIDES
        }
        totals = {name: sum(len(ids[f"{hold}_{name}"]) for hold in WORD) for name in SIDES}
        if any(totals.values()):
            rows.append({"basis": basis, "meaning": meaning, **totals, **ids})
    columns = ["basis", "meaning", "named", "unnamed"]
    columns += [f"{hold}_{name}" for hold in WORD for name in SIDES]
    return pd.DataFrame(rows, columns=columns)


@once
def nobodys_word(edition: Edition) -> pd.Series:
    """Return the holds of the claims that are no voice's word, which no side has."""
    hold = traced_claims(edition)["hold"]
    return hold[~hold.isin(WORD)]
