"""What the claims refer to: propositions, documents, voices, searches, and judgements."""

from collections import Counter
from collections.abc import Callable
from functools import partial

import pandas as pd
from markupsafe import Markup

from onrecord.addresses import REFERENCE, link, view
from onrecord.counting.origins import count
from onrecord.drawing.records import (
    Cell,
    Field,
    HtmlTable,
    Row,
    in_language,
    outward,
    term_in_words,
    verbatim,
)
from onrecord.model.edition import Edition
from onrecord.register.between import relations, source_links
from onrecord.register.numbers import numbers
from onrecord.register.rows import ordered, table
from onrecord.register.way_back import drawn_where

__all__ = [
    "documents",
    "judgements",
    "propositions",
    "relations",
    "searches",
    "source_links",
    "sources",
]

#: Links from the page on which these tables stand.
_link = partial(link, here=REFERENCE)


def documents(edition: Edition) -> HtmlTable:
    """Return every document of the edition, with where it was read."""
    fields = [
        Field("document_id", "Document", lambda row: _link("documents", row["document_id"])),
        Field(
            "publisher", "Publisher", verbatim("publisher"), "lead", "15rem", place=1, share="10fr"
        ),
        Field(
            "published",
            "Published",
            verbatim("published"),
            "lead",
            "7.5rem",
            place=2,
            share="7rem",
        ),
        Field("title", "Title", _title, "text", bold=True, place=3, share="24fr"),
        Field("note", "Note", verbatim("note"), "note"),
        Field("kind", "Kind", term_in_words("kind")),
        Field("language", "Language", verbatim("language")),
        Field("credit", "Credits", verbatim("credit")),
        Field("extent", "Read", lambda row: outward(row["read_url"], row["extent"])),
        Field("words", "Words", verbatim("words")),
        Field("accessed", "Accessed", verbatim("accessed")),
        Field("archived_url", "Archived", lambda row: _copy(row["archived_url"])),
        _claims_of(edition, "document_id"),
        drawn_where(edition, "documents", "document_id"),
    ]
    return table(
        "documents", "Every document of this edition", ordered(edition, "documents"), fields
    )


def sources(edition: Edition) -> HtmlTable:
    """Return every voice of the edition, with its grade and the reason for it."""
    fields = [
        Field("source_id", "Source", lambda row: _link("sources", row["source_id"])),
        Field("name", "Name", verbatim("name"), "rest", bold=True, place=1, share="20fr"),
        Field("reliability", "Reliability", _reliability, "note"),
        Field("position_to_know", "Position to know", verbatim("position_to_know"), "note"),
        Field("interest", "Interest", verbatim("interest"), "note"),
        Field("anonymity_reason", "Anonymity", verbatim("anonymity_reason"), "note"),
        Field("note", "Note", verbatim("note"), "note"),
        Field("kind", "Kind", term_in_words("kind"), place=2, share="8rem"),
        Field("attribution", "Named how", term_in_words("attribution"), place=3, share="12fr"),
        Field("party", "Side", verbatim("party"), place=4, share="12fr"),
        Field("persons", "Persons", _persons),
        Field("speaks_for", "Speaks for", lambda row: row["speaks_for"]),
        _claims_of(edition, "source_id"),
        drawn_where(edition, "sources", "source_id"),
    ]
    return table("sources", "Every voice of this edition", ordered(edition, "sources"), fields)


def propositions(edition: Edition) -> HtmlTable:
    """Return every proposition of the edition with its status and what it would not prove."""
    status = count(edition)["status"].to_dict()
    fields = [
        Field(
            "proposition_id",
            "Proposition",
            lambda row: _link("propositions", row["proposition_id"]),
        ),
        Field("label", "Label", verbatim("label"), "rest", bold=True, place=1, share="16fr"),
        Field("text", "In full", verbatim("text"), "text"),
        Field(
            "status",
            "Status",
            lambda row: status.get(row["proposition_id"], ""),
            "note",
            place=2,
            share="20fr",
        ),
        Field(
            "does_not_establish",
            "Would not establish",
            verbatim("does_not_establish"),
            "note",
        ),
        Field("topic", "Topic", term_in_words("topic")),
        Field("crucial", "Crucial", verbatim("crucial")),
        Field("part_of", "Part of", _wider(edition)),
        Field("numbers", "Numbers, each with its rows", numbers(edition), "note"),
        _claims_of(edition, "proposition_id"),
        drawn_where(edition, "propositions", "proposition_id"),
    ]
    return table(
        "propositions",
        "Every proposition of this edition",
        ordered(edition, "propositions"),
        fields,
    )


def _wider(edition: Edition) -> Callable[[Row], Cell]:
    """Return what names the wider proposition of the edition that one is part of."""
    rows, seen = edition.case.relations, set(edition.case.propositions["proposition_id"])
    parts = rows[(rows["relation"] == "part_of") & rows["proposition_b"].isin(seen)]
    wider = dict(zip(parts["proposition_a"], parts["proposition_b"], strict=True))
    return lambda row: _link("propositions", wider.get(row["proposition_id"], ""))


def searches(edition: Edition) -> HtmlTable:
    """Return where denials of each proposition seen were looked for: the newest search."""
    labels, found = edition.labels, ordered(edition, "searches")
    found = found[found["proposition_id"].isin(edition.case.propositions["proposition_id"])]
    found = found.drop_duplicates("proposition_id", keep="last")
    fields = [
        Field(
            "proposition_id",
            "Proposition",
            lambda row: _link("propositions", row["proposition_id"], labels[row["proposition_id"]]),
            place=1,
            share="14fr",
        ),
        Field("as_of", "By", verbatim("as_of"), "lead", "7.5rem", place=2, share="7rem"),
        Field("where", "Looked for in", verbatim("where"), "text"),
        Field("found", "Found", verbatim("found"), "text", bold=True, place=3, share="24fr"),
    ]
    return table("searches", "Where denials were looked for", found, fields)


def judgements(edition: Edition) -> HtmlTable:
    """Return the analyst's own judgements, likelihood and confidence apart."""
    labels = edition.labels
    judged = ordered(edition, "judgements")
    known = edition.case.propositions["proposition_id"]
    judged = judged[judged["proposition_id"].isin(known)]
    fields = [
        Field(
            "proposition_id",
            "Proposition",
            lambda row: _link("propositions", row["proposition_id"], labels[row["proposition_id"]]),
            place=1,
            share="20fr",
        ),
        Field("as_of", "As of", verbatim("as_of"), "lead", "7.5rem", place=2, share="7rem"),
        Field(
            "likelihood",
            "Likelihood",
            verbatim("likelihood"),
            "rest",
            bold=True,
            place=3,
            share="12fr",
        ),
        Field("rationale", "Why", verbatim("rationale"), "text"),
        Field("confidence", "Confidence", verbatim("confidence"), "note", place=4, share="8fr"),
        Field("assumption", "Hangs on", verbatim("assumption"), "note"),
        Field("would_change", "Would change it", verbatim("would_change"), "note"),
    ]
    return table("judgements", "Every judgement up to this edition", judged, fields)


def _claims_of(edition: Edition, key: str) -> Field:
    """Return a field with the number of claims of a row and a view of just these.

    The script of the page makes the links, as it does of the ways back to figures: without scripts
    a view would be the whole register.
    """
    known = edition.case.propositions["proposition_id"]
    claims: pd.DataFrame = edition.published_claims
    found = Counter(claims.loc[claims["proposition_id"].isin(known), key])

    return Field("claims", "Claims", lambda row: str(found[row[key]]), view=view(key, ""))


def _title(row: Row) -> Cell:
    link = outward(row["url"], row["title"] or "(no title read)")
    tongue = in_language(row["language"], row["title"]) if row["title"] else ""
    return Markup("<span{}>{}</span>").format(tongue, link) if tongue else link


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
