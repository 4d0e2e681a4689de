"""Count origins instead of outlets: for every proposition, who says so and how many that is."""

from typing import Any, NamedTuple

import pandas as pd

from onrecord.counting.independence import Ties, largest_independent, parted, ties
from onrecord.counting.lineage import lineage
from onrecord.counting.status import STATUS, opposition_of, support_of
from onrecord.model.edition import Edition, once
from onrecord.model.stances import FOR, OTHER

#: The least and the largest number of people that a source can be; the latter if somebody says.
People = tuple[int, int | None]


@once
def edition_lineage(edition: Edition) -> pd.DataFrame:
    """Return :func:`onrecord.counting.lineage.lineage` of all claims of the edition that count."""
    return lineage(edition.valid_claims, edition.case.sources)


@once
def traced_claims(edition: Edition) -> pd.DataFrame:
    """Return the claims of the edition's topics with publisher and lineage, in file order.

    Adds ``publisher`` and the columns of :func:`onrecord.counting.lineage.lineage`.
    """
    publishers = edition.case.documents.set_index("document_id")["publisher"]
    shown = edition.topic_claims.assign(
        publisher=edition.topic_claims["document_id"].map(publishers)
    )
    return shown.join(edition_lineage(edition), on="claim_id")


@once
def count(edition: Edition) -> pd.DataFrame:
    """Return one row per proposition of the edition, indexed by ``proposition_id``.

    Columns: ``mentions`` and ``outlets`` (claims that assert it and their publishers),
    ``described`` (distinct origins, sources known to be the same merged), ``described_min``
    (those that may be the same merged too), ``established`` (largest set of origins established
    as pairwise independent), ``exact`` (false where that was approximated), ``persons_min`` and
    ``persons_max`` (people behind the origins; ``persons_max`` is missing where nobody says),
    ``support``, ``opposition``, ``status``, the tuple ``origins`` and one of
    the sources that take each other stance, under its term, and from the propositions ``label``,
    ``topic`` and ``crucial``.
    """
    spoken: dict[str, list[Spoken]] = {}
    for row in traced_claims(edition)[list(Spoken._fields)].itertuples(index=False, name=None):
        spoken.setdefault(row[0], []).append(Spoken(*row))
    known, people = ties(edition.case.links), _people(edition.case.sources)
    rows = [
        {
            "proposition_id": each.proposition_id,
            "label": each.label,
            "topic": each.topic,
            "crucial": each.proposition_id in edition.crucial,
            **_count_one(spoken.get(each.proposition_id, []), known, people),
        }
        for each in edition.case.propositions.itertuples()
    ]
    columns = None if rows else ["proposition_id", "label", "topic", "crucial", *_EMPTY]
    frame = pd.DataFrame(rows, columns=columns).set_index("proposition_id")
    return frame.astype({"crucial": bool, "exact": bool})


@once
def described_origins(edition: Edition) -> int:
    """Return how many described origins all that the edition's claims assert leads back to."""
    return len({each for row in count(edition)["origins"] for each in row})


class Spoken(NamedTuple):
    """What counting needs of one claim; thousands of them are quicker so than in frames."""

    proposition_id: str
    stance: str
    publisher: str
    root_source: str
    traced: bool
    known: bool


def _count_one(claims: list[Spoken], known: Ties, people: dict[str, People]) -> dict[str, Any]:
    asserted = [each for each in claims if each.stance in FOR]
    origins = sorted({each.root_source for each in asserted if each.traced})
    clear = {each.root_source for each in asserted if each.traced and each.known}
    largest = largest_independent(clear, known)
    described = len(parted(origins, known.same))
    support = support_of(described, largest.size)
    opposition = opposition_of({each.stance for each in claims if each.traced})
    return {
        "mentions": len(asserted),
        "outlets": len({each.publisher for each in asserted}),
        "described": described,
        "described_min": len(parted(origins, known.perhaps)),
        "established": largest.size,
        "exact": largest.exact,
        **_persons(origins, known, people),
        "support": support,
        "opposition": opposition,
        "status": STATUS[support, opposition],
        "origins": tuple(origins),
        **{stance: _who(claims, stance) for stance in OTHER},
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
    *OTHER,
]


def _who(claims: list[Spoken], stance: str) -> tuple[str, ...]:
    """Return the sources at the roots of the claims with ``stance`` that can be traced, sorted."""
    found = {each.root_source for each in claims if each.stance == stance and each.traced}
    return tuple(sorted(found))


def _people(sources: pd.DataFrame) -> dict[str, People]:
    """Return the least and the largest number of people for every source that is people."""
    counted = sources[sources["persons_min"] != ""]
    numbers = zip(counted["persons_min"], counted["persons_max"], strict=True)
    read = [(int(low), int(high) if high else None) for low, high in numbers]
    return dict(zip(counted["source_id"], read, strict=True))


def _persons(origins: list[str], known: Ties, people: dict[str, People]) -> dict[str, int | None]:
    """Return how few and how many people the origins can be, the same person counted once."""
    human = [source for source in origins if source in people]
    fewest = [[people[each][0] for each in part] for part in parted(human, known.perhaps)]
    highs = [[people[each][1] for each in part] for part in parted(human, known.same)]
    tops = [min((high for high in part if high is not None), default=None) for part in highs]
    told = [top for top in tops if top is not None]
    return {
        "persons_min": sum(max(part) for part in fewest),
        "persons_max": sum(told) if len(told) == len(tops) else None,
    }
