"""Count origins instead of outlets: for every proposition, who says so and how many that is."""

from typing import Any

import pandas as pd

from onrecord.analysis.independence import groups, largest_independent
from onrecord.analysis.lineage import lineage
from onrecord.analysis.status import STATUS, opposition_of, support_of
from onrecord.model.edition import Edition

_AGAINST = ("denies", "doubts", "not_confirmed", "no_comment")


def traced_claims(edition: Edition) -> pd.DataFrame:
    """Return the claims of the edition's topics with publisher and lineage, in file order.

    Adds ``publisher`` and the columns of :func:`onrecord.analysis.lineage.lineage`.
    """
    chains = lineage(edition.claims, edition.case.sources)
    publishers = edition.case.documents.set_index("document_id")["publisher"]
    shown = edition.shown.assign(publisher=edition.shown["document_id"].map(publishers))
    return shown.join(chains, on="claim_id")


def count(edition: Edition) -> pd.DataFrame:
    """Return one row per proposition of the edition, indexed by ``proposition_id``.

    Columns: ``mentions`` and ``outlets`` (claims that assert it and their publishers),
    ``described`` (distinct origins, sources known to be the same merged), ``described_min``
    (those that may be the same merged too), ``established`` (largest set of origins established
    as pairwise independent), ``exact`` (false where that was approximated), ``persons_min`` and
    ``persons_max`` (people behind the origins; ``persons_max`` is missing where nobody says),
    ``support``, ``opposition``, ``status``, the tuples ``origins``, ``denies``, ``doubts``,
    ``not_confirmed`` and ``no_comment`` of the sources concerned, and from the propositions
    ``label``, ``topic`` and ``crucial``.
    """
    claims = traced_claims(edition)
    by_proposition = dict(list(claims.groupby("proposition_id")))
    known = edition.case.propositions
    rows = [
        {
            "proposition_id": each.proposition_id,
            "label": each.label,
            "topic": each.topic,
            "crucial": each.crucial == "yes",
            **_count_one(by_proposition.get(each.proposition_id, claims.iloc[:0]), edition),
        }
        for each in known.itertuples()
    ]
    columns = None if rows else ["proposition_id", "label", "topic", "crucial", *_EMPTY]
    return pd.DataFrame(rows, columns=columns).set_index("proposition_id")


def _count_one(claims: pd.DataFrame, edition: Edition) -> dict[str, Any]:
    links = edition.case.links
    asserted = claims[claims["stance"] == "asserts"]
    rooted = asserted[asserted["traced"]]
    origins = sorted(set(rooted["root_source"]))
    largest = largest_independent(set(rooted.loc[rooted["known"], "root_source"]), links)
    described = len(groups(origins, links, ("same",)))
    support = support_of(described, largest.size)
    opposition = opposition_of(set(claims.loc[claims["traced"], "stance"]))
    return {
        "mentions": len(asserted),
        "outlets": asserted["publisher"].nunique(),
        "described": described,
        "described_min": len(groups(origins, links, ("same", "possibly_same"))),
        "established": largest.size,
        "exact": largest.exact,
        **_persons(origins, edition),
        "support": support,
        "opposition": opposition,
        "status": STATUS[support, opposition],
        "origins": tuple(origins),
        **{stance: _who(claims, stance) for stance in _AGAINST},
    }


_EMPTY = [
    "mentions",
    "outlets",
    "described",
    "described_min",
    "established",
    "exact",
    "persons_min",
    "persons_max",
    "support",
    "opposition",
    "status",
    "origins",
    "denies",
    "doubts",
    "not_confirmed",
    "no_comment",
]


def _who(claims: pd.DataFrame, stance: str) -> tuple[str, ...]:
    """Return the sources at the roots of the claims with ``stance``, sorted."""
    rooted = claims[claims["traced"] & (claims["stance"] == stance)]
    return tuple(sorted(set(rooted["root_source"])))


def _persons(origins: list[str], edition: Edition) -> dict[str, int | None]:
    """Return how few and how many people the origins can be, the same person counted once."""
    sources = edition.case.sources.set_index("source_id")
    low = pd.to_numeric(sources["persons_min"], errors="coerce").fillna(0)
    high = pd.to_numeric(sources["persons_max"], errors="coerce")
    people = [source for source in origins if sources["persons_min"].get(source, "")]
    fewest = groups(people, edition.case.links, ("same", "possibly_same"))
    most = groups(people, edition.case.links, ("same",))
    tops = [high[group].min() for group in most if high[group].notna().any()]
    return {
        "persons_min": int(sum(low[group].max() for group in fewest)),
        "persons_max": int(sum(tops)) if len(tops) == len(most) else None,
    }
