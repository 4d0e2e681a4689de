"""Propose what a row repeats, from the words that texts share, from credit, date and proposition.

A proposal is for an analyst to accept: shared words show that two texts hang together, and not that
no third one stands behind both.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from onrecord.model.case import Case
from onrecord.model.stances import TAKING_BACK
from onrecord.prose import counted
from onrecord.tracing.measures import Compared
from onrecord.tracing.order import DATE, NAMED, NOT_KNOWN

Row = dict[str, str]
#: From here on what two texts share is more than the names and titles that any two would have:
#: a tenth of the words outside quotation marks, or a run twice as long as the shortest counted.
OWN_WORDS, LONG_RUN = 0.1, 12
#: What a row is open for: its repetition is not coded, is not known, or is only suspected.
OPEN = ("", "unknown", "suspected")
#: What is known of which came first, in words.
_ORDER = {
    DATE: "it came out later",
    NAMED: "both may be of one day",
    NOT_KNOWN: "which came out first is not known",
}
COLUMNS = ("claim_id", "derived_from", "derivation", "measure", "evidence")


@dataclass(frozen=True)
class _Ground:
    """Why a row may repeat another, its ``parent``.

    ``outside`` and ``longest`` are what their texts share, 0 where one of them has none, and
    ``here`` whether the words of the row itself are among these; ``named`` is whether its document
    names the publisher of the other, and ``how`` by what it is known to be the later.
    """

    parent: Row
    how: str
    named: bool
    here: bool
    outside: float
    longest: int
    same_voice: bool
    day: pd.Timestamp

    @property
    def words(self) -> bool:
        """Return whether the texts share more than any two on one matter would."""
        long = self.outside >= OWN_WORDS or self.longest >= LONG_RUN
        return self.outside > 0 and (self.here or long)

    @property
    def rank(self) -> tuple[object, ...]:
        """Return what the best ground has most of: words, a name, the voice; then the nearest."""
        measured = self.here, round(self.outside, 6), self.longest
        return (
            self.words,
            self.named,
            self.same_voice,
            *measured,
            self.day,
            self.parent["claim_id"],
        )


def proposals(case: Case, compared: Compared) -> pd.DataFrame:
    """Return what rows may repeat: a row per claim that is open for it and has a ground for it.

    Columns: ``claim_id``, ``derived_from``, ``derivation`` (quotes, cites or paraphrases where the
    other is named, else suspected), ``measure`` ('' where there is no text) and ``evidence``, in
    words. A row that says already what it is suspected to repeat keeps that and is measured.
    """
    standing = ~case.claims["stance"].isin(TAKING_BACK) & (case.claims["superseded_by"] == "")
    rows: list[Row] = case.claims[standing].sort_values("claim_id").to_dict("records")
    alike: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        alike.setdefault((row["proposition_id"], row["stance"]), []).append(row)
    found = []
    for row in rows:
        if row["derivation"] in OPEN:
            others = alike[row["proposition_id"], row["stance"]]
            found += _proposal(row, list(_grounds(row, others, compared)), compared)
    return pd.DataFrame(found, columns=list(COLUMNS))


def measure_text(outside: float, longest: int) -> str:
    """Return a measure as it stands in the table and on the page."""
    return f"{percent(outside)} of its own words shared, longest run {counted(longest, 'word')}"


def percent(part: float) -> str:
    """Return a part of one in per cent, never 0 for what is something."""
    return f"{max(1, round(part * 100)) if part else 0} %"


def _grounds(row: Row, others: list[Row], compared: Compared) -> Iterator[_Ground]:
    order, later = compared.order, row["document_id"]
    places = compared.anchored(row)
    for other in others:
        earlier = other["document_id"]
        known = row["derived_from"] == other["claim_id"]
        how = order.how(later, earlier) if earlier != later else ""
        if earlier == later or not (known or (how and not row["derived_from"])):
            continue
        found = compared.shared(later, earlier)
        ground = _Ground(
            parent=other,
            how=how,
            named=order.names(later, earlier),
            here=bool(found and found.words & places),
            outside=found.outside if found else 0.0,
            longest=found.longest if found else 0,
            same_voice=row["source_id"] == other["source_id"],
            day=order.day(earlier),
        )
        if ground.words or ground.named:
            yield ground


def _proposal(row: Row, grounds: list[_Ground], compared: Compared) -> list[list[str]]:
    """Return the best proposal for ``row``, or none where nothing would be new."""
    if not grounds:
        return []
    best = max(grounds, key=lambda ground: ground.rank)
    measure = measure_text(best.outside, best.longest) if best.longest else ""
    known = row["derived_from"] == best.parent["claim_id"]
    if known and row["derivation"] == "suspected":
        if measure in ("", row.get("measure", "")):
            return []
        derivation = "suspected"
    else:
        derivation = _derivation(row, best, compared)
    evidence = _evidence(row, best, compared)
    return [[row["claim_id"], best.parent["claim_id"], derivation, measure, evidence]]


def _derivation(row: Row, ground: _Ground, compared: Compared) -> str:
    """Return how a row repeats: what is named in its paragraph is cited, elsewhere paraphrased."""
    if not ground.named:
        return "suspected"
    document = row["document_id"]
    naming = compared.order.paragraphs(document, ground.parent["document_id"])
    if row["paragraph"] not in map(str, naming):
        return "paraphrases"
    places = compared.anchored(row)
    quoted = compared.words[document].quoted
    return "quotes" if places and all(quoted[at] for at in places) else "cites"


def _evidence(row: Row, ground: _Ground, compared: Compared) -> str:
    """Return what speaks for it, in words."""
    parent = ground.parent["document_id"]
    publisher = compared.order.publisher(parent) or parent
    said = []
    if ground.longest:
        among = ", the words of this row among them" if ground.here else ""
        said.append(
            f"{percent(ground.outside)} of its own words stand in the text of {publisher} in the "
            f"same order{among}, up to {counted(ground.longest, 'word')} in a row"
        )
    if ground.named:
        said.append(f"it names {publisher}")
    return "; ".join([*said, _ORDER[ground.how]])
