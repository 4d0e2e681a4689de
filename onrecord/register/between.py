"""What is recorded between rows: of two sources, and of two propositions."""

from collections.abc import Callable
from functools import partial

from onrecord.addresses import REFERENCE, link
from onrecord.drawing.records import Cell, Field, HtmlTable, Row, term_in_words, verbatim
from onrecord.model.edition import Edition
from onrecord.register.rows import ordered, table

#: Links from the page on which these tables stand.
_link = partial(link, here=REFERENCE)


def source_links(edition: Edition) -> HtmlTable:
    """Return what is known about pairs of sources, none of which speaks only on a later day."""
    names = edition.names
    seen = set(edition.case.sources["source_id"])
    rows, to_come = ordered(edition, "links"), set(edition.whole.claims["source_id"]) - seen
    rows = rows[~rows[["source_a", "source_b"]].isin(to_come).any(axis=1)]

    def voice(column: str) -> Callable[[Row], Cell]:
        return lambda row: (
            _link("sources", row[column], names[row[column]])
            if row[column] in seen
            else names[row[column]]
        )

    fields = [
        Field("source_a", "One source", voice("source_a"), place=1, share="14fr"),
        Field(
            "source_b", "Other source", voice("source_b"), "lead", "15rem", place=3, share="14fr"
        ),
        Field(
            "relation",
            "Relation",
            term_in_words("relation"),
            "rest",
            bold=True,
            place=2,
            share="9rem",
        ),
        Field("reason", "Reason", verbatim("reason"), "text"),
        Field("proposition_id", "On", lambda row: _link("propositions", row["proposition_id"])),
        Field("document_id", "Shown by", lambda row: _link("documents", row["document_id"])),
        Field("second_reading", "Read again", verbatim("second_reading")),
    ]
    return table("links", "What is known about two sources", rows, fields)


def relations(edition: Edition) -> HtmlTable:
    """Return what follows from what among the propositions seen, and which accounts are rivals."""
    labels, found = edition.labels, ordered(edition, "relations")
    seen = edition.case.propositions["proposition_id"]
    found = found[found["proposition_a"].isin(seen) & found["proposition_b"].isin(seen)]

    def point(column: str) -> Callable[[Row], Cell]:
        return lambda row: _link("propositions", row[column], labels[row[column]])

    fields = [
        Field("proposition_a", "One proposition", point("proposition_a"), place=1, share="16fr"),
        Field(
            "relation",
            "Relation",
            term_in_words("relation"),
            "lead",
            "7.5rem",
            bold=True,
            place=2,
            share="9rem",
        ),
        Field(
            "proposition_b",
            "Other proposition",
            point("proposition_b"),
            "rest",
            place=3,
            share="16fr",
        ),
        Field("reason", "Reason", verbatim("reason"), "text"),
    ]
    return table("relations", "What follows from what, and rival accounts", found, fields)
