"""Drawn cases in which rows repeat, reword, oppose and take back one another."""

from hypothesis import strategies as st

from tests.cases import Row
from tests.counting.notation import row

DOCUMENTS = ("a", "b", "c", "dim")
#: The last is a paper; ``dim`` nobody could read.
VOICES = ("ann", "ben", "cyd", "eve", "a")
RELATIONS = ("same", "possibly_same", "dependent", "possibly_dependent")
_STANCES = ["asserts"] * 6 + ["denies", "doubts", "not_confirmed"]
_BASES = ["none_stated"] * 5 + ["inference", ""]
FIXED = "unread dim; outlet a; unnamed eve; day b 2024-11-05; day c 2024-11-09"


@st.composite
def claims(draw: st.DrawFn, circles: bool = True) -> list[Row]:
    """Draw up to nine rows about ``p`` and ``q``."""
    found: list[Row] = []
    for number in range(draw(st.integers(0, 9))):
        document, voice = draw(st.sampled_from(DOCUMENTS)), draw(st.sampled_from(VOICES))
        cells = row(f"{document}-{number} {voice} {draw(st.sampled_from(_STANCES))}")
        cells |= {
            "proposition_id": draw(st.sampled_from("pppq")),
            "paragraph": draw(st.sampled_from(["", "1", "2", "3"])),
            "basis": draw(st.sampled_from(_BASES)),
            "through": draw(st.sampled_from(["", "", "", "", "ben"])),
            "derivation": draw(st.sampled_from(["starts_here"] * 4 + ["", "unknown"])),
        }
        if found and draw(st.booleans()):
            cells |= {
                "derived_from": draw(st.sampled_from(found))["claim_id"],
                "derivation": draw(st.sampled_from(["cites", "suspected"])),
            }
        found.append(cells)
    if circles and found and draw(st.integers(0, 5)) == 0:
        one, other = draw(st.sampled_from(found)), draw(st.sampled_from(found))
        one |= {"derived_from": other["claim_id"], "derivation": "cites"}
    if found and draw(st.integers(0, 4)) == 0:
        found.append(taking_back(draw(st.sampled_from(found))))
    return found


def taking_back(said: Row) -> Row:
    """Return the row by which the voice of ``said`` takes it back in ``c``."""
    back = row(f"c-99 {said['source_id']} retracts < {said['claim_id']}")
    return back | {"proposition_id": said["proposition_id"]}


def links(relations: tuple[str, ...] = (*RELATIONS, "independent")) -> st.SearchStrategy[str]:
    """Draw one link as a setting; its document is of the first day."""
    ends = st.lists(st.sampled_from([*VOICES, "zoe", "yan"]), min_size=2, max_size=2, unique=True)
    return st.builds(_link, ends, st.sampled_from(relations), st.sampled_from(["", "p"]))


def settings() -> st.SearchStrategy[str]:
    """Draw what is set besides: links, a house, and perhaps what ``q`` implies."""
    more = st.sampled_from(["q implies p", "ann speaks_for cyd", "p concerns ann"])
    return st.builds(
        lambda some, other: "; ".join([FIXED, *some, *other]),
        st.lists(links(), max_size=6),
        st.lists(more, max_size=2, unique=True),
    )


def _link(ends: list[str], relation: str, point: str) -> str:
    on = " on p" if point or relation == "independent" else ""
    return f"{ends[0]} {relation} {ends[1]}{on}"
