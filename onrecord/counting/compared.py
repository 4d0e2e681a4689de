"""Every point as it stood in one edition and stands in another."""

import pandas as pd

from onrecord.counting.origins import count
from onrecord.counting.ranking import IN_ORDER, ranked
from onrecord.model.edition import Edition, once, open_edition

#: What is compared of a point: how it stands, and the numbers behind that.
WORDS, NUMBERS = (
    ("support", "opposition", "status"),
    ("mentions", "origins", "origins_min", "separate"),
)


@once
def compared_points(edition: Edition) -> pd.DataFrame:
    """Return how each point of the edition stands and stood in the one it is compared with.

    Indexed by ``proposition_id``. Columns: ``label``, ``crucial``, ``order``, ``new`` (nobody had
    spoken to it), ``moved`` (support, opposition or status differs), and ``support``,
    ``opposition``, ``status``, ``mentions``, ``origins``, ``origins_min`` and ``separate``, each
    with its value before under ``..._before``, missing where new. Without an edition before each
    point is compared with itself. What was spoken to before is spoken to now: rows that were taken
    back leave their point with none. In the order of their importance.
    """
    now, before = count(edition), edition.before
    earlier = count(before) if before else now
    kept = [*WORDS, *NUMBERS]
    both = now[["label", "crucial", "order", *kept]].join(earlier[kept].add_suffix("_before"))
    new = pd.Series(~both.index.isin(earlier.index), index=both.index, dtype=bool)
    moved = pd.Series(False, index=both.index)
    for column in WORDS:
        moved |= both[column] != both[f"{column}_before"]
    frame = both.assign(new=new, moved=moved & ~new).reset_index()
    return ranked(frame, *IN_ORDER).set_index("proposition_id")


@once
def editions_until(edition: Edition) -> list[Edition]:
    """Return the editions up to this one, each as its readers saw it, in order."""
    days = sorted({*edition.case.editions["as_of"], edition.as_of})
    before = edition.before
    # What the one before has counted already is not counted again.
    known = {before.as_of: before} if before else {}
    earlier = [
        known.get(day) or open_edition(edition.whole, day, topics=edition.topics)
        for day in days[:-1]
    ]
    return [*earlier, edition]
