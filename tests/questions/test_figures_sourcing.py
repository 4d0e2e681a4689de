"""The figures on assessment, time and sourcing: what they draw, and that it fits in any case."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest

from onrecord.drawing.canvas import Canvas
from onrecord.drawing.exhibit import Exhibit
from onrecord.drawing.theme import ROLES
from onrecord.model.case import Case
from onrecord.model.edition import Edition, open_edition
from onrecord.questions.registry import QUESTIONS, figures
from onrecord.questions.stance_matrix.cells import draw_cell, stacked
from onrecord.questions.stance_matrix.data import stances_taken
from onrecord.questions.stance_matrix.rows import Cell, matrix_rows
from onrecord.questions.stance_matrix.rows import Row as Voice
from onrecord.questions.timeline.lanes import gathered
from tests.cases import LAST, Row, case, claim
from tests.pictures import FORMS, clashes, colours, outside, sprawling, texts, tips

Figure = Callable[[Edition], Exhibit]
FIGURES: dict[str, Figure] = {
    question.name: question.figure
    for question in QUESTIONS
    if question.draws and question.page != "origins.html" and question.figure
}
LONG = "The deputy head of the interdepartmental coordination unit for external affairs, " * 2
UNNAMED = {"attribution": "described_anonymous", "persons_min": "1", "reliability": "F"}
UNNAMED |= {"position_to_know": "not stated", "anonymity_reason": "no reason given"}
CASES: dict[str, Callable[[], Case]] = {
    "one claim": lambda: case([claim(1, "ann", custody="seen")], sources={"ann": UNNAMED}),
    "ten years": lambda: sprawling(days=3650),
    "one day": lambda: sprawling(days=1),
    "long names": lambda: sprawling(days=60, name=LONG[:120], label=LONG[:120]),
    "words that cannot break": lambda: sprawling(claims=60, name="X" * 120, label="Y" * 120),
}
#: What is drawn small, and what takes its time: hundreds of claims.
LARGE = ("ten years", "one day", "long names")
SIZES = [pytest.param(size, marks=pytest.mark.slow if size in LARGE else ()) for size in CASES]


def edition(*rows: Row, **more: Any) -> Edition:
    return open_edition(case(list(rows), **more), LAST)


@pytest.fixture(scope="module")
def editions() -> dict[str, Edition]:
    return {name: open_edition(make(), "2030-01-01") for name, make in CASES.items()}


@pytest.mark.parametrize("name", FIGURES)
class TestEveryFigure:
    """What holds for each figure in each case."""

    @pytest.mark.parametrize("size", SIZES)
    @pytest.mark.parametrize("form", FORMS)
    def test_type_fits_marks_lead_to_rows_and_colours_are_roles(
        self, name: str, size: str, form: str, editions: dict[str, Edition]
    ) -> None:
        one = editions[size]
        canvas = FIGURES[name](one).canvas(form)
        assert list(outside(canvas)) == []
        assert list(clashes(canvas)) == []
        assert canvas.height < 8000
        assert colours(canvas) <= set(ROLES.values())
        known = {
            *one.case.claims["claim_id"],
            *one.case.documents["document_id"],
            *one.case.sources["source_id"],
        }
        links = [href.partition("#") for href, _ in canvas.marks.values() if "#" in href]
        assert {page for page, _, _ in links} <= {"register.html", "reference.html"}
        assert {row for _, _, row in links} <= known

    def test_an_empty_case_is_a_sentence(self, name: str) -> None:
        if name == "how_we_count":
            return  # It shows an example of its own in every edition.
        exhibit = FIGURES[name](open_edition(CASES["one claim"](), "2020-01-01"))
        assert exhibit.draw is None
        words = exhibit.headline.split()
        assert words[0] in ("No", "Nobody", "Nothing")
        assert len(exhibit.canvas("narrow").axes.lines) == 0
        assert exhibit.alt.endswith(".")

    def test_its_numbers_come_with_a_table(self, name: str, editions: dict[str, Edition]) -> None:
        exhibit = FIGURES[name](editions["ten years"])
        assert len(exhibit.frame) and exhibit.frame.columns.is_unique
        assert not exhibit.frame.columns.str.contains("_").any()

    def test_two_drawings_are_the_same(self, name: str) -> None:
        one, other = (open_edition(CASES["one claim"](), "2030-01-01") for _ in range(2))
        assert FIGURES[name](one).pictures == FIGURES[name](other).pictures


class TestNaming:
    """Bars back to back."""

    EXHIBIT = figures.named_or_unnamed(
        edition(claim(1, "ann"), claim(2, "ben"), claim(3, "cat"), sources={"ann": UNNAMED})
    )

    def test_it_numbers_both_sides(self) -> None:
        assert self.EXHIBIT.headline == "One of three claims is made by people without a name"
        lines = texts(self.EXHIBIT)
        assert lines[lines.index("First hand") + 1 :][:2] == ["1", "2"]
        assert self.EXHIBIT.frame.iloc[0, 2:].tolist() == [1, 2, 0, 0]

    def test_lengths_share_one_scale(self) -> None:
        hidden, named = (p.get_width() for p in self.EXHIBIT.canvas().axes.patches)
        assert named == pytest.approx(2 * hidden)

    def test_nobody_unnamed_is_said(self) -> None:
        text = figures.named_or_unnamed(
            edition(claim(1, "ann"), sources={"ann": {"attribution": "named_person"}})
        ).headline
        assert text == "No claim is made by people without a name"


class TestGrid:
    """Reliability by credibility."""

    ROWS = (claim(1, "ann", credibility="2"), claim(2, "ann"), claim(3, "ben"))
    EXHIBIT = figures.admiralty_grid(
        edition(*ROWS, sources={"ann": {"reliability": "B"}, "ben": {"reliability": "F"}})
    )

    def test_the_share_leaves_out_what_cannot_be_judged(self) -> None:
        assert self.EXHIBIT.headline == (
            "One of two claims judged on both scales gets the same grade twice: 50 % on the "
            "diagonal; one cannot be judged"
        )

    def test_it_warns_of_the_study(self) -> None:
        assert "1968" in self.EXHIBIT.limits and "87 %" in self.EXHIBIT.limits
        assert "not the bottom of a scale" in self.EXHIBIT.limits

    def test_filled_cells_carry_their_counts(self) -> None:
        assert sorted(tips(self.EXHIBIT)) == ["B2: one claim", "B3: one claim", "F3: one claim"]

    def test_nothing_judged_is_said(self) -> None:
        text = figures.admiralty_grid(edition(claim(1, "a"), sources={"a": {"reliability": "F"}}))
        assert text.headline == "No claim could be judged on both scales"


class TestLadder:
    """Custody of artefacts."""

    def test_rungs_above_are_said_to_be_empty(self) -> None:
        found = figures.custody_ladder(edition(claim(1, "ann", custody="seen")))
        assert found.headline.startswith("Of one artefact, none was held, authenticated, published")
        assert "D1 alone vouches for that" in found.headline
        assert texts(found).count("none got here") == 5

    def test_verified_is_said(self) -> None:
        found = figures.custody_ladder(edition(claim(1, "ann", custody="verified")))
        assert found.headline == "One artefact was verified in public"


class TestRules:
    """Anonymity by the agencies' rules."""

    def test_it_counts_who_meets_them(self) -> None:
        found = figures.anonymity_rules(
            edition(claim(1, "ann"), claim(2, "ben"), sources={"ann": UNNAMED})
        )
        assert found.headline == (
            "Of one unnamed voice, none comes with a reason for the anonymity, and none meets "
            "all five rules"
        )
        lines = texts(found)
        assert lines[lines.index("Met in full, of 1") :][2:7] == ["1", "0", "0", "1", "1"]

    def test_the_rest_is_named_in_a_line(self, editions: dict[str, Edition]) -> None:
        lines = texts(figures.anonymity_rules(editions["ten years"]))
        assert "20 more unnamed voices with fewer claims: see the table below" in lines


class TestBoard:
    """The status board with many rows."""

    def test_what_is_not_drawn_is_said(self, editions: dict[str, Edition]) -> None:
        found = figures.status_board(editions["ten years"])
        assert len(found.frame) == 40

    @pytest.mark.parametrize(
        ("opposed", "of", "said"),
        [
            (0, 2, "none meets denial"),
            (1, 1, "one meets denial"),
            (1, 2, "one meets denial"),
            (2, 2, "all meet denial"),
            (2, 3, "two meet denial"),
        ],
    )
    def test_its_headline_counts_who_meets_opposition(
        self, opposed: int, of: int, said: str
    ) -> None:
        rows = [
            claim(at, "ann", "denies" if at <= opposed else "asserts", proposition_id=f"p{at}")
            for at in range(1, of + 1)
        ]
        assert f"; {said}" in figures.status_board(edition(*rows)).headline

    def test_many_names_are_counted(self) -> None:
        rows = [claim(at, f"voice {at} of the ministry", stance="denies") for at in range(1, 30)]
        lines = texts(figures.status_board(edition(*rows)))
        assert any(" more" in line for line in lines)

    def test_fewer_lines_are_spent_on_names_where_rows_are_many(self) -> None:
        voices = [f"voice {at} of the ministry of works" for at in range(9)]

        def lines(propositions: int) -> int:
            rows = [
                claim(at, voice, "denies", proposition_id=f"p{at % propositions}")
                for at, voice in enumerate(voices * propositions, 1)
            ]
            found = texts(figures.status_board(edition(*rows)))
            return found.index(next(text for text in found if "more" in text))

        assert lines(8) == lines(20) + 1


class TestMatrix:
    """The stance matrix with many voices."""

    def rows(self, room: int, editions: dict[str, Edition]) -> list[Voice]:
        taken = stances_taken(editions["ten years"])
        return list(matrix_rows(taken, [f"p{at}" for at in range(10)], room))

    def test_nobody_is_lost_in_a_shared_row(self, editions: dict[str, Edition]) -> None:
        def voices(room: int) -> int:
            cells = [cell for row in self.rows(room, editions) for cell in row.cells.values()]
            return sum(sum(cell.stances.values()) for cell in cells)

        assert voices(5) == voices(1000)

    def test_sides_begin_with_a_capital(self, editions: dict[str, Edition]) -> None:
        lines = texts(figures.stance_matrix(editions["ten years"]))
        assert "Media" in lines and "media" not in lines
        assert "Side not stated" in lines

    def test_the_table_has_a_row_for_each_voice(self) -> None:
        rows = [claim(1, "ann"), claim(2, "ann", proposition_id="q", stance="denies")]
        (row,) = figures.stance_matrix(edition(*rows)).frame.to_dict("records")
        assert (row["Asserts"], row["Denies"], row["Doubts"]) == (("p",), ("q",), ())

    @pytest.mark.parametrize("many", [True, False])
    def test_stances_that_find_no_room_beside_each_other_stand_below(self, many: bool) -> None:
        cell = Cell(dict.fromkeys(("asserts", "doubts", "denies"), 12), ("d1-01a",), "p")
        canvas = Canvas(100, 100)
        voice = Voice("EU", "Ten others", "" if many else "ten", {"p": cell})
        draw_cell(canvas, 50, 50, cell, voice, 52)
        marks = [(line.get_xdata()[0], line.get_ydata()[0]) for line in canvas.axes.lines]
        assert len(set(marks)) == 3
        assert all(24 <= x <= 76 for x, _ in marks)
        assert max(y for _, y in marks) - min(y for _, y in marks) < stacked(cell, many, 52)
        assert not list(clashes(canvas))

    def test_silence_is_drawn_and_explained(self) -> None:
        rows = [claim(1, "ann"), claim(2, "ben", proposition_id="q", stance="denies")]
        found = figures.stance_matrix(edition(*rows))
        assert "A point is silence" in found.limits
        points = [x for x in found.canvas().axes.lines if x.get_solid_capstyle() == "round"]
        assert len(points) == 2


class TestTimeline:
    """Two clocks."""

    def test_marks_never_overlap_and_lose_nothing(self) -> None:
        xs = sorted([10.0] * 40 + [12.0, 30.0, 31.0, 90.0])
        found = gathered(xs, len(xs))
        assert sum(len(bundle.indices) for bundle in found) == len(xs)
        for left, right in pairwise(found):
            assert right.x - left.x >= left.radius + right.radius

    def test_a_vague_day_is_no_first_of_the_month(self) -> None:
        rows = [
            claim(1, "ann", document_id="d3", said_date="2024-10"),
            claim(2, "ben", document_id="d3", said_date="2024-11-09"),
        ]
        found = figures.timeline(edition(*rows))
        assert found.headline.startswith(
            "Two claims, one of them made on 9 November 2024 and one without an exact day:"
        )
        assert "1 without an exact day" in texts(found)

    def test_dates_are_words(self) -> None:
        found = figures.timeline(edition(claim(1, "ann", event_date="2024-10~")))
        assert "p (about October 2024)" in texts(found)

    def test_publishers_are_named_by_the_week(self, editions: dict[str, Edition]) -> None:
        lines = texts(figures.timeline(editions["one day"]))
        assert "D0, D1 +28" in lines

    def test_a_long_past_gets_a_scale_of_its_own(self) -> None:
        rows = [
            claim(1, "ann", event_date="2014"),
            claim(2, "ann", document_id="d3", said_date="2024-11-10"),
        ]
        lines = texts(figures.timeline(edition(*rows)))
        assert "The shaded time is the one in which the claims below were made." in lines

    def test_the_table_sums_claims_of_a_day(self) -> None:
        found = figures.timeline(edition(claim(1, "ann"), claim(2, "ben"))).frame
        said = found[found["Clock"] == "said"]
        assert said["Claims"].tolist() == [2]
        assert isinstance(found, pd.DataFrame)
