"""On whose word: who takes which stance, how they are named, and how sources are graded."""

import pandas as pd

from onrecord.analysis.counting import traced_claims
from onrecord.model.edition import Edition
from onrecord.model.vocabularies import BASIS, CREDIBILITY, RELIABILITY, UNNAMED

_ORDER = ("denies", "doubts", "not_confirmed", "no_comment", "asserts")


def stances(edition: Edition) -> pd.DataFrame:
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
                "crucial": known["crucial"][proposition] == "yes",
                "stances": tuple(each for each in _ORDER if each in taken),
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


def naming(edition: Edition) -> pd.DataFrame:
    """Return how claims rest on named and unnamed sources: a row per basis that occurs.

    Columns: ``basis``, ``meaning``, ``named``, ``unnamed`` (numbers of claims), in the order of
    the vocabulary. Documents and outlets count as named.
    """
    how = edition.case.sources.set_index("source_id")["attribution"]
    unnamed = edition.shown["source_id"].map(how).isin(UNNAMED)
    table = pd.crosstab(edition.shown["basis"], unnamed)
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


def grades(edition: Edition) -> pd.DataFrame:
    """Return how many claims have which grade: reliability A to F by credibility 1 to 6."""
    grade = edition.case.sources.set_index("source_id")["reliability"]
    table = pd.crosstab(edition.shown["source_id"].map(grade), edition.shown["credibility"])
    full = table.reindex(index=list(RELIABILITY.terms), columns=list(CREDIBILITY.terms))
    return full.fillna(0).astype(int)


def diagonal(grid: pd.DataFrame) -> tuple[int, int]:
    """Return how many claims are graded on the diagonal, A1 to E5, and how many are judged at all.

    F and 6 mean that it cannot be judged; a claim with either of them is not judged.
    """
    judged = grid.iloc[:-1, :-1].to_numpy()
    return int(judged.diagonal().sum()), int(judged.sum())
