"""A source summary statement after ICD 206: what it rests on, who is against, what is thin."""

import pandas as pd

from onrecord.counting.grounds import Grounds, grounds
from onrecord.counting.leading import leading
from onrecord.model import dates
from onrecord.model.coded import Coded, coded
from onrecord.model.edition import Edition
from onrecord.model.stances import AGAINST, DENYING, OPEN, SILENT, STANCES
from onrecord.prose import (
    Prose,
    listed,
    number,
    paragraph,
    verb,
)
from onrecord.questions import grounds_in_words as words


def finding(edition: Edition) -> Prose:
    """Return the source summary statement: what it rests on, who stands against, what is thin."""
    found, names, recorded = grounds(edition), edition.names, coded(edition)
    if not found.documents:
        day = dates.in_words(dates.day(edition.as_of))
        return Prose(f"Nothing had been published by {day}, so there is no sourcing to sum up.")
    parts = [
        paragraph(words.documents(found), words.origins_told(found, names)),
        paragraph(*words.begins(found, recorded), _record(found, recorded)),
        paragraph(*_against(found, names, recorded)),
        paragraph(*_thin(found, names)),
    ]
    return Prose("\n\n".join(part for part in parts if part))


#: What nobody is to read into an open answer or a silence.
_NO_DENIAL = "to leave something open or unanswered is no denial, and is counted apart"


def _record(found: Grounds, recorded: Coded) -> str:
    return words.record(found) if found.asserted and "claims.basis" in recorded else ""


def _against(found: Grounds, names: dict[str, str], recorded: Coded) -> list[str]:
    who = {stance: words.named(ids, names) for stance, ids in found.against.items()}
    whole = not recorded.missing(f"stance.{stance}" for stance in (*AGAINST, *OPEN))
    if not any(who.values()) and not whole:
        return []
    if not any(who.values()):
        return [
            "nobody on record denies, doubts or leaves open any of it; perhaps nobody was asked"
        ]
    against = [f"{STANCES[s].plural} come from {who[s]}" for s in AGAINST if who[s]]
    left_open = [f"something is {STANCES[s].by} {who[s]}" for s in OPEN if who[s]]
    silent = [f"{STANCES[s].by} {who[s]}" for s in SILENT if who[s]]
    return [
        "nobody denies any of it" if whole and not any(who[s] for s in DENYING) else "",
        *against,
        "; ".join([*left_open, *silent]),
        _NO_DENIAL if left_open or silent else "",
    ]


def _thin(found: Grounds, names: dict[str, str]) -> list[str]:
    """Return how the propositions that lead are carried, the strongest support first."""
    counts = found.propositions
    crucial = leading(counts)
    kind = "crucial" if crucial["crucial"].any() else "leading"
    by = {support: _labels(rows) for support, rows in crucial.groupby("support")}
    if crucial.empty:
        return ["no proposition is spoken to"]
    lone = crucial[crucial["support"] == "one_origin"]
    sure, several, none = (by.get(x, []) for x in ("corroborated", "several_origins", "none"))
    nowhere = "neither of the two" if len(crucial) == 2 else f"none of the {number(len(crucial))}"
    return [
        f"{listed(sure)} {verb(len(sure), 'is', 'are')} corroborated" if sure else "",
        f"{nowhere} {kind} propositions is corroborated" if not sure and len(crucial) > 1 else "",
        f"for {listed(several)} there are several origins, not shown to be separate"
        if several
        else "",
        *[
            f"“{row['label']}” hangs on one origin, {words.named(row['origin_ids'], names)}"
            for _, row in lone.iterrows()
        ],
        f"nobody asserts {listed(none)}" if none else "",
    ]


def _labels(rows: pd.DataFrame) -> list[str]:
    return [f"“{label}”" for label in rows["label"]]
