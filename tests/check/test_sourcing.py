"""The rules that count: they see every document, and a case that has none."""

from dataclasses import replace

import pytest

from onrecord.check.run import COUNTS
from onrecord.check.sourcing import latest
from onrecord.model.case import Case
from tests.cases import LAST, case, claim, frame


@pytest.fixture
def empty() -> Case:
    return replace(case([]), documents=frame("documents", []))


def test_a_case_without_documents_has_nothing_to_count(empty: Case) -> None:
    assert latest(empty).valid_claims.empty
    assert [problem for rule in COUNTS for problem in rule(empty)] == []


def test_what_came_out_after_the_last_edition_is_counted_too() -> None:
    days = {"d1": "2024-11-01", "d2": "2025-03-01"}
    rows = [claim(1, "ann"), claim(1, "ben", document_id="d2", entered="2025-03-02")]
    one = case(rows, documents=days)
    assert one.editions["as_of"].max() == LAST < days["d2"]
    assert list(latest(one).valid_claims["claim_id"]) == ["d1-01a", "d2-01a"]
