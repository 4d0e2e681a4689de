"""Type on a canvas: how it is broken, measured and kept in its direction."""

import base64
from pathlib import Path

import pytest
from matplotlib.font_manager import findfont
from playwright.sync_api import Browser

from onrecord.drawing.canvas import Canvas
from onrecord.drawing.measure import text_width
from onrecord.questions.timeline.lanes import gathered

ARABIC = "صوت النهر"


def drawn(text: str) -> str:
    canvas = Canvas(300, 40)
    canvas.text(0, 20, text)
    words: str = canvas.axes.texts[0].get_text()
    return words


def test_a_number_after_words_that_run_to_the_left_stays_after_them() -> None:
    assert drawn(f"{ARABIC}, 20 Mar") == f"{ARABIC}\u200e, 20 Mar"
    assert drawn(f"{ARABIC} +7") == f"{ARABIC}\u200e +7"


@pytest.mark.parametrize("text", ["Lorne Courier, 20 Mar", f"{ARABIC}: asserts", f"20 {ARABIC}"])
def test_other_text_is_drawn_as_it_is(text: str) -> None:
    assert drawn(text) == text


def test_marks_that_turn_the_direction_are_left_out() -> None:
    assert drawn("\u202eabc\u2066\u200f 1") == "abc 1"


def test_a_number_fits_the_mark_that_it_stands_on() -> None:
    for total in (2, 99, 100, 999, 1_000):
        (bundle,) = gathered([0.0] * total, total)
        assert text_width(str(total), 9, bold=True) <= 2 * bundle.radius


@pytest.mark.browser
def test_type_is_measured_as_a_browser_sets_it(browser: Browser) -> None:
    text = "Mentions that stand or fall if the origin, or the outlet, is taken away"
    font = base64.b64encode(Path(findfont("DejaVu Sans")).read_bytes()).decode()
    page = browser.new_page()
    width = page.evaluate(
        """async ([font, text]) => {
          const face = await new FontFace('Measured', `url(data:font/ttf;base64,${font})`).load();
          document.fonts.add(face);
          document.body.innerHTML = '<svg><text style="font:130px Measured"></text></svg>';
          const type = document.querySelector('text');
          type.textContent = text;
          return type.getComputedTextLength() / 10;
        }""",
        [font, text],
    )
    page.close()
    assert text_width(text, 13) == pytest.approx(width, rel=0.005)
