"""Sentences lead to rows: names, numbers and labels, each once, and never half a word."""

from onrecord.model.edition import open_edition
from onrecord.questions.registry import findings
from onrecord.questions.row_links import Words, with_links
from tests.cases import LAST, case, claim


def test_the_longest_phrase_is_meant_and_its_first_place_is_a_link() -> None:
    ways = {"Ann": "a", "Ann Lee": "b"}
    assert with_links("Ann Lee, Anna and Ann, Ann.", ways) == (
        '<a href="b">Ann Lee</a>, Anna and <a href="a">Ann</a>, Ann.'
    )


def test_markup_stays_text() -> None:
    assert with_links("<b> & <i>", {"<i>": "x?a=1&b=2"}) == (
        '&lt;b&gt; &amp; <a href="x?a=1&amp;b=2">&lt;i&gt;</a>'
    )
    assert with_links("<b>", {}) == "&lt;b&gt;"


def test_words_of_another_language_are_said_to_be_such() -> None:
    assert with_links("She said “nein”.", {"“nein”": Words("#a", "de")}) == (
        'She said <a href="#a"><span lang="de" dir=auto>“nein”</span></a>.'
    )


def test_the_others_who_take_a_stance_lead_to_their_rows() -> None:
    rows = [claim(1, "ann"), *(claim(at, f"ben{at}", "denies") for at in (2, 3, 4))]
    html = findings.key_findings(open_edition(case(rows), LAST))._repr_html_()
    assert '<a href="register.html#d1-02a">ben2</a> and <a href="' in html
    assert '<a href="register.html?ids=d1-03a,d1-04a">two others</a> deny it' in html


def test_a_finding_leads_to_the_rows_of_its_voices_the_original_first() -> None:
    rows = [
        claim(1, "ann"),
        claim(1, "ann", document_id="d2", derived_from="d1-01a"),
        claim(2, "ben", "denies"),
    ]
    found = findings.key_findings(open_edition(case(rows), LAST))
    html = found._repr_html_()
    assert '<a href="register.html?ids=d1-01a,d2-01a">ann</a>' in html
    assert '<a href="register.html#d1-02a">ben</a>' in html
    assert '<a href="register.html?ids=d1-01a,d2-01a">two mentions</a>' in html
    assert '<a href="register.html?proposition_id=p">“p”</a>' in html
    assert "<a" not in str(found)
