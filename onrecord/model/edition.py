"""An edition: the case as it stood at a date, and the questions asked of it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from typing import Any, TypeVar

import pandas as pd

from onrecord.model import dates
from onrecord.model.case import Case
from onrecord.model.later import about_by, left_out
from onrecord.model.stances import TAKING_BACK
from onrecord.model.voices import houses, taken_back_by_others


@dataclass(frozen=True)
class Edition:
    """What one edition can see.

    ``case`` holds only the documents published by ``as_of``, each with the name of its publisher
    where ``whole`` has its key, the claims they carry and the propositions that these speak to; its
    claims are the ``published_claims``. ``valid_claims`` are
    those of them that count, not superseded and not taken back, of every topic: a chain of
    repetition may cross topics. ``topic_claims`` are those of the topics asked for. ``withdrawn``
    are the ids of claims taken back by then. ``kept_claims`` are the rows that chains run through:
    those that count, those taken back, and those of the documents in ``retold``: ids of what is
    held for its retellings alone, because nobody could read it or it was not certainly out, and
    whose rows are no mentions by themselves. ``whole`` is the case with every date. ``found`` holds
    what functions that work :func:`once` have made of the edition.
    """

    case: Case
    whole: Case
    as_of: str
    compare_to: str
    topics: tuple[str, ...]
    valid_claims: pd.DataFrame
    withdrawn: frozenset[str]
    kept_claims: pd.DataFrame
    retold: frozenset[str]
    found: dict[Callable[..., Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def title(self) -> str:
        """Return the edition's title, or its date where the table has none."""
        titles = self.whole.editions.loc[self.whole.editions["as_of"] == self.as_of, "title"]
        return next(filter(None, titles), "") or dates.in_words(dates.day(self.as_of))

    @property
    def compiled(self) -> str:
        """Return the day on which its newest row was entered; an edition may look far back."""
        return str(max(self.case.claims["entered"], default="")) or self.as_of

    @cached_property
    def names(self) -> dict[str, str]:
        """Return the name of every source of the case by its id."""
        sources = self.whole.sources
        return dict(zip(sources["source_id"], sources["name"], strict=True))

    @cached_property
    def publishers(self) -> dict[str, str]:
        """Return the source that published each document of the case, by the document's id."""
        known = self.whole.documents
        return dict(zip(known["document_id"], known["publisher"], strict=True))

    @cached_property
    def labels(self) -> dict[str, str]:
        """Return the label of every proposition of the case by its id."""
        known = self.whole.propositions
        return dict(zip(known["proposition_id"], known["label"], strict=True))

    @cached_property
    def crucial(self) -> frozenset[str]:
        """Return the names of the propositions shown that the case turns on."""
        known = self.case.propositions
        return frozenset(known.loc[known["crucial"] == "yes", "proposition_id"])

    @property
    def published_claims(self) -> pd.DataFrame:
        """Return every claim in a document published by then, those that no longer count too."""
        return self.case.claims

    @cached_property
    def replaced(self) -> frozenset[str]:
        """Return the ids of the published claims that another published one replaces."""
        claims = self.published_claims
        return frozenset(claims.loc[claims["superseded_by"].isin(claims["claim_id"]), "claim_id"])

    @cached_property
    def topic_claims(self) -> pd.DataFrame:
        """Return the rows that count and speak to the propositions of the edition's topics."""
        known = self.case.propositions["proposition_id"]
        return self.valid_claims[self.valid_claims["proposition_id"].isin(known)]

    @cached_property
    def before(self) -> "Edition | None":
        """Return the edition that this one is compared to, if there is one."""
        if not self.compare_to:
            return None
        return open_edition(self.whole, self.compare_to, topics=self.topics)


Made = TypeVar("Made")


def once(function: Callable[[Edition], Made]) -> Callable[[Edition], Made]:
    """Return ``function`` so that it works once for an edition, which keeps what it returned.

    All who ask get the same object; nobody may change it.
    """

    @wraps(function)
    def kept(edition: Edition) -> Made:
        if function not in edition.found:
            edition.found[function] = function(edition)
        made: Made = edition.found[function]
        return made

    return kept


def open_edition(
    case: Case, as_of: str, compare_to: str = "", topics: tuple[str, ...] = ()
) -> Edition:
    """Return ``case`` as it stood at the end of the day ``as_of`` (YYYY-MM-DD).

    A document is in an edition once it was certainly published: the last day that its date can
    mean (the day of reading, where it bears none) is not after ``as_of``. Before that, and where
    nobody could read it, it is held for the documents of the edition that retell it. A cell in
    which the analyst speaks of a later day is empty.
    ``topics`` shows the propositions of those topics only.
    """
    retold = _retold(case, as_of)
    seen = _cut(case, as_of, topics, retold)
    superseded = seen.claims["superseded_by"].isin(seen.claims["claim_id"])
    live = seen.claims[~superseded]
    withdrawn = _taken_back(_rightly(live, case), seen.claims) & frozenset(live["claim_id"])
    kept = live[~live["stance"].isin(TAKING_BACK)]
    kept = kept.assign(derived_from=follow(kept["derived_from"], seen.claims))
    passed_on = kept["document_id"].isin(retold)
    counted = kept[~kept["claim_id"].isin(withdrawn) & ~passed_on]
    return Edition(seen, case, as_of, compare_to, tuple(topics), counted, withdrawn, kept, retold)


def _out(case: Case, as_of: str) -> pd.Series:
    """Return for each document whether it was read and is certainly out by ``as_of``."""
    out = dates.certainly_out(case.documents) <= pd.Timestamp(as_of)
    return out & (case.documents["extent"] != "not_read")


def _retold(case: Case, as_of: str) -> frozenset[str]:
    """Return the ids of documents that those out by ``as_of`` retell, directly or through others.

    They are documents that nobody read, and those dated by a month or an interval that has begun.
    """
    known, out = case.documents, _out(case, as_of)
    begun = dates.spans_of(known["published"])["earliest"] <= pd.Timestamp(as_of)
    wanted = set(known.loc[~out & (begun | (known["extent"] == "not_read")), "document_id"])
    place = dict(zip(case.claims["claim_id"], case.claims["document_id"], strict=True))
    edge, held = set(known.loc[out, "document_id"]), set[str]()
    while edge and wanted:
        parents = case.claims.loc[case.claims["document_id"].isin(edge), "derived_from"].map(place)
        edge = (set(parents.dropna()) & wanted) - held
        held |= edge
    return frozenset(held)


def _rightly(live: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return ``live`` without retractions of what others have said and published."""
    voices = houses(case.sources, case.links)
    return live[~taken_back_by_others(live, case.documents, voices)]


def _taken_back(live: pd.DataFrame, claims: pd.DataFrame) -> frozenset[str]:
    """Return the ids that retractions take back; one that was itself taken back takes none."""
    rows = live[live["stance"].isin(TAKING_BACK)]
    target = dict(zip(rows["claim_id"], follow(rows["derived_from"], claims), strict=True))
    holding = set(target)
    for _ in target:
        taken = {target[claim] for claim in holding}
        if holding == set(target) - taken:
            break
        holding = set(target) - taken
    return frozenset(target[claim] for claim in holding)


def follow(parents: pd.Series, claims: pd.DataFrame) -> pd.Series:
    """Return ``parents`` with every superseded claim replaced by the row that replaces it."""
    replaced = claims.loc[claims["superseded_by"].isin(claims["claim_id"])]
    newer = dict(zip(replaced["claim_id"], replaced["superseded_by"], strict=True))
    newest = {claim: _newest(claim, newer) for claim in set(parents) & set(newer)}
    return parents.map(lambda claim: newest.get(claim, claim)).astype("str")


def _newest(claim: str, newer: dict[str, str]) -> str:
    """Return the end of a chain of corrections, which may by mistake be a circle."""
    passed = {claim}
    while claim in newer and newer[claim] not in passed:
        claim = newer[claim]
        passed.add(claim)
    return claim


def _speaking(sources: pd.DataFrame, voices: pd.Series) -> pd.DataFrame:
    """Return those of ``sources`` who speak, and for whom as far as that one speaks too."""
    seen = sources[sources["source_id"].isin(voices)]
    return seen.assign(
        speaks_for=seen["speaks_for"].where(seen["speaks_for"].isin(seen["source_id"]), "")
    )


def _with_names(documents: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return ``documents`` with the name of each publisher for its key, as pages print it."""
    names = dict(zip(sources["source_id"], sources["name"], strict=True))
    return documents.assign(
        publisher=documents["publisher"].map(lambda key: names.get(key, key)).astype("str")
    )


def _cut(case: Case, as_of: str, topics: tuple[str, ...], retold: frozenset[str]) -> Case:
    documents = case.documents
    documents = documents[_out(case, as_of) | documents["document_id"].isin(retold)]
    seen = documents["document_id"]
    claims = case.claims[case.claims["document_id"].isin(seen)]
    spoken = claims[~claims["document_id"].isin(retold)]
    propositions = case.propositions
    spoken_to = propositions["proposition_id"].isin(spoken["proposition_id"])
    asked = propositions["topic"].isin(topics) if topics else spoken_to
    tables = {
        **case.tables,
        "documents": _with_names(documents, case.sources),
        "claims": claims,
        "propositions": propositions[spoken_to & asked],
        "sources": _speaking(case.sources, claims["source_id"]),
        "links": case.links[case.links["document_id"].isin(seen)],
        "searches": case.searches[case.searches["as_of"] <= as_of],
        "judgements": case.judgements[case.judgements["as_of"] <= as_of],
        "editions": case.editions[case.editions["as_of"] <= as_of],
    }
    told = {name: left_out(frame, name, as_of) for name, frame in tables.items()}
    return replace(case, **told, about=about_by(case.about, as_of, seen))
