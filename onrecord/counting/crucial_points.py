"""For each crucial point, what it could become and how much would have to be found for that."""

from dataclasses import dataclass

from onrecord.counting.answers import Levels
from onrecord.counting.could_change import points_to_settle
from onrecord.counting.origins import count
from onrecord.counting.settling import SUPPORTED, Least, settling
from onrecord.model.edition import Edition, once
from onrecord.model.levels import OPPOSITION, SUPPORT

#: Points shown where none is crucial.
_MOST = 3


@dataclass(frozen=True)
class Point:
    """One point: how firm it is, and the least that would make it firmer or less firm.

    ``firmer`` and ``less`` come with what needs the fewest facts first.
    """

    name: str
    label: str
    status: str
    now: Levels
    firmer: tuple[Least, ...]
    less: tuple[Least, ...]

    @property
    def corroborating(self) -> Least | None:
        """Return the least that would corroborate it, if anything could."""
        return next((one for one in self.firmer if one.level == "corroborated"), None)


@once
def crucial_points(edition: Edition) -> tuple[Point, ...]:
    """Return the crucial points of ``edition``, or the first where none is, in the case's order."""
    table = count(edition)
    shown = table[table["crucial"]] if table["crucial"].any() else table[:_MOST]
    known, found = points_to_settle(edition), settling(edition)
    return tuple(
        Point(
            str(name),
            str(row["label"]),
            str(row["status"]),
            known[name].now,
            *_parted(known[name].now, found[name]),
        )
        for name, row in shown.iterrows()
        if name in known
    )


def _parted(now: Levels, found: tuple[Least, ...]) -> tuple[tuple[Least, ...], tuple[Least, ...]]:
    order = sorted(found, key=lambda one: (one.size, one.axis != SUPPORTED, -_place(one)))
    firmer = tuple(one for one in order if is_firmer(now, one))
    return firmer, tuple(one for one in order if one not in firmer)


def is_firmer(now: Levels, least: Least) -> bool:
    """Return whether a level is firmer than that of ``now``: more support, or less against it."""
    levels = list(SUPPORT if least.axis == SUPPORTED else OPPOSITION)
    more = levels.index(least.level) > levels.index(getattr(now, least.axis))
    return more if least.axis == SUPPORTED else not more


def _place(least: Least) -> int:
    return list(SUPPORT if least.axis == SUPPORTED else OPPOSITION).index(least.level)
