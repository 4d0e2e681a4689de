"""Load-bearing sources and relays: which single one, if wrong, empties which propositions."""

import pandas as pd

from onrecord.counting.bearing import bearing
from onrecord.counting.origins import count
from onrecord.counting.ranking import IN_ORDER, ranked
from onrecord.counting.support import ROLES
from onrecord.model.edition import Edition, once

#: Those who pass on what is said, as readers see them.
RELAYS = ("outlet", "voice")


def heaviest_relay(found: pd.DataFrame) -> pd.Series | None:
    """Return the row of the relay that most hangs on, what is repeated first, if there is one."""
    relays = ranked(found[found["role"].isin(RELAYS)], "-repeated", "-empties")
    return None if relays.empty else relays.iloc[0]


@once
def pillars(edition: Edition) -> pd.DataFrame:
    """Return which single source or relay, if wrong, empties which propositions.

    A row per member that is load-bearing for at least one proposition. Columns: ``role``,
    ``member``, ``name``, ``empties`` (number of propositions), ``repeated`` (of these, how many
    have two mentions or more), ``crucial`` (how many are crucial), ``mentions`` (mentions that
    fall with it there), ``propositions``, ``labels`` and ``sizes`` (tuples, crucial and most
    mentioned first; sizes are their mentions). Sorted by role, then by weight.
    """
    bears = bearing(edition)
    bears = bears.assign(order=bears["proposition_id"].map(count(edition)["order"]))
    bears = ranked(bears[bears["load_bearing"]], *IN_ORDER)
    rows = [
        {
            "role": role,
            "member": member,
            "name": part["name"].iloc[0],
            "empties": len(part),
            "repeated": int((part["mentions"] > 1).sum()),
            "crucial": int(part["crucial"].sum()),
            "mentions": int(part["mentions"].sum()),
            "propositions": tuple(part["proposition_id"]),
            "labels": tuple(part["label"]),
            "sizes": tuple(int(size) for size in part["mentions"]),
        }
        for (role, member), part in bears.groupby(["role", "member"])
    ]
    columns = ["role", "member", "name", "empties", "repeated", "crucial", "mentions"]
    frame = pd.DataFrame(rows, columns=[*columns, "propositions", "labels", "sizes"])
    frame = frame.assign(place=frame["role"].map(ROLES.index))
    weight = ("-crucial", "-repeated", "-mentions", "-empties")
    return ranked(frame, "place", *weight, "name").drop(columns="place").reset_index(drop=True)
