"""The register's rows of claims, each with its permalink."""

from markupsafe import Markup

from onrecord.charts.records import (
    Cell,
    Field,
    Places,
    Row,
    Table,
    ordered,
    plain,
    records,
    verbatim,
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
        Field("stance", "Stance", plain("stance"), "lead", "7.5rem", bold=True),
        Field(
            "proposition_id",
            "Proposition",
            lambda row: places.link(
                "propositions", row["proposition_id"], labels[row["proposition_id"]]
            ),
            "rest",
            bold=True,
        ),
        Field("statement", "In our words", lambda row: _statement(row, edition, places), "text"),
        Field("cue", "As printed", _cue, "text"),
        Field("note", "Note", verbatim("note"), "note"),
        Field("said_date", "Said", verbatim("said_date")),
        Field("event_date", "Happened", verbatim("event_date")),
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
