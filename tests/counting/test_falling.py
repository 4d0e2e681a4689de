"""What stands on a row: equal to what is counted once the row is taken back in the tables."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.counting.falling import COMPARED, edition_without, fallen, moved
from onrecord.counting.origins import count, traced_claims
from onrecord.model.case import Case, load_case
from onrecord.model.edition import Edition, open_edition
from tests.cases import Row, frame
from tests.counting import draws
from tests.counting.notation import build, row, rows

ROOT = Path(__file__).parent.parent.parent
LAST = "2024-12-31"


def taken_back(case: Case, claim: str, document: str) -> Case:
    """Return ``case`` with the row by which the voice of ``claim`` takes it back in a document."""
    said = case.claims.set_index("claim_id").loc[claim]
    back = row(f"{document}-999 {said['source_id']} retracts < {claim}")
    back |= {"proposition_id": said["proposition_id"], "document_id": document}
    return replace(case, claims=pd.concat([case.claims, frame("claims", [back])]))


def compared(edition: Edition, other: Edition) -> None:
    """Fail unless both count every proposition of the first alike."""
    names = list(COMPARED)
    was = count(edition)[names]
    pd.testing.assert_frame_equal(was, count(other).loc[was.index, names])


@given(drawn=draws.claims(), settings=draws.settings(), chosen=st.data())
def test_a_row_that_falls_is_a_row_taken_back(
    drawn: list[Row], settings: str, chosen: st.DataObject
) -> None:
    case = build(drawn, f"{settings}; day c 2024-11-09")
    edition = open_edition(case, LAST)
    standing = sorted(set(edition.kept_claims["claim_id"]) - edition.withdrawn)
    if not standing or any(one["stance"] == "retracts" for one in drawn):
        return
    claim = chosen.draw(st.sampled_from(standing))
    compared(
        edition_without(edition, [claim]), open_edition(taken_back(case, claim, "links"), LAST)
    )


@pytest.mark.slow
def test_so_it_is_for_every_root_of_the_first_case() -> None:
    case = load_case(ROOT / "data/drones-in-china")
    as_of = "2024-11-15"
    edition = open_edition(case, as_of)
    claims = traced_claims(edition)
    roots = sorted(set(claims["root_id"]) & set(edition.valid_claims["claim_id"]))
    out = edition.case.documents
    last = str(out[out["extent"] != "not_read"].sort_values("published")["document_id"].iloc[-1])
    assert len(roots) > 100
    for root in roots:
        compared(
            edition_without(edition, [root]), open_edition(taken_back(case, root, last), as_of)
        )


def test_what_falls_and_what_moves_by_hand() -> None:
    edition = open_edition(
        build(rows("a-1 ann asserts; b-1 ann asserts < a-1; c-1 ben asserts; d-1 cyd asserts @ q")),
        LAST,
    )
    assert fallen(edition, ["a-1"]) == ["a-1", "b-1"]
    found = moved(edition, ["a-1"])
    assert list(found.index) == ["p"]
    assert (found.loc["p", "mentions"], found.loc["p", "new_mentions"]) == (3, 1)
    assert found.loc["p", "new_status"].startswith("One origin")
    assert moved(edition, ["b-1"]).loc["p", "new_origins"] == 2
    with pytest.raises(KeyError, match="z-1"):
        fallen(edition, ["z-1"])
