"""The points that sentences lead with: those the case turns on or, without any, the contested."""

import pandas as pd

from onrecord.counting.ranking import ranked
from onrecord.model.levels import OPPOSITION

#: Points that lead where none is crucial.
MOST = 3


def leading(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a count that lead, in its order: crucial ones, else the most contested.

    Contested is what some assert and others deny, doubt or leave open, a denial before a doubt.
    Without any, what comes first in order leads.
    """
    crucial = counts[counts["crucial"]]
    if len(crucial):
        return crucial
    weight = counts["opposition"].map(list(OPPOSITION).index)
    met = ranked(counts.assign(weight=weight), "-weight")
    contested = met[(met["weight"] > 0) & (met["mentions"] > 0)]
    return (contested if len(contested) else met)[:MOST].drop(columns="weight")
