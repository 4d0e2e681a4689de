"""The lanes of what was said: by stance and by whose word it is, own words filled."""

import pandas as pd

from onrecord.counting.whose import TOLD, UNRECORDED
from onrecord.drawing import theme
from onrecord.model.stances import STANCES, TO_A_PROPOSITION
from onrecord.prose import capital
from onrecord.questions.timeline.lanes import Lane

#: Holds that are no word of a voice; each has a lane for all stances, named as in the table.
_APART = ("reworded", "unattributed", "fallen")


def spoken_lanes(said: pd.DataFrame) -> list[Lane]:
    """Return the lanes that hold a claim: of each stance own and relayed words, then the rest."""
    rows = said.assign(row=said["claim_id"], words=said["name"] + ": " + said["statement"])
    lanes = []
    for stance in TO_A_PROPOSITION:
        role, shape = theme.STANCES[stance]
        taken = rows[rows["stance"] == stance]
        own, relayed, unrecorded = (
            taken[taken["hold"] == hold] for hold in ("own", "relayed", UNRECORDED)
        )
        name = lane_name(stance) if len(own) else f"{lane_name(stance)}, relayed"
        lanes.append(Lane(lane_name(stance), "claim", "claims", role, shape, own))
        told = capital(TOLD["relayed"]) if len(own) else name
        lanes.append(Lane(told, "claim", "claims", role, shape, relayed, hollow=True))
        lanes.append(
            Lane(lane_name(stance), "claim", "claims", role, shape, unrecorded, hollow=True)
        )
    for hold in _APART:
        apart = rows[rows["hold"] == hold]
        lanes.append(Lane(capital(TOLD[hold]), "claim", "claims", "muted", "o", apart, hollow=True))
    return [lane for lane in lanes if len(lane.rows)]


def lane_name(stance: str) -> str:
    """Return how the lane of a stance is called."""
    return capital(STANCES[stance].participle)
