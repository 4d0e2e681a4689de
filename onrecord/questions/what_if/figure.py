"""Count the crucial points again under what a reader assumes of the voices."""

from collections.abc import Collection
from typing import Any

from onrecord.counting.answers import grounds_to_settle
from onrecord.counting.crucial_points import crucial_points
from onrecord.counting.origins import count
from onrecord.counting.status import STATUS
from onrecord.counting.what_if import offices, to_recount
from onrecord.drawing.rings import MOST
from onrecord.model.edition import Edition
from onrecord.prose import capital, number
from onrecord.questions import origins_in_words
from onrecord.questions.marks import rings_of
from onrecord.questions.what_if.form import WhatIf

#: The largest number that has a word; larger ones are set in digits.
_LARGEST_WORD = 12


def figure(edition: Edition) -> WhatIf:
    """Return the crucial points with their numbers, and a form that counts them again."""
    grounds = {
        point.name: grounds_to_settle(edition)[point.name] for point in crucial_points(edition)
    }
    table, data = count(edition), to_recount(grounds, offices(edition))
    place = {source: at for at, source in enumerate(data["sources"])}
    # Who speaks on a later day alone ties others together, and is not named here.
    seen = set(edition.case.sources["source_id"])
    sources = [who if who in seen else "" for who in data["sources"]]
    return WhatIf(
        [
            (point, table["label"][point], rings_of(table.loc[point]), _numbers(table.loc[point]))
            for point in grounds
        ],
        [(f"{place[who]}", edition.names.get(who, who)) for who in _voices(place, edition)],
        {**data, "sources": sources, "names": [edition.names.get(who, "") for who in sources]},
        _words(),
    )


def _numbers(row: Any) -> str:
    numbers = ", ".join(filter(None, [origins_in_words.interval(row), origins_in_words.shown(row)]))
    return f"{capital(numbers)}. {row['status']}."


def _voices(counted: Collection[str], edition: Edition) -> list[str]:
    """Return the sources whose word counts on one of the points, by name; silence does not."""
    grounds = grounds_to_settle(edition)
    rows = (row for point in crucial_points(edition) for row in grounds[point.name].rows)
    found = {row.origin for row in rows if row.word and row.origin in counted}
    return sorted(found, key=lambda source: str(edition.names.get(source, source)).casefold())


def _words() -> dict[str, Any]:
    """Return the words by which the page's script tells numbers."""
    return {
        "rings": MOST,
        "numbers": [number(one) for one in range(_LARGEST_WORD + 1)],
        "status": {
            f"{support} {opposition}": text for (support, opposition), text in STATUS.items()
        },
    }
