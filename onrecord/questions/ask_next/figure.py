"""What to ask next: a question a row, whom to ask, and what either answer would do."""

import pandas as pd

from onrecord.addresses import address, address_of_rows
from onrecord.counting.could_change import points_to_settle
from onrecord.drawing.small_table import SmallTable
from onrecord.model.edition import Edition
from onrecord.prose import capital, counted, number, verb
from onrecord.questions.answers_in_words import Known, known
from onrecord.questions.ask_next import whom
from onrecord.questions.ask_next.data import ORIGINAL, READ, Question, questions

#: Questions shown; of the others the number is told.
_MOST = 12
_COLUMNS = ("Ask next", "Whom, or what to read", "If so", "If not")


def figure(edition: Edition) -> SmallTable:
    """Return the questions whose answers would move most, as a table."""
    found = questions(edition)
    shown, about = found[:_MOST], known(edition)
    rows = [_texts(question, about, edition) for question in shown]
    ways = [[_way(question), "", "", ""] for question in shown]
    return SmallTable(
        name="ask-next",
        headline=_headline(found),
        limits=(
            "It does not show what is likely, or that anybody would answer. Voices of one side "
            "come last, since that two of them are separate shows little. What an answer would "
            "do is counted on the rows of this edition, one answer at a time."
        ),
        frame=pd.DataFrame(rows, columns=list(_COLUMNS)),
        ways=pd.DataFrame(ways, columns=list(_COLUMNS)),
    )


def _headline(found: tuple[Question, ...]) -> str:
    if not found:
        return "No answer to one question would move a point"
    rest = len(found) - _MOST
    more = f"; {number(rest)} more would move one too" if rest > 0 else ""
    shown = min(len(found), _MOST)
    return (
        f"{capital(counted(shown, 'question'))} to ask next, "
        f"{verb(shown, 'for what its answer', 'for what their answers')} would move{more}"
    )


def _texts(question: Question, about: Known, edition: Edition) -> list[str]:
    carriers = {
        who: papers
        for effect in question.effects
        for who, papers in _carriers(edition, effect.point, about).items()
    }
    return [
        whom.asked(question, about),
        whom.whom(question, about, carriers),
        whom.if_so(question, edition.labels),
        whom.if_not(question, edition.labels),
    ]


def _carriers(edition: Edition, point: str, about: Known) -> dict[str, tuple[str, ...]]:
    """Return the publishers in which the word of each source on a point begins."""
    ground = points_to_settle(edition)[point].ground
    found: dict[str, tuple[str, ...]] = {}
    for row in ground.rows:
        if row.origin and ground.roots[row.claim_id] == row.claim_id:
            papers = (*found.get(row.origin, ()), row.publisher)
            found[row.origin] = tuple(dict.fromkeys(papers))
    return found


def _way(question: Question) -> str:
    if question.about in (READ, ORIGINAL):
        return address("claims", question.subject[0])
    return address_of_rows("sources", question.subject)
