"""Any two editions, chosen on the page: its rows are those that Python says have moved."""

from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from onrecord.counting.compared import compared_points
from onrecord.model.case import load_case
from onrecord.model.edition import Edition, open_edition
from onrecord.questions.registry import figures, findings
from onrecord.render.assets import page_scripts
from tests.cases import case, claim
from tests.conftest import ROOT
from tests.pages import DESK, opened

pytestmark = pytest.mark.browser
CASE = load_case(ROOT / "data" / "drones-in-china")
DAYS = sorted(CASE.editions["as_of"])


def written(folder: Path, edition: Edition) -> str:
    """Write the form of ``edition`` with its script; return the address."""
    path = folder / "page.html"
    script = page_scripts()["two_editions"]
    path.write_text(
        f'<meta charset="utf-8">{figures.two_editions(edition)._repr_html_()}'
        f"<script>{script}</script>",
        "utf-8",
    )
    return path.as_uri()


def rows(page: Page) -> list[list[str]]:
    return [
        [cell.inner_text() for cell in row.locator("th, td").all()]
        for row in page.locator("#two-editions tbody tr").all()
    ]


def test_all_pairs_of_the_case_show_what_has_moved(browser: Browser, tmp_path: Path) -> None:
    newest = open_edition(CASE, DAYS[-1], DAYS[-2])
    with opened(browser, written(tmp_path, newest), DESK) as page:
        for was, now in combinations(DAYS, 2):
            page.locator("[name=was]").select_option(was)
            page.locator("[name=now]").select_option(now)
            found = compared_points(open_edition(CASE, now, was))
            told = {row[0]: row[1:] for row in rows(page)}
            changed = found[found["new"] | found["moved"]]
            assert set(told) == set(changed["label"]), (was, now)
            for row in changed.to_dict("records"):
                before, after = (text.split("\n")[0] for text in told[row["label"]])
                assert after == row["status"]
                assert before == ("Nobody had spoken to it" if row["new"] else row["status_before"])
            assert f"was={was}&now={now}" in page.url


def test_an_address_opens_the_same_view_again(browser: Browser, tmp_path: Path) -> None:
    newest = open_edition(CASE, DAYS[-1], DAYS[-2])
    address = written(tmp_path, newest)
    with opened(browser, f"{address}?was={DAYS[0]}&now={DAYS[1]}", DESK) as page:
        asked = rows(page)
        assert page.locator("[name=was]").input_value() == DAYS[0]
    with opened(browser, f"{address}?was=never&now=<b>", DESK) as page:
        assert page.locator("[name=was]").input_value() == DAYS[-2]
        assert rows(page) != asked


def test_the_earlier_day_was_whichever_is_chosen_first(browser: Browser, tmp_path: Path) -> None:
    newest = open_edition(CASE, DAYS[-1], DAYS[-2])
    address = written(tmp_path, newest)
    views = []
    for was, now in ((DAYS[0], DAYS[2]), (DAYS[2], DAYS[0])):
        with opened(browser, f"{address}?was={was}&now={now}", DESK) as page:
            views.append(rows(page))
    assert views[0] == views[1]


def test_points_that_stand_as_before_are_shown_when_asked(browser: Browser, tmp_path: Path) -> None:
    one = claim(1, "ann"), claim(2, "ann", proposition_id="q"), claim(1, "ben", document_id="d2")
    found = case(list(one))
    found.editions.loc[len(found.editions) + 2] = {
        **dict.fromkeys(found.editions.columns, ""),
        "as_of": "2024-11-02",
    }
    with opened(browser, written(tmp_path, open_edition(found, "2024-12-31")), DESK) as page:
        page.locator("[name=was]").select_option("2024-11-02")
        assert [row[0] for row in rows(page)] == ["p"]
        assert page.locator("[role=status]").inner_text() == "1 of 2 points stood otherwise."
        page.locator("[name=every]").check()
        assert [row[0] for row in rows(page)] == ["p", "q"]
        page.locator("[name=now]").select_option("2024-11-02")
        assert page.locator("[role=status]").inner_text() == "Choose two dates."


def test_the_first_edition_says_that_there_is_no_other() -> None:
    first = open_edition(case([claim(1, "ann")]), "2024-12-31")
    assert "there is none to compare it with" in figures.two_editions(first)._repr_html_()
    assert not str(findings.two_editions(first))


def test_the_sentence_counts_from_the_first_edition() -> None:
    edition = open_edition(CASE, DAYS[-1], DAYS[-2])
    found = compared_points(open_edition(CASE, DAYS[-1], DAYS[0]))
    moved, new = int(found["moved"].sum()), int(found["new"].sum())
    said = str(findings.two_editions(edition))
    assert f"{moved} of {len(found) - new} points" in said and f"{new} points are new" in said
