"""The project's own judgements, kept apart from everybody's claims: the latest per proposition."""

import pandas as pd

from onrecord.counting.origins import count
from onrecord.counting.ranking import IN_ORDER, ranked
from onrecord.model.edition import Edition, once
from onrecord.model.vocabularies import LIKELIHOOD


@once
def latest_judgements(edition: Edition) -> pd.DataFrame:
    """Return the latest judgement of each proposition of the edition, in order.

    Columns: those of the table, ``label``, ``crucial``, ``order`` and ``mentions`` of the
    proposition, and ``before``, the likelihood that the judgement before this one gave, empty
    where this is the first.
    """
    judged = edition.case.judgements.sort_values("as_of", kind="stable")
    before = judged.groupby("proposition_id")["likelihood"].shift().fillna("")
    last = judged.assign(before=before).drop_duplicates("proposition_id", keep="last")
    known = count(edition)[["label", "crucial", "order", "mentions"]].reset_index()
    found = known.merge(last, on="proposition_id", how="inner")
    return ranked(found, *IN_ORDER).reset_index(drop=True)


def unjudged(edition: Edition) -> list[str]:
    """Return the labels of the crucial propositions of the edition that nobody has judged."""
    judged = set(edition.case.judgements["proposition_id"])
    return sorted(edition.labels[name] for name in edition.crucial - judged)


def share(term: str) -> tuple[int, int]:
    """Return the band of a term of likelihood in per cent."""
    low, high = LIKELIHOOD.terms[term].split(" to ")
    return int(low), int(high)
