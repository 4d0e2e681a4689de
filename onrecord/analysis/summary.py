"""A source summary statement after ICD 206, and key findings, composed from the counts.

Each case has its own sentence, so that the text reads as an editor would put it: what is absent is
said to be absent, one is not 'one of one', and several origins are told apart from corroboration.
"""

import pandas as pd

from onrecord.analysis import footing_words as words
from onrecord.analysis.footing import Footing, footing
from onrecord.analysis.prose import (
    Findings,
    Prose,
    counted,
    listed,
    number,
    number_or_none,
    paragraph,
    verb,
)
from onrecord.model import dates
from onrecord.model.edition import Edition

_NAMES = 4  # names in a sentence before the rest is counted


def source_statement(edition: Edition) -> Prose:
    """Return the source summary statement: what it rests on, who stands against, what is thin."""
    found, names = footing(edition), edition.names
    if not found.documents:
        day = dates.words(dates.day(edition.as_of))
        return Prose(f"Nothing had been published by {day}, so there is no sourcing to sum up.")
    parts = [
        paragraph(words.documents(found), words.origins(found, names)),
        paragraph(words.unnamed(found), words.papers(found), words.record(found))
        if found.asserted
        else "",
        paragraph(*_against(found, names)),
        paragraph(*_thin(found, names)),
    ]
    return Prose("\n\n".join(each for each in parts if each))


def key_findings(edition: Edition) -> Findings:
    """Return the key findings: one per crucial proposition, then what the whole rests on."""
    found, names = footing(edition), edition.names
    if not found.documents:
        return Findings(["Nothing had been published by this date, so there is nothing to find."])
    rows = found.propositions[found.propositions["crucial"].astype(bool)]
    crucial = [paragraph(_for(row, names), _opposed(row, names)) for _, row in rows.iterrows()]
    return Findings(
        [
            *(crucial or ["No crucial proposition has been spoken to so far."]),
            paragraph(_others(found)),
            paragraph(words.unnamed(found), words.papers(found)) if found.asserted else "",
        ]
    )


def _for(row: pd.Series, names: dict[str, str]) -> str:
    """Return what stands for a proposition, in words that fit its support."""
    label, mentions, outlets = f"“{row['label']}”", int(row["mentions"]), int(row["outlets"])
    said = f"{counted(mentions, 'mention')} in {counted(outlets, 'outlet')}"
    described = counted(int(row["described"]), "described origin")
    if row["support"] == "none":
        return f"nobody asserts {label} in a way that can be traced"
    if row["support"] == "corroborated":
        return (
            f"{label} is corroborated: of its {described}, {number(int(row['established']))} are "
            "established as independent of one another"
        )
    if row["support"] == "several_origins":
        why = (
            "and nobody has shown that any two of them are independent"
            if row["established"]
            else "none of which shows where its knowledge comes from"
        )
        return f"{label} has {said}; behind them stand {described}, {why}"
    origin = _named(row["origins"], names)
    if mentions == 1:
        return f"{label} has been said once; the origin is {origin}"
    return f"everything said for {label}, {said}, leads back to one origin: {origin}"


def _opposed(row: pd.Series, names: dict[str, str]) -> str:
    """Return who stands against a proposition; a refusal is never worded as a denial."""
    against = [
        f"{word} by {_named(row[stance], names)}"
        for stance, word in (("denies", "denied"), ("doubts", "doubted"))
        if row[stance]
    ]
    unsure, silent = row["not_confirmed"], row["no_comment"]
    parts = [
        f"it is {listed(against)}" if against else "",
        f"{_named(unsure, names)} {verb(len(unsure), 'has', 'have')} not confirmed it"
        if unsure
        else "",
        f"{_named(silent, names)} gave no comment" if silent else "",
    ]
    given = "; ".join(each for each in parts if each)
    return given or "nobody on record has denied it, doubted it or declined to confirm it"


def _others(found: Footing) -> str:
    counts = found.propositions
    if len(counts) < 2:
        return ""
    sure = int((counts["support"] == "corroborated").sum())
    lone = int((counts["support"] == "one_origin").sum())
    met = int((counts["opposition"] != "none").sum())
    return (
        f"of all {number(len(counts))} propositions, {number_or_none(sure)} "
        f"{verb(sure or 1, 'is', 'are')} corroborated, {number_or_none(lone)} "
        f"{verb(lone or 1, 'hangs', 'hang')} on one origin, and {number_or_none(met)} "
        f"{verb(met or 1, 'meets', 'meet')} denial, doubt or refusal to confirm"
    )


def _against(found: Footing, names: dict[str, str]) -> list[str]:
    who = {stance: _named(ids, names) for stance, ids in found.against.items()}
    if not any(who.values()):
        return ["nobody on record denies, doubts or declines anything; perhaps nobody was asked"]
    unsure = who["not_confirmed"]
    refused = [
        f"{unsure} would not or could not confirm something" if unsure else "",
        f"{who['no_comment']} gave no comment" if who["no_comment"] else "",
    ]
    spoken = "; ".join(each for each in refused if each)
    return [
        f"denials come from {who['denies']}" if who["denies"] else "nobody denies any of it",
        f"doubt is voiced by {who['doubts']}" if who["doubts"] else "",
        spoken,
        "to decline is not to deny, and is counted apart" if spoken else "",
    ]


def _thin(found: Footing, names: dict[str, str]) -> list[str]:
    """Return how the crucial propositions are carried, the strongest support first."""
    counts = found.propositions
    crucial = counts[counts["crucial"].astype(bool)]
    by = {support: _labels(rows) for support, rows in crucial.groupby("support")}
    if crucial.empty:
        return ["no crucial proposition is spoken to"]
    lone = crucial[crucial["support"] == "one_origin"]
    sure, several, none = (by.get(x, []) for x in ("corroborated", "several_origins", "none"))
    nowhere = "neither of the two" if len(crucial) == 2 else f"none of the {number(len(crucial))}"
    return [
        f"{listed(sure)} {verb(len(sure), 'is', 'are')} corroborated" if sure else "",
        f"{nowhere} crucial propositions is corroborated" if not sure and len(crucial) > 1 else "",
        f"for {listed(several)} several origins are described, and their independence is open"
        if several
        else "",
        *[
            f"“{row['label']}” hangs on one origin, {_named(row['origins'], names)}"
            for _, row in lone.iterrows()
        ],
        f"nobody asserts {listed(none)}" if none else "",
    ]


def _labels(rows: pd.DataFrame) -> list[str]:
    return [f"“{label}”" for label in rows["label"]]


def _named(sources: tuple[str, ...], names: dict[str, str]) -> str:
    return listed([names.get(each, each) for each in sources], _NAMES)
