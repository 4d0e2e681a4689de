"""Rules about links between sources: none with itself, none twice, none that contradict."""

from collections.abc import Iterator

from onrecord.check.flag import flag
from onrecord.counting.independence import ties
from onrecord.model.case import Case
from onrecord.model.problems import Problem


def with_itself(case: Case) -> Iterator[Problem]:
    """Yield links of a source with itself."""
    links = case.links
    caught = links[(links["source_a"] == links["source_b"]) & (links["source_a"] != "")]
    what, remedy = "a source linked with itself", "Name the other source, or take the row out"
    yield from flag(caught, "links", "source_b", "link-self", what, remedy)


def other_way_round(case: Case) -> Iterator[Problem]:
    """Yield links that are there already with their two sources exchanged."""
    links = case.links
    pairs = list(zip(links["source_a"], links["source_b"], strict=True))
    seen: set[tuple[str, str]] = set()
    again = []
    for a, b in pairs:
        again.append(a != b and (b, a) in seen)
        seen.add((a, b))
    what = "the pair is there already, the other way round ({source_b}, {source_a})"
    yield from flag(links[again], "links", "source_b", "link-twice", what, "Keep one of the rows")


def contradictions(case: Case) -> Iterator[Problem]:
    """Yield sources called independent that other links call the same."""
    links, same = case.links, ties(case.links).same
    apart = links["relation"] == "independent"
    one, other = links["source_a"].map(same), links["source_b"].map(same)
    what = "called independent of {source_b}, and other rows make them the same source"
    remedy = "Correct one of the rows"
    caught = links[apart & one.notna() & (one == other)]
    yield from flag(caught, "links", "relation", "link-contradiction", what, remedy)
