"""The kit: labels, rows, room along an axis, and what it may know."""

import ast
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord.drawing
from onrecord.drawing.canvas import Canvas
from onrecord.drawing.label import Label, draw_label, draw_row, whole
from onrecord.drawing.pack import NO_ROOM, pack
from onrecord.drawing.theme import WIDTHS

LONG = "A proposition about everything that anybody has ever said about drones. " * 6
SPANS = st.lists(
    st.tuples(st.integers(0, 200), st.integers(1, 40)).map(lambda at: (at[0], at[0] + at[1]))
)


def test_the_kit_knows_nothing_of_claims() -> None:
    known = {"onrecord.drawing", "onrecord.prose"}
    for path in Path(onrecord.drawing.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [name.name for name in node.names] if isinstance(node, ast.Import) else []
            own = [name for name in names if name.startswith("onrecord")]
            assert all(".".join(name.split(".")[:2]) in known for name in own), path


@given(SPANS, st.integers(0, 10), st.integers(0, 3))
def test_packed_spans_touch_nothing_on_their_line(
    spans: list[tuple[float, float]], gap: int, most: int
) -> None:
    placed = list(zip(spans, pack(spans, gap, most), strict=True))
    assert all(line < most for _, line in placed) or not most
    for (one, line), (two, other) in combinations(placed, 2):
        if line == other != NO_ROOM:
            assert one[1] + gap <= two[0] or two[1] + gap <= one[0]


@given(SPANS)
def test_a_span_stands_on_the_first_line_that_is_free(spans: list[tuple[float, float]]) -> None:
    lines = pack(spans)
    for place, line in enumerate(lines):
        for lower in range(line):
            before = [spans[at] for at in range(place) if lines[at] == lower]
            start, end = spans[place]
            assert any(start < other[1] and other[0] < end for other in before)


def test_a_label_that_is_cut_keeps_the_whole_for_its_tooltip() -> None:
    canvas = Canvas(WIDTHS["narrow"])
    draw_label(canvas, 4, 20, 200, Label(LONG, ("register.html", "Three claims"), most=2))
    assert [text.get_text()[-1] for text in canvas.axes.texts] != ["…", "…"]
    assert canvas.axes.texts[-1].get_text().endswith("…")
    ((address, title),) = canvas.marks.values()
    assert address == "register.html"
    assert title == f"{LONG}. Three claims"


def test_a_cut_label_without_a_link_has_a_tooltip_too() -> None:
    canvas = Canvas(WIDTHS["narrow"])
    draw_label(canvas, 4, 20, 200, Label(LONG, most=2))
    assert list(canvas.marks.values()) == [("", LONG)]


def test_a_label_that_fits_keeps_its_tooltip() -> None:
    canvas = Canvas(WIDTHS["narrow"])
    draw_label(canvas, 4, 20, 200, Label("Short", ("register.html", "Three claims")))
    draw_label(canvas, 4, 40, 200, Label("Plain"))
    assert list(canvas.marks.values()) == [("register.html", "Three claims")]
    assert whole("Short", ("", "Short, as said")) == ("", "Short, as said")


@pytest.mark.parametrize(("form", "beside"), [("wide", True), ("narrow", False)])
def test_a_row_has_its_label_beside_or_above_and_ends_with_the_longer(
    form: str, beside: bool
) -> None:
    for words, size in (("Short", 90.0), (LONG, 5.0), (LONG, 90.0)):
        canvas, bodies = Canvas(WIDTHS[form]), []

        def body(x: float, y: float, size: float = size, bodies: list = bodies) -> float:  # type: ignore[type-arg]
            bodies.append((x, y))
            return y + size

        end = draw_row(canvas, 100, Label(words), 300, body)
        ((x, y),) = bodies
        last = max(text.get_position()[1] for text in canvas.axes.texts)
        assert (x, y) == ((300, 100) if beside else (4, pytest.approx(last + 3)))
        assert end == pytest.approx(max(last + 3, y + size))


def test_what_is_drawn_for_one_mark_is_one_link() -> None:
    canvas = Canvas(100)
    one, two = ("a.html", "One"), ("b.html", "Two")
    canvas.dot(10, 10, "focus", mark=one)
    canvas.text(20, 10, "one", mark=one)
    canvas.dot(10, 30, "focus", mark=two)
    canvas.dot(10, 50, "focus", mark=one)
    assert list(canvas.marks.values()) == [one, two, one]
