"""An analyst's own figure on the page: with words, without a request, the same bytes each time."""

import pytest
from matplotlib import pyplot

from onrecord.drawing.own_picture import picture


def two_bars() -> pyplot.Axes:
    _, axes = pyplot.subplots()
    axes.barh(["one", "two"], [1, 2])
    return axes


def test_it_has_a_headline_and_words_for_who_does_not_see_it() -> None:
    html = picture(two_bars(), "Two & more", "Two bars, of 1 and 2")._repr_html_()
    assert "<figcaption>Two &amp; more</figcaption>" in html
    assert 'alt="Two bars, of 1 and 2."' in html
    assert 'src="data:image/svg+xml;base64,' in html


@pytest.mark.parametrize(("headline", "words"), [("", "Two bars."), ("Two", " ")])
def test_without_words_it_is_refused(headline: str, words: str) -> None:
    with pytest.raises(ValueError, match="say in a sentence what it shows"):
        picture(two_bars(), headline, words)


def test_the_same_picture_is_the_same_bytes() -> None:
    one, two = (picture(two_bars(), "Two", "Two bars.") for _ in range(2))
    assert one.content == two.content
    assert b"<dc:date>" not in one.content


def test_it_is_shown_once_and_takes_a_whole_figure_too() -> None:
    pyplot.close("all")
    made = picture(two_bars().get_figure(root=True), "Two", "Two bars.")
    assert made.content.startswith(b"<?xml")
    assert pyplot.get_fignums() == []
