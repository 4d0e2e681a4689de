"""What a case does not record is never told as none, nobody, no or 0.

Each column is emptied in turn, and every figure and sentence read again: nothing that says how
little there is of something may come up that was not there before.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from onrecord.drawing.exhibit import Exhibit
from onrecord.model.about import About
from onrecord.model.case import Case, load_case
from onrecord.model.edition import Edition, open_edition
from onrecord.model.tables import TABLES
from onrecord.model.worked_out import STAND_INS
from onrecord.questions.registry import QUESTIONS
from tests.cases import LAST, case, claim
from tests.pages import AS_OF, CASE, ROOT

#: Words that say that there is nothing of something.
NOTHING = re.compile(r"\b(?:none|nobody|no|nothing|neither|0)\b", re.IGNORECASE)
#: What a number may become where a column goes, without saying anything of it.
NUMBERS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|once|twice|both|all|"
    r"\d[\d\u202f]*)\b"
)
#: Without its days a case has no edition, and other cells of their row stand in for some.
#: What leads, and in which order, says nothing of what there is.
APART = {
    ("documents", "published"),
    ("propositions", "order"),
    ("propositions", "crucial"),
    *((table, column) for table, column, _ in STAND_INS),
}
COLUMNS = [
    (table.name, column.name)
    for table in TABLES.values()
    for column in table.columns
    if column.optional and not column.worked_out and (table.name, column.name) not in APART
]
#: Words for a stance against a point, an open one or a silent one.
STANCE = re.compile(r"den(?:y|ie|ial)|doubt|confirm|\bknow|answer|declin|comment|left open")
STANCES = ("denies", "doubts", "not_confirmed", "unaware", "no_answer", "declined")


def small() -> Case:
    """Return a case of a few claims in which every column that a sentence asks for is filled."""
    told = {"custody": "seen", "event_date": "2024-10", "said_date": "2024-11-01", "cue": "saw it"}
    rows = [
        claim(1, "ann", **told),
        claim(2, "ben", "denies", document_id="d2", said_date="2024-11-05"),
        claim(3, "cat", document_id="d3", derived_from="d1-01a", certainty="possible"),
        claim(4, "dan", "not_confirmed", document_id="d3"),
        claim(5, "eve", proposition_id="q", document_id="d2", basis="official_record"),
    ]
    named = {"attribution": "named_person", "reliability": "B", "party": "town"}
    hidden = {"attribution": "described_anonymous", "reliability": "C", "persons_min": "1"}
    hidden |= {"position_to_know": "works there", "anonymity_reason": "fear", "interest": "rent"}
    sources = {"ann": hidden, "ben": named, "cat": named, "dan": hidden, "eve": named}
    one = case(rows, sources=sources)
    documents = one.documents.assign(kind="article", language="en", extent="full", title="It burns")
    return replace(one, documents=documents)


def without(one: Case, table: str, column: str) -> Case:
    return replace(one, **{table: one.tables[table].assign(**{column: ""})})


def told(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield every clause of every sentence and figure with the question that it belongs to."""
    for question in QUESTIONS:
        if question.page == "settle.html":
            # What would change if something were found is no word on what there is.
            continue
        for answer in (question.figure, question.finding):
            said = answer(edition) if answer else ""
            texts = [str(said)]
            if isinstance(said, Exhibit):
                texts = [said.headline, said.subtitle, said.alt]
            elif hasattr(said, "_repr_html_"):
                texts = [re.sub(r"<[^>]+>", " ", said._repr_html_())]
            for text in texts:
                for clause in re.split(r"[.;:,]\s", text):
                    yield question.name, " ".join(clause.split())


#: What is said of links and of each bar whatever else is recorded.
ELSEWHERE = re.compile(r"^none shown to be separate|^[A-Z][a-z ]+ (?:#|no) and (?:#|no)\.?$")


#: Words of a clause that tell what there is none of.
_WORDS = 4
#: So many of them together are somebody's words.
_QUOTED = 3


def cells(one: Case) -> str:
    """Return every cell of a case with a word for nothing in it, as pages may quote them."""
    frames = one.tables.values()
    told = {cell for frame in frames for cell in frame.to_numpy().ravel() if NOTHING.search(cell)}
    return " ".join(" ".join(sorted(told)).casefold().split())


def of_nothing(edition: Edition, rows: str) -> Counter[tuple[str, str]]:
    """Return the words that say that there is nothing of something, numbers left aside.

    Three words or more that stand in the ``rows`` themselves (*no answer from the*) are theirs.
    """
    return Counter(
        (name, words)
        for name, clause in told(edition)
        for masked in [NUMBERS.sub("#", clause)]
        if not ELSEWHERE.search(masked)
        for found in NOTHING.finditer(masked)
        for words in [" ".join(masked[found.start() :].split()[:_WORDS])]
        for first in [" ".join(words.split()[:_QUOTED]).strip(")”").casefold()]
        if len(words.split()) < _QUOTED or first not in rows
    )


@pytest.fixture(scope="module", params=["small", pytest.param("first", marks=pytest.mark.slow)])
def whole(request: pytest.FixtureRequest) -> tuple[Case, str, Counter[tuple[str, str]]]:
    """Return a case, a day, and what its edition of that day says that there is nothing of."""
    one = small() if request.param == "small" else load_case(ROOT / "data" / CASE)
    as_of = LAST if request.param == "small" else AS_OF
    return one, as_of, of_nothing(open_edition(one, as_of), cells(one))


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_nothing_follows_from_a_column_that_is_not_there(
    whole: tuple[Case, str, Counter[tuple[str, str]]], table: str, column: str
) -> None:
    one, as_of, before = whole
    after = of_nothing(open_edition(without(one, table, column), as_of), cells(one))
    assert sorted(after - before) == []


@pytest.mark.parametrize("stance", STANCES)
def test_nothing_follows_from_a_stance_that_is_not_recorded(stance: str) -> None:
    one = small()
    left = one.claims[one.claims["stance"] != stance]
    about = About(not_coded=(f"stance.{stance}",))
    rows = cells(one)
    before = of_nothing(open_edition(one, LAST), rows)
    after = of_nothing(open_edition(replace(one, claims=left, about=about), LAST), rows)
    # Other sums change with the rows that are gone.
    assert not [clause for _, clause in after - before if STANCE.search(clause)]
