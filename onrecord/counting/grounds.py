"""What an edition rests on, counted once for the sentences of a source summary statement."""

from dataclasses import dataclass

import pandas as pd

from onrecord.counting.artefacts import resting
from onrecord.counting.origins import count, traced_claims
from onrecord.model.edition import Edition, once
from onrecord.model.stances import FOR, OTHER
from onrecord.model.vocabularies import CUSTODY, UNNAMED


@dataclass(frozen=True)
class Grounds:
    """The counts behind a source summary statement (after ICD 206, factors of source quality).

    Assertions are counted as claims, those who stand against as tuples of source ids, those of
    most propositions first. ``unnamed``, ``papers`` and ``record`` are the assertions whose chain
    begins with somebody unnamed, with an artefact, or in an official record or legal act; one
    assertion may be among several. ``carriers`` are the publishers whose word for an artefact the
    assertions on it lead back to, with their number; ``rung`` is how far any artefact got on the
    ladder of custody, empty where there is none. ``propositions`` is :func:`count` of the edition.
    ``rows`` names the claims behind ``unnamed``, ``papers`` and ``record``.
    """

    documents: int
    publishers: tuple[str, ...]
    kinds: dict[str, int]
    in_part: int
    asserted: int
    origins: tuple[str, ...]
    unnamed: int
    unnamed_voices: int
    voices: int
    papers: int
    carriers: dict[str, int]
    rung: str
    record: int
    against: dict[str, tuple[str, ...]]
    propositions: pd.DataFrame
    rows: dict[str, tuple[str, ...]]


@once
def grounds(edition: Edition) -> Grounds:
    """Return what ``edition`` rests on."""
    documents = edition.case.documents
    claims = _rooted(edition)
    traced = claims[claims["traced"]]
    asserted = traced[traced["stance"].isin(FOR)]
    papers = resting(edition)
    unnamed = asserted[asserted["root_how"].isin(UNNAMED)]
    record = asserted[
        (asserted["root_basis"] == "official_record") | (asserted["root_how"] == "legal_act")
    ]
    counts = count(edition)
    how = edition.case.sources.set_index("source_id")["attribution"]
    speaking = edition.topic_claims["source_id"].drop_duplicates()
    return Grounds(
        documents=len(documents),
        publishers=tuple(sorted(set(documents["publisher"]))),
        kinds=_numbers(documents["kind"]),
        in_part=int(documents["extent"].isin(["opening", "excerpt"]).sum()),
        asserted=len(asserted),
        origins=tuple(sorted({origin for row in counts["origin_ids"] for origin in row})),
        unnamed=len(unnamed),
        unnamed_voices=int(speaking.map(how).isin(UNNAMED).sum()),
        voices=len(speaking),
        papers=len(papers),
        carriers=_numbers(papers["carrier"]),
        rung=max(papers["rung"], key=CUSTODY.rank, default=""),
        record=len(record),
        against={
            stance: tuple(_numbers(pd.Series([who for row in counts[stance] for who in row])))
            for stance in OTHER
        },
        propositions=counts,
        rows={
            name: tuple(rows["claim_id"])
            for name, rows in (("unnamed", unnamed), ("papers", papers), ("record", record))
        },
    )


def _rooted(edition: Edition) -> pd.DataFrame:
    """Return the claims with the basis of their root and how its source is named."""
    claims = traced_claims(edition)
    basis = edition.kept_claims.set_index("claim_id")["basis"]
    how = edition.whole.sources.set_index("source_id")["attribution"]
    return claims.assign(
        root_basis=claims["root_id"].map(basis), root_how=claims["root_source"].map(how)
    )


def _numbers(column: pd.Series) -> dict[str, int]:
    """Return how often each value occurs, most often first, the same number by name."""
    found = column.value_counts().rename_axis("value").reset_index(name="number")
    found = found.sort_values(["number", "value"], ascending=[False, True])
    return {str(row.value): int(row.number) for row in found.itertuples()}
