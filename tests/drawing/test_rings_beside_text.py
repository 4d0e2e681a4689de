"""Rings in a line of text look as in a figure, whether Python or the page's script draws them."""

from itertools import product

import pytest
from playwright.sync_api import Browser

from onrecord.drawing.rings import MOST, Rings
from onrecord.drawing.rings_beside_text import rings_beside_text
from onrecord.render.assets import page_scripts


def test_separate_ones_come_first_then_the_least_the_most_and_the_broken() -> None:
    assert str(rings_beside_text(Rings(most=4, least=3, separate=2, broken=1))) == (
        '<span class="rings" aria-hidden="true"><i class="separate"></i><i class="separate"></i>'
        '<i class="least"></i><i></i><i class="broken"></i></span>'
    )


def test_no_more_are_drawn_than_in_a_figure() -> None:
    assert str(rings_beside_text(Rings(30, 20, 0, 5))).count("<i") == MOST


@pytest.mark.browser
def test_the_script_draws_what_python_draws(browser: Browser) -> None:
    script = page_scripts()["what_if"]
    start = script.index("const rings = ")
    body = script[start : script.index("const told = ")]
    numbers = range(0, MOST + 3, 2)
    drawn_by_python = [
        (rings, str(rings_beside_text(rings)))
        for rings in (Rings(*one) for one in product(numbers, numbers, (0, 2, 3), (0, 1, 14)))
        if rings.separate <= rings.least <= rings.most
    ]
    assert len(drawn_by_python) > 100
    page = browser.new_page()
    made = page.evaluate(
        f"""all => {{ const words = {{ rings: {MOST} }}; {body}
        return all.map(([origins, origins_min, separate, inferred]) =>
          rings({{ origins, origins_min, separate, inferred }}).outerHTML); }}""",
        [list(rings) for rings, _ in drawn_by_python],
    )
    page.close()
    assert made == [html for _, html in drawn_by_python]
