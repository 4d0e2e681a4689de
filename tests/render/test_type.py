"""The real pages in a real browser: set in their own faces, pictures saved from them too."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from onrecord.drawing.face import FACES, held
from tests.pages import DESK, NAMES, opened

pytestmark = pytest.mark.browser
HELD = held(FACES["sans"])
#: Elements that set type, some of each kind on a page.
_SETTING = """() => {
  const found = {};
  document.querySelectorAll('body *').forEach(each => {
    if (each.closest('pre, code, script, style') || !each.checkVisibility()) return;
    const own = [...each.childNodes].filter(node => node.nodeType === 3).map(node => node.data);
    const text = own.join('').trim();
    if (!text) return;
    const kind = `${each.tagName} ${each.parentNode.className} ${each.getAttribute('font-weight')}`;
    found[kind] ??= [];
    if (found[kind].length < 4) {
      each.dataset.type = text;
      found[kind].push(text);
    }
  });
  return Object.values(found).flat().length;
}"""


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_is_set_in_a_face_of_the_machine(
    browser: Browser, report: Path, name: str
) -> None:
    with opened(browser, (report / f"{name}.html").as_uri(), DESK) as page:
        page.evaluate("document.fonts.ready.then(() => 0)")
        assert page.evaluate(_SETTING) > 20
        wrong = [(text, face) for text, face in set_in(page) if set(text) <= HELD and face != "own"]
        assert not wrong


def set_in(page: Page) -> list[tuple[str, str]]:
    """Return each marked text with the kind of face that sets it."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    asked = {"nodeId": root, "selector": "[data-type]"}
    found = []
    for node in session.send("DOM.querySelectorAll", asked)["nodeIds"]:
        attributes = session.send("DOM.getAttributes", {"nodeId": node})["attributes"]
        text = dict(zip(attributes[::2], attributes[1::2], strict=True))["data-type"]
        for font in session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]:
            found.append((text, "own" if font["isCustomFont"] else font["familyName"]))
    return found


def test_a_saved_picture_brings_its_faces(browser: Browser, report: Path, tmp_path: Path) -> None:
    with opened(browser, (report / "sourcing.html").as_uri(), DESK) as page:
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Picture as SVG").first.click()
        waiting.value.save_as(tmp_path / "picture.svg")
    with opened(browser, (tmp_path / "picture.svg").as_uri(), DESK) as page:
        marked = page.evaluate(
            """() => [...document.querySelectorAll('text')].slice(0, 40).map(each =>
                 each.setAttribute('data-type', each.textContent)).length"""
        )
        assert marked == 40
        assert not [text for text, face in set_in(page) if set(text) <= HELD and face != "own"]
