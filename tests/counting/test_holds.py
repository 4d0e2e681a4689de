"""Whose word a row is: twenty hard examples with their right values, and the rules one by one."""

from pathlib import Path
from typing import Any

import pytest

from onrecord.counting.holds import holds
from onrecord.counting.origins import count
from onrecord.model.edition import open_edition
from tests.counting.notation import build, rows

LATER = "2024-12-31"

#: A line each: number, rows, what is set besides, the right holds, the right numbers on ``p``.
EXAMPLES = Path(__file__).with_name("hard_examples.txt").read_text("utf-8")
READ = [[cell.strip() for cell in line.split("|")] for line in EXAMPLES.splitlines()]


def as_pairs(text: str) -> list[list[str]]:
    return [part.split() for part in text.split(";") if part.strip()]


def shown(value: Any) -> str:
    return (",".join(value) or "-") if isinstance(value, tuple) else str(value)


@pytest.mark.parametrize(
    ("number", "text", "settings", "held", "numbers"), READ, ids=[r[0] for r in READ]
)
def test_the_hard_examples_have_their_right_values(
    number: str, text: str, settings: str, held: str, numbers: str
) -> None:
    edition = open_edition(build(rows(text), settings), LATER)
    hold = holds(edition)["hold"]
    assert [[name, hold[name]] for name, _ in as_pairs(held)] == as_pairs(held)
    row = count(edition).loc["p"]
    assert [[name, shown(row[name])] for name, _ in as_pairs(numbers)] == as_pairs(numbers)


def test_the_examples_are_twenty() -> None:
    there = {int(row[0].strip("b")) for row in READ}
    assert there == set(range(1, 21)) - {18}  # the eighteenth asks for an edition of its own


def test_nobody_is_heard_before_the_first_retelling() -> None:
    """The eighteenth example: what nobody read is in no edition by itself."""
    claims = rows("daily-1 diplomat asserts; x-1 diplomat asserts < daily-1; z-1 mayor denies @ q")
    case = build(claims, "unread daily; day daily 2024-11-15; day x 2024-11-18; day z 2024-11-15")
    before, after = (open_edition(case, day) for day in ("2024-11-15", "2024-11-18"))
    assert list(before.published_claims["claim_id"]) == ["z-1"]
    assert list(count(before).index) == ["q"]
    assert set(after.published_claims["claim_id"]) == {"daily-1", "x-1", "z-1"}
    assert list(after.valid_claims["claim_id"]) == ["x-1", "z-1"]
    assert count(after).loc["p", ["mentions", "origins"]].tolist() == [1, 1]


def test_a_page_that_repeats_an_unread_report_in_its_own_voice_is_no_origin() -> None:
    """Nobody stands between a carrier and its own page; the report's own source is counted once."""
    claims = rows(
        "daily-1 diplomat asserts; site-1 site asserts < daily-1; x-1 diplomat asserts < daily-1"
    )
    edition = open_edition(build(claims, "unread daily; outlet site"), LATER)
    assert holds(edition)["hold"][["site-1", "x-1"]].tolist() == ["unattributed", "relayed"]
    row = count(edition).loc["p"]
    assert (row["mentions"], row["origins"], row["origin_ids"]) == (2, 1, ("diplomat",))


def held(text: str, settings: str = "", as_of: str = LATER) -> dict[str, str]:
    found: dict[str, str] = holds(open_edition(build(rows(text), settings), as_of))[
        "hold"
    ].to_dict()
    return found


@pytest.mark.parametrize(
    ("text", "settings", "right"),
    [
        # A go-between makes it a relayed word, and is who is named in its place elsewhere.
        ("a-1 minister asserts ^ aides", "", {"a-1": "relayed"}),
        ("a-1 minister asserts ^ aides; b-1 aides asserts < a-1", "", {"b-1": "relayed"}),
        # A paper named in place of its source means whom it had it from; the paper itself does not.
        (
            "wire-1 officials asserts; y-1 wire asserts < wire-1; wire-2 wire asserts < wire-1",
            "outlet wire",
            {"y-1": "own", "wire-2": "unattributed"},
        ),
        ("a-1 ann asserts; b-1 ben asserts < a-1", "ann same ben", {"b-1": "own"}),
        ("a-1 ann asserts; b-1 ben asserts < a-1", "ann same ben on q", {"b-1": "reworded"}),
        ("a-1 ann asserts; b-1 ben asserts < a-1", "ann possibly_same ben", {"b-1": "reworded"}),
        (
            "a-1 spokesman asserts; b-1 state asserts < a-1",
            "spokesman speaks_for state",
            {"b-1": "own"},
        ),
        (
            "a-1 state asserts; b-1 spokesman asserts < a-1",
            "spokesman speaks_for state",
            {"b-1": "own"},
        ),
        # Denying the wider point denies the narrower; asserting it does not assert the narrower.
        ("a-1 ann denies @ wide; b-1 ann denies < a-1", "p implies wide", {"b-1": "own"}),
        ("a-1 ann asserts @ wide; b-1 ann asserts < a-1", "p implies wide", {"b-1": "reworded"}),
        ("a-1 ann doubts @ wide; b-1 ann doubts < a-1", "p implies wide", {"b-1": "reworded"}),
        (
            "a-1 ann asserts @ n; b-1 ann asserts < a-1",
            "n implies m; m implies p",
            {"b-1": "own"},
        ),
        # A chain may leap to another point and back: each row has the word of its own point.
        ("a-1 ann asserts @ q; b-1 ann asserts < a-1", "", {"a-1": "own", "b-1": "reworded"}),
        (
            "a-1 ann asserts; b-1 ann asserts < a-1 @ q; c-1 ann asserts < b-1",
            "",
            {"b-1": "reworded", "c-1": "own"},
        ),
        # What repeats a row that cannot be told, or comes from nowhere, is somebody's telling.
        ("a-1 ann denies; b-1 ann denies < nowhere-1", "", {"b-1": "relayed"}),
        (
            "a-1 ann asserts unrecorded; b-1 ben asserts < a-1",
            "",
            {"a-1": "relayed", "b-1": "reworded"},
        ),
        ("a-1 ann asserts; b-1 ben denies ~ a-1", "unnamed ben", {"b-1": "relayed"}),
        ("a-1 ann asserts; b-1 b denies < a-1", "outlet b", {"b-1": "reworded"}),
        # What was taken back takes all that repeats it with it, whoever is said to speak there.
        (
            "a-1 ann asserts; b-1 ben denies < a-1; c-1 ben denies < b-1; d-1 ann retracts < a-1",
            "",
            {"a-1": "fallen", "b-1": "fallen", "c-1": "fallen"},
        ),
        (
            "a-1 ann asserts; d-1 ministry retracts < a-1",
            "ann speaks_for ministry",
            {"a-1": "fallen"},
        ),
    ],
)
def test_whose_word_it_is(text: str, settings: str, right: dict[str, str]) -> None:
    found = held(text, settings)
    assert {name: found[name] for name in right} == right


@pytest.mark.parametrize(
    ("parent", "child", "right"),
    [
        ("2024-11-16", "2024-11-10", "relayed"),
        ("2024-11-10", "2024-11-16", "own"),
        # Vague days that allow the right order do not contradict it.
        ("2024-11", "2024-11-10", "own"),
        ("2024-11-15~", "2024-11-14", "own"),
    ],
)
def test_a_parent_of_a_later_day_was_not_repeated(parent: str, child: str, right: str) -> None:
    text = "a-1 ministry denies; b-1 ministry denies < a-1"
    assert held(text, f"day a {parent}; day b {child}")["b-1"] == right


@pytest.mark.parametrize("day", ["2024-11-16", "2024-11-15/2024-11-16"])
def test_a_printed_denial_is_never_lost(day: str) -> None:
    case = build(
        rows("a-1 ministry denies; b-1 ministry denies < a-1"), f"day a {day}; day b 2024-11-15"
    )
    row = count(open_edition(case, "2024-11-15")).loc["p"]
    assert (row["opposition"], row["own_denies"], row["relayed_denies"]) == (
        "denied",
        (),
        ("ministry",),
    )


def test_marks_lead_to_the_row_where_the_word_begins() -> None:
    found = holds(
        open_edition(
            build(
                rows(
                    "a-1 ann denies; b-1 ann asserts < a-1; c-1 ann asserts < b-1;"
                    "d-1 ann denies < c-1; e-1 e denies < d-1; f-1 g asserts < h-1;"
                    "h-1 g asserts < f-1"
                ),
                "outlet e",
            ),
            LATER,
        )
    )
    assert found["root_id"].to_dict() == {
        "a-1": "a-1",
        "b-1": "b-1",
        "c-1": "b-1",
        "d-1": "a-1",
        "e-1": "a-1",
        "f-1": "",
        "h-1": "",
    }
    assert found["origin"].to_dict() == {
        "a-1": "ann",
        "b-1": "",
        "c-1": "",
        "d-1": "ann",
        "e-1": "ann",
        "f-1": "g",
        "h-1": "g",
    }
    assert found["depth"].tolist() == [0, 1, 2, 3, 4, 0, 0]


def test_a_leap_to_another_point_ends_no_chain() -> None:
    text = "a-1 ann asserts; b-1 ann asserts < a-1 @ q; c-1 ann asserts < b-1"
    found = holds(open_edition(build(rows(text)), LATER))
    assert found["root_id"].tolist() == ["a-1", "b-1", "a-1"]
    assert found["origin"].tolist() == ["ann", "", "ann"]
    assert found["depth"].tolist() == [0, 1, 2]
    assert found["implied"].tolist() == [False, False, False]
    follows = holds(open_edition(build(rows(text), "p implies q"), LATER))
    assert follows["root_id"].tolist() == ["a-1", "a-1", "a-1"]
    assert follows["implied"].tolist() == [False, True, False]


def test_no_rows_have_no_holds() -> None:
    assert holds(open_edition(build([]), LATER)).empty
