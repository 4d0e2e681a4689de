"""How many origins a proposition has, in the words that every page uses."""

import pandas as pd

from onrecord.counting.days import when_words
from onrecord.counting.standing import Change
from onrecord.model.stances import STANCES
from onrecord.prose import counted, listed, number, verb


def interval(row: pd.Series) -> str:
    """Return how many origins there are: 'no origin', 'one origin', 'from 3 to 6 origins'."""
    least, most = int(row["origins_min"]), int(row["origins"])
    if not most:
        return "no origin"
    return counted(most, "origin") if least == most else f"from {least} to {most} origins"


def shown(row: pd.Series) -> str:
    """Return how many of several origins are shown to be separate; empty where there is one."""
    if row["origins"] < 2:
        return ""
    separate = int(row["separate"])
    return f"{number(separate) if separate else 'none'} shown to be separate"


def aside(row: pd.Series) -> str:
    """Return how many pass it on without confirming it, or only infer it; empty for nobody."""
    more = "more " if row["origins"] else ""
    passed, inferred = int(row["passed_on"]), int(row["inferred"])
    parts = []
    if passed:
        passes = verb(passed, "passes", "pass")
        parts.append(f"{number(passed)} {more}{passes} it on without confirming it")
    if inferred:
        parts.append(f"{number(inferred)} {more}only {verb(inferred, 'infers', 'infer')} it")
    return "; ".join(parts)


def behind(row: pd.Series) -> str:
    """Return who stands behind a proposition: origins, what is shown of them, and who is none."""
    numbers = ", ".join(filter(None, [interval(row), shown(row)]))
    return "; ".join(filter(None, [numbers, aside(row)]))


def sums(row: pd.Series) -> str:
    """Return all counts: '17 mentions in 15 outlets, from 3 to 6 origins, none shown …'."""
    mentions, outlets = int(row["mentions"]), int(row["outlets"])
    if not mentions:
        return "nobody asserts it here"
    return f"{counted(mentions, 'mention')} in {counted(outlets, 'outlet')}, {behind(row)}"


def voices(row: pd.Series, stance: str, names: dict[str, str]) -> list[str]:
    """Return who takes a stance, by name; whose word others alone have is said to be so."""
    relayed = row[f"relayed_{stance}"]
    return [
        f"{names.get(voice, voice)} (as others have it)"
        if voice in relayed
        else names.get(voice, voice)
        for voice in row[stance]
    ]


def besides(row: pd.Series, names: dict[str, str]) -> list[str]:
    """Return what else a reader must know: admissions, changed words, what was taken back."""
    parts = []
    if row["admitted_by"]:
        admitting = [names.get(voice, voice) for voice in row["admitted_by"]]
        parts.append(f"admitted by {listed(admitting)}, whom it concerns")
    parts += changed(row, names)
    taken, left = int(row["fallen"] - row["repetitions_left"]), int(row["repetitions_left"])
    if taken or left:
        gone = f"{counted(taken, 'assertion')} {verb(taken, 'was', 'were')} taken back"
        still = counted(left, "repetition") + " left" if left else ""
        parts.append(", ".join(filter(None, [gone if taken else "", still])))
    if row["rewordings"]:
        times = int(row["rewordings"])
        has = f"{counted(times, 'mention')} {verb(times, 'has', 'have')} it"
        parts.append(f"{has} only as a retelling words it")
    return parts


def changed(row: pd.Series, names: dict[str, str]) -> list[str]:
    """Return who has changed its word on a proposition, and on which day."""
    return [_changed(change, names) for change in row["changed"]]


def _changed(change: Change, names: dict[str, str]) -> str:
    was, now = STANCES[change.was].noun, STANCES[change.now].noun
    who = names.get(change.source_id, change.source_id)
    return f"{who} has changed its word: {was} until {when_words(change.day)}, then {now}"
