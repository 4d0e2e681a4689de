"""Hold the use of unnamed voices against the rules that AP and Reuters set for themselves.

AP (News Values and Principles): information, not opinion or speculation; a source in a position to
know; the reason for anonymity told to the reader; more than one source sought. Reuters (Handbook,
Essentials of sourcing): a description as specific as possible; two or more sources rather than one.
Not everything in those rules can be seen from outside, such as an editor's approval.
"""

import re

import pandas as pd

from onrecord.counting.holds import WORD
from onrecord.counting.independence import groups
from onrecord.counting.origins import count, traced_claims
from onrecord.model.edition import Edition, once
from onrecord.model.stances import FOR
from onrecord.model.vocabularies import UNNAMED

YES, PART, NO, NONE = "yes", "in part", "no", "does not apply"

#: What each rule asks, in the order in which they are shown.
RULES = {
    "described": "Described, more than “sources say”",
    "position": "Position to know stated",
    "reason": "Reason for anonymity given",
    "second": "More than one source",
    "information": "Information, not opinion",
}

_LACK = (
    "(stated|given|said|described|shown|known|specified|claimed|printed|recorded|disclosed|"
    "identified)"
)
_ABSENT = re.compile(rf"(none|nothing|no)\b|not {_LACK}", re.IGNORECASE)
_MISSING = re.compile(rf"\bnot {_LACK}|\bno \w+ {_LACK}|\bunstated", re.IGNORECASE)
_NO_REASON = re.compile(
    r"\bno (further )?reason|condition of (anonymity|speaking)|left out|no speaker|"
    r"(did|does) not wish to be named",
    re.IGNORECASE,
)


@once
def checks(edition: Edition) -> pd.DataFrame:
    """Return how each unnamed voice of the edition fares: a row per source, most claims first.

    Columns: ``source_id``, ``name``, ``claims`` (a number), one per key of :data:`RULES` holding
    'yes', 'in part', 'no' or 'does not apply', ``position_words`` and ``reason_words`` (what the
    table of sources says), and ``first_claim`` (an id). Only what is a voice's word is counted.
    """
    sources = edition.case.sources
    unnamed = sources[sources["attribution"].isin(UNNAMED)].set_index("source_id")
    claims = traced_claims(edition)
    # What only a retelling has a voice say is not what that voice can be held to.
    claims = claims[claims["hold"].isin(WORD)]
    spoken = claims[claims["source_id"].isin(unnamed.index)]
    voices = _voices(edition)
    beside = {
        str(point): {voices.get(origin, origin) for origin in origins}
        for point, origins in count(edition)["origin_ids"].items()
    }
    spoken = spoken.assign(
        voice=spoken["root_source"].map(lambda source: voices.get(source, source))
    )
    rows = [
        _check(str(source), unnamed.loc[source], own, beside)
        for source, own in spoken.groupby("source_id")
    ]
    columns = ["source_id", "name", "claims", *RULES]
    columns += ["position_words", "reason_words", "first_claim"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.sort_values(["claims", "name"], ascending=[False, True], ignore_index=True)


def position(words: str) -> str:
    """Return whether ``words`` tell how a source could know: yes, in part or no.

    A curator writes a lack in words, such as 'Senior; the body is not stated'. Words that begin
    with a lack tell nothing, words in which one follows tell a part.
    """
    if not words or _ABSENT.match(words):
        return NO
    return PART if _MISSING.search(words) else YES


def reason(words: str) -> str:
    """Return whether ``words`` give a reason for anonymity; the mere condition of it is none."""
    if words.lower().startswith("not applicable"):
        return NONE
    return NO if not words or _ABSENT.match(words) or _NO_REASON.search(words) else YES


def _check(
    source: str, row: pd.Series, claims: pd.DataFrame, beside: dict[str, set[str]]
) -> dict[str, object]:
    return {
        "source_id": source,
        "name": row["name"],
        "claims": len(claims),
        "described": YES if row["attribution"] == "described_anonymous" else NO,
        "position": position(row["position_to_know"]),
        "reason": reason(row["anonymity_reason"]),
        "second": _second(row, claims, beside),
        "information": _share(int((claims["basis"] != "inference").sum()), len(claims)),
        "position_words": row["position_to_know"],
        "reason_words": row["anonymity_reason"],
        "first_claim": claims["claim_id"].min(),
    }


def _second(row: pd.Series, claims: pd.DataFrame, beside: dict[str, set[str]]) -> str:
    """Return whether a second voice stands beside the source: in its plural or by another origin.

    Only what it asserts needs one: to doubt or to decline is to speak for oneself.
    """
    asserted = claims[claims["stance"].isin(FOR)]
    if asserted.empty:
        return NONE
    if row["persons_min"].isdigit() and int(row["persons_min"]) > 1:
        return YES
    pairs = zip(asserted["voice"], asserted["proposition_id"], strict=True)
    held = [bool(beside.get(proposition, set()) - {voice}) for voice, proposition in pairs]
    return _share(sum(held), len(held))


def _voices(edition: Edition) -> dict[str, str]:
    """Return one name for all sources that are or may be the same, so that none backs itself."""
    found = groups(edition.case.sources["source_id"], edition.case.links, ("same", "possibly_same"))
    return {source: group[0] for group in found for source in group}


def _share(met: int, whole: int) -> str:
    return YES if met == whole else PART if met else NO


def totals(checked: pd.DataFrame) -> pd.DataFrame:
    """Return how many unnamed voices meet each rule: a row per rule, a column per answer."""
    return pd.DataFrame(
        {answer: [int((checked[rule] == answer).sum()) for rule in RULES] for answer in _ANSWERS},
        index=pd.Index(list(RULES), name="rule"),
    )


_ANSWERS = (YES, PART, NO, NONE)


def meets_all(checked: pd.DataFrame) -> pd.Series:
    """Say of each voice whether it meets every rule that applies to it, in full."""
    return checked[list(RULES)].isin([YES, NONE]).all(axis=1)
