"""Sentences on how the unnamed fare by the agencies' own rules."""

from onrecord.model.coded import coded
from onrecord.model.edition import Edition
from onrecord.prose import (
    Prose,
    counted,
    number,
    number_or_none,
    paragraph,
    verb,
)
from onrecord.questions.anonymity_rules import data as rules


def finding(edition: Edition) -> Prose:
    """Return how the use of unnamed voices fares by the agencies' own rules."""
    checked = rules.checks(edition)
    if checked.empty:
        return Prose("No unnamed voice speaks in this edition.")
    many, met = len(checked), int(rules.meets_all(checked).sum())
    given = int((checked["reason"] == rules.YES).sum())
    unknown = int((checked["position"] == rules.NO).sum())
    opinion = int(checked["information"].isin([rules.PART, rules.NO]).sum())
    return Prose(
        paragraph(
            f"of {counted(many, 'unnamed voice')}, {number_or_none(met)} "
            f"{verb(met or 1, 'meets', 'meet')} all {number(len(rules.RULES))} rules in full",
            f"a reason for the anonymity is printed for {number_or_none(given)}; for "
            f"{number_or_none(unknown)} nothing says how they could know",
            *_informing(opinion, "claims.basis" in coded(edition)),
        )
    )


def _informing(opinion: int, is_coded: bool) -> list[str]:
    """Return how many offer conclusions, if what they rest on is recorded at all."""
    if not is_coded:
        return []
    if not opinion:
        return ["all of them offer information and no conclusions"]
    offer = verb(opinion, "offers", "offer")
    return [f"{number(opinion)} {offer} conclusions and not only information"]
