"""The two clocks tell whose word each claim is, and lose no denial and no claim on the way."""

import pandas as pd
import pytest

from onrecord.counting.days import happened, said
from onrecord.counting.whose import rootward, voice_names
from onrecord.model.edition import Edition, open_edition
from onrecord.questions.registry import figures
from onrecord.questions.timeline.finding import finding
from onrecord.questions.timeline.when import made
from onrecord.questions.whose_in_words import told_apart
from tests.cases import LAST, Row, case, claim
from tests.drawing_reader import read
from tests.pictures import FORMS


def edition(*rows: Row, as_of: str = LAST, documents: dict[str, str] | None = None) -> Edition:
    return open_edition(case(list(rows), documents=documents), as_of)


@pytest.mark.parametrize(
    ("hold", "name"),
    [
        ("own", "Ann"),
        ("relayed", "Ann, as D2 has it"),
        ("unattributed", "Ann, in D2 without saying from whom"),
        ("reworded", "Ann, only as D2 words it"),
        ("fallen", "Ann, in D2, which repeats what was taken back"),
    ],
)
def test_a_voice_is_named_with_who_has_it_so(hold: str, name: str) -> None:
    row = {"source_id": "ann", "publisher": "D2", "hold": hold}
    assert voice_names(pd.DataFrame([row]), {"ann": "Ann"}).tolist() == [name]
    own = "D2, without saying from whom" if hold == "unattributed" else "D2"
    assert voice_names(pd.DataFrame([row]), {"ann": "D2"}).tolist() == [own]


def test_a_mark_leads_to_roots_then_to_the_earliest_then_to_the_best_graded() -> None:
    rows = [
        claim(1, "ann", document_id="d2", derived_from="d3-03a"),
        claim(2, "ben", document_id="d3", credibility="3"),
        claim(3, "ann", document_id="d3", credibility="2"),
        claim(4, "cat", document_id="d2", credibility="4"),
    ]
    one = edition(*rows, documents={"d2": "2024-11-05", "d3": "2024-11-05"})
    ids = [row["claim_id"] for row in rows]
    assert rootward(one, ids) == ("d3-03a", "d3-02a", "d2-04a", "d2-01a")
    late = edition(*rows, documents={"d2": "2024-11-04", "d3": "2024-11-05"})
    assert rootward(late, ids[1:]) == ("d2-04a", "d3-03a", "d3-02a")


@pytest.mark.parametrize("published", ["2024-11-16", "2024-11-15/2024-11-16"])
def test_a_printed_denial_stands_as_relayed_though_its_parent_is_not_out(published: str) -> None:
    rows = [
        claim(1, "ministry", "denies", document_id="wire", said_date=published),
        claim(1, "ministry", "denies", document_id="post", derived_from="wire-01a"),
        claim(2, "captain", document_id="post"),
    ]
    days = {"wire": published, "post": "2024-11-15"}
    one = edition(*rows, as_of="2024-11-15", documents=days)
    found = figures.timeline(one)
    assert "one denial" in found.headline
    denial = said(one).set_index("claim_id").loc["post-01a"]
    assert denial["name"] == "ministry, as POST has it" and denial["hold"] == "relayed"


def test_a_day_that_is_the_next_one_in_beijing_stands_as_it_is_printed() -> None:
    rows = [
        claim(1, "ministry", "denies", document_id="wire", said_date="2024-11-16"),
        claim(1, "ministry", "denies", document_id="post", said_date="2024-11-16")
        | {"derived_from": "wire-01a", "derivation": "cites"},
    ]
    days = {"wire": "2024-11-16", "post": "2024-11-15T23:30Z"}
    found = said(edition(*rows, documents=days)).set_index("claim_id")
    assert found["first"].dt.strftime("%d").tolist() == ["16", "16"]
    assert found["hold"].tolist() == ["own", "own"]


def test_marks_of_a_date_widen_the_days_that_it_can_mean_and_not_those_it_names() -> None:
    rows = [
        claim(at, "ann", said_date=day, document_id="d3")
        for at, day in enumerate(("2024-10-15", "2024-10-15~", "2024-10-15?", "2024-10-15%"), 1)
    ]
    found = said(edition(*rows)).sort_values("claim_id")
    assert (found["last"] == found["first"]).all()
    assert (found["latest"] - found["earliest"]).dt.days.tolist() == [0, 2, 2, 4]


def test_a_reworded_denial_is_counted_apart() -> None:
    left_open = claim(1, "ann", "not_confirmed")
    retold = claim(1, "ann", "denies", document_id="d2", derived_from="d1-01a")
    one = edition(left_open, retold)
    assert "no denials, one answer that neither" in figures.timeline(one).headline
    assert "Of two claims, one stands only as a retelling words it." in finding(one)


def test_what_is_left_of_a_report_taken_back_is_counted_apart() -> None:
    copy = claim(1, "captain", "denies", document_id="d2", derived_from="d1-01a")
    back = claim(1, "d1", "retracts", document_id="d3", derived_from="d1-01a")
    rows = [claim(1, "captain", "denies"), copy | {"event_date": "2024-10"}, back]
    later = edition(*rows)
    assert said(later)["hold"].tolist() == ["fallen"]
    assert "no denials" in figures.timeline(later).headline
    assert "Of one claim, one repeats what was taken back." in finding(later)
    asserting = [row | {"stance": "asserts"} for row in rows[:2]]
    assert len(happened(edition(*asserting))) == 1
    assert happened(edition(*asserting, back)).empty


def test_the_span_holds_all_or_says_which_it_leaves_out() -> None:
    known = claim(1, "ann", document_id="d3", said_date="2024-11-02")
    vague = claim(2, "ann", document_id="d3", said_date="2009")
    assert made(said(edition(known))) == "one claim made on 2 November 2024"
    assert made(said(edition(known, vague))) == (
        "two claims, one of them made on 2 November 2024 and one without an exact day"
    )
    assert made(said(edition(vague))) == (
        "one claim made between 1 January 2009 and 31 December 2009"
    )
    assert told_apart(said(edition(known))["hold"]) == ""


def test_a_changed_word_is_said_with_its_day() -> None:
    before = claim(1, "admiral", said_date="2024-10-14")
    after = claim(1, "admiral", "denies", document_id="d3", said_date="2024-10-18")
    assert (
        "On “p”, admiral has changed its word: assertion until 18 October 2024, then denial."
        in finding(edition(before, after))
    )


@pytest.mark.parametrize("form", FORMS)
def test_no_axis_names_a_month_after_the_edition(form: str) -> None:
    rows = [claim(1, "ann", event_date="2024-02"), claim(2, "ben", document_id="d2")]
    days = {"d1": "2024-03-01", "d2": "2024-12-31"}
    one = edition(*rows, as_of="2024-12-31", documents=days)
    texts = read(figures.timeline(one).canvas(form)).texts
    assert any("2024" in text for text in texts)
    assert not [text for text in texts if "2025" in text]


def test_where_every_claim_has_a_day_no_claim_is_told_to_carry_none() -> None:
    one = case([claim(1, "ann", said_date="2024-11-01")])
    said = finding(open_edition(one, LAST))
    assert "Every claim carries a date of its own." in said
    assert "carry no date" not in said
