"""The register: every row of the tables that an edition sees, each with its permalink."""

from collections import Counter
from collections.abc import Callable

import pandas as pd
from markupsafe import Markup

from onrecord.analysis.counting import count
from onrecord.charts.records import (
    Cell,
    Field,
    Places,
    Row,
    Table,
    ordered,
    outward,
    plain,
    records,
)
from onrecord.model.edition import Edition


def claims(edition: Edition) -> Table:
    """Return every claim of the edition, those taken back or replaced marked as such."""
    known, places = edition.case.propositions["proposition_id"], Places(edition)
    rows = ordered(edition, "claims")
    return records(
        "claims",
        "Every claim of this edition",
        rows[rows["proposition_id"].isin(known)],
        _claim_fields(edition, places),
        address=lambda row: places.name("claims", row["claim_id"]),
        tone=lambda row: row["stance"],
    )


def _claim_fields(edition: Edition, places: Places) -> list[Field]:
    names, labels = edition.names, edition.labels
    grades = edition.case.sources.set_index("source_id")["reliability"].to_dict()
    return [
        Field("claim_id", "Row", lambda row: places.link("claims", row["claim_id"])),
        Field(
            "source_id",
            "Says who",
            lambda row: places.link("sources", row["source_id"], names[row["source_id"]]),
            "lead",
            "15rem",
        ),
        Field("stance", "Stance", plain("stance"), "lead", "7.5rem", "how"),
        Field(
            "proposition_id",
            "Proposition",
            lambda row: places.link(
                "propositions", row["proposition_id"], labels[row["proposition_id"]]
            ),
            "rest",
            role="key",
        ),
        Field("statement", "In our words", lambda row: _statement(row, edition, places), "text"),
        Field("cue", "As printed", _cue, "text"),
        Field("note", "Note", plain_text("note"), "note"),
        Field("said_date", "Said", plain_text("said_date")),
        Field("event_date", "Happened", plain_text("event_date")),
        Field("certainty", "Worded as", plain("certainty")),
        Field("basis", "Basis", plain("basis")),
        Field("custody", "Artefact", plain("custody")),
        Field("grade", "Grade", lambda row: grades.get(row["source_id"], "?") + row["credibility"]),
        Field(
            "document_id",
            "Document",
            lambda row: places.link("documents", row["document_id"]),
        ),
        Field("derived_from", "Repeats", lambda row: _parent(row, places)),
    ]


def documents(edition: Edition) -> Table:
    """Return every document of the edition, with where it was read."""
    places = Places(edition)
    fields = [
        Field("document_id", "Document", lambda row: places.link("documents", row["document_id"])),
        Field("publisher", "Publisher", plain_text("publisher"), "lead", "15rem"),
        Field("published", "Published", plain_text("published"), "lead", "7.5rem"),
        Field(
            "title",
            "Title",
            lambda row: outward(row["url"], row["title"] or "(no title read)"),
            "text",
            role="key",
        ),
        Field("note", "Note", plain_text("note"), "note"),
        Field("kind", "Kind", plain("kind")),
        Field("language", "Language", plain_text("language")),
        Field("credit", "Credits", plain_text("credit")),
        Field("extent", "Read", lambda row: outward(row["read_url"], row["extent"])),
        Field("words", "Words", plain_text("words")),
        Field("accessed", "Accessed", plain_text("accessed")),
        Field("archived_url", "Archived", lambda row: _copy(row["archived_url"])),
        _claims_of(edition, "document_id"),
    ]
    return _named("documents", "Every document of this edition", edition, fields, places)


def sources(edition: Edition) -> Table:
    """Return every voice of the edition, with its grade and the reason for it."""
    places = Places(edition)
    fields = [
        Field("source_id", "Source", lambda row: places.link("sources", row["source_id"])),
        Field("name", "Name", plain_text("name"), "rest", role="key"),
        Field("reliability", "Reliability", _reliability, "note"),
        Field("position_to_know", "Position to know", plain_text("position_to_know"), "note"),
        Field("interest", "Interest", plain_text("interest"), "note"),
        Field("anonymity_reason", "Anonymity", plain_text("anonymity_reason"), "note"),
        Field("note", "Note", plain_text("note"), "note"),
        Field("kind", "Kind", plain("kind")),
        Field("attribution", "Named how", plain("attribution")),
        Field("party", "Side", plain_text("party")),
        Field("persons", "Persons", _persons),
        _claims_of(edition, "source_id"),
    ]
    return _named("sources", "Every voice of this edition", edition, fields, places)


def propositions(edition: Edition) -> Table:
    """Return every proposition of the edition with its status and what it would not prove."""
    status, places = count(edition)["status"].to_dict(), Places(edition)
    fields = [
        Field(
            "proposition_id",
            "Proposition",
            lambda row: places.link("propositions", row["proposition_id"]),
        ),
        Field("label", "Label", plain_text("label"), "rest", role="key"),
        Field("text", "In full", plain_text("text"), "text"),
        Field("status", "Status", lambda row: status.get(row["proposition_id"], ""), "note"),
        Field(
            "does_not_establish",
            "Would not establish",
            plain_text("does_not_establish"),
            "note",
        ),
        Field("denials_sought", "Denials sought", plain_text("denials_sought"), "note"),
        Field("topic", "Topic", plain("topic")),
        Field("crucial", "Crucial", plain_text("crucial")),
        Field("parent_id", "Part of", lambda row: places.link("propositions", row["parent_id"])),
        _claims_of(edition, "proposition_id"),
    ]
    return _named("propositions", "Every proposition of this edition", edition, fields, places)


def links(edition: Edition) -> Table:
    """Return what is known about pairs of sources."""
    names, places = edition.names, Places(edition)
    seen = set(edition.case.sources["source_id"])

    def voice(source: str) -> Cell:
        return places.link("sources", source, names[source]) if source in seen else names[source]

    fields = [
        Field("source_a", "One source", lambda row: voice(row["source_a"])),
        Field(
            "source_b",
            "Other source",
            lambda row: voice(row["source_b"]),
            "lead",
            "15rem",
        ),
        Field("relation", "Relation", plain("relation"), "rest", role="how"),
        Field("reason", "Reason", plain_text("reason"), "text"),
        Field("document_id", "Shown by", lambda row: places.link("documents", row["document_id"])),
    ]
    return records("links", "What is known about two sources", ordered(edition, "links"), fields)


def judgements(edition: Edition) -> Table:
    """Return the analyst's own judgements, likelihood and confidence apart."""
    labels, places = edition.labels, Places(edition)
    rows = ordered(edition, "judgements")
    rows = rows[rows["proposition_id"].isin(edition.case.propositions["proposition_id"])]
    fields = [
        Field(
            "proposition_id",
            "Proposition",
            lambda row: places.link(
                "propositions", row["proposition_id"], labels[row["proposition_id"]]
            ),
        ),
        Field("as_of", "As of", plain_text("as_of"), "lead", "7.5rem"),
        Field("likelihood", "Likelihood", plain_text("likelihood"), "rest", role="how"),
        Field("rationale", "Why", plain_text("rationale"), "text"),
        Field("confidence", "Confidence", plain_text("confidence"), "note"),
        Field("assumption", "Hangs on", plain_text("assumption"), "note"),
        Field("would_change", "Would change it", plain_text("would_change"), "note"),
    ]
    return records("judgements", "Every judgement up to this edition", rows, fields)


def editions(edition: Edition) -> Table:
    """Return the editions up to this one, with the reason for each."""
    fields = [
        Field("as_of", "As of", plain_text("as_of")),
        Field("title", "Title", plain_text("title"), "text", role="key"),
        Field("reason", "Reason", plain_text("reason"), "text"),
    ]
    return records("editions", "Every edition up to this one", ordered(edition, "editions"), fields)


def plain_text(key: str) -> Callable[[Row], Cell]:
    """Return a function that shows a cell as it is."""
    return lambda row: row[key]


def _named(name: str, title: str, edition: Edition, fields: list[Field], places: Places) -> Table:
    key = fields[0].key
    rows = ordered(edition, name)
    return records(name, title, rows, fields, address=lambda row: places.name(name, row[key]))


def _claims_of(edition: Edition, key: str) -> Field:
    """Return a field with the number of claims of a row and a view of just these."""
    known = edition.case.propositions["proposition_id"]
    rows: pd.DataFrame = edition.case.claims
    found = Counter(rows.loc[rows["proposition_id"].isin(known), key])

    def show(row: Row) -> Cell:
        number = found[row[key]]
        link = Markup('<a href="#/?{}={}">{}</a>')
        return link.format(key, row[key], number) if number else "0"

    return Field("claims", "Claims", show)


def _statement(row: Row, edition: Edition, places: Places) -> Cell:
    if row["claim_id"] in edition.withdrawn:
        return Markup("<s>{}</s> Taken back since.").format(row["statement"])
    seen = edition.case.claims["claim_id"].array
    if row["superseded_by"] and row["superseded_by"] in seen:
        newer = places.link("claims", row["superseded_by"])
        return Markup("<s>{}</s> Replaced by {}.").format(row["statement"], newer)
    return row["statement"]


def _cue(row: Row) -> Cell:
    return Markup("<q>{}</q>").format(row["cue"]) if row["cue"] else ""


def _parent(row: Row, places: Places) -> Cell:
    if not row["derived_from"]:
        return ""
    how = row["derivation"].replace("_", " ")
    link = places.link("claims", row["derived_from"])
    return Markup("{} ({})").format(link, how) if how else link


def _reliability(row: Row) -> Cell:
    reason = row["reliability_reason"]
    return f"{row['reliability']}, {reason}" if reason else row["reliability"]


def _copy(url: str) -> Cell:
    return outward(url, "copy") if url else ""


def _persons(row: Row) -> Cell:
    low, high = row["persons_min"], row["persons_max"]
    if not low:
        return ""
    return low if low == high else f"{low} to {high or 'any number'}"
