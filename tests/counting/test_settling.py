"""What would settle a point: by hand on small cases, and against trying all on drawn ones."""

from collections.abc import Iterable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.counting import answers as kinds
from onrecord.counting.answers import Answer, Ground, firmness, grounds_to_settle, pair, stand, told
from onrecord.counting.could_change import points_to_settle
from onrecord.counting.origins import count
from onrecord.counting.settling import settling
from onrecord.model.case import Case
from onrecord.model.edition import Edition, open_edition
from onrecord.model.levels import OPPOSITION, SUPPORT
from onrecord.model.stances import AGAINST, FOR, OPEN
from tests.cases import Row
from tests.counting import draws
from tests.counting.notation import build, row, rows

LAST = "2024-12-31"
Found = frozenset[Answer]
LIFTING = (kinds.SEPARATE, kinds.ORIGINAL, kinds.BACKED, kinds.ASSERTS)
TWO = (kinds.SEPARATE, kinds.ONE, kinds.UNSHOWN)


def opened(claims: str, settings: str = "") -> Edition:
    return open_edition(build(rows(claims), settings), LAST)


def sets(edition: Edition, axis: str, level: str) -> set[frozenset[Answer]]:
    """Return the least sets by which ``p`` would come to a level."""
    return next(
        (one.sets() for one in settling(edition)["p"] if (one.axis, one.level) == (axis, level)),
        set(),
    )


def answers(*texts: str) -> frozenset[Answer]:
    return frozenset(Answer(kind, tuple(about)) for kind, *about in map(str.split, texts))


class TestByHand:
    """Small cases with every set on paper."""

    def test_two_origins_need_one_answer(self) -> None:
        edition = opened("a-1 ann asserts; b-1 ben asserts")
        assert sets(edition, "support", "corroborated") == {answers("separate ann ben")}
        assert sets(edition, "support", "one_origin") == {
            answers("one ann ben"),
            answers("withdraws ann"),
            answers("denies ann"),
            answers("withdraws ben"),
            answers("denies ben"),
        }

    def test_a_dependent_voice_can_not_be_shown_separate(self) -> None:
        edition = opened("a-1 ann asserts; b-1 ben asserts", "ann dependent ben")
        assert not sets(edition, "support", "corroborated")

    def test_a_third_voice_who_may_be_both_needs_an_answer_too(self) -> None:
        edition = opened(
            "a-1 ann asserts; b-1 ben asserts", "ann possibly_same zoe; ben possibly_same zoe"
        )
        assert sets(edition, "support", "corroborated") == {
            answers("separate ann ben", "separate ann zoe"),
            answers("separate ann ben", "separate ben zoe"),
        }

    def test_one_who_is_two_sources_needs_two_answers(self) -> None:
        edition = opened("a-1 ann asserts; b-1 ben asserts; c-1 cyd asserts", "ann same cyd")
        assert sets(edition, "support", "corroborated") == {
            answers("separate ann ben", "separate ben cyd")
        }

    def test_one_origin_needs_another_and_that_it_is_separate(self) -> None:
        edition = opened("a-1 ann asserts; b-1 ben not_confirmed")
        assert sets(edition, "support", "several_origins") == {answers("asserts ben")}
        assert sets(edition, "support", "corroborated") == {
            answers("asserts ben", "separate ann ben")
        }

    def test_a_rewording_may_stand_in_its_original(self) -> None:
        edition = opened("a-1 ann not_confirmed; b-1 ann asserts < a-1; c-1 ben asserts")
        assert answers("original b-1") in sets(edition, "support", "several_origins")

    def test_who_infers_may_have_other_ground(self) -> None:
        edition = opened("a-1 ann asserts inferred")
        assert sets(edition, "support", "one_origin") == {answers("backed ann")}
        assert sets(edition, "support", "none") == {answers("withdraws ann")}

    def test_a_relayed_word_may_not_stand_where_it_was_given(self) -> None:
        edition = opened("a-1 ann asserts ^ ben")
        assert answers("absent a-1") in sets(edition, "support", "none")

    def test_every_denial_has_to_go(self) -> None:
        edition = opened("a-1 ann denies; b-1 ben denies; c-1 cyd not_confirmed")
        found = sets(edition, "opposition", "open")
        assert answers("withdraws_opposition ann", "asserts ben") in found
        assert all(len(one) == 2 for one in found)
        assert not sets(edition, "opposition", "doubted")
        assert all(len(one) == 3 for one in sets(edition, "opposition", "none"))

    def test_a_relayed_denial_that_is_read_undoes_what_was_said_before(self) -> None:
        edition = opened("a-1 ann asserts; b-1 ann denies ^ ben", "day b 2024-11-05")
        assert answers("own b-1") in sets(edition, "support", "none")

    def test_a_corroboration_ends_where_its_pair_is_no_longer_shown(self) -> None:
        edition = opened("a-1 ann asserts; b-1 ben asserts", "ann independent ben on p")
        assert sets(edition, "support", "several_origins") == {answers("unshown ann ben")}

    def test_who_is_gone_of_many_is_counted_and_not_listed(self) -> None:
        many = "; ".join(f"{letter}-1 {letter}{letter} asserts" for letter in "abcdef")
        least = {one.level: one for one in settling(opened(many))["p"] if one.axis == "support"}
        assert least["one_origin"].size == 5
        assert not least["one_origin"].listed


def candidates(ground: Ground) -> dict[str, list[Answer]]:
    """Return every answer that may be part of a set, by what the set would do."""
    stands = stand(ground)
    links: dict[tuple[str, str], set[str]] = {(a, b): set() for a, b, _ in ground.links.known}
    for a, b, relation in ground.links.known:
        links[a, b].add(relation)
    sources = sorted(
        {who for both in links for who in both} | set(ground.named.values()) | set(ground.concerned)
    )
    pairs = [
        (a, b)
        for a, b in combinations(sources, 2)
        if not links.get((a, b), set()) & {"same", "dependent", "independent"}
    ]
    origins = {row.origin for found in stands.origins.values() for row in found}
    inferring = {row.origin for found in stands.inferring.values() for row in found}
    passing = {row.origin for found in stands.passing.values() for row in found}
    taking = {
        stance: {row.origin for found in voices.values() for row in found}
        for stance, voices in stands.takes.items()
    }
    same = ground.links.ties.same
    here = {same.of(who) for who in origins}
    opposing = set().union(*(taking[stance] for stance in AGAINST + OPEN))
    asked = set().union(*taking.values()) | passing | set(ground.concerned)
    roots = [one for one in ground.rows if ground.roots[one.claim_id] == one.claim_id]

    def at(kind: str, hold: str, stances: Iterable[str]) -> list[Answer]:
        return [
            Answer(kind, (one.claim_id,))
            for one in roots
            if one.hold == hold and one.stance in stances and not one.implied
        ]

    def by(kind: str, voices: Iterable[str]) -> list[Answer]:
        return [Answer(kind, (who,)) for who in sorted(voices)]

    first = {same.of(who): who for who in sorted(origins, reverse=True)}
    against = {same.of(who): who for who in sorted(opposing, reverse=True)}
    infers = {same.of(who): who for who in sorted(inferring, reverse=True)}
    return {
        "lift": [
            *(Answer(kinds.SEPARATE, both) for both in pairs),
            *at(kinds.ORIGINAL, "reworded", FOR),
            *by(kinds.BACKED, inferring),
            *by(kinds.ASSERTS, {who for who in asked if same.of(who) not in here}),
        ],
        "drop": [
            *(Answer(kinds.ONE, both) for both in pairs if set(both) <= origins),
            *(Answer(kinds.UNSHOWN, both) for both in links if "independent" in links[both]),
            *by(kinds.WITHDRAWS, {*first.values(), *infers.values()}),
            *by(kinds.DENIES, first.values()),
            *at(kinds.ABSENT, "relayed", FOR),
            *at(kinds.OWN, "relayed", AGAINST),
        ],
        "lower": [
            *by(kinds.WITHDRAWS_OPPOSITION, against.values()),
            *by(kinds.ASSERTS, against.values()),
            *at(kinds.ABSENT, "relayed", AGAINST + OPEN),
            *at(kinds.OWN, "relayed", FOR),
        ],
    }


def tried(ground: Ground, some: list[Answer], axis: str, most: int) -> dict[str, set[Found]]:
    """Return the smallest sets of ``some`` that bring a point to each level, by trying all."""
    found: dict[str, set[Found]] = {}
    for size in range(1, most + 1):
        new: dict[str, set[Found]] = {}
        for one in combinations(some, size):
            if not turned_twice(ground, one):
                level = getattr(firmness(told(ground, one)), axis)
                new.setdefault(level, set()).add(frozenset(one))
        found = {**new, **found}
    return found


def turned_twice(ground: Ground, one: Iterable[Answer]) -> bool:
    """Return whether a set turns one voice twice, or makes it one with another and turns it."""
    same = ground.links.ties.same
    turned = [
        same.of(ground.named.get(answer.about[0], answer.about[0]))
        for answer in one
        if answer.kind not in TWO
    ]
    made_one = {same.of(who) for answer in one if answer.kind == kinds.ONE for who in answer.about}
    return len(turned) > len(set(turned)) or bool({*turned} & made_one)


def rank(axis: str, level: str) -> int:
    return list(SUPPORT if axis == "support" else OPPOSITION).index(level)


@pytest.mark.parametrize(
    ("what", "axis", "way"),
    [("lift", "support", 1), ("drop", "support", -1), ("lower", "opposition", -1)],
)
@given(drawn=draws.claims(), settings=draws.settings())
def test_the_least_sets_are_those_that_trying_everything_finds(
    what: str, axis: str, way: int, drawn: list[Row], settings: str
) -> None:
    edition = open_edition(build(drawn, settings), LAST)
    for point, ground in grounds_to_settle(edition).items():
        now = getattr(firmness(ground), axis)
        brute = tried(ground, candidates(ground)[what], axis, most=2)
        known = {one.level: one for one in settling(edition)[point] if one.axis == axis}
        for level in SUPPORT if axis == "support" else OPPOSITION:
            if (rank(axis, level) - rank(axis, now)) * way <= 0:
                continue
            here = known.get(level)
            if level in brute:
                assert here is not None
                assert {here.size} == {len(one) for one in brute[level]}
                assert here.sets() == brute[level] or not here.listed
            else:
                assert here is None or here.size > 2


@given(drawn=draws.claims(), settings=draws.settings())
def test_what_raises_a_denial_does_so_alone(drawn: list[Row], settings: str) -> None:
    edition = open_edition(build(drawn, settings), LAST)
    for point, least in settling(edition).items():
        ground = grounds_to_settle(edition)[point]
        now = firmness(ground).opposition
        for one in least:
            if one.axis == "opposition" and rank("opposition", one.level) > rank("opposition", now):
                assert one.size == 1
                assert all(
                    firmness(told(ground, some)).opposition == one.level for some in one.sets()
                )


@given(drawn=draws.claims(), settings=draws.settings())
def test_the_levels_are_those_that_are_counted(drawn: list[Row], settings: str) -> None:
    edition = open_edition(build(drawn, settings), LAST)
    table = count(edition)
    for point, ground in grounds_to_settle(edition).items():
        assert firmness(ground) == tuple(table.loc[point, ["support", "opposition"]])


@given(drawn=draws.claims(), settings=draws.settings(), chosen=st.data())
def test_an_answer_does_what_its_rows_in_the_tables_would_do(
    drawn: list[Row], settings: str, chosen: st.DataObject
) -> None:
    edition = open_edition(build(drawn, settings), LAST)
    grounds = grounds_to_settle(edition)
    if "p" not in grounds:
        return
    voices = sorted({one["source_id"] for one in drawn})
    some = [Answer(kind, (who,)) for kind in (kinds.ASSERTS, kinds.DENIES) for who in voices]
    open_pairs = points_to_settle(edition)["p"].separating.is_open
    some += [
        Answer(kind, pair(a, b))
        for kind in (kinds.ONE, kinds.SEPARATE)
        for a, b in combinations(voices, 2)
        if open_pairs(a, b)
    ]
    one = chosen.draw(st.sampled_from(some))
    table = count(open_edition(in_the_tables(drawn, settings, one), LAST))
    assert firmness(told(grounds["p"], [one])) == tuple(table.loc["p", ["support", "opposition"]])


def in_the_tables(drawn: list[Row], settings: str, answer: Answer) -> Case:
    """Return the case with the row or the link that an analyst would enter for an answer."""
    if answer.kind in (kinds.ASSERTS, kinds.DENIES):
        new = row(f"z-1 {answer.about[0]} {answer.kind}")
        return build([*drawn, new], f"{settings}; day z 2024-12-30")
    a, b = answer.about
    told_apart = [
        part
        for part in settings.split("; ")
        if not (" possibly_" in part and {a, b} == {*part.split()[::2][:2]})
    ]
    new_link = f"{a} same {b} on p" if answer.kind == kinds.ONE else f"{a} independent {b} on p"
    return build(drawn, "; ".join([*told_apart, new_link]))
