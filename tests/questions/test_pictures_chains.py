"""What the figures on time and on chains say: marks, lines, bars and words counted by hand."""

from typing import Any, ClassVar
from unittest.mock import ANY

import pytest

from onrecord.addresses import rows_of
from onrecord.model.edition import Edition, open_edition
from onrecord.questions.registry import figures
from tests.cases import LAST, Row, case, claim
from tests.drawing_reader import Dot, Drawing, read
from tests.harbour import later
from tests.pictures import FORMS

forms = pytest.mark.parametrize("form", FORMS)


def edition(*rows: Row, **more: Any) -> Edition:
    return open_edition(case(list(rows), **more), LAST)


def drawing(name: str, of: Edition, form: str = "wide") -> Drawing:
    return read(getattr(figures, name)(of).canvas(form))


@forms
class TestTimeline:
    """A lane for each stance; a mark is a claim, or as many as the number in it says."""

    LANES: ClassVar = {
        "Asserted 7": ("focus", "o", False),
        "Not confirmed 1": ("open", "s", False),
        "No answer 1": ("muted", "|", False),
        "Only as reworded 1": ("muted", "o", True),
        "Unattributed 1": ("muted", "o", True),
        "Documents 6": ("muted", "o", False),
    }

    def lanes(self, picture: Drawing, names: list[str]) -> dict[str, list[Dot]]:
        """Return the marks of each lane, from the left."""
        tops = [picture.find(name).y for name in names]
        wide = picture.width > 600
        found: dict[str, list[Dot]] = {}
        for dot in sorted(picture.dots, key=lambda dot: dot.x):
            # The name of a lane stands beside its marks or above them.
            ys = [abs(dot.y - y + 4) if wide else (dot.y - y) % 1000 for y in tops]
            found.setdefault(names[ys.index(min(ys))], []).append(dot)
        return found

    def numbers(self, picture: Drawing, dots: list[Dot]) -> list[int]:
        """Return how many rows each mark says that it stands for."""
        inside = {(round(w.x, 3), w.mark): int(w.text) for w in picture.words if w.role == "paper"}
        return [inside.get((round(dot.x, 3), dot.mark), 1) for dot in dots]

    def test_each_lane_has_marks_of_its_look_for_all_of_its_claims(self, form: str) -> None:
        picture = drawing("timeline", later(), form).below_legend()
        lanes = self.lanes(picture, list(self.LANES))
        assert list(lanes) and set(lanes) == set(self.LANES)
        for name, look in self.LANES.items():
            assert {dot.look for dot in lanes[name]} == {look}
            assert sum(self.numbers(picture, lanes[name])) == int(name.rpartition(" ")[2])
            assert picture.find(name).role == look[0]

    def test_a_mark_leads_to_as_many_rows_as_its_number_says(self, form: str) -> None:
        picture = drawing("timeline", later(), form).below_legend()
        for dot, number in zip(picture.dots, self.numbers(picture, picture.dots), strict=True):
            assert dot.mark is not None and len(rows_of(dot.mark[0])) == number
        (two,) = [dot for dot in picture.dots if dot.mark and "wire-02a" in dot.mark[0]]
        assert two.mark is not None
        assert rows_of(two.mark[0])[:2] == ("wire-01a", "wire-02a")

    def test_own_words_are_filled_and_relayed_ones_hollow_below_them(self, form: str) -> None:
        known = [claim(at, name, "denies") for at, name in enumerate(("ann", "ben"), 1)]
        told = [
            claim(at, name, "denies", document_id="d2", derivation=how)
            for at, (name, how) in enumerate((("cat", "unknown"), ("dan", "")), 1)
        ]
        picture = drawing("timeline", edition(*known, *told), form)
        assert picture.legend == {
            "the speaker’s own word": ("ink", "o", False),
            "as others have it, or only as they word it": ("ink", "o", True),
        }
        own, relayed = (dot for dot in picture.dots if dot.look[0] == "denied")
        assert own.look == ("denied", "o", False) and relayed.look == ("denied", "o", True)
        assert relayed.y > own.y and relayed.x > own.x
        assert own.mark == ("register.html?ids=d1-01a,d1-02a", ANY)
        assert relayed.mark is not None
        assert relayed.mark[1] == ("two claims; the first: cat, as D2 has it: Somebody said so.")
        numbers = [words.role for words in picture.words if words.mark == relayed.mark]
        assert numbers == ["denied"]
        assert "Denied 2" in picture.texts and "As others have it 2" in picture.texts

    def test_a_lane_of_relayed_words_alone_says_so(self, form: str) -> None:
        told = claim(1, "ann", "denies", derivation="")
        picture = drawing("timeline", edition(told, claim(2, "ben")), form)
        assert "Denied, relayed 1" in picture.texts

    def test_what_only_a_retelling_words_so_is_in_no_lane_of_its_stance(self, form: str) -> None:
        open_ = claim(1, "ann", "not_confirmed")
        retold = claim(1, "ann", "denies", document_id="d2", derived_from="d1-01a")
        picture = drawing("timeline", edition(open_, retold), form)
        assert not [dot for dot in picture.dots if dot.look[0] == "denied"]
        (dot,) = [dot for dot in picture.dots if dot.mark and "d2-01a" in dot.mark[0]]
        assert dot.look == ("muted", "o", True) and dot.mark is not None
        assert dot.mark[1].startswith("ann, only as D2 words it: ")
        assert picture.find("Only as reworded 1").role == "muted"

    def test_a_bar_leads_to_all_that_give_its_date_roots_first(self, form: str) -> None:
        rows = [
            claim(1, "ann", document_id="d3", event_date="2024-10"),
            claim(1, "ann", document_id="d2", event_date="2024-10", derived_from="d3-01a"),
        ]
        days = {"d2": "2024-11-05", "d3": "2024-11-05"}
        picture = drawing("timeline", edition(*rows, documents=days), form)
        (bar,) = [bar for bar in picture.bars if bar.role == "soft"]
        assert bar.mark == ("register.html?ids=d3-01a,d2-01a", "p, October 2024: ann")

    def test_days_stand_at_their_distance(self, form: str) -> None:
        rows = [claim(1, "ann", said_date=f"2024-10-{day:02}") for day in (1, 11, 31)]
        rows = [row | {"claim_id": f"d3-{at:02}a"} for at, row in enumerate(rows, 1)]
        rows = [row | {"document_id": "d3"} for row in rows]
        picture = drawing("timeline", edition(*rows), form)
        first, second, third = sorted(dot.x for dot in picture.dots if dot.look[0] == "focus")
        assert (third - second) / (second - first) == pytest.approx(2)

    def test_a_vague_day_is_a_line_over_all_that_it_can_mean(self, form: str) -> None:
        rows = [
            claim(1, "ann", document_id="d3", said_date="2024-10-30"),
            claim(2, "ann", document_id="d3", said_date="2024-11-09"),
            claim(3, "ann", document_id="d3", said_date="2024-11-01/2024-11-10"),
        ]
        picture = drawing("timeline", edition(*rows), form)
        marks = [dot for dot in picture.dots if dot.look[0] == "focus"]
        day = (max(dot.x for dot in marks) - min(dot.x for dot in marks)) / 10
        (line,) = [s for s in picture.strokes if s.role == "focus"]
        assert line.xs[1] - line.xs[0] == pytest.approx(10 * day)
        assert line.xs[0] == pytest.approx(min(dot.x for dot in marks) + 1.5 * day)
        assert "Asserted 3" in picture.texts and "1 without an exact day" in picture.texts

    def test_what_lies_before_the_time_that_is_drawn_points_there(self, form: str) -> None:
        rows = [
            claim(at, f"v{at}", document_id="d3", said_date=f"2024-11-{at:02}")
            for at in range(1, 10)
        ]
        rows.append(claim(10, "old", document_id="d3", said_date="2001"))
        picture = drawing("timeline", edition(*rows), form)
        (pointer,) = [dot for dot in picture.dots if dot.look[1] == "<"]
        assert pointer.look == ("focus", "<", False)
        assert pointer.mark is not None and rows_of(pointer.mark[0]) == ("d3-10a",)
        others = [dot for dot in picture.dots if dot.look == ("focus", "o", False)]
        assert pointer.x < min(dot.x for dot in others)
        # It is smaller than a mark of one claim, so that it reads as a sign and not as a day.
        assert pointer.size < min(dot.size for dot in others)

    def test_bars_are_as_long_as_what_a_date_can_mean(self, form: str) -> None:
        rows = [
            claim(1, "ann", event_date="2024-10", said_date="2024-09-01"),
            claim(2, "ann", event_date="2024-09-01/2024-11-30~", said_date="2024-11-30"),
        ]
        days = {"d1": "2024-11-30"}
        picture = drawing("timeline", edition(*rows, documents=days), form)
        exact, vague = [bar for bar in picture.bars if bar.role == "soft"][::-1]
        first, last = sorted(dot.x for dot in picture.dots if dot.look[0] == "focus")
        day = (last - first) / 90
        assert (exact.width, vague.width) == pytest.approx((31 * day, 91 * day))
        assert exact.x == pytest.approx(first + 29.5 * day)
        assert vague.x == pytest.approx(first - day / 2)
        assert (exact.edge, vague.edge) == ("focus", "line")
        assert exact.alpha > vague.alpha
        assert picture.find("p (October 2024)").y < exact.y
        assert exact.mark == ("register.html#d1-01a", "p, October 2024: ann")

    def test_a_mark_that_counts_grows_with_its_number(self, form: str) -> None:
        few = [claim(at, f"v{at}") for at in range(1, 4)]
        many = [claim(at, f"v{at}", document_id="d3") for at in range(1, 82)]
        picture = drawing("timeline", edition(*few, *many), form)
        small, large = sorted(
            (dot for dot in picture.dots if dot.look == ("focus", "o", False)),
            key=lambda dot: dot.x,
        )
        assert self.numbers(picture, [small, large]) == [3, 81]
        assert large.size > 1.5 * small.size


@forms
class TestProvenanceGraph:
    """A filled node brings something of its own, a hollow one only takes from others."""

    HOLLOW = ("COURIER", "GAZETTE", "WEEKLY")
    FILLED = ("WIRE", "HERALD", "JOURNAL")
    #: Each text and the one that it takes most from; of two with as many, the first by name.
    PARENTS: ClassVar = {"COURIER": "WIRE", "GAZETTE": "COURIER", "WEEKLY": "GAZETTE"}

    def node(self, graph: Drawing, name: str) -> Dot:
        address = f"reference.html#{name.lower()}"
        (dot,) = [dot for dot in graph.dots if dot.mark and dot.mark[0] == address]
        (words,) = [words for words in graph.words if words.mark == dot.mark]
        assert words.text.startswith(name) and abs(words.y - dot.y) < 6 and words.x > dot.x
        return dot

    def test_filled_and_hollow_nodes_are_those_of_the_legend(self, form: str) -> None:
        graph = drawing("provenance_graph", later(), form)
        assert graph.legend == {
            "brings something of its own": ("focus", "o", False),
            "only takes from others": ("focus", "o", True),
        }
        assert graph.below_legend().looks == {("focus", "o", False): 3, ("focus", "o", True): 3}
        for name in (*self.HOLLOW, *self.FILLED):
            assert self.node(graph, name).look[2] == (name in self.HOLLOW)

    def test_lines_join_each_text_to_the_one_it_takes_most_from(self, form: str) -> None:
        graph = drawing("provenance_graph", later(), form)
        lines = {(s.xs[0], s.ys[0], s.xs[-1], s.ys[-1]) for s in graph.strokes if s.role == "line"}
        expected = set()
        for name, parent in self.PARENTS.items():
            child, above = self.node(graph, name), self.node(graph, parent)
            expected.add((above.x, above.y, child.x, child.y))
            assert above.x < child.x and above.y < child.y
        assert lines == expected

    def test_origins_are_named_beside_the_text_that_brings_them(self, form: str) -> None:
        graph = drawing("provenance_graph", later(), form)
        for text, name in (
            ("guard + 1", "WIRE"),
            ("insider", "HERALD"),
            ("ministry + 1", "JOURNAL"),
        ):
            words, dot = graph.find(text), self.node(graph, name)
            assert words.role == "muted" and words.x == 4
            assert -20 < words.y - dot.y < 6


@forms
class TestWordingDrift:
    """Two wordings side by side, and between them a sign that says what became of the first."""

    #: By the words on both sides: the sign, and how the note below begins.
    SIGNS: ClassVar = {
        ("(words not given)", "(words not given)"): "stance changed",
        ("“probably set”", "“set”"): "worded more surely",
        ("“barrels were probably there”", "“barrels”"): "worded more surely",
        ("“I saw it being set”", "“probably set”"): "worded less surely",
    }

    def test_the_legend_says_what_the_signs_are(self, form: str) -> None:
        assert drawing("wording_drift", later(), form).legend == {
            "worded more surely": ("denied", "^", False),
            "worded less surely": ("focus", "v", False),
            "worded as surely": ("muted", "_", False),
            "not comparable": ("muted", "o", True),
            "stance changed": ("denied", "X", False),
        }

    def test_each_pair_has_the_sign_that_its_note_names(self, form: str) -> None:
        picture = drawing("wording_drift", later(), form)
        rows = picture.rows()
        assert len(rows) == 4
        found = {}
        for row in rows:
            (dot,) = row.dots
            (sign,) = [words for words, look in picture.legend.items() if look == dot.look]
            said = [t for t in row.texts if t.startswith("“") or t == "(words not given)"]
            found[tuple(said)] = sign
            assert any(text.lower().startswith(sign) for text in row.texts)
        assert found == self.SIGNS

    def test_what_was_printed_first_stands_first(self, form: str) -> None:
        picture = drawing("wording_drift", later(), form)
        first, then = picture.find("“I saw it being set”"), picture.find("“set”")
        if form == "wide":
            assert first.x < picture.width / 2 < then.x
        else:
            assert first.x < then.x
        assert first.mark == ("register.html#wire-01a", "guard, in WIRE: asserts, certain")
        said = [words for words in picture.words if words.text.startswith("guard, in WIRE: ")]
        assert first.mark in [words.mark for words in said]
        assert picture.find("Worded more surely; changed hands").y > then.y
