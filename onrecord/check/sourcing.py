"""Rules that need the count: what is called confirmed, what nobody asked a denial for."""

from collections.abc import Iterator

import pandas as pd

from onrecord.check.flag import flag
from onrecord.counting.origins import count
from onrecord.model import dates
from onrecord.model.case import Case
from onrecord.model.edition import Edition, open_edition
from onrecord.model.problems import WARNING, Problem


def overrated(case: Case) -> Iterator[Problem]:
    """Yield claims of credibility 1 on which no two origins are shown to be separate."""
    claims = case.claims[case.claims["credibility"] == "1"]
    if claims.empty:
        return
    counts = count(latest(case))
    thin = counts.index[counts["separate"] < 2]
    caught = claims[claims["proposition_id"].isin(thin)]
    what = "called confirmed with fewer than two origins shown to be separate"
    remedy = (
        "Use 2 or 3, or record in links.csv why the origins of {proposition_id} are independent"
    )
    yield from flag(caught, "claims", "credibility", "overrated", what, remedy)


def denials_not_sought(case: Case) -> Iterator[Problem]:
    """Yield supported propositions for which nobody says where a denial was looked for."""
    counts = count(latest(case))
    supported = counts.index[(counts["support"] != "none") & (counts["opposition"] == "none")]
    rows, searched = case.propositions, case.searches["proposition_id"]
    silent = ~rows["proposition_id"].isin(searched)
    caught = rows[rows["proposition_id"].isin(supported) & silent]
    what = "supported, unopposed, and no denial was looked for"
    remedy = "Look for one, and say in searches.csv where"
    place = ("propositions", "proposition_id", "denial-sought")
    yield from flag(caught, *place, what, remedy, WARNING)


def unread_documents(case: Case) -> Iterator[Problem]:
    """Yield documents that were read, without the day of it or without an archived copy."""
    rows = case.documents[case.documents["extent"] != "not_read"]
    for column, what, remedy in (
        ("accessed", "no day of reading", "Write the day on which the text was read"),
        ("archived_url", "no archived copy", "Archive it and write the address"),
    ):
        blank = rows[rows[column] == ""]
        yield from flag(blank, "documents", column, f"no-{column}", what, remedy, WARNING)


def unjudged(case: Case) -> Iterator[Problem]:
    """Yield crucial propositions that no judgement speaks to."""
    rows = case.propositions[case.propositions["crucial"] == "yes"]
    blank = rows[~rows["proposition_id"].isin(case.judgements["proposition_id"])]
    what = "crucial, and nobody has judged it"
    remedy = "Add a row to judgements.csv"
    yield from flag(blank, "propositions", "crucial", "unjudged", what, remedy, WARNING)


def latest(case: Case) -> Edition:
    """Return the edition that sees every document."""
    last = dates.certainly_out(case.documents).max()
    return open_edition(case, last.date().isoformat() if pd.notna(last) else "1000-01-01")
