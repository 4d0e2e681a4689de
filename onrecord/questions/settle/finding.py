"""Sentences on how much would have to be found to settle each crucial point."""

from onrecord.counting.could_change import points_to_settle
from onrecord.counting.crucial_points import Point, crucial_points
from onrecord.counting.open_pairs import open_pairs
from onrecord.counting.settling import Least
from onrecord.model.edition import Edition
from onrecord.prose import Findings, Prose, counted, number_or_none, paragraph, verb
from onrecord.questions.answers_in_words import Known, any_of, example, known, of_level, would


def finding(edition: Edition) -> Prose:
    """Return what would corroborate each crucial point, what would end it, and of how many pairs.

    One item a point, and one for the open pairs of origins of all points.
    """
    if not points_to_settle(edition):
        return Prose("Nobody says anything in this edition, so nothing is there to be settled.")
    about = known(edition)
    items = [
        paragraph(_firmer(point, about), _less(point, about)) for point in crucial_points(edition)
    ]
    return Findings([*items, _open_pairs(edition)])


def _firmer(point: Point, about: Known) -> str:
    least, label = point.corroborating, f"“{point.label}”"
    if point.now.support == "corroborated":
        return f"{label} is corroborated"
    if least is None:
        return f"Nothing that is open on record would corroborate {label}"
    if least.size == 1:
        return f"{label} would be corroborated if {any_of(least.single, about)}"
    return (
        f"No single answer would corroborate {label}: it takes {counted(least.size, 'fact')}, "
        f"for example if {example(least.ways, about)}"
    )


def _less(point: Point, about: Known) -> str:
    """Return what would leave it with less support, and what would set a denial against it."""
    parts = [_falls(one, about) for one in point.less if one.level != "denied"]
    return parts[0] if parts else ""


def _falls(least: Least, about: Known) -> str:
    if least.size == 1:
        return f"it would {would(least)} if {any_of(least.single, about)}"
    more = f", for example if {example(least.ways, about)}" if least.listed else ""
    return f"it takes {counted(least.size, 'fact')} for {of_level(least)} to be left{more}"


def _open_pairs(edition: Edition) -> str:
    found = open_pairs(edition)
    whole = len(found)
    if not whole:
        return ""
    lift, drop = int(found["lifts"].sum()), int(found["drops"].sum())
    idle = int((~found["lifts"] & ~found["drops"]).sum())
    return paragraph(
        f"of {counted(whole, 'open pair')} of origins behind all that is asserted, "
        f"{number_or_none(lift)} would lift a status if shown to be separate, "
        f"{number_or_none(drop)} would drop one if found to be one voice, and "
        f"{number_or_none(idle)} {verb(idle or 1, 'changes', 'change')} nothing alone, whatever is "
        "found"
    )
