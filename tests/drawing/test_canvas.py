"""Type on a canvas: how it is broken, measured and kept in its direction."""

import base64

import pytest
from playwright.sync_api import Browser

from onrecord.drawing.canvas import Canvas
from onrecord.drawing.face import FACES, cut
from onrecord.drawing.measure import text_width
from onrecord.drawing.svg import svg
from onrecord.questions.timeline.lanes import gathered

ARABIC = "صوت النهر"


def type_in(text: str) -> str:
    canvas = Canvas(300, 40)
    canvas.text(0, 20, text)
    words: str = canvas.axes.texts[0].get_text()
    return words


def test_a_number_after_words_that_run_to_the_left_stays_after_them() -> None:
    assert type_in(f"Wire, {ARABIC}, 20 Mar") == f"Wire, {ARABIC}\u200e, 20 Mar"
    assert type_in(f"Wire, {ARABIC} +7") == f"Wire, {ARABIC}\u200e +7"


def test_a_day_after_words_that_run_to_the_left_stays_before_its_month() -> None:
    assert type_in(f"{ARABIC}, 5 Nov 2024") == f"\u2067{ARABIC}, \u200e5 Nov 2024\u2069"


def test_all_lines_of_a_text_run_the_way_that_its_first_letter_does() -> None:
    canvas = Canvas(300, 80)
    canvas.lines(0, 20, [ARABIC, "(2024)"])
    assert [text.get_text() for text in canvas.axes.texts] == [
        f"\u2067{ARABIC}\u2069",
        "\u2067(2024)\u2069",
    ]


@pytest.mark.browser
@pytest.mark.parametrize("before", ["", "Denied: "])
def test_a_number_and_brackets_inside_arabic_are_drawn_in_reading_order(
    browser: Browser, before: str
) -> None:
    words = "وزارة الخارجية تنفي تسليم 12 طائرة (دفعة 2)"
    canvas = Canvas(500, 40)
    canvas.text(4, 20, f"{before}{words}")
    page = browser.new_page()
    page.set_content(svg(canvas, "name", "Words"))
    text, xs = page.evaluate(
        """() => {
          const type = document.querySelector('text');
          const at = (_, n) => type.getExtentOfChar(n).x;
          return [type.textContent, Array.from({length: type.getNumberOfChars()}, at)];
        }"""
    )
    page.close()
    order = [text.index(part) for part in ("وزارة", "تسليم", "12", "طائرة", "(", "دفعة", "2)")]
    assert [xs[at] for at in order] == sorted((xs[at] for at in order), reverse=True)
    if not before:
        assert xs[text.index(")")] < xs[text.index("2)")]


@pytest.mark.parametrize(
    "text",
    [
        "Lorne Courier, 20 Mar",
        f"Wire: {ARABIC} 20",
        f"20. Wire {ARABIC}",
        f"Wire: {ARABIC} ({ARABIC}، 20)",
        f"Wire: {ARABIC} ({ARABIC}, 20)",
    ],
)
def test_other_text_is_drawn_as_it_is(text: str) -> None:
    assert type_in(text) == text


def test_marks_that_turn_the_direction_are_left_out() -> None:
    assert type_in("\u202eabc\u2066\u200f 1") == "abc 1"


def test_a_number_fits_the_mark_that_it_stands_on() -> None:
    for total in (2, 99, 100, 999, 1_000):
        (bundle,) = gathered([0.0] * total, total)
        assert text_width(str(total), 9, bold=True) <= 2 * bundle.radius


@pytest.mark.browser
@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "Mentions that stand or fall if the origin, or the outlet, is taken away",
        "AV To Wa “Yes.” 1 024 %, P.T. Łódź Čapek – İstanbul",
        "Пекин не знал о таком проекте, заявили в МИД",
    ],
)
def test_type_is_measured_as_a_browser_sets_it(browser: Browser, text: str, bold: bool) -> None:
    face = FACES["sans-bold" if bold else "sans"]
    font = base64.b64encode(cut(face, text)).decode()
    page = browser.new_page()
    width = page.evaluate(
        """async ([font, text, weight]) => {
          const source = `url(data:font/woff2;base64,${font})`;
          const face = await new FontFace('Measured', source, { weight }).load();
          document.fonts.add(face);
          document.body.innerHTML = '<svg><text style="font-family:Measured"></text></svg>';
          const type = document.querySelector('text');
          Object.assign(type.style, { fontSize: '140px', fontWeight: weight });
          type.textContent = text;
          return type.getComputedTextLength() / 10;
        }""",
        [font, text, str(face.weight)],
    )
    page.close()
    assert text_width(text, 14, bold=bold) == pytest.approx(width, rel=0.005)
