"""Delays are counted from the first report, as ranges where dates are uncertain."""

import dataclasses

import pandas as pd
import pytest
from hypothesis import given

from onrecord.counting.days import said, when_words
from onrecord.counting.origins import count
from onrecord.drawing.small_table import SmallTable
from onrecord.model.edition import open_edition
from onrecord.questions.delays.data import KINDS, elapsed
from onrecord.questions.delays.finding import finding as answers
from onrecord.questions.registry import figures
from tests.cases import LAST, Row, case, claim
from tests.counting import draws
from tests.counting.notation import build

DOCUMENTS = {"d1": "2024-11-01", "d2": "2024-11-05", "d3": "2024-11"}


def delays(*rows: Row, documents: dict[str, str] | None = None) -> pd.DataFrame:
    one = case(list(rows), documents=documents or DOCUMENTS)
    return elapsed(open_edition(one, LAST)).set_index("kind")


REPORT = claim(1, "ann", said_date="2024-11-01")


def test_an_echo_is_the_first_assertion_by_another_publisher() -> None:
    found = delays(REPORT, claim(2, "ann"), claim(1, "ben", document_id="d2"))
    assert found.loc["echo", ["low", "high"]].tolist() == [4, 4]
    assert found.loc["echo", "name"] == "D2"
    assert found.loc["echo", "first_outlet"] == "D1"


def test_a_second_claim_of_one_outlet_is_no_echo() -> None:
    assert list(delays(REPORT, claim(2, "ben")).index) == [""]


@pytest.mark.parametrize(
    ("stance", "kind"),
    [("not_confirmed", "open"), ("unaware", "open"), ("denies", "denial")],
)
def test_answers_count_from_the_day_they_were_given(stance: str, kind: str) -> None:
    later = claim(2, "ben", stance=stance, document_id="d2", said_date="2024-11-03")
    assert delays(REPORT, later).loc[kind, ["low", "high"]].tolist() == [2, 2]


@pytest.mark.parametrize("stance", ["doubts", "declined", "no_answer"])
def test_doubt_and_silence_are_no_answer_of_these_kinds(stance: str) -> None:
    found = delays(REPORT, claim(2, "ben", stance=stance, document_id="d2"))
    assert list(found.index) == [""]


def test_an_open_answer_retold_as_a_denial_stays_open() -> None:
    unsure = claim(2, "ben", stance="not_confirmed")
    retold = claim(3, "ben", "denies", document_id="d2", derived_from=unsure["claim_id"])
    told = [REPORT, unsure, retold]
    assert list(delays(*told).index) == ["open"]
    spoken = said(open_edition(case(told), LAST)).set_index("claim_id")
    assert spoken.loc[retold["claim_id"], "name"] == "ben, only as D2 words it"
    assert spoken.loc[unsure["claim_id"], "name"] == "ben"


@given(draws.claims(), draws.settings())
def test_whoever_answers_here_is_counted_as_such(claims: list[Row], settings: str) -> None:
    edition = open_edition(build(claims, settings), LAST)
    found, counts = elapsed(edition), count(edition)
    for kind, stances in (("open", ["unaware", "not_confirmed"]), ("denial", ["denies"])):
        named = set(found.loc[found["kind"] == kind, "proposition_id"])
        met = counts[
            (counts["mentions"] - counts["rewordings"] > 0) & counts[stances].map(len).any(axis=1)
        ]
        assert named == set(met.index)


def test_a_denial_before_the_report_lies_below_zero() -> None:
    early = claim(2, "ben", stance="denies", said_date="2024-10-20")
    assert delays(REPORT, early).loc["denial", "high"] == -12


def test_a_vague_date_is_a_range_that_ends_with_its_document() -> None:
    vague = claim(2, "ben", stance="denies", document_id="d2", said_date="2024-11")
    assert delays(REPORT, vague).loc["denial", ["low", "high"]].tolist() == [0, 4]


def test_an_echo_of_vague_date_never_comes_before_the_report() -> None:
    found = delays(claim(1, "ann", document_id="d2"), claim(1, "ben", document_id="d3"))
    assert found.loc["echo", ["low", "high"]].tolist() == [0, 25]


@pytest.mark.parametrize(
    "record", [{"basis": "official_record"}, {"source_id": "act", "basis": "none_stated"}]
)
def test_a_record_is_a_basis_or_a_legal_act(record: dict[str, str]) -> None:
    rows = [REPORT, claim(2, "ben", document_id="d2") | {"said_date": "2024-11-05"} | record]
    one = case(rows, documents=DOCUMENTS, sources={"act": {"attribution": "legal_act"}})
    found = elapsed(open_edition(one, LAST)).set_index("kind")
    assert found.loc["record", "high"] == 4


def test_of_reports_on_one_day_the_root_comes_first() -> None:
    days = {"d1": "2024-11-01", "d2": "2024-11-01"}
    copy = claim(1, "ben", derived_from="d2-01a")
    found = delays(copy, claim(1, "ben", document_id="d2"), documents=days)
    assert found.loc["echo", "first_outlet"] == "D2"
    assert found.loc["echo", "high"] == 0


def test_a_reworded_denial_is_no_denial_and_a_relayed_one_is() -> None:
    unsure = claim(2, "ben", "not_confirmed")
    retold = claim(1, "ben", "denies", document_id="d2", derived_from="d1-02a")
    assert "denial" not in delays(REPORT, unsure, retold).index
    unknown = claim(1, "ben", "denies", document_id="d2", derivation="unknown")
    assert delays(REPORT, unknown).loc["denial", "name"] == "ben, as D2 has it"


@pytest.mark.parametrize("out", ["2024-11-06", "2024-11-05/2024-11-06"])
def test_a_printed_denial_counts_though_its_parent_is_of_a_later_or_vague_day(out: str) -> None:
    rows = [
        REPORT,
        claim(1, "ministry", "denies", document_id="wire", said_date=out),
        claim(1, "ministry", "denies", document_id="d2", said_date="2024-11-05")
        | {"derived_from": "wire-01a", "derivation": "cites"},
    ]
    one = case(rows, documents=DOCUMENTS | {"wire": out})
    found = elapsed(open_edition(one, "2024-11-05")).set_index("kind").loc["denial"]
    assert found[["low", "high", "claim_id"]].tolist() == [4, 4, "d2-01a"]
    assert found["name"] == "ministry, as D2 has it"


def test_one_voice_at_twenty_venues_is_no_echo() -> None:
    days = {f"v{at}": f"2024-11-{at:02}" for at in range(1, 21)}
    rows = [claim(1, "ann", document_id=venue) for venue in days]
    assert list(delays(*rows, documents=days).index) == [""]
    copy = claim(2, "ann", document_id="v9", derived_from="v3-01a")
    assert delays(*rows, copy, documents=days).loc["echo", "name"] == "V9"


def test_those_who_speak_for_one_house_are_no_echo_of_each_other() -> None:
    rows = [REPORT, claim(1, "spokesman", document_id="d2")]
    one = case(rows, documents=DOCUMENTS, sources={"spokesman": {"speaks_for": "ann"}})
    assert list(elapsed(open_edition(one, LAST))["kind"]) == [""]


def test_an_outlet_that_publishes_its_own_report_echoes_nobody() -> None:
    own = claim(1, "d2", document_id="d2")
    assert list(delays(REPORT, own).index) == [""]
    assert "echo" in delays(REPORT, own | {"derived_from": "d1-01a", "derivation": "cites"}).index


@pytest.mark.parametrize(("mark", "wider"), [("", 0), ("~", 1), ("?", 1), ("%", 2)])
def test_marks_of_a_date_widen_the_delay(mark: str, wider: int) -> None:
    answer = claim(2, "ben", "denies", document_id="d3", said_date=f"2024-11-04{mark}")
    days = DOCUMENTS | {"d3": "2024-11-20"}
    found = delays(REPORT, answer, documents=days).loc["denial"]
    assert found[["low", "high"]].tolist() == [3 - wider, 3 + wider]
    dated = delays(
        REPORT,
        claim(1, "ben", "denies", document_id="d3", said_date="2024-11-04"),
        documents=days | {"d1": f"2024-11-01{mark}"},
    ).loc["denial"]
    assert dated[["low", "high"]].tolist() == [3 - wider, 3 + wider]
    assert f"{dated['first']:%d}" == "01"


def test_the_day_before_in_another_zone_stands_as_it_is_printed() -> None:
    days = DOCUMENTS | {"d2": "2024-11-05T23:30Z"}
    denial = claim(1, "ministry", "denies", document_id="d2", said_date="2024-11-06")
    assert delays(REPORT, denial, documents=days).loc["denial", ["low", "high"]].tolist() == [5, 5]


def test_text_and_headline_give_one_number_of_what_was_echoed_within_a_day() -> None:
    days = {"d1": "2024-11-01", "d2": "2024-11-02", "d3": "2024-11-09"}
    rows = []
    for name, venue in (("a", "d2"), ("b", "d2"), ("c", "d3"), ("e", "d3"), ("f", "d3")):
        rows.append(claim(len(rows) + 1, "ann", proposition_id=name))
        parent = rows[-1]["claim_id"]
        rows.append(
            claim(len(rows) + 1, "ann", proposition_id=name, document_id=venue)
            | {"derived_from": parent, "derivation": "cites"}
        )
    one = open_edition(case(rows, documents=days), LAST)
    assert figures.delays(one).headline.startswith("Two of five echoed reports were echoed within")
    assert "Five were picked up by another outlet; two of them within a day." in answers(one)


def test_what_nobody_asserts_has_no_delay() -> None:
    assert delays(claim(1, "ann", stance="denies")).empty


def test_crucial_and_most_mentioned_come_first() -> None:
    rows = [claim(1, "ann", proposition_id="a")]
    rows += [claim(at, "ann", proposition_id="b") for at in (2, 3)]
    assert elapsed(open_edition(case(rows), LAST))["proposition_id"].tolist() == ["b", "a"]


def test_the_sentence_counts_what_followed() -> None:
    def text(*rows: Row) -> str:
        return answers(open_edition(case(list(rows), documents=DOCUMENTS), LAST))

    echo = claim(1, "ben", document_id="d2")
    assert "One was picked up by another outlet, within four days." in text(REPORT, echo)
    assert "None was denied." in text(REPORT, echo)
    early = claim(2, "ben", stance="denies", said_date="2024-10-20")
    assert "One was denied, one of them before the first report" in text(REPORT, early)
    assert text(claim(1, "ann", stance="denies")).startswith("Nothing was reported")


def test_kinds_are_all_worded() -> None:
    assert list(KINDS) == ["echo", "open", "denial", "record"]


class TestSaidDates:
    """What said() makes of dates, on which the timeline rests."""

    def test_nothing_is_said_later_than_it_is_published(self) -> None:
        row = said(open_edition(case([claim(1, "ann", said_date="2024-11")]), LAST)).iloc[0]
        assert f"{row['first']:%d} {row['last']:%d}" == "01 01"

    def test_a_date_after_its_document_is_left_as_it_is(self) -> None:
        row = said(open_edition(case([claim(1, "ann", said_date="2024-11-09")]), LAST)).iloc[0]
        assert f"{row['first']:%d} {row['last']:%d}" == "09 09"


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024-11-15", "15 November 2024"),
        ("2024-11-15~", "about 15 November 2024"),
        ("2024-11", "November 2024"),
        ("2024-11?", "perhaps November 2024"),
        ("2024-XX", "2024"),
        ("2024-XX-XX", "2024"),
        ("2024%", "perhaps about 2024"),
        ("2023-07/2024-07~", "July 2023 to about July 2024"),
    ],
)
def test_dates_are_worded_as_people_say_them(date: str, words: str) -> None:
    assert when_words(date) == words


class TestTable:
    """The delays of the crucial propositions, a column for each kind of answer."""

    def table(self, *rows: Row) -> SmallTable:
        return figures.delays(open_edition(case(list(rows), documents=DOCUMENTS), LAST))

    def test_it_says_when_and_who_and_leads_to_the_claim(self) -> None:
        echo = claim(1, "ben", document_id="d2")
        early = claim(2, "cat", stance="denies", said_date="2024-10-25")
        table = self.table(REPORT, echo, early)
        (row,) = table.frame.to_dict("records")
        assert row == {
            "Proposition": "p",
            "First report": "1 November 2024, D1",
            "Echo": "four days later, D2",
            "Not confirmed or not known": "–",
            "Denial": "seven days before, cat",
            "Official record": "–",
        }
        assert table.headline == (
            "The one proposition was echoed by another outlet; one met a denial and none an "
            "official record"
        )
        html = table.html()
        assert '<a href="register.html#d2-01a">four days later, D2</a>' in html
        assert html.count("<a href") == 3

    def test_uncertain_dates_give_a_range(self) -> None:
        (row,) = self.table(REPORT, claim(1, "ben", document_id="d3")).frame.to_dict("records")
        assert row["Echo"] == "0 to 29 days later, D3"

    def test_nothing_followed_is_said(self) -> None:
        assert self.table(REPORT).headline.startswith("No report")

    def test_nothing_reported_is_a_sentence(self) -> None:
        table = self.table(claim(1, "ann", stance="denies"))
        assert table.frame.empty and table.html() == f"<p>{table.headline}.</p>"

    def test_only_what_the_case_turns_on_is_shown_if_anything_is(self) -> None:
        one = case([claim(at, "ann", proposition_id=name) for at, name in enumerate("abc", 1)])
        minor = one.propositions.assign(crucial=["no", "yes", "no"])
        edition = open_edition(dataclasses.replace(one, propositions=minor), LAST)
        assert figures.delays(edition).frame["Proposition"].to_list() == ["b"]
