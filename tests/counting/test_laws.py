"""The laws of counting: origins, not outlets, and nothing gained by repetition or by a link."""

import dataclasses
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.counting.holds import WORD, holds
from onrecord.counting.independence import SAME
from onrecord.counting.origins import count
from onrecord.model.case import Case
from onrecord.model.edition import open_edition
from onrecord.model.stances import STANCES, TO_A_PROPOSITION
from onrecord.model.tables import TABLES
from onrecord.model.voices import Grouping, grouping
from tests.cases import Row
from tests.counting import draws
from tests.counting.notation import build, row, rows

LATER = "2024-12-31"
CLAIMS, SETTINGS = draws.claims(), draws.settings()


def numbers(claims: list[Row], settings: str) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = count(open_edition(build(claims, settings), LATER)).to_dict(
        "index"
    )
    return found


def held(case: Case) -> dict[str, str]:
    found: dict[str, str] = holds(open_edition(case, LATER))["hold"].to_dict()
    return found


def stances(row: dict[str, Any]) -> dict[str, Any]:
    return {stance: row[stance] for stance in TO_A_PROPOSITION}


@given(CLAIMS, SETTINGS)
def test_the_numbers_are_in_order(claims: list[Row], settings: str) -> None:
    for found in numbers(claims, settings).values():
        assert 0 <= found["separate"] <= found["origins_min"] <= found["origins"]
        assert found["origins"] <= found["mentions"]
        assert found["outlets"] <= found["mentions"]
        assert found["separate"] != 1
        assert found["rewordings"] + found["unattributed"] <= found["mentions"]
        assert set(found["admitted_by"]) <= set(found["origin_ids"])


@given(CLAIMS, SETTINGS, draws.links(draws.RELATIONS))
def test_no_link_that_merges_raises_the_least(claims: list[Row], settings: str, link: str) -> None:
    before, after = numbers(claims, settings), numbers(claims, f"{settings}; {link}")
    for point in before:
        assert after[point]["origins_min"] <= before[point]["origins_min"]
        assert after[point]["origins"] <= before[point]["origins"]


@given(st.integers(2, 6), st.sampled_from(["dependent", "possibly_dependent"]))
def test_dependence_travels_over_no_two_that_are_silent(between: int, relation: str) -> None:
    steps = ["ann", *(f"silent{at}" for at in range(between)), "ben"]
    links = "; ".join(f"{a} {relation} {b}" for a, b in pairwise(steps))
    found = numbers(rows("a-1 ann asserts; b-1 ben asserts"), links)["p"]
    assert (found["origins_min"], found["origins"]) == (2, 2)
    one = f"ann {relation} silent; ben {relation} silent"
    assert numbers(rows("a-1 ann asserts; b-1 ben asserts"), one)["p"]["origins_min"] == 1


@given(CLAIMS, SETTINGS, st.data())
def test_a_row_taken_back_supports_nothing(
    claims: list[Row], settings: str, data: st.DataObject
) -> None:
    said = [claim for claim in claims if claim["stance"] != "retracts"]
    if not said or len(said) < len(claims):
        return
    gone = data.draw(st.sampled_from(said))
    edition = open_edition(build([*claims, draws.taking_back(gone)], settings), LATER)
    found = holds(edition)
    fallen = {name for name, hold in found["hold"].items() if hold == "fallen"}
    assert gone["claim_id"] in fallen or gone["claim_id"] not in found.index
    for claim in said:
        if claim.get("derived_from", "") in fallen and claim["claim_id"] in found.index:
            late = found.loc[claim["claim_id"], "depth"] == 0
            assert claim["claim_id"] in fallen or late
    before = numbers(claims, settings)
    for point, after in count(edition).to_dict("index").items():
        fewer = after["origins"] <= before[point]["origins"]
        assert fewer or after["changed"] != before[point]["changed"]


@given(CLAIMS, SETTINGS, st.sampled_from(sorted(STANCES)), st.sampled_from(draws.VOICES))
def test_silence_undoes_nothing(claims: list[Row], settings: str, stance: str, voice: str) -> None:
    if STANCES[stance].side not in ("silent", "open"):
        return
    # After everything else: a later word is what could undo an earlier one.
    more = row(f"z-1 {voice} {stance} # 2024-12-20")
    before = numbers(claims, settings)
    after = numbers([*claims, more], settings)
    if "p" in before:
        for kept in ("asserts", "denies", "doubts", "origins", "mentions", "inferred"):
            assert after["p"][kept] == before["p"][kept]


@given(CLAIMS, SETTINGS)
def test_inference_alone_supports_nothing(claims: list[Row], settings: str) -> None:
    inferring = [claim | {"basis": "inference"} for claim in claims]
    for found in numbers(inferring, settings).values():
        assert found["origins"] == 0
        assert found["support"] in ("none", "inferred_only")


#: Cells that say by being empty that there is none: nobody in between, no row in its place; and
#: the one that the checker never lets be empty, as it tells what was read.
NONE = {"through", "superseded_by", "extent"}
#: Columns that name the row, what it is about or who speaks, without which it is no row.
NAMES = {"claim_id", "proposition_id", "source_id", "document_id", "stance"}
COLUMNS = [
    (table, column.name)
    for table in ("claims", "sources", "documents", "propositions", "links")
    for column in TABLES[table].columns
    if column.name not in NONE | {"relation", "source_a", "source_b"}
    and not (column.required and column.name in NAMES)
]


def filled(case: Case, known: Grouping) -> set[tuple[str, str, str]]:
    """Return each mark that a figure fills: a voice's own stance, and origins shown separate.

    A voice is named as ``known`` has it, since it may be shown under another of its names.
    """
    found = set()
    for point, counted in count(open_edition(case, LATER)).to_dict("index").items():
        taken = [(stance, one) for stance in TO_A_PROPOSITION for one in counted[f"own_{stance}"]]
        taken += [("asserts", one) for one in counted["own_inferred"]]
        found |= {(point, stance, known.of(one, point)) for stance, one in taken}
        found |= {(point, "separate", str(place)) for place in range(counted["separate"])}
    return found


def undone(case: Case, known: Grouping) -> set[tuple[str, str, str]]:
    """Return each mark that a voice's later word undoes; it stands where that is not its own."""
    counts = count(open_edition(case, LATER))
    return {
        (str(point), change.was, known.of(change.source_id, str(point)))
        for point, changes in counts["changed"].items()
        for change in changes
    }


@pytest.mark.parametrize(("table", "column"), COLUMNS)
@settings(max_examples=12)
@given(CLAIMS, SETTINGS)
def test_emptying_a_column_fills_no_mark(
    table: str, column: str, claims: list[Row], settings: str
) -> None:
    case = build(claims, settings)
    rows = case.tables[table]
    # A row that takes back what it does not name is refused before anything is counted.
    kept = (rows["stance"] == "retracts") if column == "derived_from" else rows.index < 0
    emptied = rows.assign(**{column: rows[column].where(kept, "")})
    known = grouping(case.links, SAME)
    after = filled(dataclasses.replace(case, **{table: emptied}), known)
    gained = after - filled(case, known) - undone(case, known)
    assert not gained, gained


@given(CLAIMS, SETTINGS)
def test_nobody_between_is_what_an_empty_cell_says_and_only_its_row_is_told_otherwise(
    claims: list[Row], settings: str
) -> None:
    between = [claim["source_id"] for claim in claims if claim.get("through")]
    emptied = [claim | {"through": ""} for claim in claims]
    known = grouping(build(claims, settings).links, SAME)
    gained = filled(build(emptied, settings), known) - filled(build(claims, settings), known)
    assert all(
        stance == "separate" or voice in {known.of(source, point) for source in between}
        for point, stance, voice in gained
    )


@given(CLAIMS, SETTINGS, st.data())
def test_a_rewording_changes_nothing_of_the_voice_that_it_names(
    claims: list[Row], settings: str, data: st.DataObject
) -> None:
    case = build(claims, settings)
    reworded = [name for name, hold in held(case).items() if hold == "reworded"]
    parents = {claim.get("derived_from", "") for claim in claims}
    loose = [name for name in reworded if name not in parents]
    if not loose:
        return
    gone = data.draw(st.sampled_from(loose))
    before, after = (
        numbers(some, settings)
        for some in (claims, [claim for claim in claims if claim["claim_id"] != gone])
    )
    for point in after:
        for name in ("origins", "origins_min", "separate", "support", "opposition", "status"):
            assert before[point][name] == after[point][name]
        assert stances(before[point]) == stances(after[point])


@given(CLAIMS, SETTINGS, st.sampled_from(["2024-11-01", "2024-11-06", "2024-12-31"]))
def test_no_printed_denial_vanishes(claims: list[Row], settings: str, as_of: str) -> None:
    edition = open_edition(build(claims, settings), as_of)
    found, counts = holds(edition), count(edition)
    gone = {change.source_id for changed in counts["changed"] for change in changed}
    for claim in edition.valid_claims.to_dict("records"):
        own = found.loc[claim["claim_id"]]
        if claim["stance"] != "denies" or own["hold"] not in WORD or own["implied"]:
            continue
        row = counts.loc[claim["proposition_id"]]
        assert row["opposition"] == "denied" or own["origin"] in gone


@given(CLAIMS, SETTINGS, st.data())
def test_repetition_adds_no_origin(claims: list[Row], settings: str, data: st.DataObject) -> None:
    said = [
        claim for claim in claims if claim["stance"] == "asserts" and claim["document_id"] != "dim"
    ]
    if not said:
        return
    parent = data.draw(st.sampled_from(said))
    again = parent | {
        "claim_id": "z-1",
        "document_id": "z",
        "derived_from": parent["claim_id"],
        "derivation": "cites",
        "through": "",
    }
    point = parent["proposition_id"]
    days = f"{settings}; day z 2024-11-20"
    before, after = numbers(claims, days)[point], numbers([*claims, again], days)[point]
    for name in ("origins", "origins_min", "separate", "support", "opposition"):
        assert after[name] == before[name]


@given(CLAIMS, SETTINGS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(claims: list[Row], settings: str, dice: Any) -> None:
    one = build(claims, settings)
    shuffled = {
        name: table.sample(frac=1, random_state=dice.randrange(1000))
        for name, table in one.tables.items()
    }
    other = dataclasses.replace(one, **shuffled)
    first, second = (count(open_edition(case, LATER)).to_dict("index") for case in (one, other))
    assert first == second


@pytest.mark.parametrize(
    ("text", "settings", "support", "opposition"),
    [
        ("a-1 ann asserts # 2024-11-01; b-1 ann denies # 2024-11-09", "", "none", "denied"),
        ("a-1 ann denies # 2024-11-01; b-1 ann asserts # 2024-11-09", "", "one_origin", "none"),
        ("a-1 ann asserts # 2024-11-01; b-1 ann doubts # 2024-11-09", "", "none", "doubted"),
        # Days that may be the same, what is left open, and what is only relayed undo nothing.
        ("a-1 ann asserts # 2024-11; b-1 ann denies # 2024-11-09", "", "one_origin", "denied"),
        (
            "a-1 ann asserts # 2024-11-01; b-1 ann not_confirmed # 2024-11-09",
            "",
            "one_origin",
            "open",
        ),
        (
            "a-1 ann asserts # 2024-11-01; b-1 ann denies unrecorded # 2024-11-09",
            "",
            "one_origin",
            "denied",
        ),
    ],
)
def test_a_later_word_of_ones_own_counts(
    text: str, settings: str, support: str, opposition: str
) -> None:
    found = numbers(rows(text), settings)["p"]
    assert (found["support"], found["opposition"]) == (support, opposition)
    undone = "none" in (support, opposition)
    changes = [(change.source_id, change.day) for change in found["changed"]]
    assert changes == ([("ann", "2024-11-09")] if undone else [])


def test_a_suspected_repetition_is_one_with_whoever_is_the_same_on_that_point() -> None:
    text = "a-1 ann asserts; b-1 anne asserts; c-1 ben asserts ~ b-1"
    one = "ann same anne on p; unnamed ben"
    found = numbers(rows(text), one)["p"]
    assert (found["origins_min"], found["origins"]) == (1, 2)


def test_signatories_of_one_text_are_one_at_the_least() -> None:
    text = "; ".join(f"j-1{at} voice{at} asserts % 1" for at in range(4))
    found = numbers(rows(text), "")["p"]
    assert (found["origins_min"], found["origins"], found["outlets"]) == (1, 4, 1)


def test_whoever_passes_it_on_is_no_origin() -> None:
    text = "a-1 ann asserts; b-1 eu asserts; b-2 eu not_confirmed; c-1 eu not_confirmed"
    found = numbers(rows(text), "")["p"]
    assert (found["origins"], found["passed_on"], found["passed_on_ids"]) == (1, 1, ("eu",))
    assert found["not_confirmed"] == ("eu",)
    found = numbers(rows(f"{text}; d-1 eu asserts"), "")["p"]
    assert (found["origins"], found["passed_on"]) == (2, 0)


def test_an_admission_is_told_from_an_echo() -> None:
    text = "a-1 ann asserts; b-1 spokesman asserts"
    settings = "spokesman speaks_for beijing; p concerns beijing"
    assert numbers(rows(text), settings)["p"]["admitted_by"] == ("spokesman",)


def test_who_infers_in_a_word_of_its_own_and_is_relayed_elsewhere_has_it_filled() -> None:
    text = "a-1 ann asserts inferred; b-1 ann asserts unrecorded"
    found = numbers(rows(text), "")["p"]
    assert (found["origins"], found["own_asserts"], found["relayed_asserts"]) == (1, ("ann",), ())
    found = numbers(rows("a-1 ann asserts inferred; b-1 ben asserts inferred unrecorded"), "")["p"]
    assert (found["inferred_ids"], found["own_inferred"]) == (("ann", "ben"), ("ann",))


@pytest.mark.parametrize("cells", [{"basis": ""}, {"derived_from": "", "derivation": "cites"}])
def test_nobody_is_shown_to_be_separate_whose_ground_is_not_recorded(cells: Row) -> None:
    claims = rows("a-1 ann asserts; b-1 ben asserts")
    link = "ann independent ben on p"
    assert numbers(claims, link)["p"]["separate"] == 2
    found = numbers([claims[0], claims[1] | cells], link)["p"]
    assert (found["origins"], found["separate"]) == (2, 0)
