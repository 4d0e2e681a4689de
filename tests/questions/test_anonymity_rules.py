"""Unnamed voices by the agencies' rules; grades, custody and judgements beside them."""

from dataclasses import replace
from typing import Any

import pytest

from onrecord.counting.artefacts import resting
from onrecord.model.edition import Edition, open_edition
from onrecord.questions.admiralty_grid.data import diagonal, grades
from onrecord.questions.anonymity_rules.data import (
    NO,
    NONE,
    PART,
    YES,
    checks,
    meets_all,
    position,
    reason,
)
from onrecord.questions.anonymity_rules.data import totals as totals_of
from onrecord.questions.custody_ladder.data import artefacts_by_rung
from onrecord.questions.own_views import latest_judgements, unjudged
from onrecord.questions.registry import figures, findings
from tests.cases import LAST, Row, case, claim, frame

GOOD = {
    "attribution": "described_anonymous",
    "position_to_know": "Briefed on it.",
    "anonymity_reason": "The matter is sensitive.",
    "persons_min": "2",
}


def edition(*rows: Row, **more: Any) -> Edition:
    return open_edition(case(list(rows), **more), LAST)


def checked(*rows: Row, **more: Any) -> dict[str, Any]:
    return dict(checks(edition(*rows, **more)).iloc[0])


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("", NO),
        ("Nothing is stated.", NO),
        ("Not stated beyond being a diplomat.", NO),
        ("Not described beyond European.", NO),
        ("None shown: in another text the same words are somebody else's.", NO),
        ("Senior; the body is not stated.", PART),
        ("Official of a state, not said which.", PART),
        ("US officials, no office given in the retelling.", PART),
        ("Briefed on the sanctions before they were announced.", YES),
        ("Notified by the ministry.", YES),
        ("Noted for access to the file.", YES),
    ],
)
def test_position_is_read_off_the_words(words: str, answer: str) -> None:
    assert position(words) == answer


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("", NO),
        ("None given in the document.", NO),
        ("No reason is given, only that anonymity was a condition of speaking.", NO),
        ("On condition of anonymity, as printed.", NO),
        ("Did not wish to be named; no further reason.", NO),
        ("The speaker is left out altogether.", NO),
        ("Not authorised to give official comments.", YES),
        ("Granted because the matter is sensitive.", YES),
        ("Not applicable: a body of known members.", NONE),
    ],
)
def test_a_condition_is_no_reason(words: str, answer: str) -> None:
    assert reason(words) == answer


def test_only_the_unnamed_are_checked() -> None:
    assert checks(edition(claim(1, "ann"))).empty


def test_a_voice_can_meet_every_rule() -> None:
    found = checks(edition(claim(1, "ann"), sources={"ann": GOOD}))
    assert meets_all(found).all()
    assert totals_of(found)[YES].tolist() == [1, 1, 1, 1, 1]


class TestSecondSource:
    """More than one source: several people, or another origin beside each assertion."""

    ONE = GOOD | {"persons_min": "1"}

    def second(self, *rows: Row, **more: Any) -> str:
        return str(checked(*rows, sources={"ann": self.ONE}, **more)["second"])

    def test_one_person_alone_has_none(self) -> None:
        assert self.second(claim(1, "ann")) == NO

    def test_another_origin_counts(self) -> None:
        assert self.second(claim(1, "ann"), claim(2, "ben")) == YES

    def test_one_that_may_be_the_same_does_not(self) -> None:
        links = [("ann", "ben", "possibly_same")]
        assert self.second(claim(1, "ann"), claim(2, "ben"), links=links) == NO

    def test_it_can_hold_for_some_assertions(self) -> None:
        rows = [claim(1, "ann"), claim(2, "ben"), claim(3, "ann", proposition_id="q")]
        assert self.second(*rows) == PART

    def test_a_denial_speaks_for_itself(self) -> None:
        assert self.second(claim(1, "ann", stance="denies")) == NONE


@pytest.mark.parametrize(
    ("bases", "answer"),
    [(["first_hand"], YES), (["inference"], NO), (["first_hand", "inference"], PART)],
)
def test_conclusions_are_no_information(bases: list[str], answer: str) -> None:
    rows = [claim(at, "ann", basis=basis) for at, basis in enumerate(bases, start=1)]
    assert checked(*rows, sources={"ann": GOOD})["information"] == answer


def test_the_sentence_on_anonymity_counts() -> None:
    rows = [claim(1, "ann"), claim(2, "ben", basis="inference")]
    bare = {"attribution": "undescribed", "persons_min": "1"}
    text = findings.anonymity_rules(edition(*rows, sources={"ann": GOOD, "ben": bare}))
    assert "Of two unnamed voices, one meets all five rules in full." in text
    assert "printed for one; for one nothing says how they could know." in text
    assert "One offers conclusions and not only information." in text
    named = {"ann": {"attribution": "named_person"}}
    told = findings.anonymity_rules(edition(claim(1, "ann"), sources=named))
    assert told.startswith("No unnamed voice")


def test_nobody_is_held_to_what_only_a_retelling_has_them_say() -> None:
    unnamed = {"ann": GOOD, "ben": GOOD}
    open_ = claim(1, "ben", stance="not_confirmed")
    rows = [claim(2, "ann"), open_]
    worded = claim(3, "ann", document_id="d2", derived_from=open_["claim_id"], basis="inference")
    before, after = (checks(edition(*some, sources=unnamed)) for some in (rows, [*rows, worded]))
    assert after.equals(before)
    assert set(after["information"]) == {YES}


GRADED = (
    claim(1, "ann", credibility="2"),
    claim(2, "ann", credibility="3"),
    claim(3, "ann", credibility="6"),
    claim(4, "ben", credibility="3"),
)
GRADES = {"ann": {"reliability": "B"}, "ben": {"reliability": "F"}}


class TestGrades:
    """Reliability by credibility, with what cannot be judged kept out of the share."""

    def test_missing_grades_are_not_judged(self) -> None:
        grid = grades(edition(*GRADED, sources=GRADES))
        assert grid.loc["B", "2"] == grid.loc["F", "3"] == grid.loc["B", "6"] == 1
        assert diagonal(grid) == (1, 2)

    def test_the_sentence_gives_the_share(self) -> None:
        text = findings.admiralty_grid(edition(*GRADED, sources=GRADES))
        assert "Two of four claims are graded on both scales" in text
        assert "One of the two, 50 %, lies on the diagonal" in text

    def test_a_rewording_has_the_grade_of_who_words_it_so(self) -> None:
        worded = claim(5, "ben", document_id="d2", derived_from="d1-01a", credibility="5")
        sources = GRADES | {"d2": {"reliability": "D", "kind": "outlet"}}
        paper = claim(6, "d2", document_id="d2", credibility="1")
        grid = grades(edition(*GRADED, worded, paper, sources=sources))
        assert (grid.loc["D", "5"], grid.loc["F", "5"], grid.loc["D", "1"]) == (1, 0, 1)
        alone = grades(edition(*GRADED, worded, sources=GRADES))
        assert alone.loc["F", "5"] == 1

    def test_what_repeats_a_claim_that_was_taken_back_has_none(self) -> None:
        again = claim(7, "ann", document_id="d2", derived_from="d1-01a", credibility="2")
        back = claim(8, "ann", stance="retracts", document_id="d3", derived_from="d1-01a")
        grid = grades(edition(*GRADED, again, back, sources=GRADES))
        assert grid.to_numpy().sum() == len(GRADED) - 1

    def test_nothing_graded_is_said(self) -> None:
        ungraded = edition(claim(1, "ann", credibility="6"), sources=GRADES)
        assert findings.admiralty_grid(ungraded).startswith("No claim could be graded")


EVIDENCE = (
    claim(1, "paper", custody="seen"),
    claim(1, "paper", document_id="d2", derived_from="d1-01a", custody="described"),
    claim(2, "ann", custody="described"),
    claim(3, "ben"),
    claim(4, "cat", stance="denies", custody="verified"),
)
KINDS = {"paper": "document", "relay": "outlet"}


class TestCustody:
    """Artefacts are told apart by the source at the root, on their highest rung."""

    def test_each_gets_its_highest_rung_and_its_claims(self) -> None:
        found = artefacts_by_rung(edition(*EVIDENCE, kinds=KINDS)).set_index("source_id")
        assert found["rung"].to_dict() == {"paper": "seen", "ann": "described"}
        assert found.loc["paper", "claims"] == ("d1-01a", "d2-01a")
        assert found.loc["paper", "outlets"] == ("D1",)
        assert found.loc["ann", "name"] == "Evidence shown by: ann"

    def test_a_denial_rests_on_no_artefact(self) -> None:
        assert "d1-04a" not in set(resting(edition(*EVIDENCE, kinds=KINDS))["claim_id"])

    def test_the_sentence_says_how_far_the_best_got(self) -> None:
        text = findings.custody_ladder(edition(*EVIDENCE, kinds=KINDS))
        assert "Three assertions rest on two artefacts" in text
        assert "None got further than “seen”, which one reached." in text


def test_names_and_bases_are_counted() -> None:
    rows = [claim(1, "ann"), claim(2, "ben", basis="none_stated")]
    text = findings.named_or_unnamed(edition(*rows, sources={"ann": GOOD}))
    assert "One of two claims is made by people without a name." in text
    assert "One claim states no basis at all." in text


class TestJudgements:
    """The project's own view: the latest per proposition, never mixed with confidence."""

    def judged(self, *rows: Row, as_of: str = LAST) -> Edition:
        one = case([claim(1, "ann"), claim(2, "ann", proposition_id="q")])
        return open_edition(replace(one, judgements=frame("judgements", list(rows))), as_of)

    def row(self, proposition: str, as_of: str, likelihood: str, confidence: str = "low") -> Row:
        return {
            "proposition_id": proposition,
            "as_of": as_of,
            "likelihood": likelihood,
            "confidence": confidence,
            "rationale": "Because <b>.",
            "assumption": "If.",
            "would_change": "When.",
        }

    def test_the_latest_stands_and_knows_the_one_before(self) -> None:
        rows = [self.row("p", "2024-11-20", "likely"), self.row("p", "2024-12-01", "unlikely")]
        found = latest_judgements(self.judged(*rows)).iloc[0]
        assert (found["likelihood"], found["before"]) == ("unlikely", "likely")

    def test_a_later_one_is_not_seen_yet(self) -> None:
        rows = [self.row("p", "2024-11-20", "likely"), self.row("p", "2024-12-01", "unlikely")]
        found = latest_judgements(self.judged(*rows, as_of="2024-11-25")).iloc[0]
        assert (found["likelihood"], found["before"]) == ("likely", "")

    def test_likelihood_and_confidence_share_no_sentence(self) -> None:
        rows = [
            self.row("p", "2024-11-20", "likely"),
            self.row("q", "2024-11-20", "almost certain", "high"),
        ]
        text = findings.key_judgements(self.judged(*rows))
        parts = text.split(". ")
        assert not any("onfidence" in part and "likely" in part for part in parts)
        assert "It rates “q” as “almost certain”; and “p” as “likely”." in text
        assert "Confidence in these views is high for one and low for one." in text

    def test_the_table_heads_its_columns_and_escapes(self) -> None:
        html = figures.key_judgements(
            self.judged(self.row("p", "2024-11-20", "likely"))
        )._repr_html_()
        assert html.count('scope="col"') == 5 and html.count('scope="row"') == 1
        assert "likely (55 to 80 %)" in html
        assert "&lt;b&gt;" in html
        assert "nobody else’s" in html

    def test_a_judgement_that_moved_says_from_where(self) -> None:
        rows = [self.row("p", "2024-11-20", "likely"), self.row("p", "2024-12-01", "unlikely")]
        assert "before: likely" in figures.key_judgements(self.judged(*rows))._repr_html_()
        assert "has changed on “p” (before: likely)" in findings.key_judgements(self.judged(*rows))

    def test_none_is_said_in_a_sentence(self) -> None:
        assert "has not judged" in figures.key_judgements(self.judged())._repr_html_()
        assert findings.key_judgements(self.judged()).startswith(
            "The project has made no judgement"
        )
        assert unjudged(self.judged()) == ["p", "q"]
