"""Sentences on how the unnamed fare by the agencies' own rules."""

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
            f"{number(opinion)} {verb(opinion, 'offers', 'offer')} conclusions and not only "
            "information"
            if opinion
            else "all of them offer information and no conclusions",
        )
    )
