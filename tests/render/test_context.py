"""What a page says at its foot of errors, and on the tabs of its neighbours."""

from dataclasses import replace

import pytest

from onrecord.model.about import About
from onrecord.model.edition import Edition
from onrecord.render.context import errors_in_words, report_address, tab
from tests.harbour import later


def edition_with(contact: str) -> Edition:
    edition = later()
    return replace(edition, case=replace(edition.case, about=About(contact=contact)))


@pytest.mark.parametrize(
    ("contact", "end"),
    [
        ("errors@example.org", "Report an error to errors@example.org."),
        ("", "No address for errors is given."),
    ],
)
def test_a_page_says_where_an_error_can_be_reported_or_that_no_place_is_given(
    contact: str, end: str
) -> None:
    assert errors_in_words(edition_with(contact)).endswith(end)


@pytest.mark.parametrize(
    ("name", "title", "words"),
    [
        ("sourcing", "On whose word?", "Sourcing: on whose word?"),
        ("settle", "What would settle it?", "What would settle it?"),
        ("timeline", "When is it said to have happened?", "Timeline"),
        ("register", "Every claim", "Register"),
    ],
)
def test_a_tab_has_the_question_of_its_page_where_that_is_short(
    name: str, title: str, words: str
) -> None:
    assert tab(name, title) == words


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("https://example.org/errors", "https://example.org/errors"),
        ("desk@example.org", "mailto:desk@example.org?subject=Error%20in%20a-case%202025"),
        ("javascript:alert(1)", ""),
        ("desk@example.org?cc=all@example.org", ""),
        ("", ""),
    ],
)
def test_an_error_is_reported_to_a_page_or_by_mail(contact: str, address: str) -> None:
    assert report_address(contact, "a-case 2025") == address
