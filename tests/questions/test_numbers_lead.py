"""Numbers of the board and of the points over the editions lead to the rows that they count."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from onrecord.addresses import rows_of
from onrecord.counting.counted_rows import rows_behind
from onrecord.counting.holds import holds
from onrecord.counting.origins import count
from onrecord.model.case import load_case
from onrecord.model.edition import Edition, open_edition
from onrecord.questions.registry import figures
from onrecord.register import reference
from onrecord.render.assets import page_scripts
from tests.drawing_reader import Drawing, read
from tests.harbour import later
from tests.pictures import FORMS

CASE = load_case(Path(__file__).parents[2] / "data/drones-in-china")
forms = pytest.mark.parametrize("form", FORMS)


def shown(edition: Edition, way: str) -> set[str]:
    """Return the claims that the register shows at an address, as its script filters them."""
    asked = dict(part.split("=") for part in way.partition("?")[2].split("&") if part)
    if "ids" in asked or "?" not in way:
        return set(rows_of(way))
    rows = edition.published_claims.join(holds(edition)["hold"], on="claim_id")
    for key, value in asked.items():
        rows = rows[rows[key] == value]
    return set(rows["claim_id"])


def mark_of(picture: Drawing, words: str) -> tuple[str, str]:
    (mark,) = {line.mark for line in picture.words if line.text == words and line.mark}
    return mark


@forms
def test_the_rings_and_the_mentions_of_a_board_lead_to_their_rows(form: str) -> None:
    edition = later()
    picture = read(figures.status_board(edition).canvas(form))
    behind = rows_behind(edition)
    for label, rings, mentions in (
        ("arson", "from 2 to 3 origins", "five mentions, five outlets"),
        ("barrels", "one origin", "three mentions, three outlets"),
    ):
        assert shown(edition, mark_of(picture, rings)[0]) == set(behind[label]["origins"])
        assert shown(edition, mark_of(picture, mentions)[0]) == set(behind[label]["mentions"])
    filled = [dot for dot in picture.dots if dot.look == ("ink", "o", False) and dot.mark]
    assert {dot.mark for dot in filled} == {mark_of(picture, "from 2 to 3 origins")}


@forms
@pytest.mark.parametrize("name", ["status_board", "points_over_editions"])
def test_no_ring_of_the_first_case_leads_to_a_row_that_is_not_counted(form: str, name: str) -> None:
    edition = open_edition(CASE, "2024-11-15", "2024-10-17")
    counts, behind = count(edition), rows_behind(edition)
    picture = read(getattr(figures, name)(edition).canvas(form))
    sets = {
        frozenset([*behind[str(point)]["origins"], *behind[str(point)]["inferred"]])
        for point in counts.index
    }
    led = {dot.mark for dot in picture.dots if dot.look[0] in ("ink", "line") and dot.mark}
    assert len(led) > 2
    for way, _ in led:
        assert shown(edition, way) in sets or way.startswith("reference.html#")


@pytest.mark.browser
def test_the_claims_of_a_document_are_a_link_that_is_written_once_a_column(
    browser: Browser,
) -> None:
    edition = later()
    html = str(reference.documents(edition)._repr_html_())
    assert html.count("register.html?document_id=") == 1
    page = browser.new_page()
    page.set_content(f"<main><div id=Cell>{html}</div></main>")
    for script in page_scripts().values():
        page.add_script_tag(content=script)
    page.wait_for_selector("td a[href^='register.html?document_id=']")
    found = page.locator("td a[href^='register.html?document_id=']").evaluate_all(
        "links => links.map(a => [a.getAttribute('href'), a.textContent])"
    )
    claims = edition.published_claims["document_id"].value_counts()
    assert {way.partition("=")[2]: int(text) for way, text in found} == claims.to_dict()
