"""Sentences for the pages on assessment, time and sourcing, one per question of a notebook."""

import pandas as pd

from onrecord.analysis import anonymity as rules
from onrecord.analysis.custody import artefacts
from onrecord.analysis.delays import elapsed
from onrecord.analysis.judging import latest_judgements, unjudged
from onrecord.analysis.prose import (
    Prose,
    counted,
    listed,
    number,
    number_or_none,
    paragraph,
    share,
    verb,
)
from onrecord.analysis.sourcing import diagonal, grades, naming
from onrecord.analysis.summary import key_findings, source_statement
from onrecord.model.edition import Edition
from onrecord.model.vocabularies import CUSTODY, LIKELIHOOD

__all__ = [
    "anonymity",
    "answers",
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


def answers(edition: Edition) -> Prose:
    """Return how soon first reports were echoed, refused, denied or followed by a record."""
    found = elapsed(edition)
    if found.empty:
        return Prose("Nothing was reported by this date, so nothing could be answered.")
    reported = found["proposition_id"].nunique()
    parts = [_pace(found[found["kind"] == kind], words) for kind, words in _PACE.items()]
    return Prose(
        paragraph(
            f"{counted(reported, 'proposition')} {verb(reported, 'was', 'were')} reported",
            *[each for each in parts if each],
        )
    )


_PACE = {
    "echo": ("picked up by another outlet", "none was picked up by another outlet"),
    "refusal": ("met by a refusal to confirm or comment", "none met a refusal"),
    "denial": ("denied", "none was denied"),
    "record": ("followed or preceded by an official record or legal act", "none had a record"),
}


def _pace(rows: pd.DataFrame, words: tuple[str, str]) -> str:
    if rows.empty:
        return words[1]
    later = rows.loc[rows["high"] >= 0, "high"]
    early = len(rows) - len(later)
    lead = f"{number(len(rows))} {verb(len(rows), 'was', 'were')} {words[0]}"
    if early:
        lead += f", {number(early)} of them before the first report in this register"
    if later.empty:
        return lead
    rest = "of the others, half" if early else "half of them"
    whole = "the other" if early else ""
    if len(later) == 1 or later.max() == later.min():
        one = whole if len(later) == 1 else "the others" if early else "all of them"
        return f"{lead}{f'; {one}' if one else ','} {_within(later.max())}"
    return f"{lead}; {rest} {_within(later.median())}"


def _within(days: float) -> str:
    whole = int(days)
    return "on the same day" if whole == 0 else f"within {counted(whole, 'day')}"


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
            f"{number(hidden)} of {counted(total, 'claim')}{f', {part},' if part else ''} "
            f"{verb(hidden, 'is', 'are')} made by people without a name",
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
        return Prose(f"None of {counted(total, 'claim')} could be graded on both scales.")
    return Prose(
        paragraph(
            f"{number(judged)} of {counted(total, 'claim')} {verb(judged, 'is', 'are')} graded on "
            "both scales; for the others the source, the information or both cannot be judged",
            f"{number_or_none(same)} of the {number(judged)}, {round(100 * same / judged)} %, "
            f"{verb(same or 1, 'lies', 'lie')} on the diagonal, where both grades say the same",
        )
    )


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
