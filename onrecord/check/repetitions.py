"""Remarks on rows that repeat another and do not say the same: what they will count as."""

from collections.abc import Iterator

from onrecord.check.flag import flag
from onrecord.check.sourcing import latest
from onrecord.counting.holds import holds
from onrecord.model.case import Case
from onrecord.model.problems import REMARK, Problem
from onrecord.model.stances import TAKING_BACK
from onrecord.prose import listed

#: What a row must share with the one that it repeats, by the word for it.
_SHARED = {"point": "proposition_id", "stance": "stance", "voice": "source_id"}
#: What a row counts as that is not the word of its voice, by its hold.
_WORTH = {
    "unattributed": "a mention that does not say from whom",
    "reworded": "its carrier's wording and not its voice's word",
    "fallen": "nothing, for it was taken back",
}


def changed_on_the_way(case: Case) -> Iterator[Problem]:
    """Yield rows that count as no word of their voice: point, stance or voice differ up the chain.

    The row that it repeats may differ and one further up be the same; such a row is in order.
    """
    claims = case.claims[~case.claims["stance"].isin(TAKING_BACK)]
    above = case.claims.drop_duplicates("claim_id").set_index("claim_id")
    rows = claims[claims["derived_from"].isin(above.index)]
    differ = [
        [
            name
            for name, column in _SHARED.items()
            if above.at[row["derived_from"], column] != row[column]
        ]
        for row in rows.to_dict("records")
    ]
    worth = rows["claim_id"].map(holds(latest(case))["hold"]).map(_WORTH)
    rows = rows.assign(other=[listed(names) if names else "" for names in differ], worth=worth)
    caught = rows[(rows["other"] != "") & worth.notna()]
    what = "the row that it repeats has another {other}, so that it counts as {worth}"
    remedy = "Leave it if the two texts differ so; else correct the row"
    yield from flag(caught, "claims", "derived_from", "changed", what, remedy, REMARK)
