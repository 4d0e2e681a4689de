"""Rules about links between sources: none with itself, none twice, none that contradict."""

from collections.abc import Iterator

import pandas as pd

from onrecord.check.flag import flag
from onrecord.model.case import Case
from onrecord.model.problems import Problem
from onrecord.model.voices import grouping


def with_itself(case: Case) -> Iterator[Problem]:
    """Yield links of a source with itself."""
    links = case.links
    caught = links[(links["source_a"] == links["source_b"]) & (links["source_a"] != "")]
    what, remedy = "a source linked with itself", "Name the other source, or take the row out"
    yield from flag(caught, "links", "source_b", "link-self", what, remedy)


def other_way_round(case: Case) -> Iterator[Problem]:
    """Yield links that are there already with their two sources exchanged."""
    links = case.links
    seen: set[tuple[str, str, str]] = set()
    again = []
    for a, b, point in zip(
        links["source_a"], links["source_b"], links["proposition_id"], strict=True
    ):
        again.append(a != b and (b, a, point) in seen)
        seen.add((a, b, point))
    what = "the pair is there already, the other way round ({source_b}, {source_a})"
    yield from flag(links[again], "links", "source_b", "link-twice", what, "Keep one of the rows")


def contradictions(case: Case) -> Iterator[Problem]:
    """Yield sources called independent that other links call the same."""
    links, same = case.links, grouping(case.links, ["same"])
    apart = links["relation"] == "independent"
    one, other = (
        pd.Series(map(same.of, links[side], links["proposition_id"]), links.index, dtype="str")
        for side in ("source_a", "source_b")
    )
    what = "called independent of {source_b}, and other rows make them the same source"
    remedy = "Correct one of the rows"
    caught = links[apart & (one == other) & (links["source_a"] != links["source_b"])]
    yield from flag(caught, "links", "relation", "link-contradiction", what, remedy)


def not_shown(case: Case) -> Iterator[Problem]:
    """Yield sources called independent without the point or the second reading that showed it."""
    links = case.links[case.links["relation"] == "independent"]
    for column, what, remedy in (
        (
            "proposition_id",
            "called independent, and not on what",
            "Name the proposition on which it was shown",
        ),
        (
            "second_reading",
            "called independent, and nobody has read it a second time",
            "Write the day on which a second reader agreed, or take the row out",
        ),
    ):
        blank = links[links[column] == ""]
        yield from flag(blank, "links", column, f"independent-{column.split('_')[0]}", what, remedy)
