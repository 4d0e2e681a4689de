"""The register: every claim that an edition sees, each with its permalink, and the editions."""

from collections.abc import Callable

from markupsafe import Markup

from onrecord.addresses import link
from onrecord.counting.holds import holds
from onrecord.counting.origins import traced_claims
from onrecord.counting.whose import IN_WORDS, UNRECORDED, told_hold
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
from onrecord.model.stances import STANCES
from onrecord.original import at_words
from onrecord.register.document_groups import by_document, document_heads
from onrecord.register.rows import ordered, table
from onrecord.register.way_back import drawn_where

#: The term of each stance by its words.
_STANCES = {term.replace("_", " "): term for term in STANCES}


def claims(edition: Edition) -> HtmlTable:
    """Return every claim of the edition, those taken back or replaced marked as such."""
    known = edition.case.propositions["proposition_id"]
    rows = ordered(edition, "claims")
    rows, own = rows[rows["proposition_id"].isin(known)], _own_words(edition)
    return table(
        "claims",
        "Every claim of this edition",
        by_document(edition, rows),
        _claim_fields(edition),
        tone=lambda row: row["stance"] + ("" if row["claim_id"] in own else " told"),
        groups=document_heads(edition),
    )


def _own_words(edition: Edition) -> frozenset[str]:
    """Return the claims whose mark is filled: the own word of a voice."""
    held_rows = holds(edition)
    return frozenset(held_rows.index[held_rows["hold"] == "own"])


def editions_so_far(edition: Edition) -> HtmlTable:
    """Return the editions up to this one, with the reason for each."""
    fields = [
        Field("as_of", "As of", verbatim("as_of")),
        Field("title", "Title", verbatim("title"), "text", bold=True),
        Field("reason", "Reason", verbatim("reason"), "text"),
    ]
    return table("editions", "Every edition up to this one", ordered(edition, "editions"), fields)


def _claim_fields(edition: Edition) -> list[Field]:
    names, labels = edition.names, edition.labels
    turned, known = _turned(edition), set(edition.published_claims["claim_id"])
    grades = edition.case.sources.set_index("source_id")["reliability"].to_dict()
    return [
        Field("claim_id", "Row", _permalink, place=5, share="2.2rem"),
        Field(
            "source_id",
            "Says who",
            lambda row: link("sources", row["source_id"], names[row["source_id"]]),
            "lead",
            "15rem",
            place=1,
            share="11fr",
        ),
        Field(
            "stance",
            "Stance",
            term_in_words("stance"),
            "lead",
            "8.5rem",
            bold=True,
            terms=_STANCES,
            place=2,
            share="6.5rem",
        ),
        Field(
            "proposition_id",
            "Proposition",
            lambda row: link("propositions", row["proposition_id"], labels[row["proposition_id"]]),
            "rest",
            bold=True,
            place=3,
            share="13fr",
        ),
        Field("statement", "In our words", lambda row: _statement(row, edition), "text"),
        Field("cue", "As printed", _cue(edition), "text", place=4, share="17fr"),
        Field("note", "Note", verbatim("note"), "note"),
        Field("said_date", "Said", verbatim("said_date")),
        Field("event_date", "Happened", verbatim("event_date")),
        Field("certainty", "Worded as", term_in_words("certainty")),
        Field("basis", "Basis", term_in_words("basis")),
        Field("custody", "Artefact", term_in_words("custody")),
        Field("grade", "Grade", lambda row: grades.get(row["source_id"], "?") + row["credibility"]),
        # The head of the group says it, and the script of the page finds it there.
        Field("document_id", "Document", lambda row: ""),
        Field("derived_from", "Repeats", lambda row: _parent(row, turned, known)),
        *_hold_fields(edition),
        drawn_where(edition, "claims", "claim_id"),
    ]


def _permalink(row: Row) -> Cell:
    """Return the link to a row: of its name, what the head of its document does not say."""
    name = row["claim_id"]
    return link("claims", name, name.removeprefix(f"{row['document_id']}-"))


def _hold_fields(edition: Edition) -> list[Field]:
    """Return whose word each row is, its origin and where it begins, if not told yet."""
    names, seen = edition.names, set(edition.case.sources["source_id"])
    held_rows = holds(edition)
    told = told_hold(edition, held_rows["hold"]).replace(UNRECORDED, "")
    found = held_rows.assign(hold=told).to_dict("index")
    out = set(edition.published_claims["claim_id"])
    terms = {words: term for term, words in IN_WORDS.items()}

    def held(row: Row, column: str) -> str:
        return str(found.get(row["claim_id"], {}).get(column, ""))

    def source(row: Row) -> str:
        origin = held(row, "origin")
        other = origin and origin != row["source_id"]
        return names[origin] if other else ""

    def root(row: Row) -> Cell:
        name, repeated = held(row, "root_id"), row["derived_from"]
        # The script of the page finds what is left out here by the same rule.
        begins = repeated and repeated in out and held(row, "hold") != "reworded"
        if name == (repeated if begins else row["claim_id"]):
            return ""
        return link("claims", name, "this row" if name == row["claim_id"] else "")

    def through(row: Row) -> Cell:
        name = row["through"]
        return link("sources", name, names.get(name, name)) if name in seen else names.get(name, "")

    return [
        Field("hold", "Whose word", lambda row: IN_WORDS.get(held(row, "hold"), ""), terms=terms),
        Field("origin", "Origin", source),
        Field("root", "Begins at", root),
        Field("through", "Through", through),
    ]


def _statement(row: Row, edition: Edition) -> Cell:
    if row["claim_id"] in edition.withdrawn:
        return Markup("<s>{}</s> Taken back since.").format(row["statement"])
    seen = edition.published_claims["claim_id"].array
    if row["superseded_by"] and row["superseded_by"] in seen:
        newer = link("claims", row["superseded_by"])
        return Markup("<s>{}</s> Replaced by {}.").format(row["statement"], newer)
    return row["statement"]


def _cue(edition: Edition) -> Callable[[Row], Cell]:
    """Return what shows the words of a row as a link to where they stand in its document."""
    documents = edition.case.documents.set_index("document_id").to_dict("index")

    def show(row: Row) -> Cell:
        words, document = row["cue"], documents.get(row["document_id"], {})
        quoted = outward(at_words(document, words), words)
        tongue = in_language(document.get("language", ""), words)
        return Markup("<q{}>{}</q>").format(tongue, quoted) if words else ""

    return show


def _parent(row: Row, turned: dict[str, str], known: set[str]) -> Cell:
    """Return what a claim repeats; one that turns a stance around says what it was at the root."""
    if not row["derived_from"]:
        return ""
    how = row["derivation"].replace("_", " ")
    # What was published later is no row of this edition, and is not told of before its day.
    parent: Cell = "nothing that was out by then"
    if row["derived_from"] in known:
        parent = link("claims", row["derived_from"])
    how = "; ".join(part for part in (how, row["measure"]) if part)
    cell = Markup("{} ({})").format(parent, how) if how else parent
    stance = turned.get(row["claim_id"], "")
    return Markup("{}, turned from “{}”").format(cell, stance) if stance else cell


def _turned(edition: Edition) -> dict[str, str]:
    """Return, in words, the stance of what each claim repeats that takes another one itself."""
    claims = traced_claims(edition)
    stances = edition.kept_claims.set_index("claim_id")["stance"]
    parent = claims["derived_from"].map(stances)
    caught = claims["turned"] & (parent != claims["stance"])
    pairs = zip(claims.loc[caught, "claim_id"], parent[caught], strict=True)
    return {claim: stance.replace("_", " ") for claim, stance in pairs}
