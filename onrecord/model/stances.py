"""Every stance, one record each: what it says, on which side it stands, and its words.

The order of the records is the order of every list, lane and legend. Its colour and its mark stand
in :mod:`onrecord.drawing.theme` under the same key.
"""

from dataclasses import dataclass
from typing import Literal

#: ``open`` leaves it open whether it is so, ``silent`` says nothing, ``none`` speaks to a row.
Side = Literal["for", "against", "open", "silent", "none"]


@dataclass(frozen=True)
class Stance:
    """One stance: its meaning, its side, and its words in every sentence and figure.

    ``level`` is the term of the opposition that it makes, empty where it makes none. ``verb`` and
    ``verbs`` go with one voice and with many, ``it`` is the object after them; ``participle``
    heads a list of voices; ``by`` stands before a voice.
    """

    term: str
    meaning: str
    side: Side
    level: str
    verb: str
    verbs: str
    it: str
    participle: str
    by: str
    noun: str
    plural: str


STANCES = {
    stance.term: stance
    for stance in (
        Stance(
            "asserts",
            meaning="says that it is so",
            side="for",
            level="",
            verb="asserts",
            verbs="assert",
            it=" it",
            participle="asserted",
            by="asserted by",
            noun="assertion",
            plural="assertions",
        ),
        Stance(
            "denies",
            meaning="says that it is not so; and, on a point about its own knowledge, that it does "
            "not know",
            side="against",
            level="denied",
            verb="denies",
            verbs="deny",
            it=" it",
            participle="denied",
            by="denied by",
            noun="denial",
            plural="denials",
        ),
        Stance(
            "doubts",
            meaning="says that it may not be so, or that the evidence does not carry it",
            side="against",
            level="doubted",
            verb="doubts",
            verbs="doubt",
            it=" it",
            participle="doubted",
            by="doubted by",
            noun="doubt",
            plural="doubts",
        ),
        Stance(
            "unaware",
            meaning="says that it does not know of it, or has seen no sign of it",
            side="open",
            level="open",
            verb="has no knowledge or sign of it",
            verbs="have no knowledge or sign of it",
            it="",
            participle="not known",
            by="not known to",
            noun="answer of not knowing",
            plural="answers of not knowing",
        ),
        Stance(
            "not_confirmed",
            meaning="says that it cannot or does not yet confirm it",
            side="open",
            level="open",
            verb="has not confirmed",
            verbs="have not confirmed",
            it=" it",
            participle="not confirmed",
            by="not confirmed by",
            noun="answer that does not confirm",
            plural="answers that do not confirm",
        ),
        Stance(
            "declined",
            meaning="says nothing: declined in words",
            side="silent",
            level="",
            verb="declined to comment",
            verbs="declined to comment",
            it="",
            participle="declined",
            by="comment declined by",
            noun="refusal to comment",
            plural="refusals to comment",
        ),
        Stance(
            "no_answer",
            meaning="says nothing: did not answer, or was not reached",
            side="silent",
            level="",
            verb="gave no answer",
            verbs="gave no answer",
            it="",
            participle="no answer",
            by="no answer from",
            noun="question without an answer",
            plural="questions without an answer",
        ),
        Stance(
            "retracts",
            meaning="takes back an earlier claim, named in derived_from",
            side="none",
            level="",
            verb="retracts",
            verbs="retract",
            it=" it",
            participle="taken back",
            by="taken back by",
            noun="retraction",
            plural="retractions",
        ),
    )
}


def taking(*sides: Side) -> tuple[str, ...]:
    """Return the terms of the stances on ``sides``, side by side, each in the order of the list."""
    return tuple(
        stance.term for side in sides for stance in STANCES.values() if stance.side == side
    )


FOR = taking("for")
AGAINST = taking("against")
OPEN = taking("open")
SILENT = taking("silent")
#: Stances of those who do not say that it is so, the strongest opposition first.
OTHER = taking("against", "open", "silent")
#: Stances to a proposition, in the order of lanes and legends; a retraction is to a row.
TO_A_PROPOSITION = taking("for", "against", "open", "silent")
TAKING_BACK = taking("none")
DENYING = tuple(stance.term for stance in STANCES.values() if stance.level == "denied")
