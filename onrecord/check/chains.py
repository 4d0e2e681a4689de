"""Rules across claims: cycles, claims older than what they repeat, parents that no longer count."""

from collections.abc import Iterator

import networkx as nx
import pandas as pd

from onrecord.check.flag import flag
from onrecord.check.spans import out_of_order
from onrecord.model.case import Case
from onrecord.model.problems import ERROR, WARNING, Problem
from onrecord.model.stances import TAKING_BACK
from onrecord.model.voices import houses, taken_back_by_others


def cycles(case: Case) -> Iterator[Problem]:
    """Yield the claims of every circle in ``derived_from`` and ``superseded_by``.

    Two texts may repeat each other: where it started is then not told, which is no error.
    """
    what, remedy = "the chain leads back to this row", "A chain ends where a claim was first made"
    for column, level in (("derived_from", WARNING), ("superseded_by", ERROR)):
        caught = case.claims[case.claims["claim_id"].isin(_round(case.claims, "claim_id", column))]
        yield from flag(caught, "claims", column, "cycle", what, remedy, level)


def circles_of_offices(case: Case) -> Iterator[Problem]:
    """Yield sources that speak, through others, for themselves."""
    rows = case.sources
    caught = rows[rows["source_id"].isin(_round(rows, "source_id", "speaks_for"))]
    what, remedy = "the source speaks for itself", "Whoever stands highest speaks for nobody"
    yield from flag(caught, "sources", "speaks_for", "cycle", what, remedy)


def strange_retractions(case: Case) -> Iterator[Problem]:
    """Yield retractions by somebody who neither said nor published what they take back."""
    voices = houses(case.sources, case.links)
    strange = taken_back_by_others(case.claims, case.documents, voices)
    what = "takes back {derived_from}, which neither it said nor its paper published"
    remedy = "Whoever says that it was not so denies it: code what they deny"
    caught = case.claims[strange]
    yield from flag(caught, "claims", "source_id", "retracts-others", what, remedy)


def circles_of_propositions(case: Case) -> Iterator[Problem]:
    """Yield relations that lead, through others of their kind, from a proposition to itself."""
    for relation, what, remedy in (
        (
            "part_of",
            "the proposition is part of itself",
            "The widest proposition is part of no other",
        ),
        (
            "implies",
            "the proposition follows from itself",
            "Two that follow from each other are one: keep one of them",
        ),
    ):
        rows = case.relations[case.relations["relation"] == relation]
        start, end = rows["proposition_a"], rows["proposition_b"]
        back = _round(rows, "proposition_a", "proposition_b")
        caught = rows[start.isin(back) & end.isin(back)]
        yield from flag(caught, "relations", "proposition_b", "cycle", what, remedy)


def before_their_parents(case: Case) -> Iterator[Problem]:
    """Yield claims that were said before the claim they repeat."""
    child, parent = _repetitions(case)
    caught = child.assign(other=parent["said_date"].to_numpy())
    what = "said before the claim that it repeats ({derived_from}, {other})"
    remedy = "Correct one date, or what it repeats"
    place = ("claims", "said_date", "before-parent")
    yield from out_of_order(caught, caught["other"], caught["said_date"], place, what, remedy)


def parents_published_later(case: Case) -> Iterator[Problem]:
    """Yield claims that repeat one from a document that came out later than their own."""
    child, parent = _repetitions(case)
    ours, theirs = _published(child, case), _published(parent, case)
    caught = child.assign(other=theirs.to_numpy())
    what = "repeats {derived_from}, whose document came out later ({other})"
    remedy = "Name a claim that was there to be repeated, or correct a date"
    place = ("claims", "derived_from", "parent-later")
    yield from out_of_order(caught, caught["other"], ours, place, what, remedy)


def dead_parents(case: Case) -> Iterator[Problem]:
    """Yield claims that count and repeat one that was taken back or replaced."""
    claims = case.claims
    live = claims["superseded_by"] == ""
    retracts = claims["stance"].isin(TAKING_BACK)
    taken = set(claims.loc[live & retracts, "derived_from"])
    replaced = set(claims.loc[claims["superseded_by"] != "", "claim_id"])
    counts = live & ~retracts
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
    claims = case.claims
    caught = claims.assign(published=_published(claims, case))
    what = "said after its document was published ({published})"
    place = ("claims", "said_date", "after-document")
    remedy = "Correct one of the dates"
    yield from out_of_order(caught, caught["said_date"], caught["published"], place, what, remedy)


def _repetitions(case: Case) -> tuple[pd.DataFrame, pd.DataFrame]:
    claims = case.claims.drop_duplicates("claim_id")
    child = claims[claims["derived_from"].isin(claims["claim_id"])]
    return child, claims.set_index("claim_id").loc[child["derived_from"]]


def _published(claims: pd.DataFrame, case: Case) -> pd.Series:
    """Return when the document of each claim came out, empty where nobody knows."""
    rows = case.documents.drop_duplicates("document_id")
    known = dict(zip(rows["document_id"], rows["published"], strict=True))
    when = [known.get(document, "") for document in claims["document_id"]]
    return pd.Series(when, index=claims.index, dtype="str")


def _round(rows: pd.DataFrame, key: str, column: str) -> set[str]:
    """Return the keys of the rows from which ``column`` leads back to themselves."""
    rows = rows[rows[column] != ""]
    graph = nx.DiGraph(list(zip(rows[key], rows[column], strict=True)))
    parts = nx.strongly_connected_components(graph)
    return {claim for part in parts if _circular(graph, part) for claim in part}


def _circular(graph: nx.DiGraph, part: set[str]) -> bool:
    return len(part) > 1 or any(graph.has_edge(claim, claim) for claim in part)
