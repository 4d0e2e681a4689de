"""The main points: one per proposition that leads, then what the whole rests on."""

import pandas as pd

from onrecord.addresses import address_of_rows, view
from onrecord.counting.counted_rows import rows_behind
from onrecord.counting.grounds import Grounds, grounds
from onrecord.counting.leading import leading
from onrecord.model.coded import coded
from onrecord.model.edition import Edition
from onrecord.model.stances import AGAINST, OPEN, SILENT, STANCES
from onrecord.prose import (
    Findings,
    counted,
    listed,
    number,
    number_or_none,
    paragraph,
    verb,
)
from onrecord.questions import grounds_in_words as words
from onrecord.questions import origins_in_words
from onrecord.questions.origins_in_words import Told
from onrecord.questions.row_links import LinkedFindings
from onrecord.questions.voices_on_points import voices_on_points

#: Findings at most: who reads more of them remembers none.
MOST = 6


def finding(edition: Edition) -> Findings:
    """Return the key findings: one per proposition that leads, then what the whole rests on."""
    found = grounds(edition)
    if not found.documents:
        return Findings(["Nothing had been published by this date, so there is nothing to find."])
    told = origins_in_words.told(edition)
    rows = leading(found.propositions)[: MOST - 2]
    leads = [
        paragraph(_for(row, told), *origins_in_words.besides(row, told), _opposed(row, told))
        for _, row in rows.iterrows()
    ]
    return LinkedFindings(
        [
            *(leads or ["No proposition has been spoken to so far."]),
            paragraph(_others(found, told)),
            paragraph(*words.begins(found, coded(edition))),
        ],
        [_ways(edition, row) for _, row in rows.iterrows()],
    )


def _ways(edition: Edition, row: pd.Series) -> dict[str, str]:
    """Return where label, number of mentions and names of a point lead: the original first."""
    point = str(row.name)
    voices = [*voices_on_points(edition).get(point, ())]
    names = {edition.names[voice.source]: voice.claims for voice in reversed(voices)}
    ways = {name: address_of_rows("claims", claims) for name, claims in names.items() if claims}
    behind = rows_behind(edition)[point]
    for name, text in (
        ("mentions", counted(int(row["mentions"]), "mention")),
        ("origins", origins_in_words.interval(row)),
    ):
        if behind.get(name):
            ways[text] = address_of_rows("claims", behind[name])
    return {**ways, f"“{row['label']}”": view("proposition_id", point)}


def _for(row: pd.Series, told: Told) -> str:
    """Return what stands for a proposition, in words that fit its support."""
    label, mentions = f"“{row['label']}”", int(row["mentions"])
    said = origins_in_words.mentions(row)
    if row["support"] in ("none", "inferred_only"):
        inferred = origins_in_words.aside(row)
        return f"nobody asserts {label} on ground of their own" + (
            f"; {inferred}" if inferred else ""
        )
    if row["support"] == "corroborated":
        return (
            f"{label} is corroborated: of its {counted(int(row['origins']), 'origin')}, "
            f"{number(int(row['separate']))} are shown to be separate"
        )
    if row["support"] == "several_origins":
        return f"{label} has {said}; behind them stand {origins_in_words.behind(row)}"
    origin = words.named(row["origin_ids"], told.names)
    if mentions == 1:
        return f"{label} has been said once; the origin is {origin}"
    return f"everything said for {label}, {said}, leads back to one origin: {origin}"


def _opposed(row: pd.Series, told: Told) -> str:
    """Return who denies, doubts or leaves open a proposition, each worded as what it is."""
    against = [
        f"{STANCES[stance].by} {_who(row, stance, told)}" for stance in AGAINST if row[stance]
    ]
    others = [
        f"{_who(row, stance.term, told)} "
        f"{verb(len(row[stance.term]), stance.verb, stance.verbs)}{stance.it}"
        for stance in map(STANCES.__getitem__, (*OPEN, *SILENT))
        if row[stance.term]
    ]
    given = "; ".join([*([f"it is {listed(against)}"] if against else []), *others])
    return given or told.unopposed("nobody on record has denied it, doubted it or left it open")


def _who(row: pd.Series, stance: str, told: Told) -> str:
    return listed(origins_in_words.voices_taking(row, stance, told), words.MOST_NAMES)


def _others(found: Grounds, told: Told) -> str:
    """Return how many propositions have which support, and how many meet anything against them."""
    counts = found.propositions
    if len(counts) < 2:
        return ""
    sure = int((counts["support"] == "corroborated").sum())
    lone = int((counts["support"] == "one_origin").sum())
    met = int((counts["opposition"] != "none").sum())
    parts = [
        f"{number_or_none(sure)} {verb(sure or 1, 'is', 'are')} corroborated",
        f"{number_or_none(lone)} {verb(lone or 1, 'hangs', 'hang')} on one origin",
    ]
    meets = f"{number_or_none(met)} {verb(met or 1, 'meets', 'meet')} denial, doubt or reserve"
    parts += [meets] if met or told.unopposed(meets) else []
    joint = ", and " if len(parts) > 2 else " and "
    return f"of all {number(len(counts))} propositions, {', '.join(parts[:-1])}{joint}{parts[-1]}"
