"""What the figures on voices say: marks, bars, numbers and words of cases counted by hand."""

import dataclasses
from typing import Any, ClassVar

import pytest

from onrecord.model.edition import Edition, open_edition
from onrecord.model.stances import TO_A_PROPOSITION
from onrecord.questions.registry import figures
from tests.cases import LAST, Row, case, claim
from tests.drawing_reader import Drawing, read
from tests.harbour import later
from tests.pictures import FORMS

ESTABLISHED, DESCRIBED = ("focus", "o", False), ("focus", "o", True)
ASSERTS, DENIES, DOUBTS = ("focus", "o", False), ("denied", "X", False), ("doubted", "^", False)
UNAWARE, NOT_CONFIRMED = ("open", "D", False), ("open", "s", False)
DECLINED, NO_ANSWER = ("muted", "_", False), ("muted", "|", False)
UNNAMED = {"attribution": "described_anonymous", "persons_min": "1"}
forms = pytest.mark.parametrize("form", FORMS)


def edition(*rows: Row, **more: Any) -> Edition:
    return open_edition(case(list(rows), **more), LAST)


def drawing(name: str, of: Edition, form: str = "wide") -> Drawing:
    return read(getattr(figures, name)(of).canvas(form))


@forms
class TestStatusBoard:
    """A dot is an origin shown to be separate, a ring any other; other marks say who is against.

    Arson: the guard in three papers, the mayor, and an insider who may be the guard; the guard and
    the mayor are known to be independent. Barrels: a report in three papers.
    """

    def test_the_legend_says_what_the_marks_of_the_rows_are(self, form: str) -> None:
        assert drawing("status_board", later(), form).legend == {
            "origin shown to be separate": ESTABLISHED,
            "origin": DESCRIBED,
            "denied": DENIES,
            "doubted": DOUBTS,
            "not known": UNAWARE,
            "not confirmed": NOT_CONFIRMED,
            "declined": DECLINED,
            "no answer": NO_ANSWER,
        }

    def test_each_row_has_as_many_dots_and_rings_as_origins(self, form: str) -> None:
        board = drawing("status_board", later(), form)
        arson, barrels = board.row("“arson”"), board.row("“barrels”")
        assert arson.looks == {ESTABLISHED: 2, DESCRIBED: 1, NO_ANSWER: 1}
        assert barrels.looks == {DESCRIBED: 1, NOT_CONFIRMED: 1}
        origins = [dot for dot in arson.dots if dot.look[0] == "focus"]
        assert [dot.look for dot in sorted(origins, key=lambda dot: dot.x)] == [
            ESTABLISHED,
            ESTABLISHED,
            DESCRIBED,
        ]

    def test_numbers_stand_in_words_beside_the_dots(self, form: str) -> None:
        board = drawing("status_board", later(), form)
        assert "five mentions, five outlets" in board.row("“arson”").texts
        assert "three mentions, three outlets" in board.row("“barrels”").texts

    def test_who_is_against_stands_right_of_the_mark_for_it(self, form: str) -> None:
        board = drawing("status_board", later(), form)
        for text, look in (("No answer", NO_ANSWER), ("Not confirmed", NOT_CONFIRMED)):
            words = board.find(f"{text}: ministry")
            (dot,) = [dot for dot in board.below_legend().dots if dot.look == look]
            assert abs(words.y - dot.y) < 6 and 0 < words.x - dot.x < 14

    def test_each_stance_against_has_its_own_mark(self, form: str) -> None:
        taken = {"denies": DENIES, "doubts": DOUBTS}
        for stance, look in taken.items():
            board = drawing("status_board", edition(claim(1, "ann", stance)), form)
            assert board.row("“p”").looks == {look: 1}

    def test_origins_past_the_eighth_are_counted(self, form: str) -> None:
        rows = [claim(at, f"voice {at}") for at in range(1, 12)]
        row = drawing("status_board", edition(*rows), form).row("“p”")
        assert sum(row.looks.values()) == 8
        assert "+3 · eleven mentions, one outlet" in " ".join(row.texts)

    def test_what_is_crucial_is_bold(self, form: str) -> None:
        one = case([claim(1, "ann"), claim(2, "ann", proposition_id="q")])
        known = one.propositions.assign(crucial=["yes", "no"])
        board = drawing(
            "status_board", open_edition(dataclasses.replace(one, propositions=known), LAST), form
        )
        assert (board.find("“p”").bold, board.find("“q”").bold) == (True, False)


@forms
class TestStanceMatrix:
    """A mark in a cell is the stance of that voice on that proposition, a point is silence."""

    CELLS: ClassVar = {
        ("guard", "arson"): ASSERTS,
        ("insider", "arson"): ASSERTS,
        ("mayor", "arson"): ASSERTS,
        ("ministry", "arson"): NO_ANSWER,
        ("ministry", "barrels"): NOT_CONFIRMED,
        ("report", "barrels"): ASSERTS,
    }

    def test_the_legend_says_what_the_marks_in_the_cells_are(self, form: str) -> None:
        assert drawing("stance_matrix", later(), form).legend == {
            "asserts": ASSERTS,
            "doubts": DOUBTS,
            "has no knowledge or sign of it": UNAWARE,
            "has not confirmed": NOT_CONFIRMED,
            "declined to comment": DECLINED,
            "gave no answer": NO_ANSWER,
            "denies": DENIES,
        }

    def test_every_voice_has_its_stances_in_their_cells_and_points_elsewhere(
        self, form: str
    ) -> None:
        matrix = drawing("stance_matrix", later(), form)
        body = matrix.below_legend()
        voices = {voice for voice, _ in self.CELLS}
        columns = {name: matrix.find(name).x - 4 for name in ("arson", "barrels")}
        found, silent = {}, set()
        for voice in voices:
            y = matrix.find(voice).y - 4
            for name, x in columns.items():
                marks = [d for d in body.dots if abs(d.x - x) < 6 and abs(d.y - y) < 6]
                points = [
                    s
                    for s in body.strokes
                    if s.width == 3 and abs(s.ys[0] - y) < 6 and any(abs(at - x) < 1 for at in s.xs)
                ]
                assert len(marks) + len(points) == 1
                if marks:
                    found[voice, name] = marks[0].look
                else:
                    silent.add((voice, name))
        assert found == self.CELLS
        assert len(silent) == 4
        assert sum(body.looks.values()) == 6

    def test_a_cell_leads_to_all_claims_of_that_voice(self, form: str) -> None:
        matrix = drawing("stance_matrix", later(), form)
        marks = {dot.mark for dot in matrix.below_legend().dots if dot.mark}
        found = {title: address for address, title in marks}
        assert found["guard: asserts, arson"] == "register.html?ids=wire-01a,courier-01a"
        assert found["ministry: gave no answer, arson"] == "register.html#journal-03a"

    def test_a_shared_row_counts_its_voices_beside_the_mark(self, form: str) -> None:
        own = {"wide": 32, "narrow": 24}[form]
        rows = [claim(at, f"voice {at:02}", "denies") for at in range(1, own + 1)]
        rows += [claim(at, f"voice {at:02}") for at in range(own + 1, own + 6)]
        matrix = drawing("stance_matrix", edition(*rows), form)
        assert matrix.below_legend().looks == {DENIES: own, ASSERTS: 1}
        number = matrix.find("5")
        (dot,) = [dot for dot in matrix.below_legend().dots if dot.look == ASSERTS]
        assert number.role == "focus" and number.mark == dot.mark
        assert abs(number.y - dot.y) < 6 and 0 < number.x - dot.x < 12
        assert abs(matrix.find("Five others").y - dot.y) < 6


@forms
class TestNamedOrUnnamed:
    """Bars to the left count claims of the unnamed, to the right of the named, in one unit."""

    ROWS = (
        *(claim(at, "ann") for at in range(1, 4)),
        *(claim(at, "ben") for at in range(4, 9)),
        claim(9, "ben", basis="document"),
        claim(10, "ann", basis="inference"),
        claim(11, "ann", basis="inference"),
    )

    def test_bars_are_as_long_as_their_numbers(self, form: str) -> None:
        picture = drawing("named_or_unnamed", edition(*self.ROWS, sources={"ann": UNNAMED}), form)
        (axis,) = [s.xs[0] for s in picture.strokes if s.role == "ink"]
        numbers = {"First hand": (3, 5), "Document": (0, 1), "Inference": (2, 0)}
        unit = next(bar.width / 5 for bar in picture.bars if bar.role == "focus")
        for basis, (unnamed, named) in numbers.items():
            bars = [bar for bar in picture.bars if bar.mark and f"{basis}: " in bar.mark[1]]
            left = [bar for bar in bars if bar.role == "muted"]
            right = [bar for bar in bars if bar.role == "focus"]
            assert [bar.width for bar in left] == [pytest.approx(unnamed * unit)] * bool(unnamed)
            assert [bar.width for bar in right] == [pytest.approx(named * unit)] * bool(named)
            assert all(bar.x + bar.width == pytest.approx(axis) for bar in left)
            assert all(bar.x == pytest.approx(axis) for bar in right)
            line = picture.between(bars[0].y, bars[0].y + bars[0].height)
            ends = sorted((words.x, words.text) for words in line.words if words.text.isdigit())
            assert [text for _, text in ends] == [str(unnamed), str(named)]
            assert ends[0][0] == pytest.approx(axis - unnamed * unit - 5)
            assert ends[1][0] == pytest.approx(axis + named * unit + 5)
        assert len(picture.bars) == 4
        # The longest bars leave no more room at the edge than their numbers need.
        assert axis + 5 * unit == pytest.approx(picture.width - 38)

    def test_relayed_words_are_hollow_beyond_the_own_and_reworded_ones_no_part(
        self, form: str
    ) -> None:
        rows = [
            claim(1, "ann"),
            claim(2, "ben"),
            claim(1, "ben", document_id="d2", derivation="", basis="first_hand"),
            claim(2, "ben", "denies", document_id="d2", derived_from="d1-01a", basis="first_hand"),
        ]
        of = edition(*rows, sources={"ann": UNNAMED})
        picture = drawing("named_or_unnamed", of, form)
        (axis,) = [s.xs[0] for s in picture.strokes if s.role == "ink"]
        own, relayed = sorted((bar for bar in picture.bars if bar.x >= axis), key=lambda b: b.x)
        assert (own.role, relayed.role, relayed.edge) == ("focus", "paper", "focus")
        assert relayed.x == pytest.approx(own.x + own.width) and relayed.width == own.width
        assert own.mark is not None and own.mark[0] == "register.html#d1-02a"
        assert relayed.mark is not None and relayed.mark[0] == "register.html#d2-01a"
        assert "by named voices, as others have it" in relayed.mark[1]
        assert "Three claims by what" in (subtitle := figures.named_or_unnamed(of).subtitle)
        assert "one stands only as a retelling words it, and count" in subtitle

    def test_each_side_is_named_above_in_its_colour(self, form: str) -> None:
        picture = drawing("named_or_unnamed", edition(*self.ROWS, sources={"ann": UNNAMED}), form)
        left, right = picture.find("Unnamed"), picture.find("Named")
        assert (left.role, right.role) == ("muted", "focus")
        assert left.x < right.x


@forms
class TestCustodyLadder:
    """Each artefact stands on its rung with the number of assertions on it."""

    ROWS = (
        *(claim(at, "ann", custody="seen") for at in (1, 2, 3)),
        claim(4, "ben", custody="verified", document_id="d2"),
        claim(5, "cat", custody="seen", document_id="d2"),
    )

    def test_artefacts_stand_on_their_rungs_with_their_numbers(self, form: str) -> None:
        ladder = drawing("custody_ladder", edition(*self.ROWS), form)
        assert len(ladder.rows()) == 6
        rungs = {row.words[0].text: row for row in ladder.rows()}
        assert list(rungs) == [
            "Verified",
            "Published",
            "Authenticated",
            "Held",
            "Seen",
            "Described",
        ]
        numbers = {
            name: [words.text for words in row.words if words.role == "paper"]
            for name, row in rungs.items()
        }
        assert numbers == {
            "Verified": ["1"],
            "Published": [],
            "Authenticated": [],
            "Held": [],
            "Seen": ["3", "1"],
            "Described": [],
        }
        for name, row in rungs.items():
            assert [bar.role for bar in row.bars] == ["focus"] * len(numbers[name])
            assert row.texts.count("none got here") == (not numbers[name])

    def test_number_and_name_lead_to_all_the_assertions(self, form: str) -> None:
        ladder = drawing("custody_ladder", edition(*self.ROWS), form)
        (bar,) = [bar for bar in ladder.bars if bar.mark and "ann" in bar.mark[1]]
        assert bar.mark is not None
        assert bar.mark[0] == "register.html?ids=d1-01a,d1-02a,d1-03a"
        assert ladder.find("3").mark == ladder.find("Evidence shown by: ann").mark == bar.mark
        number = ladder.find("3")
        assert bar.x < number.x < bar.x + bar.width and bar.y < number.y < bar.y + bar.height


@forms
class TestAnonymityRules:
    """A mark in each column says whether an unnamed voice meets that rule.

    Ann is described, her position in part, her reason in full, others assert the same, and one of
    her two claims is inference. Ben is not described, nothing is said of him, and he only denies.
    """

    ROWS = (
        claim(1, "ann"),
        claim(2, "ann", basis="inference"),
        claim(3, "ben", "denies"),
        claim(4, "cat"),
    )
    SOURCES: ClassVar = {
        "ann": {
            **UNNAMED,
            "position_to_know": "Senior; the body is not stated",
            "anonymity_reason": "Fear of reprisal",
        },
        "ben": {**UNNAMED, "attribution": "undescribed"},
    }
    YES, PART, NO = ("focus", "o", False), ("focus", "D", True), ("denied", "x", False)

    def test_the_legend_says_what_the_marks_are(self, form: str) -> None:
        table = drawing("anonymity_rules", edition(*self.ROWS, sources=self.SOURCES), form)
        assert table.legend == {"yes": self.YES, "in part": self.PART, "no": self.NO}

    def test_each_voice_has_its_answers_in_the_order_of_the_rules(self, form: str) -> None:
        table = drawing("anonymity_rules", edition(*self.ROWS, sources=self.SOURCES), form)
        # Of two voices the second stands below the last rule, above the line of the source.
        ann, ben = (table.find(name).y for name in ("ann", "ben"))
        answers = [
            [dot.look for dot in sorted(table.dots, key=lambda dot: dot.x) if abs(dot.y - y) < 8]
            for y in (ann, ben)
        ]
        assert answers == [
            [self.YES, self.PART, self.YES, self.YES, self.PART],
            [self.NO, self.NO, self.NO, self.YES],
        ]
        # To deny is to speak for oneself, so the fourth rule does not apply to Ben.
        columns = sorted({dot.x for dot in table.below_legend().dots if abs(dot.y - ann) < 8})
        dash = table.find("–")
        assert abs(dash.y - ben) < 8 and dash.x == pytest.approx(columns[3])

    def test_the_sums_stand_above_their_columns(self, form: str) -> None:
        table = drawing("anonymity_rules", edition(*self.ROWS, sources=self.SOURCES), form)
        sums = table.find("Met in full, of 2")
        numbers = [words for words in table.words if words.y == sums.y and words != sums]
        assert [words.text for words in numbers] == ["1", "0", "1", "1", "1"]
        columns = sorted({dot.x for dot in table.below_legend().dots})
        assert [words.x for words in numbers] == pytest.approx(columns)

    def test_the_claims_of_each_voice_are_counted(self, form: str) -> None:
        table = drawing("anonymity_rules", edition(*self.ROWS, sources=self.SOURCES), form)
        right = table.find("claims").x
        numbers = [words for words in table.words if words.x == right and words.text.isdigit()]
        assert [words.text for words in numbers] == ["2", "1"]


FIGURES = (
    "status_board",
    "stance_matrix",
    "anonymity_rules",
    "outlets_to_origins",
    "provenance_graph",
    "load_bearing",
    "wording_drift",
)


@forms
@pytest.mark.parametrize("name", FIGURES)
def test_no_mark_stands_in_a_picture_that_its_legend_does_not_have(name: str, form: str) -> None:
    rows = [claim(at, f"voice {at}", stance) for at, stance in enumerate(TO_A_PROPOSITION, start=1)]
    again = [row["claim_id"] for row in rows if row["stance"] == "asserts"]
    rows += [claim(1, "voice 1", document_id="d2", derived_from=name) for name in again]
    of = edition(*rows, sources={row["source_id"]: UNNAMED for row in rows})
    picture = drawing(name, of, form)
    assert set(picture.below_legend().looks) <= set(picture.legend.values())
