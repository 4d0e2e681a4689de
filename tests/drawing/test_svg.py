"""A canvas as SVG: one link to a mark, with its tooltip, whatever it is drawn of."""

import io
import xml.etree.ElementTree as ET
from typing import Any

import matplotlib.image
import pytest
from matplotlib.colors import to_hex
from playwright.sync_api import Browser

from onrecord.drawing.canvas import Canvas
from onrecord.drawing.svg import svg
from onrecord.drawing.theme import DARK, ROLES
from onrecord.render.assets import style
from tests.pages import opened

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


def test_a_picture_stands_on_a_ground_of_its_own() -> None:
    canvas = Canvas(100, 60)
    for shapes in (0, 1):
        ground = ET.fromstring(svg(canvas, "name", "Words"))[shapes]  # noqa: S314 - our own
        assert ground.tag == f"{SVG}rect"
        assert ground.attrib == {"width": "100%", "height": "100%", "fill": ROLES["paper"]}
        canvas.dot(20, 20, "focus")


def test_shapes_have_no_colour_that_a_page_could_not_change() -> None:
    canvas = Canvas(100, 60)
    for at, (shape, hollow) in enumerate((("o", True), ("o", False), ("X", False), ("_", False))):
        canvas.dot(10 + 20 * at, 20, "focus", shape, hollow=hollow)
    root = ET.fromstring(svg(canvas, "name", "Words"))  # noqa: S314 - our own
    shapes = root.find(f"{SVG}defs")
    assert shapes is not None and len(shapes) == 4
    assert not [shape for shape in shapes if {"fill", "stroke"} & set(shape.keys())]
    uses = list(root.iter(f"{SVG}use"))
    assert [use.get("stroke") for use in uses] == [ROLES["focus"]] * 4
    assert uses[0].get("fill") == ROLES["paper"]


@pytest.mark.browser
@pytest.mark.parametrize(("scheme", "palette"), [("light", ROLES), ("dark", DARK)])
@pytest.mark.parametrize(("shape", "hollow"), [("o", True), ("o", False), ("s", True)])
def test_a_mark_has_the_colour_of_its_role_on_the_page(
    browser: Browser, scheme: str, palette: dict[str, str], shape: str, hollow: bool
) -> None:
    canvas = Canvas(100, 100)
    canvas.dot(50, 50, "focus", shape, 40, hollow=hollow, pen=8)
    html = f'<style>{style()}</style><div class="plot">{svg(canvas, "name", "Words")}</div>'
    look: Any = {"viewport": {"width": 300, "height": 300}, "color_scheme": scheme}
    with opened(browser, "about:blank", look) as page:
        page.set_content(html)
        shot = page.locator("svg").screenshot()
    pixels = matplotlib.image.imread(io.BytesIO(shot))
    row = [to_hex(pixel[:3]) for pixel in pixels[len(pixels) // 2]]
    assert {palette["paper"], palette["focus"]} <= set(row)
    assert row[len(row) // 2] == palette["paper" if hollow else "focus"]


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
