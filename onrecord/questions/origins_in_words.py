"""How many origins a proposition has, in the words that every page uses."""

from dataclasses import dataclass

import pandas as pd

from onrecord.counting.days import when_words
from onrecord.counting.words import Hands, Word, hands, words
from onrecord.model.coded import coded
from onrecord.model.edition import Edition, once
from onrecord.model.stances import AGAINST, OPEN, STANCES
from onrecord.prose import counted, listed, number, verb

#: In brackets after a voice, before the rest is counted.
MOST_TELLERS = 3


@dataclass(frozen=True)
class Told:
    """What sentences need besides the numbers: names, whose word each is, and who handed it on.

    ``holds`` is whether the case records where words start; where it does not, no word is told as
    that of a voice or as that of somebody else. ``all_stances`` is whether it
    records every stance but the silent ones.
    """

    names: dict[str, str]
    words: dict[tuple[str, str, str], Word]
    hands: dict[str, Hands]
    holds: bool
    all_stances: bool

    def unopposed(self, words: str) -> str:
        """Return ``words``, which say that nobody stands against a point, if that is recorded."""
        return words if self.all_stances else ""


@once
def told(edition: Edition) -> Told:
    """Return what sentences on the points of ``edition`` need besides the numbers."""
    recorded = coded(edition)
    return Told(
        edition.names,
        words(edition),
        hands(edition),
        holds="claims.derivation" in recorded,
        all_stances=not recorded.missing(f"stance.{stance}" for stance in (*AGAINST, *OPEN)),
    )


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
    passed = int(row["passed_on"])
    passes = f"{_more(passed, row)} {verb(passed, 'passes', 'pass')} it on without confirming it"
    return "; ".join(filter(None, [passes if passed else "", inferring(row)]))


def inferring(row: pd.Series) -> str:
    """Return how many only infer it; empty for nobody."""
    inferred = int(row["inferred"])
    infers = f"{_more(inferred, row)} only {verb(inferred, 'infers', 'infer')} it"
    return infers if inferred else ""


def _more(some: int, row: pd.Series) -> str:
    return f"{number(some)} more" if row["origins"] else number(some)


def behind(row: pd.Series) -> str:
    """Return who stands behind a proposition: origins, what is shown of them, and who is none."""
    numbers = ", ".join(filter(None, [interval(row), shown(row)]))
    return "; ".join(filter(None, [numbers, aside(row)]))


def mentions(row: pd.Series, joint: str = " in ") -> str:
    """Return how often it is asserted and in how many outlets, if who published it is known."""
    times, outlets = counted(int(row["mentions"]), "mention"), int(row["outlets"])
    return f"{times}{joint}{counted(outlets, 'outlet')}" if outlets else times


def sums(row: pd.Series) -> str:
    """Return all counts: '17 mentions in 15 outlets, from 3 to 6 origins, none shown …'."""
    return f"{mentions(row)}, {behind(row)}" if row["mentions"] else "nobody asserts it here"


def voices_taking(row: pd.Series, stance: str, told: Told) -> list[str]:
    """Return who takes a stance, by name; whose word others alone have is said to be so."""
    return [voice_words(str(row.name), stance, voice, told) for voice in row[stance]]


def passing(row: pd.Series, told: Told) -> list[str]:
    """Return who passes a point on without confirming it, by name."""
    return [told.names.get(voice, voice) for voice in row["passed_on_ids"]]


def besides(row: pd.Series, told: Told) -> list[str]:
    """Return what else a reader must know of a point, a sentence each.

    Who admits it, who has changed its word, what was taken back and by whom, what only a retelling
    says or repeats without saying from whom, and what follows from what is said on another point.
    """
    hands = told.hands.get(str(row.name), Hands())
    parts = [
        _admitted(row, told),
        *changed(row, told.names),
        _fallen(row, hands),
        _reworded(int(row["rewordings"]), hands),
        _unattributed(int(row["unattributed"])),
        *_implied(row, told),
    ]
    return [part for part in parts if part]


def changed(row: pd.Series, names: dict[str, str]) -> list[str]:
    """Return for each voice that has changed its word from what to what, and from when."""
    return [
        f"{names.get(change.source_id, change.source_id)} has changed its word: "
        f"{STANCES[change.was].noun} until {when_words(change.day)}, "
        f"then {STANCES[change.now].noun}"
        for change in row["changed"]
    ]


def voice_words(point: str, stance: str, voice: str, told: Told) -> str:
    """Return the name of a voice that takes a stance; 'Ann (as Ben has it)' for a relayed word."""
    name, word = told.names.get(voice, voice), told.words.get((point, stance, voice))
    if not (told.holds and word and word.tellers):
        return name
    has = "have" if word.several else "has"
    return f"{name} (as {listed(word.tellers, MOST_TELLERS)} {has} it)"


def _admitted(row: pd.Series, told: Told) -> str:
    names = [told.names.get(voice, voice) for voice in row["admitted_by"]]
    return f"it is admitted by {listed(names)}, whom it concerns" if names else ""


def fallen(taken: int, left: int, by: tuple[str, ...] = ()) -> str:
    """Return what was taken back, by whom, and what repeats it still."""
    who = f" by {listed(by)}" if by else ""
    gone = f"{counted(taken, 'assertion')} {verb(taken, 'was', 'were')} taken back{who}"
    still = f"{counted(left, 'repetition')} left" if left else ""
    return ", ".join(filter(None, [gone if taken else "", still]))


def _fallen(row: pd.Series, hands: Hands) -> str:
    left = int(row["repetitions_left"])
    return fallen(int(row["fallen"]) - left, left, hands.taken_by)


def _reworded(times: int, hands: Hands) -> str:
    who = hands.rewording
    if not times:
        return ""
    has = f"{counted(times, 'mention')} {verb(times, 'has', 'have')} it"
    return f"{has} only as {listed(who, MOST_TELLERS)} {verb(len(who), 'words', 'word')} it"


def _unattributed(times: int) -> str:
    has = f"{counted(times, 'mention')} {verb(times, 'repeats', 'repeat')} it"
    return f"{has} without saying from whom" if times else ""


def _implied(row: pd.Series, told: Told) -> list[str]:
    """Return how often it is asserted or denied by what is said on another point."""
    names = [told.names.get(voice, voice) for voice in row["implied_ids"]]
    says, denies = int(row["implied"]), int(row["implied_denials"])
    return [
        f"by implication, in what {listed(names, MOST_TELLERS)} "
        f"{verb(len(names), 'says', 'say')} of a narrower point, it is asserted {_times(says)}"
        if says
        else "",
        f"by implication, where a wider point is denied, it is denied {_times(denies)}"
        if denies
        else "",
    ]


def _times(number_of: int) -> str:
    return {1: "once", 2: "twice"}.get(number_of) or f"{number(number_of)} times"
