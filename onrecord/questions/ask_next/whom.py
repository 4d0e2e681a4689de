"""Each question in words, whom to ask or what to read, and what the answers would do."""

from onrecord.counting import answers as kinds
from onrecord.counting.answers import Answer
from onrecord.prose import counted, listed
from onrecord.questions.answers_in_words import Known, would
from onrecord.questions.ask_next.data import GROUND, ORIGINAL, PAIR, READ, Effect, Question

#: The answers that speak for a point.
_YES = (
    kinds.SEPARATE,
    kinds.OWN,
    kinds.ORIGINAL,
    kinds.BACKED,
    kinds.ASSERTS,
    kinds.WITHDRAWS_OPPOSITION,
)


def asked(question: Question, about: Known) -> str:
    """Return the question in one sentence."""
    answer = question.effects[0].answer
    names = about.named(answer)
    if question.about == PAIR:
        return f"Did {names[0]} and {names[-1]} come to it separately, or are they one voice?"
    if question.about == READ:
        return f"Did {names[0]} say so, as {_carrier(answer.about[0], about)} has it?"
    if question.about == ORIGINAL:
        return f"Did {names[0]} say what {_carrier(answer.about[0], about)} makes of it?"
    if question.about == GROUND:
        return f"Has {names[0]} more than an inference to go by?"
    return f"What does {names[0]} say of it now?"


def whom(question: Question, about: Known, carriers: dict[str, tuple[str, ...]]) -> str:
    """Return whom to ask, or what to read, for an answer."""
    answer = question.effects[0].answer
    if question.about in (READ, ORIGINAL):
        return _to_read(answer, about)
    papers = list(dict.fromkeys(one for who in answer.about for one in carriers.get(who, ())))
    through = f", through {listed(papers, 3)}" if papers else ""
    if question.about == PAIR:
        return f"Ask {listed(papers, 3)} whom they had it from" if papers else "Ask both"
    return f"Ask {about.named(answer)[0]}{through}"


def if_so(question: Question, labels: dict[str, str]) -> str:
    """Return what an answer that speaks for the points would do."""
    return _outcome([one for one in question.effects if one.answer.kind in _YES], labels)


def if_not(question: Question, labels: dict[str, str]) -> str:
    """Return what an answer that speaks against the points would do."""
    return _outcome([one for one in question.effects if one.answer.kind not in _YES], labels)


def _outcome(effects: list[Effect], labels: dict[str, str]) -> str:
    """Return the farthest level that each point would come to, alone or with what else."""
    by_point: dict[str, Effect] = {}
    for effect in effects:
        known = by_point.get(effect.point)
        if known is None or (effect.alone and not known.alone):
            by_point[effect.point] = effect
    parts = [_effect(effect, labels[point]) for point, effect in by_point.items()]
    return "; ".join(parts) or "No status changes"


def _effect(effect: Effect, label: str) -> str:
    if effect.alone:
        return f"“{label}” would {would(effect.least)}"
    more = counted(effect.least.size - 1, "further fact")
    return f"with {more}, “{label}” would {would(effect.least)}"


def _carrier(row: str, about: Known) -> str:
    return str(about.documents[about.rows[row]["document_id"]]["publisher"])


def _to_read(answer: Answer, about: Known) -> str:
    """Return the text in which the words would stand, or whom to ask where none is recorded."""
    row = about.rows[answer.about[0]]
    parent = about.rows.get(str(row["derived_from"]))
    if parent and parent["document_id"] in about.documents:
        return f"Read {about.document(str(parent['document_id']))}"
    return f"Ask {_carrier(answer.about[0], about)} where it was said"
