"""What could be found out about a point, and how its voices would stand if it were.

An answer is one fact that nobody has established: that two voices are separate, that a word which
was only passed on stands in its original, that somebody now says so. It is tried on the rows and
links of the point with the same counting as everything else.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from onrecord.counting.independence import (
    PERHAPS_SAME,
    SAME,
    End,
    Ties,
    largest_independent,
    ties,
)
from onrecord.counting.positions import Positions, positions_in
from onrecord.counting.spoken import Spoken, held_claims, spoken
from onrecord.counting.status import opposition_of, support_of
from onrecord.model.edition import Edition, once
from onrecord.model.stances import AGAINST, FOR, OPEN
from onrecord.model.voices import Grouping, joined

#: Two voices are shown to be separate, turn out to be one, or are no longer shown to be separate.
SEPARATE, ONE, UNSHOWN = "separate", "one", "unshown"
#: A word that was passed on stands, or does not stand, where it was given; so does a rewording.
OWN, ABSENT, ORIGINAL = "own", "absent", "original"
#: A voice that infers has other ground; one says so, denies it, or takes back what it said.
BACKED, ASSERTS, DENIES = "backed", FOR[0], AGAINST[0]
WITHDRAWS, WITHDRAWS_OPPOSITION = "withdraws", "withdraws_opposition"

#: What is known of two sources that are not one and of whom one has it from the other.
CLOSED = ("same", "dependent", "independent")
_AFTER_ALL = dt.datetime.max


class Answer(NamedTuple):
    """One fact: its kind, and the two sources, the voice, or the row that it is about."""

    kind: str
    about: tuple[str, ...]


@dataclass(frozen=True)
class Links:
    """The links that hold on one point: triples of two sources, in order, and a relation."""

    known: tuple[tuple[str, str, str], ...]

    @cached_property
    def ties(self) -> Ties:
        """Return what they say about pairs of sources, houses left aside."""
        ends: dict[str, list[End]] = {}
        for a, b, relation in self.known:
            ends.setdefault(a, []).append((b, relation, ""))
            ends.setdefault(b, []).append((a, relation, ""))
        same, perhaps = (
            Grouping(joined((a, b) for a, b, relation in self.known if relation in merged), {})
            for merged in (SAME, PERHAPS_SAME)
        )
        return Ties(same, perhaps, Grouping({}, {}), ends)


@dataclass(frozen=True)
class Ground:
    """What is on record about one point, ready to be counted again.

    ``roots`` names for each row the row where its word begins; ``named`` for each of these whose
    word it is said to be. ``concerned`` are the sources whom the point is about.
    """

    point: str
    rows: tuple[Spoken, ...]
    roots: Mapping[str, str]
    named: Mapping[str, str]
    links: Links
    concerned: tuple[str, ...]


class Levels(NamedTuple):
    """How firm a point is."""

    support: str
    opposition: str


@once
def grounds_to_settle(edition: Edition) -> dict[str, Ground]:
    """Return what is on record about each proposition to which anybody of the edition speaks."""
    claims = held_claims(edition)
    root = claims["root_id"].where(claims["root_id"] != "", claims["claim_id"])
    roots = dict(zip(claims["claim_id"], root, strict=True))
    kept = edition.kept_claims
    named = dict(zip(kept["claim_id"], kept["source_id"], strict=True))
    known = ties(edition.case.links, edition.whole.sources)
    points = edition.case.propositions
    concerns = dict(zip(points["proposition_id"], points["concerns"], strict=True))
    return {
        point: Ground(
            point,
            tuple(rows),
            {row.claim_id: roots[row.claim_id] for row in rows},
            {roots[row.claim_id]: named[roots[row.claim_id]] for row in rows},
            _links_on(point, known.ends),
            tuple(concerns.get(point, "").split()),
        )
        for point, rows in spoken(edition).items()
    }


def _links_on(point: str, ends: Mapping[str, list[End]]) -> Links:
    found = {
        (*sorted((a, b)), relation)
        for a, links in ends.items()
        for b, relation, on in links
        if on in ("", point)
    }
    return Links(tuple(sorted((a, b, relation) for a, b, relation in found)))


def pair(a: str, b: str) -> tuple[str, str]:
    """Return two sources in the order in which an answer names them."""
    return (a, b) if a < b else (b, a)


def stand(ground: Ground) -> Positions:
    """Return where every voice stands on the point."""
    return positions_in(list(ground.rows), ground.links.ties)


def firmness(ground: Ground) -> Levels:
    """Return how firm the point is."""
    stands = stand(ground)
    separate = largest_independent(stands.grounded, ground.links.ties, ground.point).size
    return Levels(
        support_of(len(stands.origins), separate, len(stands.inferring)),
        opposition_of({stance for stance in AGAINST + OPEN if stands.takes[stance]}),
    )


def told(ground: Ground, answers: Iterable[Answer]) -> Ground:
    """Return what would be on record about the point if ``answers`` were found."""
    for answer in answers:
        if answer.kind in (SEPARATE, ONE, UNSHOWN):
            ground = replace(ground, links=Links(tuple(_with_answer(ground.links, answer))))
        elif answer.kind in (ASSERTS, DENIES):
            ground = replace(ground, rows=(*ground.rows, _new(ground.point, answer)))
        else:
            same = ground.links.ties.same
            rows = (_changed(row, answer, ground, same) for row in ground.rows)
            ground = replace(ground, rows=tuple(row for row in rows if row is not None))
    return ground


def _with_answer(links: Links, answer: Answer) -> Iterator[tuple[str, str, str]]:
    a, b = answer.about
    for one, other, relation in links.known:
        shown = relation == "independent"
        stays = not shown if answer.kind == UNSHOWN else relation in CLOSED
        if stays or (one, other) != (a, b):
            yield one, other, relation
    if answer.kind != UNSHOWN:
        yield a, b, "independent" if answer.kind == SEPARATE else "same"


def _new(point: str, answer: Answer) -> Spoken:
    """Return the row of a voice that speaks to the point for itself, after everybody else."""
    who = answer.about[0]
    return Spoken(
        claim_id=f"{answer.kind} {who}",
        proposition=point,
        stance=FOR[0] if answer.kind == ASSERTS else AGAINST[0],
        publisher="",
        hold="own",
        origin=who,
        implied=False,
        unread="",
        document=f"{answer.kind} {who}",
        basis="none_stated",
        day="",
        hours=(_AFTER_ALL, _AFTER_ALL),
        place=("", ""),
        repeats="",
        grounded=True,
        taken=False,
    )


def _changed(row: Spoken, answer: Answer, ground: Ground, same: Grouping) -> Spoken | None:
    """Return ``row`` as it would be, or nothing where it would be taken back."""
    about, root = answer.about[0], ground.roots.get(row.claim_id, row.claim_id)
    if answer.kind in (OWN, ABSENT, ORIGINAL):
        return _reread(row, answer.kind, ground) if root == about else row
    if not row.word or same.of(row.origin) != same.of(about):
        return row
    if answer.kind == BACKED:
        ground_of_its_own = row.basis == "inference" and row.stance in FOR
        return row._replace(basis="none_stated") if ground_of_its_own else row
    sides = FOR if answer.kind == WITHDRAWS else AGAINST + OPEN
    return None if row.stance in sides else row


def _reread(row: Spoken, kind: str, ground: Ground) -> Spoken:
    """Return ``row`` after its word was looked for where it begins."""
    if kind == ORIGINAL:
        who = ground.named[ground.roots[row.claim_id]]
        return row._replace(hold="own", origin=who) if row.hold == "reworded" else row
    if row.hold != "relayed":
        return row
    return row._replace(hold="own") if kind == OWN else row._replace(hold="reworded", origin="")
