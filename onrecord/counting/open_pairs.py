"""Pairs of origins of whom nobody knows whether they are separate, and what knowing would do."""

import pandas as pd

from onrecord.counting import answers as kinds
from onrecord.counting.could_change import points_to_settle
from onrecord.counting.settling import settling
from onrecord.model.edition import Edition, once


@once
def open_pairs(edition: Edition) -> pd.DataFrame:
    """Return a row per pair of sources that are origins of one point and whose relation is open.

    Columns: ``source_a``, ``source_b``, ``points`` (a tuple of the propositions on which both are
    origins), ``lifts`` (whether their being shown separate lifts a status by itself) and ``drops``
    (whether their being one drops one).
    """
    on: dict[tuple[str, ...], list[str]] = {}
    for point, changeable in points_to_settle(edition).items():
        for slot in changeable.merges.values():
            for answer in slot:
                on.setdefault(answer.about, []).append(point)
    alone = {
        answer for found in settling(edition).values() for least in found for answer in least.single
    }
    rows = [
        {
            "source_a": pair[0],
            "source_b": pair[1],
            "points": tuple(points),
            "lifts": kinds.Answer(kinds.SEPARATE, pair) in alone,
            "drops": kinds.Answer(kinds.ONE, pair) in alone,
        }
        for pair, points in sorted(on.items())
    ]
    columns = ["source_a", "source_b", "points", "lifts", "drops"]
    return pd.DataFrame(rows, columns=columns).astype({"lifts": bool, "drops": bool})
