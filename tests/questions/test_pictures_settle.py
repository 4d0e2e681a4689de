"""What the picture of what would settle it says: a ring for each fact that is missing."""

from onrecord.model.edition import open_edition
from onrecord.questions.registry import figures
from tests.counting.notation import build, rows
from tests.drawing_reader import read

LAST = "2024-12-31"


class TestSettle:
    """A point on which twelve speak for it, and one that one voice says and another denies."""

    def test_a_ring_stands_for_each_fact_and_many_are_counted(self) -> None:
        many = "; ".join(f"{letter}-1 {letter}{letter} asserts" for letter in "abcdefghijkl")
        case = build(rows(f"{many}; m-1 ann asserts @ q; n-1 ben denies @ q"))
        figure = figures.settle(open_edition(case, LAST))
        table = figure.frame
        drawing = read(figure.canvas("wide"))
        sizes, firmer = table["Facts needed"], table["Which is"] == "firmer"
        rings = sizes.where(sizes <= 9, 1)
        for_it, against = ("focus", "o", True), ("muted", "o", True)
        assert drawing.legend == {
            "a fact that would make it firmer": for_it,
            "a fact that would make it less firm": against,
        }
        assert drawing.looks == {
            for_it: 1 + rings[firmer].sum(),
            against: 1 + rings[~firmer].sum(),
        }
        assert sorted(sizes[sizes > 9]) == [11, 12]
        assert {"× 11", "× 12"} <= set(drawing.texts)
