"""Figures by keyboard, by finger and by ear: one stop, arrows inside, names that are spoken."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.pages import DESK, PHONE, opened

pytestmark = pytest.mark.browser
DRAWN = ["assessment", "timeline", "sourcing", "origins", "settle"]
AT = "document.activeElement.closest('.plot a') && [...document.activeElement.closest('svg')"
AT += ".querySelectorAll('a[href]')].indexOf(document.activeElement)"


@pytest.fixture
def page(browser: Browser, report: Path) -> Iterator[Page]:
    with opened(browser, (report / "timeline.html").as_uri(), DESK) as page:
        yield page


@pytest.mark.parametrize("name", DRAWN)
def test_a_picture_is_one_stop_of_the_keyboard(browser: Browser, report: Path, name: str) -> None:
    with opened(browser, (report / f"{name}.html").as_uri(), DESK) as page:
        stops = page.locator(".plot.wide svg").evaluate_all(
            "all => all.map(svg => [...svg.querySelectorAll('a[href]')])"
            ".filter(marks => marks.length).map(marks => marks.filter(m => m.tabIndex >= 0).length)"
        )
    assert stops and set(stops) == {1}


def test_arrows_home_and_end_go_from_mark_to_mark_and_the_place_is_said(page: Page) -> None:
    picture = page.locator("#figure-timeline .plot.wide")
    number = picture.locator("a[href]").count()
    picture.locator("a[href]").first.focus()
    places = []
    for key in ("ArrowRight", "End", "ArrowRight", "ArrowLeft", "Home", "ArrowLeft"):
        page.keyboard.press(key)
        places.append(page.evaluate(AT))
    assert places == [1, number - 1, number - 1, number - 2, 0, 0]
    page.keyboard.press("ArrowRight")
    assert page.locator(".spoken").text_content() == f"Mark 2 of {number}"
    assert page.locator(".spoken").get_attribute("role") == "status"


def test_down_and_up_go_to_the_next_row_and_back(browser: Browser, report: Path) -> None:
    with opened(browser, (report / "sourcing.html").as_uri(), DESK) as page:
        page.locator("#figure-stance-matrix .plot.wide a[href]").first.focus()
        top = "document.activeElement.getBoundingClientRect().top + scrollY"
        tops = [page.evaluate(top)]
        for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"):
            page.keyboard.press(key)
            tops.append(page.evaluate(top))
        assert tops[0] < tops[1] < tops[2] > tops[3] > tops[4] - 1
        assert abs(tops[1] - tops[3]) < 5 and abs(tops[0] - tops[4]) < 5


def test_escape_takes_the_tooltip_away_and_then_leaves_the_picture(page: Page) -> None:
    page.locator("#figure-timeline .plot.wide a[href]").first.focus()
    assert page.locator(".tip").is_visible()
    page.keyboard.press("Escape")
    assert page.locator(".tip").is_hidden() and page.evaluate(AT) == 0
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "after-timeline"


@pytest.mark.parametrize("name", DRAWN)
def test_every_mark_has_a_name_in_the_accessibility_tree(
    browser: Browser, report: Path, name: str
) -> None:
    with opened(browser, (report / f"{name}.html").as_uri(), DESK) as page:
        titles = page.locator(".plot.wide a[href]").evaluate_all(
            "all => all.map(mark => (mark.querySelector(':scope > title') || mark)"
            ".textContent.replace(/\\s+/g, ' ').trim())"
        )
        session = page.context.new_cdp_session(page)
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    known = {node["nodeId"]: node for node in nodes}
    spoken = []
    for node in nodes:
        above, inside = node, False
        while above.get("parentId") and not inside:
            above = known[above["parentId"]]
            label = above.get("name", {}).get("value", "")
            inside = above.get("role", {}).get("value") == "group" and len(label) > 40
        if inside and node.get("role", {}).get("value") == "link":
            spoken.append(" ".join(node["name"]["value"].split()))
    assert len(spoken) == len(titles) > 0
    assert all(spoken)
    assert sorted(spoken) == sorted(titles)


def test_a_finger_beside_a_mark_hits_it(browser: Browser, report: Path) -> None:
    with opened(browser, (report / "timeline.html").as_uri(), PHONE, has_touch=True) as page:
        marks = page.locator("#figure-timeline .plot.narrow a[href]")
        spot = marks.evaluate_all(
            """all => {
              const boxes = all.map(mark => mark.getBoundingClientRect());
              for (const [i, box] of boxes.entries()) {
                const x = box.right + 9, y = (box.top + box.bottom) / 2;
                const free = boxes.every((other, j) => j === i || x < other.left - 14 ||
                  x > other.right + 14 || y < other.top - 14 || y > other.bottom + 14);
                if (free && x < innerWidth - 4) return [i, x, y + scrollY];
              }
            }"""
        )
        assert spot
        place, x, y = spot
        way = marks.nth(place).get_attribute("href") or ""
        page.evaluate("y => scrollTo(0, y - 300)", y)
        page.touchscreen.tap(x, y - page.evaluate("scrollY"))
        page.wait_for_url(f"**/{way.partition('?')[0].partition('#')[0]}*")
        assert page.url.endswith(way) or "#/?" in page.url
