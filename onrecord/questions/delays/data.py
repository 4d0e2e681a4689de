"""How long it took from the first report of a proposition to its echo, answers and record.

Dates are uncertain, so every delay is a range of days that holds all that their marks allow. What
was published by then counts: a first report is the day on which a document came out, an answer the
day on which it was given. An answer is a voice's word, its own or as somebody has it; what only a
retelling has it say answers nothing.
"""

from typing import Any

import pandas as pd

from onrecord.counting.days import said
from onrecord.counting.holds import WORD
from onrecord.counting.origins import count, traced_claims
from onrecord.counting.ranking import IN_ORDER, ranked
from onrecord.model import dates
from onrecord.model.edition import Edition, once
from onrecord.model.stances import DENYING, FOR, OPEN
from onrecord.model.voices import houses

#: What can follow a first report, in the order in which it is shown, with its words.
KINDS = {
    "echo": "first echo by another outlet",
    "open": "first answer that it is not confirmed or not known",
    "denial": "first denial",
    "record": "first official record or legal act",
}

_COLUMNS = [
    "proposition_id",
    "label",
    "crucial",
    "mentions",
    "first",
    "first_claim",
    "first_outlet",
    "kind",
    "low",
    "high",
    "claim_id",
    "name",
]


@once
def elapsed(edition: Edition) -> pd.DataFrame:
    """Return the delays after each first report: a row per proposition and kind that occurs.

    Columns: ``proposition_id``, ``label``, ``crucial``, ``mentions``; ``first`` (the latest day
    that the first report can have), ``first_claim`` and ``first_outlet``; ``kind`` (a key of
    :data:`KINDS`, or an empty string where nothing followed), ``low`` and ``high`` (days, the same
    where dates are exact, below zero where the answer came before the report), and ``claim_id``
    and ``name`` of whoever did it. Crucial propositions come first, then the most mentioned.
    """
    claims = _dated(edition)
    counts = count(edition)
    order = ranked(counts[counts["mentions"] > 0], *IN_ORDER)
    rows: list[dict[str, Any]] = []
    for proposition, row in order.iterrows():
        known = {key: row[key] for key in ("label", "crucial", "mentions")}
        found = _one(claims[claims["proposition_id"] == proposition])
        rows += [{"proposition_id": proposition, **known, **delay} for delay in found]
    return pd.DataFrame(rows, columns=_COLUMNS).astype({"crucial": bool})


def _dated(edition: Edition) -> pd.DataFrame:
    """Return the claims with the days they were said (``first``, ``last``) and out (``out_…``).

    Adds ``out_day``, the last day that the date of the document names, and ``house``, the voice
    that those who speak for each other are.
    """
    claims = traced_claims(edition)
    published = edition.case.documents.set_index("document_id")["published"]
    out = dates.spans_of(claims["document_id"].map(published))
    spoken = said(edition).set_index("claim_id")[["earliest", "latest", "name", "rank"]]
    sources = edition.whole.sources
    legal = sources.set_index("source_id")["attribution"] == "legal_act"
    one = houses(sources, edition.case.links)
    voices = zip(claims["root_source"], claims["proposition_id"], strict=True)
    return claims.assign(
        out_first=out["earliest"],
        out_last=out["latest"],
        out_day=out["last"],
        record=(claims["basis"] == "official_record") | claims["source_id"].map(legal),
        house=[one.of(source, point) for source, point in voices],
        begins=(claims["hold"] == "own") & (claims["root_id"] == claims["claim_id"]),
        carrier=claims["document_id"].map(edition.publishers).fillna(""),
    ).join(spoken.rename(columns={"earliest": "first", "latest": "last"}), on="claim_id")


def _one(claims: pd.DataFrame) -> list[dict[str, Any]]:
    reports = claims[claims["traced"] & claims["stance"].isin(FOR)]
    if reports.empty:
        return []
    # Of several on one day, the one that repeats nobody is the first.
    reports = reports.sort_values(["out_last", "out_first", "depth", "rank"])
    first = reports.iloc[0]
    base = {
        "first": first["out_day"],
        "first_claim": first["claim_id"],
        "first_outlet": first["publisher"],
    }
    words = claims[claims["hold"].isin(WORD) & ~claims["implied"]]
    answers = {
        "echo": _echoes(reports, first),
        "open": words[words["stance"].isin(OPEN)],
        "denial": words[words["stance"].isin(DENYING)],
        "record": reports[reports["record"]],
    }
    found = [_delay(kind, rows, first) for kind, rows in answers.items() if len(rows)]
    nothing = {"kind": "", "low": float("nan"), "high": float("nan"), "claim_id": "", "name": ""}
    return [{**base, **delay} for delay in found or [nothing]]


def _echoes(reports: pd.DataFrame, first: pd.Series) -> pd.DataFrame:
    """Return the assertions by other outlets that echo the first report.

    One voice that says the same at another venue echoes nobody, nor does an outlet that publishes
    a report of its own. An echo counts from the day it was published.
    """
    others = reports[reports["publisher"] != first["publisher"]]
    same_voice = others["begins"] & (others["house"] == first["house"])
    own_report = others["begins"] & (others["source_id"] == others["carrier"])
    echoes = others[~same_voice & ~own_report]
    return echoes.assign(first=echoes["out_first"], last=echoes["out_last"])


def _delay(kind: str, rows: pd.DataFrame, report: pd.Series) -> dict[str, Any]:
    """Return the range of days from ``report`` to the earliest of ``rows``."""
    low = (rows["first"].min() - report["out_last"]).days
    high = (rows["last"].min() - report["out_first"]).days
    earliest = rows.sort_values(["last", "first", "rank"]).iloc[0]
    floor = 0 if kind == "echo" else low
    return {
        "kind": kind,
        "low": float(max(low, floor)),
        "high": float(max(high, floor)),
        "claim_id": earliest["claim_id"],
        "name": earliest["publisher"] if kind == "echo" else earliest["name"],
    }


def within_a_day(rows: pd.DataFrame) -> int:
    """Return how many of the delays in ``rows`` are at most a day after the first report."""
    return int(((rows["high"] >= 0) & (rows["high"] <= 1)).sum())
