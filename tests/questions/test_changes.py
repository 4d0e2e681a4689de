"""What changed between two editions: moved, new, corrected, withdrawn, judged otherwise."""

import dataclasses

from onrecord.model.case import Case
from onrecord.model.edition import Edition, open_edition
from onrecord.questions.changes.data import arrived, gone, judged, moved
from onrecord.questions.registry import figures, findings
from tests.cases import Row, case, claim, frame
from tests.harbour import later

#: Between the first and the second document of a case in memory, and after the third.
EARLIER, NOW = "2024-11-02", "2024-12-31"


def since(one: Case) -> Edition:
    return open_edition(one, NOW, EARLIER)


def judge(one: Case, *rows: tuple[str, str, str]) -> Case:
    made: list[Row] = [
        {
            "proposition_id": "p",
            "as_of": as_of,
            "likelihood": likelihood,
            "confidence": confidence,
            "rationale": f"Because of {as_of}.",
        }
        for as_of, likelihood, confidence in rows
    ]
    return dataclasses.replace(one, judgements=frame("judgements", made))


def test_a_denial_moves_opposition_from_where_to_where() -> None:
    rows = moved(since(case([claim(1, "a"), claim(1, "b", "denies", document_id="d2")])))
    (row,) = rows.to_dict("records")
    assert (row["opposition_before"], row["opposition"]) == ("none", "denied")
    assert (row["support_before"], row["support"]) == ("one_origin", "one_origin")
    assert not row["new"]


def test_an_echo_moves_nothing_but_arrives() -> None:
    echo = claim(1, "a", document_id="d2", derived_from="d1-01a")
    edition = since(case([claim(1, "a"), echo]))
    assert moved(edition).empty
    assert list(arrived(edition)["claim_id"]) == ["d2-01a"]
    assert "no proposition spoken to before stands otherwise" in findings.changes(edition).lower()


def test_a_proposition_spoken_to_for_the_first_time_is_new() -> None:
    edition = since(case([claim(1, "a"), claim(1, "b", document_id="d2", proposition_id="q")]))
    (row,) = moved(edition).to_dict("records")
    assert (row["label"], row["new"]) == ("q", True)
    assert "one proposition is new: “q”" in findings.changes(edition)


def test_a_correction_is_told_apart_from_a_claim_taken_back() -> None:
    rows = [
        claim(1, "a", superseded_by="d2-01a"),
        claim(2, "b"),
        claim(1, "a", document_id="d2"),
        claim(2, "b", "retracts", document_id="d2", derived_from="d1-02a", note="Misheard."),
    ]
    edition = since(case(rows))
    lost = gone(edition).set_index("claim_id")
    assert lost["how"].to_dict() == {"d1-01a": "corrected", "d1-02a": "withdrawn"}
    assert lost["by"].to_dict() == {"d1-01a": "d2-01a", "d1-02a": "d2-02a"}
    assert lost.loc["d1-02a", "note"] == "Misheard."
    text = findings.changes(edition)
    assert "One row was corrected: d1-01a is now d2-01a." in text
    assert "One claim was taken back: d1-02a by b." in text


def test_what_leans_on_a_claim_taken_back_falls_and_is_not_called_withdrawn() -> None:
    rows = [
        claim(1, "a"),
        claim(2, "b", derived_from="d1-01a"),
        claim(1, "a", "retracts", document_id="d2", derived_from="d1-01a"),
    ]
    edition = since(case(rows))
    assert list(gone(edition)["claim_id"]) == ["d1-01a"]
    (row,) = moved(edition).to_dict("records")
    assert (row["support_before"], row["support"]) == ("one_origin", "none")


def test_a_judgement_that_moves_brings_its_reason() -> None:
    one = judge(case([claim(1, "a")]), (EARLIER, "likely", "low"), (NOW, "unlikely", "low"))
    (row,) = judged(since(one)).to_dict("records")
    assert (row["likelihood_before"], row["likelihood"]) == ("likely", "unlikely")
    text = findings.changes(since(one))
    assert "has moved from “likely” to “unlikely”. Because of 2024-12-31." in text


def test_likelihood_and_confidence_never_share_a_sentence() -> None:
    for before in ([], [(EARLIER, "likely", "low")]):
        one = judge(case([claim(1, "a")]), *before, (NOW, "unlikely", "high"))
        for sentence in findings.changes(since(one)).split(". "):
            assert not ("unlikely" in sentence and "onfidence" in sentence), sentence


def test_a_judgement_that_stays_is_not_told_again() -> None:
    one = judge(case([claim(1, "a")]), (EARLIER, "likely", "low"), (NOW, "likely", "low"))
    assert judged(since(one)).empty
    assert "judgements have not moved" in findings.changes(since(one))


def test_the_first_edition_says_that_it_is_the_first() -> None:
    edition = open_edition(case([claim(1, "a")]), NOW)
    assert "first edition" in findings.changes(edition)
    for table in (moved, arrived, gone, judged):
        assert table(edition).empty


class TestTable:
    """Was, now and who is new, for each proposition that moved."""

    def test_it_says_how_it_was_how_it_is_and_who_has_spoken_since(self) -> None:
        table = figures.changes(later())
        assert table.headline == "Two propositions have moved since 3 March 2025"
        assert table.frame.to_dict("records") == [
            {
                "Proposition": "arson",
                "Was": "Several origins, not shown to be separate; unopposed",
                "Now": "Corroborated; unopposed",
                "Who is new": "Asserted by mayor; no answer from ministry",
            },
            {
                "Proposition": "barrels",
                "Was": "One origin; unopposed",
                "Now": "One origin; not confirmed or not known",
                "Who is new": "Not confirmed by ministry",
            },
        ]

    def test_its_rows_lead_to_the_claims(self) -> None:
        assert (
            'href="register.html?proposition_id=arson">arson</a>' in figures.changes(later()).html()
        )

    def test_what_was_taken_back_has_nobody_new(self) -> None:
        rows = [claim(1, "a"), claim(1, "a", "retracts", document_id="d2", derived_from="d1-01a")]
        (row,) = figures.changes(since(case(rows))).frame.to_dict("records")
        assert row["Who is new"] == "Nobody"

    def test_a_new_proposition_was_not_spoken_to(self) -> None:
        edition = since(case([claim(1, "a"), claim(1, "b", document_id="d2", proposition_id="q")]))
        (row,) = figures.changes(edition).frame.to_dict("records")
        assert (row["Was"], row["Who is new"]) == ("Nobody had spoken to it", "Asserted by b")

    def test_the_first_edition_has_nothing_to_compare_with(self) -> None:
        table = figures.changes(later(""))
        assert "first edition" in table.headline and table.frame.empty
        assert table.html() == f"<p>{table.headline}.</p>"
