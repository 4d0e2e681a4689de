"""A canvas as SVG: one link to a mark, with its tooltip, whatever it is drawn of."""

import xml.etree.ElementTree as ET

from onrecord.drawing.canvas import Canvas
from onrecord.drawing.svg import svg

SVG = "{http://www.w3.org/2000/svg}"


def links(canvas: Canvas) -> list[ET.Element]:
    return list(ET.fromstring(svg(canvas, "name", "Words")).iter(f"{SVG}a"))  # noqa: S314 - our own


def test_dot_and_number_of_a_mark_are_one_link() -> None:
    canvas = Canvas(100, 60)
    canvas.dot(20, 20, "focus", size=20, mark=("a.html", "Two claims"))
    canvas.text(20, 24, "2", "paper", align="center", mark=("a.html", "Two claims"))
    canvas.dot(60, 20, "denied", mark=("b.html", "A denial"))
    one, two = links(canvas)
    assert (one.get("href"), two.get("href")) == ("a.html", "b.html")
    assert [child.tag.removeprefix(SVG) for child in one] == ["title", "use", "text"]
    assert [child.text for child in one][::2] == ["Two claims", "2"]


def test_the_lines_of_a_label_are_one_link() -> None:
    canvas = Canvas(100, 60)
    canvas.lines(4, 20, ["First", "second"], mark=("a.html", "First second"))
    (link,) = links(canvas)
    assert [text.text for text in link.iter(f"{SVG}text")] == ["First", "second"]


def test_a_mark_without_an_address_has_a_tooltip_and_no_link() -> None:
    canvas = Canvas(100, 60)
    canvas.box(4, 4, 20, 20, "focus", mark=("", "Four claims"))
    assert not links(canvas)
    assert "<title>Four claims</title>" in svg(canvas, "name", "Words")


def test_a_sheet_that_is_cropped_is_the_sheet_that_was_made_so_long() -> None:
    def drawing(canvas: Canvas) -> Canvas:
        canvas.box(4, 4, 40, 12, "soft", rounding=3)
        canvas.text(10, 30, "Words", upright=True)
        canvas.stroke([4, 90], [50, 50], "focus", 2, cap="round")
        canvas.dot(50, 50, "denied", "X")
        return canvas

    long = drawing(Canvas(100))
    long.crop(60)
    assert svg(long, "name", "Words") == svg(drawing(Canvas(100, 60)), "name", "Words")
