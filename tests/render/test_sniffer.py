"""A second accessibility engine has nothing to say against any page, folded or unfolded."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests import sniffer
from tests.nu import NoChecker
from tests.pages import DESK, NAMES, PHONE, opened, unfold

pytestmark = [pytest.mark.browser, pytest.mark.notebooks]


@pytest.mark.parametrize("name", NAMES)
def test_it_finds_no_fault(browser: Browser, report: Path, name: str) -> None:
    for look in (DESK, PHONE):
        with opened(browser, (report / f"{name}.html").as_uri(), look) as page:
            assert sniffer.faults(page) == []
            unfold(page)
            assert sniffer.faults(page) == []


def test_it_finds_no_fault_in_the_index_of_cases(browser: Browser, report: Path) -> None:
    with opened(browser, (report.parent.parent / "index.html").as_uri(), DESK) as page:
        assert sniffer.faults(page) == []


def test_it_finds_what_is_wrong(browser: Browser) -> None:
    table = "<table><tr><th>A<th>B<tr><th>1<td>2</table><img>"
    with opened(browser, "about:blank", DESK) as page:
        page.set_content(f"<!DOCTYPE html><html lang=en><title>x</title>{table}")
        found = " ".join(sniffer.faults(page))
    assert "H63" in found and "H37" in found


def test_an_engine_that_is_not_there_says_what_to_do(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sniffer, "SCRIPT", tmp_path / "HTMLCS.js")
    with (
        opened(browser, "about:blank", DESK) as page,
        pytest.raises(NoChecker, match=r"python -m tests\.nu --install"),
    ):
        sniffer.faults(page)
