"""What the project says of a case is English, whatever the case: numbers and verbs agree."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.drawing.exhibit import Exhibit
from onrecord.model.case import Case
from onrecord.model.edition import Edition, open_edition
from onrecord.model.stances import OTHER
from onrecord.notebook import findings
from onrecord.prose import Prose, some_of
from onrecord.questions.registry import figures
from onrecord.questions.status_board.finding import status_lines
from tests.cases import DAYS, LAST, Row, case, claim, frame
from tests.harbour import later
from tests.pictures import sprawling
from tests.sentences import shouted

STANCES = ["asserts"] * 4 + list(OTHER)
MANY = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{2,})"
SINGULAR = r"(?:is|was|has|hangs|rests|meets|takes|falls|leads|stands|speaks|refuses|begins)"
PLURAL = r"(?:are|were|have|hang|rest|meet|take|fall|lead|stand|speak|refuse|begin)"
WRONG = {
    "'no' before a verb or 'of'": rf"\bno (?:of|{SINGULAR}|{PLURAL})\b",
    "a part of a whole of one": r"\b(?:none|no|one|all) (?:[a-z]+ )?(?:of )(?:the )?one\b",
    "one with a plural": rf"(?<!than )\bone (?:{PLURAL}|[a-z]+s (?:{SINGULAR}|{PLURAL}))\b",
    "many with a singular verb": rf"(?<!of )(?<!of the )(?<!than )\b{MANY} (?:\w+s )?{SINGULAR}\b",
    "a hole in the sentence": r"  |\s[.,;:]|,,|;;|\.\.|[a-z,;:] None\b|\bnan\b",
}
FIGURES = [getattr(figures, name) for name in dir(figures)]
FINDINGS = [getattr(findings, name) for name in dir(findings)]


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """Draw an edition of up to nine claims on up to three propositions by up to four voices."""
    rows: list[Row] = []
    for number in range(1, draw(st.integers(1, 9)) + 1):
        cells = {
            "document_id": draw(st.sampled_from(sorted(DAYS))),
            "proposition_id": draw(st.sampled_from("pqr")),
            "basis": draw(st.sampled_from(["first_hand", "document", "inference", "none_stated"])),
            "custody": draw(st.sampled_from(["", "", "seen", "published"])),
            "credibility": draw(st.sampled_from("136")),
            "through": draw(st.sampled_from(["", "", "", "a"])),
        }
        if rows and draw(st.booleans()):
            cells["derived_from"] = draw(st.sampled_from(rows))["claim_id"]
        elif draw(st.integers(0, 4)) == 0:
            cells["derivation"] = ""
        stance = draw(st.sampled_from(STANCES))
        rows.append(claim(number, draw(st.sampled_from("abcd")), stance, **cells))
    rows += draw(retractions(rows))
    hidden = {"attribution": "described_anonymous", "persons_min": "1", "reliability": "B"}
    unnamed = dict.fromkeys(draw(st.sets(st.sampled_from("ab"))), hidden)
    made = case(rows, kinds={"d": "outlet"}, sources=unnamed)
    unread = draw(st.sampled_from(["", "", *sorted(DAYS)]))
    return open_edition(_settled(made, unread, draw(st.booleans()), draw(st.booleans())), LAST)


@st.composite
def retractions(draw: st.DrawFn, rows: list[Row]) -> list[Row]:
    """Draw up to two rows by which a voice takes back what it said."""
    taken = draw(st.lists(st.sampled_from(rows), max_size=2, unique_by=lambda row: row["claim_id"]))
    return [
        claim(
            50 + number,
            row["source_id"],
            "retracts",
            proposition_id=row["proposition_id"],
            derived_from=row["claim_id"],
            document_id=max(DAYS),
        )
        for number, row in enumerate(taken)
    ]


def _settled(made: Case, unread: str, crucial: bool, implied: bool) -> Case:
    """Return the case with a document not read, nothing crucial, or points that imply others."""
    extent = made.documents["document_id"].eq(unread).map({True: "not_read", False: "full"})
    points = list(made.propositions["proposition_id"])
    relations = [
        {"proposition_a": a, "relation": "implies", "proposition_b": b} for a, b in pairwise(points)
    ]
    return replace(
        made,
        documents=made.documents.assign(extent=extent),
        propositions=made.propositions.assign(
            crucial="yes" if crucial else "no", concerns="a" if implied else ""
        ),
        relations=frame("relations", relations if implied else []),
    )


def sentences(edition: Edition) -> Iterator[str]:
    yield from status_lines(edition)
    for finding in FINDINGS:
        said = finding(edition)
        yield from [str(said)] if isinstance(said, Prose) else map(str, said)
    for figure in FIGURES:
        drawn = figure(edition)
        if isinstance(drawn, Exhibit):
            yield from (drawn.headline, drawn.subtitle, drawn.alt)


def wrong(said: str) -> list[str]:
    """Return what is no English in a sentence; the year of a date is no number of things."""
    bare = re.sub(r"\b[A-Z][a-z]+ \d{4}\b", "May", said)
    return [what for what, pattern in WRONG.items() if re.search(pattern, bare)]


def type_of(edition: Edition) -> Iterator[str]:
    """Yield everything that a figure sets, in words of its own or of the rows."""
    for figure in FIGURES:
        drawn = figure(edition)
        if isinstance(drawn, Exhibit):
            yield from (drawn.limits, drawn.source, *map(str, drawn.frame.columns))
            for sheet in drawn.sheets.values():
                yield from (text.get_text() for text in sheet.axes.texts)
                yield from (title for _, title in sheet.marks.values())


#: What is small enough to be asked everything, each with what the others lack.
SMALL: dict[str, Callable[[], Edition]] = {
    "no claim": lambda: open_edition(case([]), LAST),
    "one claim": lambda: open_edition(case([claim(1, "ann", custody="seen")]), LAST),
    "one denial": lambda: open_edition(case([claim(1, "ann", "denies")]), LAST),
    "one taken back": lambda: open_edition(
        case([claim(1, "ann"), claim(2, "ann", "retracts", derived_from="d1-01a")]), LAST
    ),
    "two points": lambda: open_edition(
        case([claim(1, "ann"), claim(2, "ben", "doubts"), claim(3, "ann", proposition_id="q")]),
        LAST,
    ),
    "all stances": lambda: open_edition(
        case([claim(at, f"voice {at}", stance) for at, stance in enumerate(STANCES, 1)]), LAST
    ),
    "six documents": later,
    "six documents, the first edition": lambda: later(""),
    "many": lambda: open_edition(sprawling(), "2030-01-01"),
}


@pytest.mark.parametrize("name", SMALL)
def test_sentences_of_a_small_case_are_english(name: str) -> None:
    edition = SMALL[name]()
    quoted = " ".join(cell for table in edition.case.tables.values() for cell in _cells(table))
    for said in sentences(edition):
        assert not said or said[0].isdigit() or said[0].isupper() or said[0] in "“", said
        assert not wrong(said), f"{wrong(said)}: {said}"
    for said in (*sentences(edition), *type_of(edition)):
        assert shouted(said, quoted) == [], said


def _cells(table: pd.DataFrame) -> Iterator[str]:
    return (str(cell) for column in table for cell in table[column].unique())


@pytest.mark.slow
@given(editions())
def test_every_sentence_agrees_with_its_numbers(edition: Edition) -> None:
    for said in sentences(edition):
        assert not wrong(said), f"{wrong(said)}: {said}"


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 1, "no claim"),
        (1, 1, "the one claim"),
        (0, 3, "none of three claims"),
        (1, 3, "one of three claims"),
        (3, 3, "all three claims"),
        (2, 13, "two of 13 claims"),
    ],
)
def test_a_part_of_a_whole(part: int, whole: int, said: str) -> None:
    assert some_of(part, whole, "claim") == said
