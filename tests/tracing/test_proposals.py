"""What is proposed for rows, and how good it is, on texts whose every word is counted."""

import dataclasses

import pytest

from onrecord.model.anchors import Text
from onrecord.model.case import Case
from onrecord.model.problems import CaseError
from onrecord.tracing.accepting import accepted
from onrecord.tracing.accuracy import accuracy
from onrecord.tracing.measures import compare
from onrecord.tracing.proposals import proposals
from tests.cases import case, claim
from tests.tracing.test_shared_words import text

#: Ten words, of which the second text has the last seven.
FIRST = text("The mayor said that the harbour burned for three days.")
COPY = text("Word is that the harbour burned for three days.")
OWN = text("Smoke was seen above the quays all week, people there say.")
OPEN = {"derivation": "", "derived_from": ""}


def told(*rows: dict[str, str], **documents: dict[str, str]) -> Case:
    """Return a case with these rows; ``documents`` are cells of documents that differ."""
    found = case(list(rows))
    table = found.documents.copy()
    for name, cells in documents.items():
        for column, value in cells.items():
            table.loc[table["document_id"] == name, column] = value
    return dataclasses.replace(found, documents=table)


def proposed(found: Case, **texts: Text) -> list[tuple[str, str, str]]:
    rows = proposals(found, compare(found, texts))
    return list(rows[["claim_id", "derived_from", "derivation"]].itertuples(index=False, name=None))


ROOT = claim(1, "ann")
OPEN_ROW = claim(1, "ann", document_id="d2", **OPEN)


def test_shared_words_without_a_name_are_a_suspicion_with_its_measure() -> None:
    found = told(ROOT, OPEN_ROW)
    (row,) = proposals(found, compare(found, {"d1": FIRST, "d2": COPY})).to_dict("records")
    assert (row["claim_id"], row["derived_from"]) == ("d2-01a", "d1-01a")
    assert row["derivation"] == "suspected"
    assert row["measure"] == "78 % of its own words shared, longest run seven words"
    assert row["evidence"].startswith("78 % of its own words stand in the text of D1")
    assert row["evidence"].endswith("it came out later")


def test_without_texts_credit_date_and_proposition_speak() -> None:
    credited = told(ROOT, OPEN_ROW, d2={"credit": "D1 (print)"})
    assert proposed(credited) == [("d2-01a", "d1-01a", "paraphrases")]
    assert proposed(told(ROOT, OPEN_ROW)) == []
    assert proposed(told(claim(1, "ann", proposition_id="q"), OPEN_ROW, d2={"credit": "D1"})) == []
    assert proposed(told(claim(1, "ann", "denies"), OPEN_ROW, d2={"credit": "D1"})) == []


def test_what_is_named_in_the_paragraph_is_cited_or_quoted() -> None:
    plain = text("The D1 said that the harbour burned for three days.")
    quoted = text("“The harbour burned,” said D1, “for three long days and three long nights.”")
    assert proposed(told(ROOT, OPEN_ROW), d1=FIRST, d2=plain) == [("d2-01a", "d1-01a", "cites")]
    row = OPEN_ROW | {"anchor": quoted.find("The harbour burned")[0]}
    assert proposed(told(ROOT, row), d1=FIRST, d2=quoted) == [("d2-01a", "d1-01a", "quotes")]
    below = OPEN_ROW | {"paragraph": "2"}
    named = text("D1 has more.", "Word is that the harbour burned for three days.")
    assert proposed(told(ROOT, below), d1=FIRST, d2=named) == [("d2-01a", "d1-01a", "paraphrases")]


def test_nothing_earlier_repeats_what_is_later() -> None:
    row, root = claim(1, "ann", **OPEN), claim(1, "ann", document_id="d2")
    assert proposed(told(row, root), d1=FIRST, d2=COPY) == []


def test_on_one_day_the_one_that_names_the_other_is_the_later() -> None:
    same = {"published": "2024-11-01"}
    rows = ROOT | OPEN, OPEN_ROW
    assert proposed(told(*rows, d2=same), d1=FIRST, d2=COPY) == []
    named = told(*rows, d2=same | {"credit": "D1"})
    assert proposed(named, d1=FIRST, d2=COPY) == [("d2-01a", "d1-01a", "paraphrases")]
    both = told(*rows, d1={"credit": "D2"}, d2=same | {"credit": "D1"})
    assert proposed(both, d1=FIRST, d2=COPY) == []


def test_the_nearest_of_two_texts_is_the_one_that_shares_more() -> None:
    rows = ROOT, claim(1, "ann", document_id="d2"), claim(1, "ann", document_id="d3", **OPEN)
    (row,) = proposed(told(*rows), d1=FIRST, d2=COPY, d3=COPY)
    assert row == ("d3-01a", "d2-01a", "suspected")


def test_a_suspicion_that_is_coded_keeps_its_parent_and_is_measured_once() -> None:
    row = OPEN_ROW | {"derived_from": "d1-01a", "derivation": "suspected"}
    found = told(ROOT, row, d2={"published": "2024-11-01"})
    compared = compare(found, {"d1": FIRST, "d2": COPY})
    (proposal,) = proposals(found, compared).to_dict("records")
    assert proposal["derivation"] == "suspected" and proposal["measure"]
    assert proposal["evidence"].endswith("which came out first is not known")
    done = dataclasses.replace(found, claims=accepted(found.claims, [proposal], "proposals.csv"))
    assert proposals(done, compared).empty


def test_what_is_coded_for_sure_is_left_alone() -> None:
    row = claim(1, "ann", document_id="d2", derivation="starts_here")
    assert proposed(told(ROOT, row), d1=FIRST, d2=COPY) == []


def test_versions_of_one_document_are_not_compared() -> None:
    found = told(ROOT, OPEN_ROW, d2={"version_of": "d1"})
    assert compare(found, {"d1": FIRST, "d2": COPY}).pairs.empty


def test_the_first_to_have_the_longest_run_is_named() -> None:
    pairs = compare(told(ROOT), {"d1": FIRST, "d2": COPY, "d3": COPY}).pairs
    named = pairs.set_index(["document_id", "earlier_id"])
    assert dict(named["first_id"]) == {
        ("d2", "d1"): "d1",
        ("d3", "d1"): "d1",
        ("d3", "d2"): "d2",
    }


def test_accuracy_is_counted_by_links_that_name_what_they_repeat() -> None:
    # d2 and d3 both repeat d1: all three share words. d4 repeats d1 in words of its own, d5 is
    # suspected of repeating d4 and so in no number, and d6 shares words and is linked with nothing.
    days = {f"d{number}": f"2024-11-0{number}" for number in range(1, 7)}
    repeats = {"derived_from": "d1-01a"}
    rows = [
        ROOT,
        *(claim(1, "ann", document_id=name, **repeats) for name in ("d2", "d3", "d4")),
        claim(1, "ann", document_id="d5", derived_from="d4-01a", derivation="suspected"),
        claim(1, "ben", document_id="d6"),
    ]
    found = case(rows, documents=days)
    texts = {"d1": FIRST, "d2": COPY, "d3": COPY, "d4": OWN, "d5": OWN, "d6": FIRST}
    known = accuracy(found, compare(found, texts))
    # Linked: 1-2, 1-3, 1-4. Sharing: 1-2, 1-3, 2-3, 1-6, 2-6, 3-6 (4-5 is a suspicion).
    assert (known.documents, known.linked, known.found) == (6, 3, 6)
    assert (known.right, known.siblings) == (2, 1)
    assert known.precision == pytest.approx(2 / 6)
    assert known.recall == pytest.approx(2 / 3)


def test_accuracy_without_anything_to_measure_by_is_not_known() -> None:
    known = accuracy(told(ROOT), compare(told(ROOT), {}))
    assert known.precision is None and known.recall is None


GOOD = {"claim_id": "d2-01a", "derived_from": "d1-01a", "derivation": "suspected", "measure": "m"}


def test_accepted_rows_change_nothing_but_what_they_repeat() -> None:
    before = told(ROOT, OPEN_ROW).claims
    after = accepted(before, [GOOD], "proposals.csv")
    changed = before.compare(after.reindex(columns=before.columns)).columns
    assert set(changed.get_level_values(0)) == {"derived_from", "derivation", "measure"}
    assert (before["derivation"] == "").sum() == 1


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"claim_id": "d9-01a"}, "claim_id is d9-01a, and the case has no such claim"),
        ({"derived_from": ""}, "derived_from is empty, and the case has no such claim"),
        ({"derived_from": "d2-01a"}, "a row cannot repeat itself"),
        ({"derivation": "copies"}, "derivation is copies; it is one of starts_here, "),
    ],
)
def test_a_row_that_does_not_fit_is_told_by_its_line(cells: dict[str, str], said: str) -> None:
    claims = told(ROOT, OPEN_ROW).claims
    with pytest.raises(CaseError, match=r"proposals\.csv, line 3: ") as raised:
        accepted(claims, [GOOD, GOOD | cells], "proposals.csv")
    assert said in str(raised.value) and str(raised.value).endswith("nothing was changed.")


def test_a_file_without_its_first_line_is_told() -> None:
    with pytest.raises(CaseError, match="there is no column claim_id, derived_from and derivation"):
        accepted(told(ROOT).claims, [{"a": "b"}], "proposals.csv")
