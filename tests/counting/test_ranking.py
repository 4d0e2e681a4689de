"""The order in which propositions are shown."""

import pandas as pd

from onrecord.counting.ranking import IN_ORDER, as_numbers, ranked

ROWS = pd.DataFrame(
    {
        "label": ["b", "a", "c", "d"],
        "mentions": [1, 1, 9, 1],
        "crucial": [False, False, False, True],
        "order": float("inf"),
    }
)


def test_what_the_case_turns_on_comes_first_then_what_is_mentioned_most_then_by_name() -> None:
    assert ranked(ROWS, *IN_ORDER)["label"].to_list() == ["d", "c", "a", "b"]


def test_the_order_of_the_table_comes_before_all_else() -> None:
    given = ROWS.assign(order=as_numbers(pd.Series(["", "1", "", "2"])))
    assert ranked(given, *IN_ORDER)["label"].to_list() == ["a", "d", "c", "b"]


def test_a_minus_turns_one_column_around_and_leaves_the_others() -> None:
    assert ranked(ROWS, "mentions", "-label")["label"].to_list() == ["d", "b", "a", "c"]


def test_rows_that_are_alike_keep_their_order_and_the_frame_its_own() -> None:
    assert ranked(ROWS, "crucial")["label"].to_list() == ["b", "a", "c", "d"]
    assert ROWS["label"].to_list() == ["b", "a", "c", "d"]
