"""One sentence on who spoke and who kept from confirming."""

from onrecord.counting.naming import naming
from onrecord.model.coded import coded
from onrecord.model.edition import Edition
from onrecord.model.stances import OPEN, SILENT
from onrecord.prose import (
    Prose,
    counted,
    number_or_none,
    paragraph,
    some_of,
    verb,
)
from onrecord.questions.stance_matrix.data import stances_taken

_NEITHER = {*OPEN, *SILENT}


def finding(edition: Edition) -> Prose:
    """Return who spoke, how many left something open, and how much rests on the unnamed."""
    taken, named = stances_taken(edition), naming(edition)
    open_ = taken["stances"].map(lambda stances: not _NEITHER.isdisjoint(stances)).astype(bool)
    undecided = taken[open_]
    total = int(named[["named", "unnamed"]].to_numpy().sum())
    hidden = int(named["unnamed"].sum())
    people, voices = undecided["source_id"].nunique(), taken["source_id"].nunique()
    if not voices:
        return Prose("No voice speaks in this edition.")
    whose = "it" if voices == 1 else f"{number_or_none(people)} of them"
    leaves = (
        "leaves nothing"
        if voices == 1 and not people
        else (f"{verb(people or 1, 'leaves', 'leave')} {'something' if people else 'anything'}")
    )
    return Prose(
        paragraph(
            f"{counted(voices, 'voice')} {verb(voices, 'speaks', 'speak')} in this edition",
            f"{whose} {leaves} open or unanswered{', which is no denial' if people else ''}"
            if people or not coded(edition).missing(f"stance.{stance}" for stance in _NEITHER)
            else "",
            f"{some_of(hidden, total, 'claim')} "
            f"{verb(hidden or 1, 'rests', 'rest')} on people without a name"
            if total and "sources.attribution" in coded(edition)
            else "",
        )
    )
