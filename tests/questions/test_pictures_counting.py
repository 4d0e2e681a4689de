"""The example beside *How do we count?*: what it draws is what the counting makes of its rows."""

from pathlib import Path

import nbformat
import pytest

from onrecord.model.edition import open_edition
from onrecord.questions.how_we_count.data import example, point
from onrecord.questions.registry import figures
from tests.cases import LAST, case, claim
from tests.drawing_reader import Drawing, read
from tests.pictures import FORMS, texts

NOTEBOOK = Path(__file__).parent.parent.parent / "notebooks/07-reference.ipynb"
SAYS, SAYS_HOLLOW, OPEN = ("focus", "o", False), ("focus", "o", True), ("open", "s", False)
FILLED, THIN = ("ink", "o", False), ("line", "o", True)
EDITION = open_edition(case([claim(1, "ann")]), LAST)
forms = pytest.mark.parametrize("form", FORMS)


def drawing(form: str) -> Drawing:
    return read(figures.how_we_count(EDITION).canvas(form))


@forms
class TestHowWeCount:
    """Six rows: five say so, two of them hollow; below them two rings filled and one thin."""

    def test_a_mark_is_filled_where_the_word_is_a_voice_s_own(self, form: str) -> None:
        marks = [
            (" ".join(row.texts), next(iter(row.looks)))
            for row in drawing(form).rows()
            if row.looks and row.looks.total() == 1
        ]
        assert [look for _, look in marks] == [SAYS, OPEN, SAYS, SAYS_HOLLOW, SAYS_HOLLOW, SAYS]
        words = [" ".join(text.split()[1:]) for text, _ in marks]
        assert words == [
            "The mayor: “It is unsafe”",
            "The town hall: “We cannot confirm it”",
            "The mayor: “It is unsafe”, the same voice again",
            "An engineer, as a friend has it: “It is unsafe”",
            "The town hall, only as Courier words it: “It is unsafe”",
            "A surveyor: “It is unsafe”",
        ]

    def test_the_rings_are_its_origins_and_each_link_shows_its_own(self, form: str) -> None:
        picture = drawing(form)
        sums = picture.find("from 2 to 3 origins, two shown to be separate")
        below = picture.between(sums.y - 9, picture.words[-1].y + 9)
        beside = [dot.look for dot in below.dots if abs(dot.y + 5 - sums.y) < 1]
        assert beside == [FILLED, FILLED, THIN]
        for words, looks in (
            ("An engineer and a surveyor may be one", [THIN]),
            ("The mayor and a surveyor are shown to be separate", [FILLED, FILLED]),
        ):
            line = picture.find(words).y
            assert [dot.look for dot in below.dots if abs(dot.y + 4 - line) < 1] == looks

    def test_it_leads_to_no_row_since_nobody_said_this(self, form: str) -> None:
        assert not figures.how_we_count(EDITION).canvas(form).marks


def test_the_example_has_one_of_each_kind() -> None:
    counted = point(example())
    assert (counted["mentions"], counted["outlets"], counted["rewordings"]) == (5, 5, 1)
    assert (counted["origins_min"], counted["origins"], counted["separate"]) == (2, 3, 2)
    assert (counted["own_asserts"], counted["relayed_asserts"]) == (
        ("mayor", "surveyor"),
        ("engineer",),
    )
    assert counted["not_confirmed"] == ("town-hall",)


def test_two_hundred_words_say_how_it_is_counted() -> None:
    cells = {cell.id: cell.source for cell in nbformat.read(NOTEBOOK, as_version=4).cells}
    exhibit = figures.how_we_count(EDITION)
    prose = cells["counting-question"].replace("#", "").replace("*", "")
    all_words = " ".join([prose, *texts(exhibit), "What it does not show.", exhibit.limits])
    assert len(all_words.split()) <= 200
    for term in ("own", "relayed", "reworded", "origin", "least", "most", "Separate"):
        assert term in prose
