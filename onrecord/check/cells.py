"""Rules about single rows that no schema language says: wording, silence, reasons."""

import re
from collections.abc import Iterator

import pandas as pd

from onrecord.check.flag import flag
from onrecord.model.anchors import split_words
from onrecord.model.case import Case
from onrecord.model.problems import WARNING, Problem
from onrecord.model.scripts import word_count
from onrecord.model.stances import DENYING, SILENT, TAKING_BACK
from onrecord.model.tables import TABLES
from onrecord.model.vocabularies import CONFIDENCE, LIKELIHOOD, UNNAMED
from onrecord.prose import listed

CUE_WORDS = 8
_NO_ANSWER = re.compile(
    r"\b(?:no|declin\w+|refus\w+|without) (?:to )?comment"
    r"|\b(?:did|does|do|has|have)(?:n't| not) (?:immediately )?(?:respond|repl|answer|comment)"
    r"|\bcould not be reached\b",
    re.IGNORECASE,
)
_LIKELIHOODS = re.compile(r"\b(" + "|".join(LIKELIHOOD.terms) + r")\b", re.IGNORECASE)
_CONFIDENCES = re.compile(r"\b(" + "|".join(CONFIDENCE.terms) + r")[ -]confidence\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+")


def claim_ids(case: Case) -> Iterator[Problem]:
    """Yield claims whose id disagrees with their document or with the digits of their place."""
    claims = case.claims
    place = claims["paragraph"].str.replace(r"[^0-9]", "", regex=True).str.zfill(2)
    expected = claims["document_id"] + "-" + place
    written = claims["claim_id"].str.replace(r"[a-z]+$", "", regex=True)
    told = (claims[["claim_id", "document_id"]] != "").all(axis=1)
    wrong = claims.assign(expected=expected)[told & (written != expected)]
    what = "the id disagrees with document and paragraph"
    yield from flag(wrong, "claims", "claim_id", "claim-id", what, "It begins with {expected}")


def long_cues(case: Case) -> Iterator[Problem]:
    """Yield cues of more than eight running words, which would republish the source."""
    claims = case.claims
    long = claims[[word_count(split_words(cue)) > CUE_WORDS for cue in claims["cue"]]]
    what = f"the cue has more than {CUE_WORDS} running words"
    yield from flag(long, "claims", "cue", "cue-long", what, "Keep the few that carry the claim")


def empty_anchors(case: Case) -> Iterator[Problem]:
    """Yield anchors that hold no words: they end where they begin, or before."""
    ends = case.claims["anchor"].str.extract(r"^([0-9]{1,9})-([0-9]{1,9}):").astype("Float64")
    caught = case.claims[(case.claims["anchor"] != "") & ~(ends[0] < ends[1]).fillna(False)]
    caught = caught[caught["anchor"].str.contains("^[0-9]+-[0-9]+:")]
    what = "the anchor holds no words"
    remedy = "Make one with onrecord anchor"
    yield from flag(caught, "claims", "anchor", "anchor-empty", what, remedy)


def half_derivations(case: Case) -> Iterator[Problem]:
    """Yield rows that say how they repeat but not what, or what but not how."""
    claims = case.claims
    origin = claims["derived_from"] != ""
    how = claims["derivation"] != ""
    retracts = claims["stance"].isin(TAKING_BACK)
    yield from flag(
        claims[origin & ~how & ~retracts],
        "claims",
        "derivation",
        "derivation-missing",
        "the row repeats {derived_from} and does not say how",
        "Fill in derivation",
    )
    vague = claims["derivation"].isin(["unknown", "suspected"])
    starts = claims["derivation"] == "starts_here"
    yield from flag(
        claims[origin & starts],
        "claims",
        "derivation",
        "starts-and-repeats",
        "the row starts here and repeats {derived_from}",
        "Say how it repeats it, or empty derived_from",
    )
    yield from flag(
        claims[~origin & how & ~vague & ~starts],
        "claims",
        "derived_from",
        "derived-from-missing",
        "the row says how it repeats and not what",
        "Name the claim that it repeats, or empty derivation",
    )
    yield from flag(
        claims[retracts & ~origin],
        "claims",
        "derived_from",
        "retracts-nothing",
        "a retraction that names no claim",
        "Name the claim that is taken back",
    )


def unread_blanks(case: Case) -> Iterator[Problem]:
    """Yield documents that were read and have no title; one that bears no date is another rule."""
    rows = case.documents
    what = "the document was read, and the cell is empty"
    remedy = f"It holds: {TABLES['documents'].column('title').meaning}"
    blank = rows[(rows["extent"] != "not_read") & (rows["title"] == "")]
    yield from flag(blank, "documents", "title", "read-blank", what, remedy)


def unknown_concerns(case: Case) -> Iterator[Problem]:
    """Yield propositions that are about somebody who is no source of the case."""
    known = set(case.sources["source_id"])
    rows = case.propositions
    strange = [not known.issuperset(cell.split()) for cell in rows["concerns"]]
    what, remedy = "names a source that is not in sources.csv", "Add it there, or correct it here"
    yield from flag(rows[strange], "propositions", "concerns", "concerns-nobody", what, remedy)


def silence_as_denials(case: Case) -> Iterator[Problem]:
    """Yield denials whose words say that there was no answer at all."""
    claims = case.claims[case.claims["stance"].isin(DENYING)]
    silent = claims["cue"].str.contains(_NO_ANSWER) | claims["statement"].str.contains(_NO_ANSWER)
    what = "no answer is recorded as a denial"
    remedy = f"Use {listed(SILENT, joint='or')}: not answering is not denying"
    yield from flag(claims[silent], "claims", "stance", "silence-denies", what, remedy)


def false_precision(case: Case) -> Iterator[Problem]:
    """Yield day-precise dates on 1 January, which software writes when it only knows the year."""
    for table, column in (
        ("claims", "event_date"),
        ("claims", "said_date"),
        ("documents", "published"),
    ):
        frame = case.tables[table]
        suspect = frame[frame[column].str.fullmatch(r"\d{4}-01-01")]
        what = "a day-precise date on 1 January is often a year that software filled up"
        remedy = "Write the year alone if that is all that is known"
        yield from flag(suspect, table, column, "false-precision", what, remedy, WARNING)


def unnamed_sources(case: Case) -> Iterator[Problem]:
    """Yield unnamed sources without position to know, or without what was said of anonymity."""
    sources = case.sources[case.sources["attribution"].isin(UNNAMED)]
    for column, what, remedy in (
        (
            "position_to_know",
            "an unnamed source and no word on how it could know",
            "Say why it could know, or that nothing is said",
        ),
        (
            "anonymity_reason",
            "an unnamed source and no word on why it is unnamed",
            "Give the document's reason, or say that it gives none",
        ),
    ):
        blank = sources[sources[column] == ""]
        yield from flag(blank, "sources", column, f"unnamed-{column.split('_')[0]}", what, remedy)


def crowds(case: Case) -> Iterator[Problem]:
    """Yield unnamed people without a number, and numbers that contradict each other."""
    sources = case.sources
    people = (sources["kind"] == "person") & (sources["persons_min"] == "")
    what = "people, and no number of them"
    remedy = "Write 1, or 2 where the document has a plural and no number"
    yield from flag(sources[people], "sources", "persons_min", "persons-missing", what, remedy)
    low = pd.to_numeric(sources["persons_min"], errors="coerce")
    high = pd.to_numeric(sources["persons_max"], errors="coerce")
    what = "more people at least than at most"
    remedy = "Correct one of the two: persons_min is {persons_min}"
    yield from flag(sources[low > high], "sources", "persons_max", "persons-order", what, remedy)


def reasons(case: Case) -> Iterator[Problem]:
    """Yield reliabilities without their reason."""
    sources = case.sources
    blank = sources[(sources["reliability"] != "") & (sources["reliability_reason"] == "")]
    what = "reliability {reliability} without its reason"
    yield from flag(
        blank, "sources", "reliability_reason", "reliability-reason", what, "Say why that letter"
    )


def mixed_judgements(case: Case) -> Iterator[Problem]:
    """Yield judgements with likelihood and confidence in one sentence, which ICD 203 forbids."""
    for column in ("rationale", "assumption", "would_change"):
        mixed = case.judgements[case.judgements[column].map(_mixes).astype(bool)]
        what = "likelihood and confidence in one sentence"
        remedy = "Make two sentences of it"
        yield from flag(mixed, "judgements", column, "likelihood-confidence", what, remedy)


def _mixes(text: str) -> bool:
    sentences = _SENTENCE_END.split(text)
    return any(
        _LIKELIHOODS.search(sentence) and _CONFIDENCES.search(sentence) for sentence in sentences
    )
