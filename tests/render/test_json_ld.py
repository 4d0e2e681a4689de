"""What a page tells machines: where a claim appeared first, and when the report was made."""

import json
from typing import Any

from onrecord.model.edition import open_edition
from onrecord.render.json_ld import linked_data
from tests.cases import LAST, Row, case, claim

SAME_DAY = {"d1": "2024-11-01", "d2": "2024-11-01", "d3": "2024-11-02"}


def graph(*rows: Row, kind: str) -> list[dict[str, Any]]:
    edition = open_edition(case(list(rows), documents=SAME_DAY), LAST)
    text = linked_data(edition, title="Page", case_title="Case", rows="0", full=True)
    return [node for node in json.loads(text)["@graph"] if node["@type"] == kind]


def test_a_retelling_of_the_same_day_is_not_the_first_appearance() -> None:
    root = claim(1, "ann", document_id="d2")
    retold = claim(1, "ann", derived_from=root["claim_id"])
    (found,) = graph(retold, root, kind="Claim")
    assert found["firstAppearance"]["@id"] == "reference.html#d2"
    assert len(found["appearance"]) == 2


def test_of_two_retellings_the_one_nearer_to_the_root_is_first() -> None:
    root = claim(1, "ann", document_id="d2", stance="denies")
    near = claim(2, "ben", document_id="d2")
    far = claim(3, "ben", document_id="d1", derived_from=near["claim_id"])
    (found,) = graph(root, far, near, kind="Claim")
    assert found["firstAppearance"]["@id"] == "reference.html#d2"


def test_a_report_is_dated_by_its_rows_and_says_what_day_it_looks_back_from() -> None:
    (report,) = graph(claim(1, "ann"), claim(2, "ben", entered="2024-11-21"), kind="Report")
    assert report["datePublished"] == "2024-11-21"
    assert report["temporalCoverage"] == f"../{LAST}"


def test_a_voice_appears_nowhere_where_only_a_retelling_has_it_say_so() -> None:
    doubts = claim(1, "eu", document_id="d1", stance="not_confirmed")
    worded = claim(2, "eu", document_id="d2", derived_from=doubts["claim_id"])
    copied = claim(3, "eu", document_id="d3", derived_from=worded["claim_id"])
    assert graph(doubts, worded, copied, kind="Claim") == []
    said = claim(4, "ann", document_id="d3")
    (found,) = graph(doubts, worded, said, kind="Claim")
    assert found["appearance"] == [{"@id": "reference.html#d3"}] == [found["firstAppearance"]]
    assert found["abstract"] == "Two mentions in two outlets, one origin."


def test_what_repeats_a_claim_that_was_taken_back_is_no_appearance_of_it() -> None:
    root = claim(1, "ann", document_id="d1")
    again = claim(2, "ann", document_id="d2", derived_from=root["claim_id"])
    back = claim(3, "ann", document_id="d3", stance="retracts", derived_from=root["claim_id"])
    assert graph(root, again, back, kind="Claim") == []
