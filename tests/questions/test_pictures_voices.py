"""What the figures on voices say: marks, bars, numbers and words of cases counted by hand."""

import dataclasses
from typing import Any, ClassVar

import pytest

from onrecord.model.edition import Edition, open_edition
from onrecord.model.stances import OTHER, TO_A_PROPOSITION
from onrecord.questions.registry import figures
from tests.cases import LAST, Row, case, claim
from tests.drawing_reader import Drawing, Look, read
from tests.harbour import later
from tests.pictures import FORMS

RING, THIN, BROKEN = ("ink", "o", True), ("line", "o", True), ("line", "broken", True)
SEPARATE = ("ink", "o", False)
ASSERTS, DENIES, DOUBTS = ("focus", "o", False), ("denied", "X", False), ("doubted", "^", False)
UNAWARE, NOT_CONFIRMED = ("open", "D", False), ("open", "s", False)
DECLINED, NO_ANSWER = ("muted", "_", False), ("muted", "|", False)
SILENCE = (DECLINED, NO_ANSWER)
UNNAMED = {
    "attribution": "described_anonymous",
    "persons_min": "1",
    "position_to_know": "It was there.",
    "anonymity_reason": "It may not speak.",
}
forms = pytest.mark.parametrize("form", FORMS)


def edition(*rows: Row, **more: Any) -> Edition:
    return open_edition(case(list(rows), **more), LAST)


def drawing(name: str, of: Edition, form: str = "wide") -> Drawing:
    return read(getattr(figures, name)(of).canvas(form))


def told(*rows: Row, **more: Any) -> Edition:
    return edition(*rows, claim(90, "zed", proposition_id="q"), **more)


def hollow(look: Look) -> Look:
    return (*look[:2], True)


@forms
class TestStatusBoard:
    """A ring is an origin, a filled one shown to be separate; other marks say who is against.

    Arson: the guard in three papers, the mayor, and an insider who may be the guard; the guard and
    the mayor are known to be independent. Barrels: a report in three papers.
    """

    def test_the_legend_says_what_the_marks_of_the_rows_are(self, form: str) -> None:
        assert drawing("status_board", later(), form).legend == {
            "an origin, at the least": RING,
            "at the most: may be the same as another": THIN,
            "only infers it": BROKEN,
            "shown to be separate": SEPARATE,
            "denied": DENIES,
            "doubted": DOUBTS,
            "not known": UNAWARE,
            "not confirmed": NOT_CONFIRMED,
            "declined": DECLINED,
            "no answer": NO_ANSWER,
            "hollow: as others have it, or only as they word it": ("ink", "s", True),
        }

    def test_each_row_has_as_many_rings_as_origins_the_separate_ones_filled(
        self, form: str
    ) -> None:
        board = drawing("status_board", later(), form)
        arson, barrels = board.row("“arson”"), board.row("“barrels”")
        # That the ministry denies it is said by the weekly alone.
        assert arson.looks == {SEPARATE: 2, THIN: 1, NO_ANSWER: 1, hollow(DENIES): 1}
        assert barrels.looks == {RING: 1, NOT_CONFIRMED: 1}
        rings = [dot for dot in arson.dots if dot.look[1] == "o"]
        assert [dot.look for dot in sorted(rings, key=lambda dot: dot.x)] == [
            SEPARATE,
            SEPARATE,
            THIN,
        ]

    def test_rings_shown_to_be_separate_are_joined_and_no_others(self, form: str) -> None:
        board = drawing("status_board", later(), form)
        joined = [dot for dot in board.row("“arson”").dots if dot.look == SEPARATE]
        (line,) = [stroke for stroke in board.below_legend().strokes if stroke.role == "ink"]
        assert line.xs == tuple(sorted(dot.x for dot in joined))
        assert set(line.ys) == {dot.y for dot in joined}

    def test_thick_counts_at_the_least_thin_at_the_most_broken_only_infers(self, form: str) -> None:
        rows = [claim(1, "ann"), claim(2, "ben"), claim(3, "cat"), claim(4, "dan")]
        rows[3] |= {"basis": "inference"}
        one = edition(*rows, links=[("ann", "ben", "possibly_same")])
        row = drawing("status_board", one, form).row("“p”")
        assert row.looks == {RING: 2, THIN: 1, BROKEN: 1}
        pens = {dot.look: dot.pen for dot in row.dots}
        assert pens[RING] > 1.5 * pens[THIN] == 1.5 * pens[BROKEN]
        assert "from 2 to 3 origins; one only infers it" in " ".join(row.texts)

    def test_who_only_infers_it_is_no_origin(self, form: str) -> None:
        row = drawing("status_board", edition(claim(1, "ann", basis="inference")), form).row("“p”")
        assert row.looks == {BROKEN: 1}
        assert "no origin; one only infers it" in row.texts

    def test_numbers_stand_in_words_beside_the_rings(self, form: str) -> None:
        board = drawing("status_board", later(), form)
        assert {"from 2 to 3 origins", "five mentions, five outlets"} <= {
            *board.row("“arson”").texts
        }
        assert {"one origin", "three mentions, three outlets"} <= {*board.row("“barrels”").texts}

    def test_who_is_against_stands_right_of_the_mark_for_it(self, form: str) -> None:
        board = drawing("status_board", later(), form)
        for look in (NO_ANSWER, NOT_CONFIRMED):
            (dot,) = [dot for dot in board.below_legend().dots if dot.look == look]
            beside = [words for words in board.words if 0 < words.x - dot.x < 14]
            (words,) = [words for words in beside if abs(words.y - dot.y) < 6]
            assert words.text == "ministry" and words.bold

    def test_each_stance_against_has_its_own_mark_filled_where_it_is_a_voice_s_own_word(
        self, form: str
    ) -> None:
        taken = dict(zip(OTHER, (DENIES, DOUBTS, UNAWARE, NOT_CONFIRMED, *SILENCE), strict=True))
        for stance, look in taken.items():
            own = drawing("status_board", edition(claim(1, "ann", stance)), form)
            assert own.row("“p”").looks == {look: 1}
            rows = [claim(1, "ann", stance, through="bob"), claim(2, "cat", stance)]
            both = drawing("status_board", edition(*rows, sources={"bob": {}}), form)
            assert both.row("“p”").looks == {look: 1, hollow(look): 1}

    def test_own_and_relayed_words_stand_apart_after_marks_of_their_own(self, form: str) -> None:
        rows = [
            claim(1, "ann", "denies"),
            claim(2, "ben", "denies", derivation="unknown"),
            claim(3, "cat", "denies"),
        ]
        board = drawing("status_board", calm(told(*rows)), form)
        words = {dot.look: nearest(board, dot.x, dot.y) for dot in board.row("“p”").dots}
        assert words == {DENIES: "Denied: ann; cat", hollow(DENIES): "Denied: ben (as D1 has it)"}

    def test_what_a_retelling_alone_has_a_voice_say_is_told_as_the_retelling_s(
        self, form: str
    ) -> None:
        rows = [
            claim(1, "ann", "not_confirmed"),
            claim(1, "ann", "denies", document_id="d2", derived_from="d1-01a"),
        ]
        board = drawing("status_board", calm(told(*rows)), form)
        words = {dot.look: nearest(board, dot.x, dot.y) for dot in board.row("“p”").dots}
        assert words == {
            hollow(DENIES): "Denied: ann, only as D2 words it",
            NOT_CONFIRMED: "Not confirmed: ann",
        }

    def test_without_a_word_of_its_own_anywhere_the_legend_fills_no_mark(self, form: str) -> None:
        rows = [claim(1, "ann", "denies"), claim(2, "ben")]
        for row in rows:
            row |= {"derivation": ""}
        board = drawing("status_board", edition(*rows), form)
        assert board.row("“p”").looks == {RING: 1, hollow(DENIES): 1}
        assert {board.legend[word] for word in ("denied", "no answer")} == {
            hollow(DENIES),
            hollow(NO_ANSWER),
        }

    def test_rings_past_the_twelfth_are_counted(self, form: str) -> None:
        rows = [claim(at, f"voice {at}") for at in range(1, 16)]
        row = drawing("status_board", edition(*rows), form).row("“p”")
        assert sum(row.looks.values()) == 12
        assert "+3; 15 origins" in " ".join(row.texts)

    def test_what_is_crucial_is_bold(self, form: str) -> None:
        board = drawing("status_board", calm(told(claim(1, "ann")), "q"), form)
        assert (board.find("“p”").bold, board.find("“q”").bold) == (True, False)

    def test_a_crucial_point_is_its_question_and_its_voices_have_their_words(
        self, form: str
    ) -> None:
        one = case([claim(1, "ann"), claim(2, "ben", "doubts", cue="more is needed,")])
        known = one.propositions.assign(question="Was it so?")
        board = drawing(
            "status_board", open_edition(dataclasses.replace(one, propositions=known), LAST), form
        )
        row = board.row("Was it so?")
        assert {"ben", "“more is needed”"} <= {*row.texts}
        assert row.find("“more is needed”").mark == (
            "register.html#d1-02a",
            "ben: doubted. “more is needed”",
        )

    def test_a_single_voice_that_is_left_over_is_named_and_never_counted(self, form: str) -> None:
        for many, left in ((7, ""), (8, "and two more")):
            rows = [claim(at, f"voice {at}", "doubts") for at in range(1, many + 1)]
            row = drawing("status_board", edition(*rows), form).row("“p”")
            assert row.looks == {DOUBTS: many - (2 if left else 0)}
            assert [text for text in row.texts if text.startswith("and ")] == [left] * bool(left)


@forms
def test_where_more_than_six_points_are_crucial_none_is_large(form: str) -> None:
    for many, line in ((6, "ann0"), (7, "Doubted: ann0")):
        rows = [
            claim(at, f"ann{at}", "doubts", proposition_id=f"p{at}", cue="x" * at)
            for at in range(many)
        ]
        board = drawing("status_board", edition(*rows), form)
        assert nearest(board, *next((d.x, d.y) for d in board.row("“p0”").dots)) == line


def calm(of: Edition, but: str = "p") -> Edition:
    """Return ``of`` with the proposition ``but`` no longer crucial."""
    known = of.whole.propositions
    known = known.assign(crucial=known["crucial"].where(known["proposition_id"] != but, "no"))
    return open_edition(dataclasses.replace(of.whole, propositions=known), of.as_of)


def nearest(board: Drawing, x: float, y: float) -> str:
    """Return the line of type that stands right of a mark."""
    beside = [words for words in board.words if 0 < words.x - x < 14 and abs(words.y - y) < 6]
    (found,) = beside
    return found.text


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
        # One retelling makes a denial of what the ministry did not confirm.
        assert body.looks.pop(("denied", "X", True)) == 1
        assert sum(dot.look in self.CELLS.values() for dot in body.dots) == 6

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

    def test_a_rewording_is_hollow_and_in_the_row_of_who_words_it_so(self, form: str) -> None:
        said = claim(1, "eu", "not_confirmed")
        worded = claim(2, "eu", document_id="d2", derived_from=said["claim_id"])
        copied = claim(3, "eu", document_id="d3", derived_from=worded["claim_id"])
        matrix = drawing("stance_matrix", edition(said, worded, copied), form)
        body = matrix.below_legend()
        hollow = ("focus", "o", True)
        assert body.looks == {NOT_CONFIRMED: 1, hollow: 1}
        at = {dot.look: dot for dot in body.dots}
        assert abs(at[NOT_CONFIRMED].y - matrix.find("eu").y) < 6
        assert abs(at[hollow].y - matrix.find("Two carriers").y) < 6
        assert matrix.find("2").mark == at[hollow].mark
        assert at[hollow].mark == (
            f"register.html?ids={worded['claim_id']},{copied['claim_id']}",
            "Two carriers (Only as retellings word it): "
            "two: asserts (only as D2 and D3 word it), p",
        )

    def test_an_inference_that_others_have_a_voice_draw_is_hollow(self, form: str) -> None:
        own = claim(1, "ann", basis="inference")
        told = claim(2, "ben", basis="inference", derivation="unknown")
        matrix = drawing("stance_matrix", edition(own, told), form)
        looks = {
            name: [d.look for d in matrix.below_legend().dots if abs(d.y - matrix.find(name).y) < 6]
            for name in ("ann", "ben")
        }
        assert looks == {"ann": [ASSERTS], "ben": [("focus", "o", True)]}


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
        "ben": {"attribution": "undescribed", "persons_min": "1"},
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

    def test_a_voice_leads_to_its_row_and_tells_its_answers(self, form: str) -> None:
        table = drawing("anonymity_rules", edition(*self.ROWS, sources=self.SOURCES), form)
        mark = table.find("ann").mark
        assert mark is not None and mark[0] == "reference.html#ann"
        name, _, answers = mark[1].partition(". ")
        assert name == "ann, two claims"
        assert [answer.rpartition(": ")[2] for answer in answers.split("; ")] == [
            "yes",
            "in part",
            "yes",
            "yes",
            "in part",
        ]

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
