"""The source summary statement and the key findings read right in every number and say no more."""

import re

import pytest

from onrecord.counting.grounds import grounds
from onrecord.model.case import Case
from onrecord.model.edition import open_edition
from onrecord.prose import Findings, listed, share
from onrecord.questions.key_findings.finding import finding as key_findings
from onrecord.questions.source_summary.finding import finding as source_statement
from tests.cases import DAYS, LAST, Row, case, claim

ANONYMOUS = {"attribution": "described_anonymous", "persons_min": "1"}
INDEPENDENT = [("ann", "ben", "independent")]


def whole(one: Case, as_of: str = LAST) -> str:
    edition = open_edition(one, as_of)
    return f"{source_statement(edition)}\n{key_findings(edition)}"


def said_by(*sources: str, **cells: str) -> list[Row]:
    return [claim(place, source, **cells) for place, source in enumerate(sources, start=1)]


class TestAnEmptyEdition:
    """Nothing published, or nothing that is asserted."""

    def test_has_nothing_to_sum_up(self) -> None:
        edition = open_edition(case(said_by("ann")), "2020-01-01")
        assert "Nothing had been published by 1 January 2020" in source_statement(edition)
        assert "nothing to find" in key_findings(edition)

    def test_of_denials_alone_asserts_nothing(self) -> None:
        text = whole(case(said_by("ann", "ben", stance="denies")))
        assert "Nothing in it is asserted" in text
        assert "Denials come from ann and ben." in text
        assert "Nobody asserts “p”" in text
        assert "ann and ben deny it." in text
        assert "begin with people" not in text


class TestOneRow:
    """A single claim is never 'one of one'."""

    text = whole(case(said_by("ann"), documents={"d1": "2024-11-01"}))

    def test_is_one_text_and_one_word(self) -> None:
        assert "Everything here comes from a single document, by D1." in self.text
        assert "It holds one assertion, and that is the word of ann." in self.text
        assert "“p” has been said once; the origin is ann;" in self.text
        assert "“p” hangs on one origin, ann." in self.text

    def test_is_not_opposed_by_anybody(self) -> None:
        assert "perhaps nobody was asked" in self.text
        assert "nobody on record has denied it, doubted it or left it open." in self.text


def test_many_mentions_of_one_origin_stay_one_voice() -> None:
    echo = claim(1, "ann", document_id="d2", derived_from="d1-01a")
    text = whole(case([claim(1, "ann"), echo]))
    assert "Its two assertions have one origin between them, ann;" in text
    assert "Everything said for “p”, two mentions in two outlets, leads back to one" in text


def test_several_origins_are_not_corroboration() -> None:
    text = whole(case(said_by("ann", "ben")))
    assert "and behind them two origins, none shown to be separate" in text
    assert "For “p” there are several origins, not shown to be separate." in text
    assert " is corroborated" not in text


def test_what_is_only_inferred_has_no_origin() -> None:
    text = whole(case(said_by("ann", "ben", basis="inference")))
    assert "Nobody asserts “p” on ground of their own (two only infer it)" in text


def test_corroboration_is_said_with_its_number() -> None:
    text = whole(case(said_by("ann", "ben"), links=INDEPENDENT))
    assert "“p” is corroborated: of its two origins, two are shown to be separate" in text
    assert "“p” is corroborated.\n" in text


def test_what_is_open_or_silent_is_never_worded_as_a_denial() -> None:
    rows = [
        claim(1, "ann"),
        claim(2, "ben", stance="not_confirmed"),
        claim(3, "cat", stance="no_answer"),
    ]
    text = whole(case(rows))
    assert "ben has not confirmed it; cat gave no answer." in text
    assert "Nobody denies any of it." in text
    assert "Something is not confirmed by ben; no answer from cat." in text
    assert "denied" not in text.replace("nobody on record has denied it", "")


def test_silence_alone_is_no_opposition() -> None:
    text = whole(case([claim(1, "ann"), claim(2, "ben", stance="no_answer")]))
    assert "ben gave no answer" in text
    assert "doubt is voiced" not in text.lower()


class TestUnnamed:
    """How much rests on people without a name."""

    def unnamed(self, *hidden: str, names: tuple[str, ...]) -> str:
        return whole(case(said_by(*names), sources=dict.fromkeys(hidden, ANONYMOUS)))

    def test_none(self) -> None:
        named = {name: {"attribution": "named_person"} for name in ("ann", "ben")}
        text = whole(case(said_by("ann", "ben"), sources=named))
        assert "Nobody at the beginning of an assertion goes unnamed." in text

    def test_the_only_one(self) -> None:
        text = self.unnamed("ann", names=("ann",))
        assert "The only assertion begins with people who are not named." in text

    def test_all(self) -> None:
        text = self.unnamed("ann", "ben", names=("ann", "ben"))
        assert "Every assertion begins with people who are not named." in text

    def test_one_of_several(self) -> None:
        text = self.unnamed("ann", names=("ann", "ben", "cat"))
        assert "Of the three assertions, one begins with people who are not named." in text

    def test_two_of_several(self) -> None:
        text = self.unnamed("ann", "ben", names=("ann", "ben", "cat"))
        assert "Of the three assertions, two begin with people" in text


class TestPapers:
    """How much rests on artefacts, and how far the best of them got."""

    @pytest.mark.parametrize(
        ("rung", "words"),
        [
            ("described", "that nobody says to have seen"),
            ("seen", "at best a reporter says to have seen"),
            ("held", "keeps at best a copy"),
            ("authenticated", "none is public"),
            ("published", "at least one is public"),
            ("verified", "verified in public"),
        ],
    )
    def test_each_rung_has_its_words(self, rung: str, words: str) -> None:
        text = whole(case(said_by("ann", custody=rung, basis="document")))
        assert words in text
        assert "stand behind one assertion; the word for it is that of D1 alone." in text

    def test_none_is_said_to_be_none(self) -> None:
        shown = claim(9, "ben", "denies", custody="seen")
        text = whole(case([*said_by("ann"), shown]))
        assert "No document, picture or object stands behind any of it." in text

    def test_a_repetition_rests_on_the_paper_at_its_root(self) -> None:
        rows = [
            claim(1, "ann", custody="seen", basis="document"),
            claim(1, "ann", document_id="d2", derived_from="d1-01a"),
        ]
        text = whole(case(rows))
        assert "stand behind two assertions; the word for both is that of D1 alone." in text

    def test_records_are_counted(self) -> None:
        text = whole(case(said_by("ann", basis="official_record")))
        assert "An official record or a legal act stands behind one." in text


def test_of_many_names_the_rest_is_counted() -> None:
    names = [f"voice-{at}" for at in range(40)]
    text = whole(case(said_by("ann", *names, stance="denies")))
    assert "38 others" in text
    assert len(text) < 2500


def test_a_huge_case_keeps_the_length_of_a_statement() -> None:
    rows = [
        claim(at, f"s{at % 60}", proposition_id=f"p{at % 40}", document_id=f"d{1 + at % 3}")
        for at in range(1, 501)
    ]
    statement = source_statement(open_edition(case(rows), LAST))
    assert "500 assertions lead back to 60 origins" in statement
    assert all(len(part) < 3000 for part in statement.split("\n\n"))


def test_sentences_begin_with_a_capital_and_end_with_a_stop() -> None:
    rows = [claim(1, "ann"), claim(2, "ben", stance="doubts"), claim(3, "cat", stance="denies")]
    for line in whole(case(rows, links=INDEPENDENT)).splitlines():
        assert not line or (line[0].isupper() or line[0] == "“"), line
        assert not line or line.endswith("."), line


def test_likelihood_stays_out_of_what_is_counted() -> None:
    text = whole(case(said_by("ann")))
    assert not re.search(r"\b(likely|chance|confidence)\b", text)


def test_counts_are_those_of_the_rows() -> None:
    rows = [*said_by("ann", "ben"), claim(9, "cat", stance="denies", document_id="d2")]
    found = grounds(open_edition(case(rows), LAST))
    assert (found.documents, found.asserted, found.voices) == (3, 2, 3)
    assert found.publishers == tuple(sorted(name.upper() for name in DAYS))
    assert found.against["denies"] == ("cat",)
    assert found.origins == ("ann", "ben")


def test_whoever_is_retold_as_denying_is_not_said_to_deny() -> None:
    unsure = claim(5, "ann", stance="not_confirmed")
    retold = claim(5, "ann", "denies", document_id="d2", derived_from=unsure["claim_id"])
    found = grounds(open_edition(case([*said_by("ben"), unsure, retold]), LAST))
    assert found.against["denies"] == ()
    assert found.against["not_confirmed"] == ("ann",)


def test_findings_are_a_list_on_a_page_and_escaped() -> None:
    found = Findings(["One & one.", "", "<b>Two</b>."])
    assert found.items == ["One & one.", "<b>Two</b>."]
    html = found._repr_html_()
    assert html.count("<li>") == 2
    assert "&lt;b&gt;" in html and "&amp;" in html


def test_names_that_hold_commas_are_set_apart() -> None:
    assert listed(["a, b", "c"]) == "a, b; and c"
    assert listed(["a", "b", "c"], joint="or") == "a, b or c"


def test_a_share_is_said_only_where_it_says_something() -> None:
    assert share(5, 10) == ""
    assert share(50, 100) == "about half"
    assert share(56, 100) == "more than half"
    assert share(100, 100) == ""
    assert share(30, 100) == ""
    assert share(0, 100) == ""
