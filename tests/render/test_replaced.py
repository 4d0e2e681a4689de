"""What is replaced is one property: sentences, the foot of pages and the table say the same."""

import pytest

from onrecord.model.edition import open_edition
from onrecord.questions.registry import findings
from onrecord.register.method import corrections
from onrecord.render.context import errors_in_words
from tests.cases import LAST, case, claim

OLD = claim(1, "ann", superseded_by="d2-02a")
NEW = claim(2, "ann", document_id="d2")


@pytest.mark.parametrize(
    ("as_of", "replaced", "words"),
    [
        # The row that replaces it stands in a document of 5 November.
        ("2024-11-02", frozenset(), "no row was replaced"),
        (LAST, frozenset({"d1-01a"}), "one row was replaced by a correction"),
    ],
)
def test_a_row_is_replaced_from_the_day_on_which_its_replacement_is_out(
    as_of: str, replaced: frozenset[str], words: str
) -> None:
    edition = open_edition(case([OLD, NEW]), as_of)
    assert edition.replaced == replaced
    assert words in findings.register(edition)
    table = str(corrections(edition)._repr_html_())
    assert ("Replaced by a correction" in table) == bool(replaced)
    foot = errors_in_words(edition)
    assert (words in foot) == bool(replaced)
    assert ("No row of this edition has been replaced" in foot) != bool(replaced)


def test_the_table_names_who_took_a_claim_back() -> None:
    said = claim(1, "ann")
    back = claim(2, "d1", "retracts", document_id="d2", derived_from="d1-01a")
    edition = open_edition(case([said, back], kinds={"d1": "outlet"}), LAST)
    assert "Taken back by d1" in str(corrections(edition)._repr_html_())
    assert "One claim was taken back by d1" in findings.register(edition)
    assert "one claim was taken back by d1" in errors_in_words(edition)
