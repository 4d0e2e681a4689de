"""A row's words in their document: the address, and where a real browser opens it."""

import html
import io
from collections import Counter
from collections.abc import Iterator

import matplotlib.image
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, BrowserContext, Page

from onrecord.model.case import load_case
from onrecord.model.edition import open_edition
from onrecord.original import at_words, original
from onrecord.register.claims import claims
from tests.markup import Markup
from tests.pages import AS_OF, CASE, ROOT

CARRIER, REPORT = "https://carrier.example/2024/a-report?id=7", "https://report.example/"
MARKED = (1.0, 0.0, 1.0)  # magenta, in parts of one

#: A report as an outlet prints it, with the words that a row quotes between two bars.
TEXTS = {
    "Latin": (
        "en",
        "An official said the evidence |“isn\u2019t clear-cut”, and parts & engines| were shipped.",
    ),
    "Latin with links": (
        "fr",
        "Pour <a href='/dossier'>Berlin</a>, |l\u2019envoi de <a href='/drones'>drones</a>, "
        "si <em>confirmé</em>|, aura des « conséquences ».",
    ),
    "Cyrillic": (
        "uk",
        "У МЗС заявили, що Пекін |«не знає»&nbsp;про такий проєкт|, передає агентство.",
    ),
    "Chinese": ("zh", "发言人表示，中方不了解相关情况。|没有任何证据表明|中国参与其中。"),
    "Arabic": (
        "ar",
        "قال المسؤول إن الصين |لا علم لها بهذا المشروع في عام 2024| كما نقلت الوكالة.",
    ),
}
FILLER = {
    "en": "Nothing of what stands here is about that. ",
    "fr": "Rien de ce qui est écrit ici n\u2019en parle. ",
    "uk": "Тут про це нічого не сказано. ",
    "zh": "此处与此无关。",
    "ar": "لا شيء هنا عن ذلك. ",
}


def carrier(language: str, paragraph: str) -> str:
    """Return a page with all that stands around a text: bars, pictures, other news, a foot."""
    before, quoted, after = paragraph.split("|")
    filler = f"<p>{FILLER[language] * 12}</p>" * 25
    direction = "rtl" if language == "ar" else "ltr"
    return (
        f'<!DOCTYPE html><html lang="{language}" dir="{direction}"><meta charset="utf-8">'
        "<title>Report</title><style>::target-text{background:#f0f;color:#000}"
        ".bar{position:sticky;top:0;height:60px;background:#eee}</style>"
        '<header class="bar"><nav><a href="/">Home</a> <a href="/world">World</a></nav></header>'
        f"<main><article><h1>Report</h1><figure><div style='height:400px'></div></figure>{filler}"
        f"<p id=at>{before}<span id=words>{quoted}</span>{after}</p>{filler}</article>"
        f"<aside><h2>More</h2>{filler}</aside></main><footer>Imprint</footer>"
    )


@pytest.fixture
def web(browser: Browser) -> Iterator[BrowserContext]:
    """Return a browser with windows of a size at which the words are not in view at first."""
    context = browser.new_context(viewport={"width": 900, "height": 700})
    yield context
    context.close()


def follow(web: BrowserContext, address: str, body: str) -> Page:
    """Click a link to ``address``, where ``body`` stands, on a page from elsewhere."""

    def answer(text: str) -> dict[str, str]:
        return {"body": text, "content_type": "text/html; charset=utf-8"}

    link = f'<!DOCTYPE html><a href="{html.escape(address)}" rel="noreferrer">The words</a>'
    web.route("https://carrier.example/**", lambda route: route.fulfill(**answer(body)))
    web.route(REPORT, lambda route: route.fulfill(**answer(link)))
    page = web.new_page()
    page.goto(REPORT)
    page.click("a")
    page.wait_for_selector("footer", state="attached")
    page.wait_for_timeout(400)
    return page


def marked(page: Page) -> tuple[float, float, float, float] | None:
    """Return the box of what the browser marks as the words that it was asked for."""
    picture = matplotlib.image.imread(io.BytesIO(page.screenshot()))[..., :3]
    down, across = np.nonzero((picture == MARKED).all(axis=-1))
    if not len(down):
        return None
    left, top, right, bottom = across.min(), down.min(), across.max() + 1, down.max() + 1
    return float(left), float(top), float(right), float(bottom)


@pytest.mark.browser
class TestInABrowser:
    """A link opens a report at the words, and marks these alone."""

    @pytest.mark.parametrize("script", TEXTS)
    def test_the_words_are_in_view_and_marked(self, web: BrowserContext, script: str) -> None:
        language, paragraph = TEXTS[script]
        body = carrier(language, paragraph)
        page = follow(web, CARRIER, body)
        words = page.locator("#words").text_content() or ""
        assert not marked(page)  # the top of the page is seen, and the words are far from it
        page = follow(web, at_words({"url": CARRIER}, words), body)
        box, seen = page.locator("#words").bounding_box(), marked(page)
        assert seen and box
        assert box["y"] >= 60 and box["y"] + box["height"] <= 700
        assert abs(seen[0] - box["x"]) <= 2 and abs(seen[2] - box["x"] - box["width"]) <= 2

    def test_words_that_are_not_there_leave_the_page_at_its_top(self, web: BrowserContext) -> None:
        body = carrier(*TEXTS["Latin"])
        page = follow(web, at_words({"url": CARRIER}, "words that nobody said"), body)
        assert page.evaluate("scrollY") == 0 and not marked(page)

    def test_words_are_found_whatever_the_page_does_with_its_address(
        self, web: BrowserContext
    ) -> None:
        language, paragraph = TEXTS["Latin"]
        address = at_words({"url": f"{CARRIER}#comments"}, "parts & engines")
        page = follow(web, address, carrier(language, paragraph))
        assert page.evaluate("location.hash") == "#comments"
        assert marked(page)


def test_the_copy_that_lasts_comes_first() -> None:
    document = {"url": "https://one.example", "read_url": "", "archived_url": ""}
    assert original(document) == "https://one.example"
    document["read_url"] = "http://two.example"
    assert original(document) == "http://two.example"
    document["archived_url"] = "https://three.example"
    assert original(document) == "https://three.example"
    assert original({"url": "javascript:alert(1)"}) == original({}) == ""


def test_no_words_and_no_address_lead_to_no_words() -> None:
    assert at_words({"url": CARRIER}, " ") == CARRIER
    assert at_words({"url": ""}, "some words") == ""


@given(st.text(min_size=1).filter(lambda text: bool(text.split())))
def test_nothing_in_the_words_ends_them(words: str) -> None:
    _, _, sought = at_words({"url": "https://one.example/"}, words).partition("#:~:text=")
    assert sought and not set(sought) & set("-,&#\"'<> ")


def test_every_row_with_words_leads_to_them() -> None:
    edition = open_edition(load_case(ROOT / "data" / CASE), AS_OF)
    documents = edition.case.documents.set_index("document_id").to_dict("index")
    wanted = [
        at_words(documents[row["document_id"]], row["cue"])
        for row in edition.published_claims.sort_values("claim_id").to_dict("records")
        if row["cue"]
    ]
    ways = Markup(claims(edition)._repr_html_()).values("href")
    found = [way for way in ways if way.startswith("http")]
    assert Counter(found) == Counter(way for way in wanted if way)
    assert len([way for way in found if ":~:text=" in way]) > 100
