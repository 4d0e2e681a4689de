"""The points over the editions: a column an edition, counted as its readers saw it."""

import dataclasses
from typing import Any

import pytest

from onrecord.model.case import Case
from onrecord.model.edition import Edition, open_edition
from onrecord.questions.points_over_editions.data import over_editions
from onrecord.questions.registry import figures, findings
from tests.cases import LAST, Row, case, claim, frame
from tests.drawing_reader import Drawing, Look, read
from tests.pictures import FORMS

FIRST, SECOND = "2024-11-01", "2024-11-05"
RING, THIN, BROKEN = ("ink", "o", True), ("line", "o", True), ("line", "broken", True)
NOT_CONFIRMED: Look = ("open", "s", False)
forms = pytest.mark.parametrize("form", FORMS)


def followed(rows: list[Row], views: list[tuple[str, str]] | None = None, **more: Any) -> Case:
    """Return a case with three editions, whose points wait for the answer of ben."""
    one = case(rows, **more)
    judged = [
        {"proposition_id": "p", "as_of": day, "likelihood": term, "confidence": "low"}
        for day, term in views or []
    ]
    days = [{"as_of": day, "title": day, "reason": "So."} for day in (FIRST, SECOND, LAST)]
    return dataclasses.replace(
        one,
        propositions=one.propositions.assign(asked="ben", question="Was it so?"),
        editions=frame("editions", days),
        judgements=frame("judgements", judged),
    )


ROWS = [
    claim(1, "ann"),
    claim(1, "ben", "not_confirmed", document_id="d2"),
    claim(2, "cat", document_id="d2"),
    claim(1, "dan", document_id="d3", basis="inference"),
]
VIEWS = [(SECOND, "unlikely"), (LAST, "likely")]


def now(as_of: str = LAST, **more: Any) -> Edition:
    links = [("ann", "cat", "possibly_same")]
    return open_edition(followed(ROWS, VIEWS, links=links, **more), as_of)


def drawing(of: Edition, form: str = "wide") -> Drawing:
    return read(figures.points_over_editions(of).canvas(form)).below_legend()


def test_each_edition_counts_what_its_readers_saw() -> None:
    rows = over_editions(now())
    assert list(rows["as_of"]) == [FIRST, SECOND, LAST]
    assert rows[["origins", "origins_min", "inferred"]].to_numpy().tolist() == [
        [1, 1, 0],
        [2, 1, 0],
        [2, 1, 1],
    ]
    assert list(rows["stance"]) == ["", "not_confirmed", "not_confirmed"]
    assert list(rows["likelihood"]) == ["", "unlikely", "likely"]
    assert list(rows["before"]) == ["", "", "unlikely"]


def test_an_edition_shows_none_that_is_later_than_itself() -> None:
    early = now(SECOND)
    assert list(over_editions(early)["as_of"]) == [FIRST, SECOND]
    assert "2024-12-31" not in str(figures.points_over_editions(early).html())


def test_what_an_earlier_column_says_is_what_that_edition_says_of_itself() -> None:
    later, early = over_editions(now()), over_editions(now(SECOND))
    assert later.iloc[:2].reset_index(drop=True).equals(early.reset_index(drop=True))


class TestPointsOverEditions:
    """A ring is a voice at the root, a mark who was asked, a band the own view."""

    @forms
    def test_a_cell_has_the_rings_the_stance_and_the_band_of_its_edition(self, form: str) -> None:
        looks = drawing(now(), form).looks
        assert looks == {RING: 3, THIN: 2, BROKEN: 1, NOT_CONFIRMED: 2}

    @forms
    def test_bands_are_as_long_as_their_terms_and_the_one_before_is_an_outline(
        self, form: str
    ) -> None:
        picture = drawing(now(), form)
        scales = [bar for bar in picture.bars if bar.role == "band"]
        # That of the legend stands above them.
        views = [bar for bar in picture.bars if bar.role == "ink"][1:]
        assert len(scales) == len(views) == 2
        for scale, view, (low, high) in zip(scales, views, [(20, 45), (55, 80)], strict=True):
            unit = scale.width / 100
            assert view.x - scale.x == pytest.approx(low * unit)
            assert view.width == pytest.approx((high - low) * unit)
        (before,) = [line for line in picture.strokes if line.role == "ink"]
        unit = scales[1].width / 100
        assert min(before.xs) - scales[1].x == pytest.approx(20 * unit)
        assert max(before.xs) - scales[1].x == pytest.approx(45 * unit)

    def test_the_legend_says_who_was_asked(self) -> None:
        legend = read(figures.points_over_editions(now()).canvas("wide")).legend
        assert legend["not confirmed by ben"] == NOT_CONFIRMED
        assert legend["a voice at the root, at the least"] == RING


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([claim(1, "ann", "doubts")], "no point has a voice that says so on its own ground"),
        ([claim(1, "ann")], "the one point has a voice that says so on its own ground; none has"),
    ],
)
def test_the_headline_says_how_many_points_have_an_origin(rows: list[Row], words: str) -> None:
    assert words in figures.points_over_editions(open_edition(followed(rows), LAST)).headline


def test_points_with_two_separate_origins_are_counted_in_the_headline() -> None:
    links = [("ann", "cat", "independent")]
    one = open_edition(followed([claim(1, "ann"), claim(2, "cat")], links=links), LAST)
    assert "; one point has two that are shown to be separate" in (
        figures.points_over_editions(one).headline
    )


def test_the_sentence_and_the_table_have_the_numbers_of_the_last_column() -> None:
    one = now()
    assert findings.points_over_editions(one) == (
        "On “Was it so?”, the edition of 1 November 2024 is the first with an origin; "
        "now: from 1 to 2 origins."
    )
    last = figures.points_over_editions(one).frame.iloc[-1]
    assert (last["Origins"], last["At the least"], last["Only infer it"]) == (2, 1, 1)


def test_before_anything_was_said_there_is_no_picture_and_no_error() -> None:
    empty = open_edition(followed(ROWS), "2020-01-01")
    assert "No point had been spoken to" in figures.points_over_editions(empty).headline
    assert findings.points_over_editions(empty) == "No point has been spoken to so far."


def test_past_six_editions_the_last_are_drawn_and_the_table_has_all() -> None:
    one = followed(ROWS)
    days = [{"as_of": f"2024-12-{day:02}", "title": "T", "reason": "R"} for day in range(1, 10)]
    one = dataclasses.replace(one, editions=frame("editions", days))
    exhibit = figures.points_over_editions(open_edition(one, "2024-12-09"))
    assert exhibit.frame["Edition"].nunique() == 9
    texts = read(exhibit.canvas("wide")).texts
    assert "4 Dec 2024" in texts and "3 Dec 2024" not in texts
    assert "in nine editions; the last six drawn" in exhibit.subtitle
