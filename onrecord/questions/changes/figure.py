"""What changed since the edition before: was, now and who is new, for every point that moved."""

from typing import Any

import pandas as pd

from onrecord.addresses import view
from onrecord.drawing.small_table import SmallTable
from onrecord.model import dates
from onrecord.model.edition import Edition
from onrecord.model.stances import STANCES
from onrecord.prose import capital, counted, listed, number, verb
from onrecord.questions.changes.data import VOICES, moved, newcomers
from onrecord.questions.origins_in_words import Told, told, voice_words

_COLUMNS = ["Proposition", "Was", "Now", "Who is new"]
_MOST = 4  # voices named for a stance


def figure(edition: Edition) -> SmallTable:
    """Return the propositions that moved since the edition before, as a table."""
    rows = moved(edition)
    return SmallTable(
        name="changes",
        headline=_headline(edition, rows),
        limits=(
            "It does not show that anything became truer or less true: only that somebody has "
            "spoken since, or taken something back. More claims from the same origins move nothing."
        ),
        frame=_frame(edition, rows),
        ways=pd.DataFrame(
            {"Proposition": [view("proposition_id", name) for name in rows["proposition_id"]]}
        ),
    )


def _headline(edition: Edition, rows: pd.DataFrame) -> str:
    if not edition.compare_to:
        return "This is the first edition: there is none before it to compare with"
    since = dates.in_words(dates.day(edition.compare_to))
    new = int(rows["new"].sum())
    old = len(rows) - new
    if not len(rows):
        return f"No proposition has moved since {since}"
    lead = f"{counted(old, 'proposition')} {verb(old, 'has', 'have')} moved since {since}"
    more = f", and {number(new)} {verb(new, 'is', 'are')} new" if new else ""
    return capital(lead + more)


def _frame(edition: Edition, rows: pd.DataFrame) -> pd.DataFrame:
    known, new = told(edition), newcomers(edition)
    cells = [
        _cells(row, new.get(row["proposition_id"], []), known) for row in rows.to_dict("records")
    ]
    return pd.DataFrame(cells, columns=_COLUMNS)


def _cells(row: dict[str, Any], new: list[tuple[str, str]], known: Told) -> list[str]:
    was = "Nobody had spoken to it" if row["new"] else row["status_before"]
    who = [
        f"{STANCES[stance].by} {listed(voices, _MOST)}"
        for stance in VOICES.values()
        if (
            voices := [
                voice_words(row["proposition_id"], stance, who, known)
                for who, taken in new
                if taken == stance
            ]
        )
    ]
    return [row["label"], was, row["status"], capital("; ".join(who)) or "Nobody"]


def _new_voices(point: str, stance: str, new: list[tuple[str, str]], known: Told) -> list[str]:
    return [voice_words(point, stance, who, known) for who, taken in new if taken == stance]
