"""The main points, one sentence each: one per proposition that leads, then what all rests on."""

import pandas as pd

from onrecord.addresses import address_of_rows
from onrecord.counting.grounds import Grounds, grounds
from onrecord.counting.leading import leading
from onrecord.model.coded import coded
from onrecord.model.edition import Edition
from onrecord.model.stances import OTHER, STANCES, Stance
from onrecord.prose import (
    Findings,
    counted,
    number,
    number_or_none,
    sentence,
    verb,
)
from onrecord.questions import grounds_in_words as words
from onrecord.questions import origins_in_words
from onrecord.questions.marks import TOO_LONG, way_to_rows
from onrecord.questions.origins_in_words import Told
from onrecord.questions.row_links import LinkedFindings
from onrecord.questions.voices_on_points import Voice, not_going_along, voices_on_points
from onrecord.questions.ways_of_phrases import Ways, ways_of_point

#: Findings at most: who reads more of them remembers none.
MOST = 6
#: Points at most, and stances against one of them of which the first voice has its words beside it.
_POINTS, _QUOTED = 4, 2


def finding(edition: Edition) -> Findings:
    """Return the main points, a sentence and a message each, with where their phrases lead."""
    found = grounds(edition)
    if not found.documents:
        return Findings(["Nothing had been published by this date, so there is nothing to find."])
    rows = leading(found.propositions)[:_POINTS]
    leads = [(_point(edition, row), _ways(edition, row)) for _, row in rows.iterrows()]
    items = [
        *(leads or [("No proposition has been spoken to so far.", {})]),
        _others(found, origins_in_words.told(edition)),
        *_begins(edition, found),
    ]
    kept = [(sentence(text), ways) for text, ways in items if text][:MOST]
    return LinkedFindings([text for text, _ in kept], [ways for _, ways in kept])


def _point(edition: Edition, row: pd.Series) -> str:
    """Return what stands for a proposition, and who does not go along, as one sentence."""
    told = origins_in_words.told(edition)
    voices = [
        voice for voice in not_going_along(edition, str(row.name)) if voice.hold != "reworded"
    ]
    against = _opposed(voices) or told.unopposed(
        "nobody on record has denied it, doubted it or left it open"
    )
    return "; ".join(filter(None, [_for(row, told), against]))


def _ways(edition: Edition, row: pd.Series) -> Ways:
    """Return where the phrases of a point lead, and those of the voices that are not named."""
    voices = [*voices_on_points(edition).get(str(row.name), ())]
    return {**_ways_to_others(edition, voices), **ways_of_point(edition, row)}


def _ways_to_others(edition: Edition, voices: list[Voice]) -> Ways:
    """Return where the number of those leads who take a stance and are not named."""
    found = {}
    for stance in OTHER:
        rest = _taking(voices, stance)[1:]
        claims = list(dict.fromkeys(claim for voice in rest for claim in voice.claims))
        if len(rest) > 1 and claims:
            found[_rest_of(rest)] = way_to_rows(edition, claims)
    return found


def _for(row: pd.Series, told: Told) -> str:
    """Return what stands for a proposition, in words that fit its support."""
    label, mentions = f"“{row['label']}”", int(row["mentions"])
    said = origins_in_words.mentions(row)
    if row["support"] in ("none", "inferred_only"):
        inferred = origins_in_words.aside(row)
        return f"nobody asserts {label} on ground of their own" + (
            f" ({inferred})" if inferred else ""
        )
    if row["support"] == "corroborated":
        return (
            f"{label} is corroborated: of its {counted(int(row['origins']), 'origin')}, "
            f"{number(int(row['separate']))} are shown to be separate"
        )
    if row["support"] == "several_origins":
        numbers = f"{origins_in_words.interval(row)}, {origins_in_words.shown(row)}"
        return f"{label} has {said}, and behind them {numbers}"
    origin = words.named(row["origin_ids"], told.names)
    if mentions == 1:
        return f"{label} has been said once; the origin is {origin}"
    return f"everything said for {label}, {said}, leads back to one origin: {origin}"


def _opposed(voices: list[Voice]) -> str:
    """Return who does not go along, by stance, each worded as what it is."""
    taken = [stance for stance in STANCES.values() if _taking(voices, stance.term)]
    return "; ".join(
        _take(stance, _taking(voices, stance.term), quoted=place < _QUOTED)
        for place, stance in enumerate(stance for stance in taken if stance.term in OTHER)
    )


def _taking(voices: list[Voice], stance: str) -> list[Voice]:
    return [voice for voice in voices if voice.stance == stance]


def _take(stance: Stance, voices: list[Voice], *, quoted: bool) -> str:
    """Return the first who takes a stance, with its words if ``quoted``, and the others."""
    first, rest = voices[0], voices[1:]
    name = f"{first.name} (“{first.quote}”)" if quoted and first.quote else first.name
    who = f"{name} and {_rest_of(rest)}" if rest else name
    return f"{who} {verb(len(voices), stance.verb, stance.verbs)}{stance.it}"


def _rest_of(voices: list[Voice]) -> str:
    return voices[0].name if len(voices) == 1 else f"{number(len(voices))} others"


def _others(found: Grounds, told: Told) -> tuple[str, Ways]:
    """Return how many propositions have which support, and how many meet anything against them."""
    counts = found.propositions
    if len(counts) < 2:
        return "", {}
    sure, lone = (counts[counts["support"] == term] for term in ("corroborated", "one_origin"))
    met = counts[counts["opposition"] != "none"]
    parts = [_some(sure, "is corroborated", "are corroborated")]
    parts += [_some(lone, "hangs on one origin", "hang on one origin")]
    meets = _some(met, "meets denial, doubt or reserve", "meet denial, doubt or reserve")
    parts += [meets] if len(met) or told.unopposed(meets) else []
    joint = ", and " if len(parts) > 2 else " and "
    text = f"of all {number(len(counts))} propositions, {', '.join(parts[:-1])}{joint}{parts[-1]}"
    ways = {
        part: address_of_rows("propositions", list(rows.index))
        for part, rows in zip(parts, (sure, lone, met), strict=False)
        if len(rows)
    }
    return text, ways


def _some(rows: pd.DataFrame, one: str, many: str) -> str:
    return f"{number_or_none(len(rows))} {verb(len(rows) or 1, one, many)}"


def _begins(edition: Edition, found: Grounds) -> list[tuple[str, Ways]]:
    """Return what the assertions begin with, as far as the case records it, each with its rows."""
    named, papers = [*words.begins(found, coded(edition)), "", ""][:2]
    ways = {name: way_to_rows(edition, rows) for name, rows in found.rows.items() if rows}
    ways = {name: way for name, way in ways.items() if len(way) < TOO_LONG}
    return [
        (named, {number(found.unnamed): ways["unnamed"]} if "unnamed" in ways else {}),
        (papers, {counted(found.papers, "assertion"): ways["papers"]} if "papers" in ways else {}),
    ]
