"""Sentences on what the project judges, who goes unnamed, grades and custody."""

import pandas as pd

from onrecord.analysis import anonymity as rules
from onrecord.analysis.custody import artefacts
from onrecord.analysis.judging import latest_judgements, unjudged
from onrecord.analysis.prose import (
    Prose,
    counted,
    listed,
    number,
    number_or_none,
    paragraph,
    sentence,
    share,
    some_of,
    verb,
)
from onrecord.analysis.sourcing import diagonal, grades, naming
from onrecord.analysis.summary import key_findings, source_statement
from onrecord.model.edition import Edition
from onrecord.model.vocabularies import CUSTODY, LIKELIHOOD

__all__ = [
    "anonymity",
    "custody",
    "grading",
    "judgements",
    "key_findings",
    "source_statement",
    "unnamed",
]


def judgements(edition: Edition) -> Prose:
    """Return what the project judges; likelihood and confidence never share a sentence."""
    judged = latest_judgements(edition)
    if judged.empty:
        return Prose("The project has made no judgement of its own by this date.")
    terms = [each for each in reversed(LIKELIHOOD.terms) if each in set(judged["likelihood"])]
    views = [f"{listed(_quoted(judged, term))} as “{term}”" for term in terms]
    sure = judged["confidence"].value_counts()
    grounds = [
        f"{level} for {number(int(sure[level]))}" if len(sure) > 1 else level
        for level in ("high", "moderate", "low")
        if level in sure
    ]
    moved = judged[(judged["before"] != "") & (judged["before"] != judged["likelihood"])]
    changed = [f"“{row['label']}” (before: {row['before']})" for _, row in moved.iterrows()]
    return Prose(
        paragraph(
            "what follows is the project’s own view and nobody else’s",
            f"it rates {'; and '.join(views)}",
            f"confidence in {verb(len(judged), 'this view', 'these views')} is {listed(grounds)}",
            f"its view has changed on {listed(changed)}" if changed else "",
            f"it has no view yet on {listed(unjudged(edition))}" if unjudged(edition) else "",
        )
    )


def _quoted(judged: pd.DataFrame, term: str) -> list[str]:
    return [f"“{label}”" for label in judged.loc[judged["likelihood"] == term, "label"]]


def unnamed(edition: Edition) -> Prose:
    """Return on what basis named and unnamed people speak."""
    table = naming(edition)
    if table.empty:
        return Prose("Nobody speaks in this edition.")
    total, hidden = int(table[["named", "unnamed"]].to_numpy().sum()), int(table["unnamed"].sum())
    bare = table[table["basis"] == "none_stated"]
    without = int(bare[["named", "unnamed"]].to_numpy().sum())
    shadow = table[table["basis"] != "none_stated"].sort_values("unnamed").tail(1)
    common = [
        f"the basis that they give most often is “{row.basis.replace('_', ' ')}”, for "
        f"{counted(int(row.unnamed), 'claim')}"
        for row in shadow.itertuples()
        if row.unnamed > 1
    ]
    part = share(hidden, total)
    return Prose(
        paragraph(
            f"{some_of(hidden, total, 'claim')}{f', {part},' if part else ''} "
            f"{verb(hidden or 1, 'is', 'are')} made by people without a name",
            *common,
            f"{counted(without, 'claim')} {verb(without, 'states', 'state')} no basis at all"
            if without
            else "every claim states its basis",
        )
    )


def anonymity(edition: Edition) -> Prose:
    """Return how the use of unnamed voices fares by the agencies' own rules."""
    checked = rules.checks(edition)
    if checked.empty:
        return Prose("No unnamed voice speaks in this edition.")
    many, met = len(checked), int(rules.meets_all(checked).sum())
    given = int((checked["reason"] == rules.YES).sum())
    unknown = int((checked["position"] == rules.NO).sum())
    opinion = int(checked["information"].isin([rules.PART, rules.NO]).sum())
    return Prose(
        paragraph(
            f"of {counted(many, 'unnamed voice')}, {number_or_none(met)} "
            f"{verb(met or 1, 'meets', 'meet')} all {number(len(rules.RULES))} rules in full",
            f"a reason for the anonymity is printed for {number_or_none(given)}; for "
            f"{number_or_none(unknown)} nothing says how they could know",
            f"{number(opinion)} {verb(opinion, 'offers', 'offer')} conclusions and not only "
            "information"
            if opinion
            else "all of them offer information and no conclusions",
        )
    )


def grading(edition: Edition) -> Prose:
    """Return how many claims can be graded and how far both grades say the same."""
    grid = grades(edition)
    total, (same, judged) = int(grid.to_numpy().sum()), diagonal(grid)
    if not total:
        return Prose("No claim has been graded.")
    if not judged:
        return Prose(sentence(f"{some_of(0, total, 'claim')} could be graded on both scales"))
    return Prose(
        paragraph(
            f"{some_of(judged, total, 'claim')} {verb(judged, 'is', 'are')} graded on both scales"
            f"{_ungraded(total - judged)}",
            f"{number_or_none(same)} of the {number(judged)}, {round(100 * same / judged)} %, "
            f"{verb(same or 1, 'lies', 'lie')} on the diagonal, where both grades say the same",
        )
    )


def _ungraded(count: int) -> str:
    if not count:
        return ""
    which = "the other" if count == 1 else "the others"
    return f"; for {which} the source, the information or both cannot be judged"


def custody(edition: Edition) -> Prose:
    """Return how many artefacts there are, how many claims rest on them, and how far they got."""
    found = artefacts(edition)
    if found.empty:
        return Prose("No claim of this edition rests on a document, picture or object.")
    claims = sum(len(each) for each in found["claims"])
    top = max(found["rung"], key=CUSTODY.rank)
    reached = int((found["rung"] == top).sum())
    return Prose(
        paragraph(
            f"{counted(claims, 'assertion')} {verb(claims, 'rests', 'rest')} on "
            f"{counted(len(found), 'artefact')} that can be told apart",
            f"none got further than “{top}”, which {number(reached)} reached"
            if top != "verified"
            else f"{number(reached)} {verb(reached, 'was', 'were')} verified in public",
        )
    )
