"""Remarks on how rows are coded: what does not go together, and what is there twice."""

import re
from collections.abc import Iterator

import pandas as pd

from onrecord.check.flag import flag
from onrecord.model.case import Case
from onrecord.model.problems import REMARK, WARNING, Problem
from onrecord.model.stances import SILENT, STANCES, taking

_ARTEFACTS = ("document", "imagery", "technical_analysis", "official_record", "intelligence")
_SPEAKING = ("first_hand", "told_by_other")
_DECLINED = re.compile(
    r"^(?P<who>.{2,80}?),? (?:has |had |have )?(?:also )?(?:declined|refused) to comment",
    re.IGNORECASE,
)


def degrees_of_nothing(case: Case) -> Iterator[Problem]:
    """Yield rows that leave a point open, or say nothing, and say so with a degree of certainty."""
    claims = case.claims
    quiet = claims["stance"].isin(taking("open", "silent"))
    caught = claims[quiet & claims["certainty"].isin(["certain", "probable", "possible"])]
    what = "a degree of certainty where the stance commits to nothing ({stance})"
    yield from flag(caught, "claims", "certainty", "degree", what, "Write unstated", REMARK)


def custody_without_artefact(case: Case) -> Iterator[Problem]:
    """Yield rows with a custody whose basis is no thing that somebody could keep."""
    claims = case.claims
    things = claims["basis"].isin([*_ARTEFACTS, ""])
    what = "custody of something, and the basis is {basis}"
    remedy = "Empty custody, or give as basis the artefact that the words rest on"
    caught = claims[(claims["custody"] != "") & ~things]
    yield from flag(caught, "claims", "custody", "custody-of-nothing", what, remedy, REMARK)


def basis_without_voice(case: Case) -> Iterator[Problem]:
    """Yield rows of a carrier in its own voice that rest on what a speaker saw or was told."""
    claims, documents = case.claims, case.documents.drop_duplicates("document_id")
    carrier = claims["document_id"].map(documents.set_index("document_id")["publisher"])
    outlets = case.sources.loc[case.sources["attribution"] == "outlet", "source_id"]
    spoken = (claims["source_id"] == carrier) & carrier.isin(outlets)
    spoken &= claims["basis"].isin(_SPEAKING)
    # What a carrier does not know or cannot confirm, it knows at first hand.
    spoken &= ~claims["stance"].isin(taking("open", "silent"))
    what = "nobody speaks but the carrier, and the basis is {basis}"
    remedy = "Write none_stated, unless the carrier says that it was there or was told"
    yield from flag(claims[spoken], "claims", "basis", "basis-of-nobody", what, remedy, REMARK)


def coded_twice(case: Case) -> Iterator[Problem]:
    """Yield rows that say what an earlier row of the same place says."""
    claims = case.claims[case.claims["superseded_by"] == ""]
    same = ["document_id", "paragraph", "source_id", "proposition_id", "stance", "derived_from"]
    told = claims[(claims[same[:5]].drop(columns="paragraph") != "").all(axis=1)]
    told = told.assign(first=told.groupby([*same, "event_date"])["claim_id"].transform("first"))
    again = told[told["claim_id"] != told["first"]]
    what = "the same voice, place, point and stance as {first}"
    remedy = "Keep one of the two, or say in a note what tells them apart"
    silent = again[again["note"] == ""]
    yield from flag(silent, "claims", "claim_id", "coded-twice", what, remedy, WARNING)


def for_and_against(case: Case) -> Iterator[Problem]:
    """Yield rows in which a source speaks against what it asserts in the same paragraph."""
    claims = case.claims[case.claims["superseded_by"] == ""]
    place = ["document_id", "paragraph", "source_id", "proposition_id"]
    sides = claims["stance"].map({term: stance.side for term, stance in STANCES.items()})
    claims = claims.assign(side=sides, against=(sides == "against"))
    backed = claims[claims["side"] == "for"].groupby(place)["claim_id"].first().rename("backing")
    both = claims[claims["against"]].join(backed, on=place)
    caught = both[both["backing"].notna()]
    what = "the source is for it in the same paragraph ({backing})"
    remedy = "One of the two is somebody else's, or speaks to another proposition"
    yield from flag(caught, "claims", "stance", "for-and-against", what, remedy, WARNING)


def declined_by_others(case: Case) -> Iterator[Problem]:
    """Yield rows of silence whose voice is not who declined: the carrier, or another source."""
    claims = case.claims[case.claims["stance"].isin(SILENT)]
    outlets = case.sources.loc[case.sources["attribution"] == "outlet", "source_id"]
    known = {
        name.casefold(): source
        for name, source in zip(case.sources["name"], case.sources["source_id"], strict=True)
    }
    who = pd.Series(
        [_decliner(statement, known) for statement in claims["statement"]], index=claims.index
    )
    other = (who != "") & (who != claims["source_id"])
    caught = claims.assign(who=who.where(other, "somebody else"))
    caught = caught[other | (claims["source_id"].isin(outlets) & (who == ""))]
    what = "the voice is not who gave no answer ({who})"
    remedy = "The voice of a row without an answer is whoever was asked"
    yield from flag(caught, "claims", "source_id", "declined-by-other", what, remedy, WARNING)


def _decliner(statement: str, known: dict[str, str]) -> str:
    """Return the source that a statement begins with as the one that declined, if it is known."""
    found = _DECLINED.match(statement)
    who = found["who"].casefold().removeprefix("the ") if found else ""
    return next((known[name] for name in (who, f"the {who}") if name and name in known), "")
