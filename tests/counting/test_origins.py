"""The laws of counting: origins, not outlets, and nothing gained by repetition."""

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.counting.origins import count, traced_claims
from onrecord.counting.status import STATUS, opposition_of, status_table, support_of
from onrecord.model.case import Case
from onrecord.model.edition import open_edition
from onrecord.model.stances import OTHER
from onrecord.model.vocabularies import BASIS, OPPOSITION, SUPPORT
from tests.cases import DAYS, LAST, Row, case, claim, counts

SOURCES = "abcdef"
KINDS = {"e": "outlet", "f": "outlet"}
ORIGINS = ("described", "described_min", "established")
EVIDENCE = ("first_hand", "document", "none_stated", "told_by_other", "inference")

Link = tuple[str, str, str]
LINKS = st.lists(
    st.tuples(
        st.sampled_from(SOURCES),
        st.sampled_from(SOURCES),
        st.sampled_from(["independent"] * 4 + ["same", "possibly_same", "dependent"]),
    ).filter(lambda link: link[0] != link[1]),
    max_size=12,
)


@st.composite
def rows(draw: st.DrawFn, circles: bool = False) -> list[Row]:
    """Draw up to ten claims that repeat, oppose and take back one another."""
    found: list[Row] = []
    for number in range(draw(st.integers(0, 10))):
        stance = draw(st.sampled_from(["asserts"] * 6 + list(OTHER)))
        cells = {
            "document_id": draw(st.sampled_from(sorted(DAYS))),
            "proposition_id": draw(st.sampled_from("ppq")),
            "basis": draw(st.sampled_from(EVIDENCE)),
        }
        if found and draw(st.booleans()):
            parent = draw(st.sampled_from(found))["claim_id"]
            cells |= {
                "derived_from": parent,
                "derivation": draw(st.sampled_from(["cites", "unknown"])),
            }
        found.append(claim(number, draw(st.sampled_from(SOURCES)), stance, **cells))
    for row in found:
        if circles and draw(st.booleans()):
            row |= {"derived_from": draw(st.sampled_from(found))["claim_id"]}
    return found


def built(claims: list[Row], links: list[Link]) -> Case:
    return case(claims, links, KINDS)


def origins(one: Case) -> dict[str, int]:
    found = counts(one)
    return {name: found[name] for name in ORIGINS}


def test_the_example_that_is_printed() -> None:
    """Six mentions in four outlets are three voices, and one of them is established."""
    documents = {f"d{at}": "2024-11-01" for at in range(1, 5)}
    claims = [
        claim(1, "a"),
        claim(2, "b", basis="told_by_other"),
        claim(3, "c", basis="none_stated", derivation="unknown"),
        claim(4, "e", document_id="d2", derived_from="d1-01a"),
        claim(5, "e", document_id="d3", derived_from="d2-04a"),
        claim(6, "f", document_id="d4", derived_from="d1-02a"),
    ]
    found = counts(case(claims, kinds=KINDS, documents=documents))
    assert (found["mentions"], found["outlets"]) == (6, 4)
    assert (found["described"], found["established"]) == (3, 1)
    assert found["origins"] == ("a", "b", "c")
    assert found["status"] == "Several origins, independence open; unopposed"


@given(rows(circles=True), LINKS)
def test_origins_never_outnumber_mentions(claims: list[Row], links: list[Link]) -> None:
    table = count(open_edition(built(claims, links), LAST))
    for row in table.to_dict("records"):
        assert 0 <= row["established"] <= row["described_min"]
        assert row["described_min"] <= row["described"] <= row["mentions"]
        assert row["outlets"] <= row["mentions"]
        assert row["support"] in SUPPORT.terms
        assert row["opposition"] in OPPOSITION.terms


@given(rows(), LINKS, st.data())
def test_repetition_adds_no_origin(
    claims: list[Row], links: list[Link], data: st.DataObject
) -> None:
    repeatable = [
        row for row in claims if row["stance"] == "asserts" and row["proposition_id"] == "p"
    ]
    if not repeatable:
        return
    one = built(claims, links)
    parent = data.draw(st.sampled_from(repeatable))
    who = data.draw(st.sampled_from(SOURCES))
    again = claim(90, who, document_id=parent["document_id"], derived_from=parent["claim_id"])
    more = built([*claims, again], links)
    before, after = counts(one), counts(more)
    if "derived_from" not in parent:
        assert [before[name] for name in ORIGINS] == [after[name] for name in ORIGINS]
    assert all(after[name] <= before[name] for name in ORIGINS)
    assert after["mentions"] == before["mentions"] + 1


@given(rows(), LINKS, st.sampled_from(SOURCES), st.sampled_from(SOURCES))
def test_knowing_two_sources_as_one_adds_no_origin(
    claims: list[Row], links: list[Link], a: str, b: str
) -> None:
    before = origins(built(claims, links))
    after = origins(built(claims, [*links, (a, b, "same")]))
    assert all(after[name] <= before[name] for name in ORIGINS)


@given(rows(), LINKS, st.sampled_from(sorted(DAYS.values())))
def test_an_edition_never_sees_a_later_document(
    claims: list[Row], links: list[Link], as_of: str
) -> None:
    there = [row for row in claims if DAYS[row["document_id"]] <= as_of]
    days = {name: day for name, day in DAYS.items() if day <= as_of}
    whole = count(open_edition(built(claims, links), as_of))
    cut = count(open_edition(case(there, links, KINDS, days), as_of))
    assert whole.to_dict("index") == cut.to_dict("index")


@given(rows(), LINKS, st.data())
def test_taking_back_is_as_if_it_had_not_been_said(
    claims: list[Row], links: list[Link], data: st.DataObject
) -> None:
    if not claims:
        return
    said = data.draw(st.sampled_from(claims))
    back = claim(
        91,
        said["source_id"],
        "retracts",
        document_id="d3",
        derived_from=said["claim_id"],
        proposition_id=said["proposition_id"],
    )
    taken = counts(built([*claims, back], links), said["proposition_id"])
    never = [row for row in claims if row is not said]
    if any(row["proposition_id"] == said["proposition_id"] for row in never):
        assert taken == counts(built(never, links), said["proposition_id"])
    else:
        assert (taken["mentions"], taken["status"]) == (0, "Nobody asserts it; unopposed")


@given(rows(circles=True), LINKS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(claims: list[Row], links: list[Link], dice: Any) -> None:
    one = built(claims, links)
    shuffled = {
        name: table.sample(frac=1, random_state=dice.randrange(1000))
        for name, table in one.tables.items()
    }
    other = dataclasses.replace(one, **shuffled)
    ordered = {row: counts(one, row) for row in "pq"}
    assert ordered == {row: counts(other, row) for row in "pq"}


@given(rows(), LINKS, st.sampled_from(["told_by_other", "none_stated"]))
def test_a_voice_of_unknown_lineage_establishes_nothing(
    claims: list[Row], links: list[Link], basis: str
) -> None:
    hearsay = claim(92, "z", basis=basis, derivation="unknown")
    everyone = [*links, *((each, "z", "independent") for each in SOURCES)]
    before, after = origins(built(claims, links)), origins(built([*claims, hearsay], everyone))
    assert after["established"] == before["established"]
    assert after["described"] == before["described"] + 1


@given(rows(circles=True), LINKS)
def test_circles_end_and_support_nothing(claims: list[Row], links: list[Link]) -> None:
    """Walk every chain by hand: a root is the last of the same proposition, and says the same."""
    table = traced_claims(open_edition(built(claims, links), LAST)).set_index(
        "claim_id", drop=False
    )
    for row in table.to_dict("records"):
        chain = [row]
        while chain[-1]["derived_from"] in table.index and len(chain) <= len(table):
            chain.append(dict(table.loc[chain[-1]["derived_from"]]))
        ends = chain[-1]["derived_from"] == ""
        same = [each["proposition_id"] == row["proposition_id"] for each in chain]
        root = chain[same.index(False) - 1 if False in same else -1]
        if ends:
            assert row["root_id"] == root["claim_id"]
        assert bool(row["traced"]) == (ends and root["stance"] == row["stance"])


@pytest.mark.parametrize("stance", ["unaware", "not_confirmed", "declined", "no_answer"])
def test_what_is_open_and_what_is_silent_are_never_denial(stance: str) -> None:
    found = counts(case([claim(1, "a"), claim(2, "b", stance)]))
    assert found["denies"] == ()
    assert found[stance] == ("b",)
    assert found["opposition"] == ("open" if stance in ("unaware", "not_confirmed") else "none")


def test_a_denial_whose_root_was_taken_back_stands_nowhere() -> None:
    found = counts(
        case(
            [
                claim(1, "a"),
                claim(2, "b", "denies"),
                claim(3, "e", "denies", derived_from="d1-02a"),
                claim(4, "b", "retracts", derived_from="d1-02a"),
            ]
        )
    )
    assert (found["opposition"], found["denies"]) == ("none", ())


@pytest.mark.parametrize(
    ("people", "links", "least", "most"),
    [
        ({"a": ("2", "4"), "b": ("1", "1")}, [], 3, 5),
        ({"a": ("2", "4"), "b": ("1", "")}, [], 3, None),
        ({"a": ("2", "4"), "b": ("3", "3")}, [("a", "b", "same")], 3, 3),
        ({"a": ("2", "4"), "b": ("3", "3")}, [("a", "b", "possibly_same")], 3, 7),
        ({"a": ("", ""), "b": ("1", "2")}, [], 1, 2),
    ],
)
def test_the_same_person_is_counted_once(
    people: dict[str, tuple[str, str]], links: list[Link], least: int, most: int | None
) -> None:
    cells = {who: {"persons_min": low, "persons_max": high} for who, (low, high) in people.items()}
    found = count(open_edition(case([claim(1, "a"), claim(2, "b")], links, sources=cells), LAST))
    row = found.iloc[0]
    assert row["persons_min"] == least
    assert (None if row["persons_max"] != row["persons_max"] else row["persons_max"]) == most


def test_a_case_without_claims_counts_nothing() -> None:
    table = count(open_edition(case([]), LAST))
    assert table.empty
    assert {"mentions", "established", "status"} <= set(table.columns)


def test_every_status_comes_from_the_printed_table() -> None:
    assert set(STATUS) == {(one, other) for one in SUPPORT.terms for other in OPPOSITION.terms}
    assert len(set(STATUS.values())) == len(STATUS)
    assert set(status_table().to_numpy().ravel()) == set(STATUS.values())


@pytest.mark.parametrize(
    ("described", "established", "level"),
    [
        (0, 0, "none"),
        (1, 0, "one_origin"),
        (1, 1, "one_origin"),
        (2, 1, "several_origins"),
        (5, 0, "several_origins"),
        (2, 2, "corroborated"),
        (3, 3, "corroborated"),
    ],
)
def test_support_comes_from_the_two_counts(described: int, established: int, level: str) -> None:
    assert support_of(described, established) == level


@pytest.mark.parametrize(
    ("stances", "level"),
    [
        (set(), "none"),
        ({"asserts", "declined", "no_answer"}, "none"),
        ({"not_confirmed", "no_answer"}, "open"),
        ({"unaware", "declined"}, "open"),
        ({"doubts", "not_confirmed"}, "doubted"),
        ({"denies", "doubts"}, "denied"),
    ],
)
def test_opposition_is_the_strongest_stance(stances: set[str], level: str) -> None:
    assert opposition_of(stances) == level


def test_the_evidence_drawn_here_is_in_the_vocabulary() -> None:
    assert set(EVIDENCE) <= set(BASIS.terms)
