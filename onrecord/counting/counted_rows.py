"""The rows behind each number of a point, so that a reader can open the number into them."""

from collections.abc import Iterable

from onrecord.counting.implications import implications
from onrecord.counting.origins import all_positions, implied_rows
from onrecord.counting.positions import Positions, Voices
from onrecord.counting.spoken import Spoken, spoken
from onrecord.counting.whose import rootward
from onrecord.model.edition import Edition, once
from onrecord.model.stances import DENYING, FOR

#: The ids of the rows that a number of a point counts, by the name of the number.
Behind = dict[str, tuple[str, ...]]


@once
def rows_behind(edition: Edition) -> dict[str, Behind]:
    """Return for each proposition of the edition the ids of the rows behind each of its numbers.

    The names are those of :data:`onrecord.counting.origins.NUMBERS` and of the stances, and the
    rows where a word begins come first. ``outlets`` are the publishers of the mentions. Behind
    ``origins``, ``origins_min`` and ``separate`` are every origin's rows: which of the origins may
    be one, and which are shown to be separate, is told by the links between sources.
    """
    said, positions, follows = spoken(edition), all_positions(edition), implications(edition.whole)
    found = {}
    for point in edition.case.propositions["proposition_id"]:
        rows = _asserting(said.get(point, []))
        rows |= _taking(positions[point]) if point in positions else {}
        for name, stances in (("implied", FOR), ("implied_denials", DENYING)):
            rows[name] = implied_rows(point, said.get(point, []), positions, follows, stances)
        found[point] = {name: _ids(edition, behind) for name, behind in rows.items()}
    return found


def _asserting(said: list[Spoken]) -> dict[str, list[Spoken]]:
    """Return the rows that assert a point, by the number that counts them."""
    asserted = [row for row in said if row.stance in FOR]
    fallen = [row for row in asserted if row.hold == "fallen"]
    mentions = [row for row in asserted if row.hold != "fallen"]
    return {
        "mentions": mentions,
        "outlets": mentions,
        "rewordings": [row for row in mentions if row.hold == "reworded"],
        "unattributed": [row for row in mentions if row.hold == "unattributed"],
        "fallen": fallen,
        "repetitions_left": [row for row in fallen if not row.taken],
    }


def _taking(here: Positions) -> dict[str, list[Spoken]]:
    """Return the rows of the voices that stand somewhere on a point, by the number of these."""
    origins = _rows(here.origins)
    return {
        **dict.fromkeys(("origins", "origins_min", "separate"), origins),
        "inferred": _rows(here.inferring),
        "passed_on": _rows(here.passing),
        **{stance: _rows(voices) for stance, voices in here.takes.items()},
    }


def _rows(voices: Voices) -> list[Spoken]:
    return [row for rows in voices.values() for row in rows]


def _ids(edition: Edition, rows: Iterable[Spoken]) -> tuple[str, ...]:
    return rootward(edition, list(dict.fromkeys(row.claim_id for row in rows)))
