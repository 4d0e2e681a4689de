"""Parts of documents that are made: each between its marks, and nothing else touched."""

from onrecord.model.made_parts import made_again, named

TEXT = """Before.

<!-- day: 3 May -->

old

<!-- end -->

Between.

<!-- day: 4 June -->
<!-- end -->
<!-- night: 4 June -->
dark
<!-- end -->
"""


def test_every_part_of_its_kind_is_made_of_its_words() -> None:
    made = made_again(TEXT, "day", lambda number, month: f"{month}, the {number}th")
    assert "<!-- day: 3 May -->\n\nMay, the 3th\n\n<!-- end -->\n\nBetween." in made
    assert "<!-- day: 4 June -->\n\nJune, the 4th\n\n<!-- end -->" in made
    assert "old" not in made and "<!-- night: 4 June -->\ndark\n<!-- end -->" in made
    assert made_again(made, "day", lambda number, month: f"{month}, the {number}th") == made


def test_marks_are_named_in_their_order() -> None:
    assert named(TEXT, "day") == ["3 May", "4 June"]
    assert named(TEXT, "month") == []
