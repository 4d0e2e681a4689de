"""What every mention hangs on: the origin at its root and all that passed it on."""

import pandas as pd

from onrecord.counting.independence import groups
from onrecord.counting.origins import traced_claims
from onrecord.model.edition import Edition, once
from onrecord.model.stances import FOR

#: The part that something plays for a mention; all but the first are relays.
ROLES = ("origin", "voice", "outlet", "document")
_CHAIN = ["claim_id", "proposition_id", "root_id", "root_source"]
_COLUMNS = ["claim_id", "proposition_id", "role", "member"]


@once
def members(edition: Edition) -> pd.DataFrame:
    """Return what each mention of the edition hangs on: a row per mention and thing, no doubles.

    A mention is a claim that asserts and whose chain can be traced. Columns: ``claim_id``,
    ``proposition_id``, ``role`` and ``member``. An ``origin`` is the source at the root, under the
    first id of those linked ``same``; a ``voice`` an office, a person or a paper that stands
    between; an ``outlet`` a publisher or a news organisation on the way, unless it is the
    origin itself; a ``document`` each text on the way. Members are ids, those of outlets names.
    """
    claims = traced_claims(edition)
    mentions = claims[claims["stance"].isin(FOR) & claims["traced"]]
    steps = _steps(mentions, edition)
    if steps.empty:
        return pd.DataFrame(columns=_COLUMNS)
    steps = steps.assign(
        origin=steps["root_source"].map(merged(edition)),
        own=steps["source_id"].map(merged(edition)),
        kind=steps["source_id"].map(_column(edition.case.sources, "source_id", "kind")),
        outlet=steps["document_id"].map(
            _column(edition.case.documents, "document_id", "publisher")
        ),
        name=steps["source_id"].map(edition.names),
        carrier=_carriers(steps["document_id"], edition),
    )
    between = steps[steps["own"] != steps["origin"]]
    parts = [
        _part(steps, "origin", "origin"),
        _part(between[between["kind"] != "outlet"], "voice", "own"),
        _part(steps[steps["carrier"] != steps["origin"]], "outlet", "outlet"),
        _part(between[between["kind"] == "outlet"], "outlet", "name"),
        _part(steps, "document", "document_id"),
    ]
    return pd.concat(parts).drop_duplicates(ignore_index=True)


def _steps(mentions: pd.DataFrame, edition: Edition) -> pd.DataFrame:
    """Return every claim on the way from a mention to its root, a row for each of both."""
    known = edition.kept_claims.set_index("claim_id")[["source_id", "document_id", "derived_from"]]
    level = mentions[_CHAIN].assign(at=mentions["claim_id"])
    found = []
    while len(level):
        level = level.join(known, on="at")
        found.append(level)
        # A chain ends at its root, even where the root names something else that it was drawn from.
        level = level[level["at"] != level["root_id"]]
        level = level[_CHAIN].assign(at=level["derived_from"])
    return pd.concat(found) if found else pd.DataFrame()


def _carriers(documents: pd.Series, edition: Edition) -> pd.Series:
    """Return the source that published each of ``documents``, empty where it is none."""
    found = documents.map(edition.publishers).fillna("")
    return found.map(merged(edition)).fillna(found)


def _part(steps: pd.DataFrame, role: str, column: str) -> pd.DataFrame:
    part = steps[["claim_id", "proposition_id"]].assign(role=role, member=steps[column])
    return part[_COLUMNS]


@once
def merged(edition: Edition) -> dict[str, str]:
    """Return the id that stands for each source: the first of those known to be the same."""
    sources = edition.case.sources["source_id"]
    return {
        source: group[0]
        for group in groups(sources, edition.case.links, ("same",))
        for source in group
    }


@once
def member_names(edition: Edition) -> dict[tuple[str, str], str]:
    """Return what readers see for every role and member."""
    documents = edition.case.documents
    titles = dict(
        zip(
            documents["document_id"],
            documents["publisher"] + ": " + documents["title"],
            strict=True,
        )
    )
    outlets = {name: name for name in [*documents["publisher"], *edition.names.values()]}
    return {
        **{("outlet", key): name for key, name in outlets.items()},
        **{("document", key): name for key, name in titles.items()},
        **{
            (role, key): name for role in ("origin", "voice") for key, name in edition.names.items()
        },
    }


def _column(frame: pd.DataFrame, key: str, value: str) -> dict[str, str]:
    return dict(zip(frame[key], frame[value], strict=True))
