"""Delays: how many days from the first report of a proposition to its echo, answers and record."""

from typing import Any

import pandas as pd

from onrecord.addresses import address
from onrecord.drawing.small_table import SmallTable
from onrecord.model import dates
from onrecord.model.edition import Edition
from onrecord.prose import capital, counted, number_or_none, some_of, verb
from onrecord.questions.delays.data import KINDS, elapsed, within_a_day

#: Propositions shown where none is crucial.
_MOST = 8
_HEADINGS = {
    "echo": "Echo",
    "open": "Not confirmed or not known",
    "denial": "Denial",
    "record": "Official record",
}


def figure(edition: Edition) -> SmallTable:
    """Return the delays of the crucial propositions as a table, or of the most mentioned ones."""
    found = elapsed(edition)
    crucial = found[found["crucial"]]
    first = found[found["proposition_id"].isin(found["proposition_id"].unique()[:_MOST])]
    cells = _cells(crucial if len(crucial) else first)
    return SmallTable(
        name="delays",
        headline=_headline(found),
        limits=(
            "It does not show who saw what first: the first report is the first in this register, "
            "and a day is the day of publication or of the words. Two numbers are the least and "
            "the most that uncertain dates allow. A voice that says the same in another outlet is "
            "no echo, and what only a retelling has a voice say is no answer. A dash means "
            "that none was found, not that none was given."
        ),
        frame=_part(cells, 0),
        ways=_part(cells, 1),
    )


def _headline(found: pd.DataFrame) -> str:
    if found.empty:
        return "Nothing was reported by this date, so nothing could be answered"
    if not (found["kind"] != "").any():
        return "No report of this edition was echoed, left open, denied or put on official record"
    reported = found["proposition_id"].nunique()
    echoed = found[found["kind"] == "echo"]
    quick = within_a_day(echoed)
    denied, official = (int((found["kind"] == kind).sum()) for kind in ("denial", "record"))
    echo = (
        f"{some_of(quick, len(echoed), 'echoed report')} "
        f"{verb(quick, 'was', 'were')} echoed within a day"
        if quick
        else f"{some_of(len(echoed), reported, 'proposition')} "
        f"{verb(len(echoed) or 1, 'was', 'were')} echoed by another outlet"
    )
    return capital(
        f"{echo}; {number_or_none(denied)} met a denial and {number_or_none(official)} "
        "an official record"
    )


#: A text and the address that it leads to, by the heading of its column.
_Cells = dict[str, tuple[str, str]]


def _part(cells: list[_Cells], place: int) -> pd.DataFrame:
    """Return the texts (0) or the addresses (1) of ``cells``, a row for each proposition."""
    rows = [{heading: cell[place] for heading, cell in row.items()} for row in cells]
    return pd.DataFrame(rows, columns=["Proposition", "First report", *_HEADINGS.values()])


def _cells(found: pd.DataFrame) -> list[_Cells]:
    rows = []
    for _, group in found.groupby("proposition_id", sort=False):
        first = group.iloc[0]
        day = dates.in_words(first["first"].date())
        answers = {row.kind: row for row in group.itertuples()}
        rows.append(
            {
                "Proposition": (str(first["label"]), ""),
                "First report": (
                    f"{day}, {first['first_outlet']}",
                    address("claims", first["first_claim"]),
                ),
                **{_HEADINGS[kind]: _answer(answers.get(kind)) for kind in KINDS},
            }
        )
    return rows


def _answer(row: Any) -> tuple[str, str]:
    """Return how long after the report an answer came and whose it is, with its address."""
    if row is None:
        return "–", ""
    return f"{_when(int(row.low), int(row.high))}, {row.name}", address("claims", row.claim_id)


def _when(low: int, high: int) -> str:
    if low == high == 0:
        return "same day"
    if low == high:
        return f"{counted(abs(low), 'day')} {'later' if low > 0 else 'before'}"
    if high <= 0:
        return f"{-high} to {-low} days before"
    return f"{low} to {high} days later" if low >= 0 else f"{-low} days before to {high} days later"
