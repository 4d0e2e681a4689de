"""What the figures on origins, on what bears most and on grades say: cases counted by hand."""

from itertools import pairwise
from typing import Any, ClassVar

import pytest

from onrecord.model.edition import Edition, open_edition
from onrecord.questions.registry import figures
from tests.cases import LAST, Row, case, claim
from tests.drawing_reader import Bar, Dot, Drawing, read
from tests.harbour import later
from tests.pictures import FORMS

RING, TICK = ("focus", "o", True), ("muted", "|", False)
FILLED = ("focus", "o", False)
THIN, THICK = 1.4, 2.8
forms = pytest.mark.parametrize("form", FORMS)


def edition(*rows: Row, **more: Any) -> Edition:
    return open_edition(case(list(rows), **more), LAST)


def drawing(name: str, of: Edition, form: str = "wide") -> Drawing:
    return read(getattr(figures, name)(of).canvas(form))


def across(dots: list[Dot]) -> list[Dot]:
    return sorted(dots, key=lambda dot: dot.x)


@forms
class TestOutletsToOrigins:
    """A thick ring at the least number of origins, a thin one at the most, a tick at what is left.

    Arson has five mentions and two to three origins, two without the guard; barrels have three
    mentions of one report and none without it.
    """

    def test_the_legend_says_what_the_marks_of_the_rows_are(self, form: str) -> None:
        picture = drawing("outlets_to_origins", later(), form)
        assert picture.legend == {
            "origins, at the least (thick) and at the most": RING,
            "without its heaviest voice": TICK,
        }
        assert set(picture.below_legend().looks) == set(picture.legend.values())

    def test_each_row_has_its_rings_and_its_tick_at_their_numbers(self, form: str) -> None:
        picture = drawing("outlets_to_origins", later(), form)
        at = {words.text: words.x for words in picture.words if words.text.isdigit()}
        unit = (at["3"] - at["0"]) / 3
        rings = {"arson": [(2, THICK), (3, THIN)], "barrels": [(1, THICK)]}
        left = {"arson": 2, "barrels": 0}
        for label, origins in rings.items():
            row = picture.row(label)
            assert row.looks == {RING: len(origins), TICK: 1}
            found = [(dot.x, dot.pen) for dot in across(row.dots) if dot.look == RING]
            assert found == [(pytest.approx(at["0"] + many * unit), pen) for many, pen in origins]
            (tick,) = [dot for dot in row.dots if dot.look == TICK]
            assert tick.x == pytest.approx(at["0"] + left[label] * unit)

    def test_a_line_runs_from_the_least_to_the_most(self, form: str) -> None:
        picture = drawing("outlets_to_origins", later(), form)
        (line,) = [s for s in picture.row("arson").strokes if s.role == "focus"]
        rings = [dot.x for dot in across(picture.row("arson").dots) if dot.look == RING]
        assert list(line.xs) == rings
        (line,) = [s for s in picture.row("barrels").strokes if s.role == "focus"]
        assert line.xs[0] == line.xs[1]

    def test_numbers_and_what_is_left_stand_in_words_in_their_row(self, form: str) -> None:
        picture = drawing("outlets_to_origins", later(), form)
        arson, barrels = picture.row("arson"), picture.row("barrels")
        assert "5 in 5" in arson.texts and "3 in 3" in barrels.texts
        assert "Without guard: 2 of 5 mentions" in " ".join(arson.texts)
        assert "Without report: nothing" in barrels.texts
        label = picture.find("arson")
        assert label.bold and label.mark is not None
        assert label.mark[0] == "register.html?proposition_id=arson"


@forms
class TestLoadBearing:
    """A dot is a proposition that is left with nothing; it is hollow if it was mentioned once.

    Ann says p, q and r, and a second paper repeats q from the first. Ben and cat both say s in the
    third: it stands without either, and not without the paper.
    """

    ROWS = (
        claim(1, "ann"),
        claim(2, "ann", proposition_id="q"),
        claim(3, "ann", proposition_id="r"),
        claim(1, "ann", document_id="d2", derived_from="d1-02a", proposition_id="q"),
        claim(1, "ben", document_id="d3", proposition_id="s"),
        claim(2, "cat", document_id="d3", proposition_id="s"),
    )

    def test_the_legend_says_what_the_dots_are(self, form: str) -> None:
        picture = drawing("load_bearing", edition(*self.ROWS), form)
        assert picture.legend == {
            "mentioned more than once (how often)": FILLED,
            "mentioned once": RING,
        }

    def test_each_row_has_a_dot_for_each_proposition_that_falls(self, form: str) -> None:
        picture = drawing("load_bearing", edition(*self.ROWS), form)
        assert picture.row("ann").looks == {FILLED: 1, RING: 2}
        assert picture.row("D1").looks == {FILLED: 1, RING: 2}
        assert picture.row("D3").looks == {FILLED: 1}
        assert picture.below_legend().looks == {FILLED: 3, RING: 4}
        assert "ben" not in picture.texts and "cat" not in picture.texts

    def test_dots_and_words_have_one_order_and_lead_to_the_proposition(self, form: str) -> None:
        row = drawing("load_bearing", edition(*self.ROWS), form).row("ann")
        assert "q (2); p; r" in row.texts
        marks = [dot.mark for dot in across(row.dots)]
        assert marks == [
            ("register.html?proposition_id=q", "q: two mentions, none without ann"),
            ("register.html?proposition_id=p", "p: one mention, none without ann"),
            ("register.html?proposition_id=r", "r: one mention, none without ann"),
        ]

    def test_origins_stand_above_relays_each_under_its_heading(self, form: str) -> None:
        picture = drawing("load_bearing", edition(*self.ROWS), form)
        above = next(words.y for words in picture.words if words.text.startswith("Origins: "))
        below = next(words.y for words in picture.words if words.text.startswith("Relays: "))
        assert above < picture.find("ann").y < below < picture.find("D1").y
        # An outlet is no row of a table, so its name leads nowhere.
        mark = picture.find("ann").mark
        assert mark is not None and mark[0] == "reference.html#ann"
        assert picture.find("D1").mark is None

    def test_nothing_is_lost_where_dots_need_more_lines(self, form: str) -> None:
        rows = [claim(at, "ann", proposition_id=f"p{at:02}") for at in range(1, 91)]
        picture = drawing("load_bearing", edition(*rows), form)
        row = picture.row("ann")
        assert row.looks == {RING: 90}
        assert len({(dot.x, dot.y) for dot in row.dots}) == 90
        assert all(0 < dot.x < picture.width for dot in row.dots)
        assert any(text.endswith(" more") for text in row.texts)

    def test_past_the_tenth_they_are_counted(self, form: str) -> None:
        rows = [claim(at, f"voice {at}", proposition_id=f"p{at}") for at in range(1, 13)]
        picture = drawing("load_bearing", edition(*rows), form)
        named = [words for words in picture.words if words.text.startswith("voice ")]
        assert len(named) == 10
        assert picture.texts.count("Two more in the table below") == 1

    def test_where_nothing_hangs_on_one_that_is_said(self, form: str) -> None:
        rows = [claim(1, "ann"), claim(1, "ben", document_id="d2")]
        rows += [claim(3, "ann", proposition_id="q")]
        picture = drawing("load_bearing", edition(*rows), form)
        assert picture.row("ann").looks == {RING: 1}
        alone = drawing("load_bearing", edition(*self.ROWS[4:]), form)
        assert "None: there is always another way." in alone.texts
        assert alone.row("D3").looks == {FILLED: 1}


@forms
class TestAdmiraltyGrid:
    """A cell is as dark as its share of the fullest, framed where both grades say the same."""

    ROWS = (
        *(claim(at, "ann", credibility="2") for at in (1, 2, 3)),
        claim(4, "ann"),
        claim(5, "ben"),
        claim(6, "ben"),
        claim(7, "cat", credibility="6"),
    )
    SOURCES: ClassVar = {
        "ann": {"reliability": "B"},
        "ben": {"reliability": "F"},
        "cat": {"reliability": "C"},
    }

    def grid(self, form: str) -> Drawing:
        return drawing("admiralty_grid", edition(*self.ROWS, sources=self.SOURCES), form)

    def filled(self, picture: Drawing) -> dict[str, Bar]:
        """Return the cells that hold claims, by their grade."""
        return {bar.mark[1].partition(":")[0]: bar for bar in picture.bars if bar.mark}

    def test_there_is_a_cell_for_each_pair_of_grades(self, form: str) -> None:
        cells = [bar for bar in self.grid(form).bars if bar.role == "band"]
        assert len(cells) == 36
        assert len({(round(cell.x), round(cell.y)) for cell in cells}) == 36

    def test_a_filled_cell_is_as_dark_as_its_number_and_grey_where_not_judged(
        self, form: str
    ) -> None:
        filled = self.filled(self.grid(form))
        found = {grade: (bar.role, bar.alpha) for grade, bar in filled.items()}
        assert found == {
            "B2": ("soft", pytest.approx(1)),
            "B3": ("soft", pytest.approx(0.5)),
            "C6": ("rule", pytest.approx(0.5)),
            "F3": ("rule", pytest.approx(0.75)),
        }

    def test_its_number_stands_in_the_middle_of_the_cell(self, form: str) -> None:
        picture = self.grid(form)
        numbers = {"B2": "3", "B3": "1", "C6": "1", "F3": "2"}
        for grade, bar in self.filled(picture).items():
            inside = [
                words.text
                for words in picture.words
                if words.x == pytest.approx(bar.x + bar.width / 2)
                and bar.y < words.y < bar.y + bar.height
            ]
            assert inside == [numbers[grade]]

    def test_the_five_cells_of_equal_grades_are_framed_as_the_key_says(self, form: str) -> None:
        picture = self.grid(form)
        frames = [stroke for stroke in picture.strokes if stroke.role == "focus"]
        assert len(frames) == 6
        # From the first to the last, each right of and below the one before; the last is the key.
        *own, key = sorted(frames, key=lambda stroke: stroke.ys[0])
        assert [stroke.xs[0] for stroke in own] == sorted(stroke.xs[0] for stroke in own)
        said = picture.find("both grades say the same")
        assert abs(said.y - key.ys[0]) < 14 and key.xs[1] < said.x
        judged = self.filled(picture)["B2"]
        assert own[1].xs[0] == pytest.approx(judged.x + 1)
        assert own[1].ys[0] == pytest.approx(judged.y + 1)

    def test_what_cannot_be_judged_stands_apart(self, form: str) -> None:
        cells = [bar for bar in self.grid(form).bars if bar.role == "band"]
        lefts, tops = (
            sorted({round(at, 3) for at in ats})
            for ats in zip(*((cell.x, cell.y) for cell in cells), strict=True)
        )
        for edges in (lefts, tops):
            steps = [after - before for before, after in pairwise(edges)]
            assert steps[-1] == pytest.approx(steps[0] + 12, abs=0.01)
            assert steps[:-1] == [pytest.approx(steps[0], abs=0.01)] * 4
