"""Facts that could be found, in words: what each would be, and who could tell."""

from dataclasses import dataclass
from typing import Any

from onrecord.counting import answers as kinds
from onrecord.counting.answers import Answer
from onrecord.counting.settling import OPPOSED, SUPPORTED, Least
from onrecord.model.edition import Edition, once
from onrecord.model.levels import OPPOSITION, SUPPORT
from onrecord.prose import listed, number

#: What would have been found, by kind, after *if*: of one, and of any of many.
_FOUND = {
    kinds.SEPARATE: (
        "{a} and {b} were shown to be separate",
        "any of {many} pairs of voices were shown to be separate",
    ),
    kinds.ONE: (
        "{a} and {b} turned out to be one voice",
        "any of {many} pairs turned out to be one voice",
    ),
    kinds.UNSHOWN: (
        "{a} and {b} were no longer shown to be separate",
        "any of {many} pairs were no longer shown to be separate",
    ),
    kinds.OWN: (
        "the words of {a} were found where they were said",
        "any of {many} relayed words were found where they were said",
    ),
    kinds.ABSENT: (
        "the words of {a} were not found where they were said",
        "any of {many} relayed words were not found where they were said",
    ),
    kinds.ORIGINAL: (
        "what is retold of {a} stood in the original",
        "any of {many} rewordings stood in the original",
    ),
    kinds.BACKED: (
        "{a} had more than an inference to go by",
        "any of {many} voices had more than an inference to go by",
    ),
    kinds.ASSERTS: ("{a} said so", "any of {many} voices said so"),
    kinds.DENIES: ("{a} denied it", "any of {many} voices denied it"),
    kinds.WITHDRAWS: ("{a} took it back", "any of {many} voices took it back"),
    kinds.WITHDRAWS_OPPOSITION: (
        "{a} took back what stands against it or leaves it open",
        "any of {many} voices took back what stands against it or leaves it open",
    ),
}
#: The kinds whose subject is a row.
_ROWS = (kinds.OWN, kinds.ABSENT, kinds.ORIGINAL)


@dataclass(frozen=True)
class Known:
    """What words on answers need of an edition: names, rows and documents by their ids."""

    names: dict[str, str]
    rows: dict[str, dict[str, Any]]
    documents: dict[str, dict[str, Any]]
    party: dict[str, str]

    def voices(self, answer: Answer) -> tuple[str, ...]:
        """Return the sources that an answer is about."""
        if answer.kind in _ROWS:
            return tuple(str(self.rows[row]["source_id"]) for row in answer.about)
        return answer.about

    def named(self, answer: Answer) -> list[str]:
        """Return the names of those whom an answer is about."""
        return [self.names.get(voice, voice) for voice in self.voices(answer)]

    def document(self, name: str) -> str:
        """Return how a document is called in a sentence: publisher and day."""
        row = self.documents[name]
        day = str(row["published"])
        return f"{row['publisher']}, {day}" if day else str(row["publisher"])


@once
def known(edition: Edition) -> Known:
    """Return what words on the answers of ``edition`` need."""
    sources = edition.whole.sources
    return Known(
        edition.names,
        {row["claim_id"]: row for row in edition.kept_claims.to_dict("records")},
        {row["document_id"]: row for row in edition.case.documents.to_dict("records")},
        dict(zip(sources["source_id"], sources["party"], strict=True)),
    )


def found(answer: Answer, about: Known) -> str:
    """Return what would have been found, as it stands after *if*."""
    names = about.named(answer)
    return _FOUND[answer.kind][0].format(a=names[0], b=names[-1])


def any_of(slot: tuple[Answer, ...], about: Known) -> str:
    """Return what would do where any one answer of ``slot`` does; of many, how many there are."""
    by_kind: dict[str, list[Answer]] = {}
    for answer in slot:
        by_kind.setdefault(answer.kind, []).append(answer)
    return listed([_any(some, about) for some in by_kind.values()], joint="or")


def _any(some: list[Answer], about: Known) -> str:
    if len(some) == 1:
        return found(some[0], about)
    return _FOUND[some[0].kind][1].format(many=number(len(some)))


def example(ways: tuple[tuple[tuple[Answer, ...], ...], ...], about: Known) -> str:
    """Return the first of the sets that ``ways`` stand for, told in full."""
    return listed([found(slot[0], about) for slot in ways[0]])


#: What a point would do at each level, by axis.
WOULD = {
    SUPPORTED: {
        "none": "have no support",
        "inferred_only": "rest on inference alone",
        "one_origin": "have one origin",
        "several_origins": "have several origins",
        "corroborated": "be corroborated",
    },
    OPPOSED: {
        "none": "stand unopposed",
        "open": "be no more than not confirmed or not known",
        "doubted": "be doubted",
        "denied": "be denied",
    },
}


def would(least: Least) -> str:
    """Return what a point would do at a level, as it stands after *would*."""
    return WOULD[least.axis][least.level]


def of_level(least: Least) -> str:
    """Return the words for a level."""
    return (SUPPORT if least.axis == SUPPORTED else OPPOSITION)[least.level].words
