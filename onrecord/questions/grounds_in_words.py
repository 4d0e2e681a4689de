"""Sentences on what an edition rests on: one for each case, none and one and several told apart."""

from onrecord.counting.grounds import Grounds
from onrecord.model.coded import Coded
from onrecord.prose import counted, listed, number, number_or_none, share, verb
from onrecord.questions import origins_in_words

MOST_NAMES = 4  # in a sentence, before the rest is counted

_KINDS = {
    "article": ("news report", "news reports"),
    "wire": ("agency report", "agency reports"),
    "statement": ("statement", "statements"),
    "transcript": ("transcript", "transcripts"),
    "legal_act": ("legal act", "legal acts"),
    "analysis": ("analysis", "analyses"),
}
#: How far the best of the papers and pictures got; others may have got less far.
_REACH = {
    "described": "that nobody says to have seen",
    "seen": "that at best a reporter says to have seen",
    "held": "of which a reporter keeps at best a copy",
    "authenticated": "of which at best one was examined for forgery, and none is public",
    "published": "of which at least one is public",
    "verified": "of which at least one was verified in public",
}


def _noun(kind: str) -> tuple[str, str]:
    return _KINDS.get(kind, ("document", "documents"))


def documents(found: Grounds) -> str:
    """Return how many documents there are, whose, of what kind, and whether all was read.

    What the case does not record of any, or not of all, is left out.
    """
    publishers = [name for name in found.publishers if name]
    kinds = {kind: total for kind, total in found.kinds.items() if kind}
    if found.documents == 1:
        cut = ", not all of which could be read" if found.in_part else ""
        kind = _noun(next(iter(kinds), ""))[0]
        by = f", by {publishers[0]}" if publishers else ""
        return f"everything here comes from a single {kind}{by}{cut}"
    part = f"; {number(found.in_part)} of them could be read only in part" if found.in_part else ""
    if len(found.publishers) == 1 and publishers:
        return f"all {number(found.documents)} documents are by {publishers[0]}{part}"
    whose = f" from {counted(len(publishers), 'publisher')}" if publishers else ""
    told = [f"{number(total)} {_noun(kind)[total != 1]}" for kind, total in kinds.items()]
    which = f", {listed(told)}" if told else ""
    return f"this edition draws on {counted(found.documents, 'document')}{whose}{which}{part}"


def origins_told(found: Grounds, names: dict[str, str]) -> str:
    """Return how many origins the assertions lead back to."""
    many, voices = found.asserted, len(found.origins)
    taken, left = (int(found.propositions[name].sum()) for name in ("fallen", "repetitions_left"))
    if not many and taken:
        return origins_in_words.fallen(taken - left, left)
    if not many:
        return "nothing in it is asserted: what there is are denials, doubts and answers left open"
    if not voices:
        lead = "it holds one assertion" if many == 1 else f"it holds {number(many)} assertions"
        return (
            f"{lead} and no origin: who says so infers it, passes it on without confirming it, "
            "or has changed its word since"
        )
    if many == 1:
        return f"it holds one assertion, and that is the word of {names[found.origins[0]]}"
    if voices == 1:
        return (
            f"its {number(many)} assertions have one origin between them, "
            f"{names[found.origins[0]]}; however often it is printed, it stays one voice"
        )
    return (
        f"its {number(many)} assertions lead back to {number(voices)} origins, which is not "
        "to say that these are so many separate people or papers"
    )


def named(sources: tuple[str, ...], names: dict[str, str]) -> str:
    """Return the names of ``sources``, the first few of many."""
    return listed([names.get(source, source) for source in sources], MOST_NAMES)


def begins(found: Grounds, recorded: Coded) -> list[str]:
    """Return what the assertions begin with, as far as the case records it."""
    if not found.asserted:
        return []
    return [
        unnamed(found) if "sources.attribution" in recorded else "",
        papers(found) if "claims.custody" in recorded else "",
    ]


def unnamed(found: Grounds) -> str:
    """Return how much begins with people who are not named."""
    many, hidden = found.asserted, found.unnamed
    if not hidden:
        return "nobody at the beginning of an assertion goes unnamed"
    if hidden == many:
        whole = "the only assertion begins" if many == 1 else "every assertion begins"
        return f"{whole} with people who are not named"
    part = share(hidden, many)
    return (
        f"of the {number(many)} assertions, {number(hidden)}{f' ({part})' if part else ''} "
        f"{verb(hidden, 'begins', 'begin')} with people who are not named"
    )


def papers(found: Grounds) -> str:
    """Return how much rests on papers and pictures, how far these got, and on whose word."""
    many = found.papers
    if not many:
        return "no document, picture or object stands behind any of it"
    rest = f"papers or pictures {_REACH[found.rung]} stand behind {counted(many, 'assertion')}"
    first, times = next(iter(found.carriers.items()))
    if len(found.carriers) == 1:
        for_ = {1: "it", 2: "both"}.get(many, "all of them")
        return f"{rest}; the word for {for_} is that of {first} alone"
    whose = f"; for {number(times)} of them the word is that of {first} alone"
    return rest + (whose if times > 1 else "")


def record(found: Grounds) -> str:
    """Return how much rests on official records."""
    return f"an official record or a legal act stands behind {number_or_none(found.record)}"
