"""Rules across claims: cycles, claims older than what they repeat, parents that no longer count."""

from collections.abc import Iterator

import networkx as nx
import pandas as pd

from onrecord.check.flag import flag
from onrecord.model import dates
from onrecord.model.case import Case
from onrecord.model.problems import WARNING, Problem


def cycles(case: Case) -> Iterator[Problem]:
    """Yield the claims of every circle in ``derived_from`` and ``superseded_by``."""
    for column in ("derived_from", "superseded_by"):
        rows = case.claims[case.claims[column] != ""]
        graph = nx.DiGraph(list(zip(rows["claim_id"], rows[column], strict=True)))
        parts = nx.strongly_connected_components(graph)
        round_ = {each for part in parts if _circular(graph, part) for each in part}
        caught = rows[rows["claim_id"].isin(round_)]
        what = "the chain leads back to this row"
        remedy = "A chain ends where a claim was first made"
        yield from flag(caught, "claims", column, "cycle", what, remedy)


def before_their_parents(case: Case) -> Iterator[Problem]:
    """Yield claims said, at the latest, before the earliest day of the claim they repeat."""
    child, parent = _pairs(case)
    late = (_first(parent["said_date"]) > _last(child["said_date"])).to_numpy()
    caught = child[late].assign(other=parent.loc[late, "said_date"].to_numpy())
    what = "said before the claim that it repeats ({derived_from}, {other})"
    remedy = "Correct one date, or what it repeats"
    yield from flag(caught, "claims", "said_date", "before-parent", what, remedy)


def dead_parents(case: Case) -> Iterator[Problem]:
    """Yield claims that count and repeat one that was taken back or replaced."""
    claims = case.claims
    taken = set(claims.loc[claims["stance"] == "retracts", "derived_from"])
    replaced = set(claims.loc[claims["superseded_by"] != "", "claim_id"])
    counts = (claims["superseded_by"] == "") & (claims["stance"] != "retracts")
    orphans = claims[counts & claims["derived_from"].isin(taken)]
    what = "repeats {derived_from}, which was taken back"
    remedy = "It no longer supports anything; say so in a note, or retract it too"
    yield from flag(orphans, "claims", "derived_from", "parent-retracted", what, remedy, WARNING)
    stale = claims[counts & claims["derived_from"].isin(replaced)]
    what = "repeats {derived_from}, which was replaced"
    remedy = "Name the row that replaces it"
    yield from flag(stale, "claims", "derived_from", "parent-superseded", what, remedy, WARNING)


def claims_after_documents(case: Case) -> Iterator[Problem]:
    """Yield claims said after their document was published."""
    known = case.documents.set_index("document_id")["published"]
    claims = case.claims[case.claims["document_id"].isin(known.index)]
    published = claims["document_id"].map(known[~known.index.duplicated()])
    late = (_first(claims["said_date"]) > _last(published)).to_numpy()
    caught = claims.assign(published=published)[late]
    what = "said after its document was published ({published})"
    yield from flag(
        caught, "claims", "said_date", "after-document", what, "Correct one of the dates"
    )


def _pairs(case: Case) -> tuple[pd.DataFrame, pd.DataFrame]:
    claims = case.claims.drop_duplicates("claim_id")
    child = claims[claims["derived_from"].isin(claims["claim_id"])]
    return child, claims.set_index("claim_id").loc[child["derived_from"]]


def _circular(graph: nx.DiGraph, part: set[str]) -> bool:
    return len(part) > 1 or any(graph.has_edge(each, each) for each in part)


def _first(column: pd.Series) -> pd.Series:
    return dates.spans(column.where(column.map(_is_date), ""))["first"].reset_index(drop=True)


def _last(column: pd.Series) -> pd.Series:
    return dates.spans(column.where(column.map(_is_date), ""))["last"].reset_index(drop=True)


def _is_date(text: str) -> bool:
    try:
        dates.span(text)
    except ValueError:
        return False
    return True
