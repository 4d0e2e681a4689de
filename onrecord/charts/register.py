"""The register: every row of the tables as HTML, each with its permalink."""

from collections.abc import Callable

import pandas as pd
from markupsafe import Markup

from onrecord.model.edition import Edition
from onrecord.model.tables import TABLES


class Table:
    """A table for a page; a notebook shows it by itself."""

    def __init__(self, html: Markup) -> None:
        self._html = html

    def _repr_html_(self) -> str:
        return str(self._html)


def claims(edition: Edition) -> Table:
    """Return every claim of the edition, those taken back or replaced marked as such."""
    known = edition.case.propositions["proposition_id"]
    rows = edition.case.claims[edition.case.claims["proposition_id"].isin(known)]
    sources, labels = edition.names, edition.labels
    grades = edition.case.sources.set_index("source_id")["reliability"].to_dict()
    columns: dict[str, Callable[[dict[str, str]], Markup | str]] = {
        "Row": lambda row: _jump(row["claim_id"]),
        "Says who": lambda row: sources.get(row["source_id"], row["source_id"]),
        "Stance": lambda row: row["stance"].replace("_", " "),
        "Proposition": lambda row: labels[row["proposition_id"]],
        "In our words": lambda row: _statement(row, edition),
        "As printed": lambda row: Markup("<q>{}</q>").format(row["cue"]) if row["cue"] else "",
        "Sure": lambda row: row["certainty"],
        "Basis": lambda row: row["basis"].replace("_", " "),
        "Grade": lambda row: _grade(row, grades),
        "Said": lambda row: row["said_date"],
        "Document": lambda row: _jump(row["document_id"]),
        "Repeats": lambda row: _jump(row["derived_from"]) if row["derived_from"] else "",
    }
    return _table("claims", "Every claim of this edition", rows, "claim_id", columns)


def documents(edition: Edition) -> Table:
    """Return every document of the edition, with where it was read."""
    columns: dict[str, Callable[[dict[str, str]], Markup | str]] = {
        "Document": lambda row: _jump(row["document_id"]),
        "Publisher": lambda row: row["publisher"],
        "Title": lambda row: _link(row["url"], row["title"] or "(no title read)"),
        "Published": lambda row: row["published"],
        "Kind": lambda row: row["kind"].replace("_", " "),
        "Credits": lambda row: row["credit"],
        "Read": lambda row: _link(row["read_url"], row["extent"]),
        "Accessed": lambda row: row["accessed"],
        "Archived": lambda row: _link(row["archived_url"], "copy"),
        "Note": lambda row: row["note"],
    }
    rows = edition.case.documents
    return _table("documents", "Every document of this edition", rows, "document_id", columns)


def sources(edition: Edition) -> Table:
    """Return every voice of the edition, with its grade and the reason for it."""
    columns: dict[str, Callable[[dict[str, str]], Markup | str]] = {
        "Source": lambda row: _jump(row["source_id"]),
        "Name": lambda row: row["name"],
        "Kind": lambda row: row["kind"].replace("_", " "),
        "Named how": lambda row: row["attribution"].replace("_", " "),
        "Persons": _persons,
        "Position to know": lambda row: row["position_to_know"],
        "Interest": lambda row: row["interest"],
        "Reliability": lambda row: f"{row['reliability']}: {row['reliability_reason']}",
        "Anonymity": lambda row: row["anonymity_reason"],
    }
    return _table(
        "sources", "Every voice of this edition", edition.case.sources, "source_id", columns
    )


def links(edition: Edition) -> Table:
    """Return what is known about pairs of sources."""
    names = edition.names
    columns: dict[str, Callable[[dict[str, str]], Markup | str]] = {
        "One source": lambda row: names[row["source_a"]],
        "Other source": lambda row: names[row["source_b"]],
        "Relation": lambda row: row["relation"].replace("_", " "),
        "Reason": lambda row: row["reason"],
        "Shown by": lambda row: _jump(row["document_id"]),
    }
    return _table("links", "What is known about two sources", edition.case.links, "", columns)


def _table(
    name: str,
    caption: str,
    rows: pd.DataFrame,
    key: str,
    columns: dict[str, Callable[[dict[str, str]], Markup | str]],
) -> Table:
    if rows.empty:
        return Table(Markup("<p>{}: none so far.</p>").format(caption))
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(each) for each in columns)
    ordered = rows.sort_values(list(TABLES[name].key)).to_dict("records")
    body = Markup("").join(_row(row, key, list(columns.values())) for row in ordered)
    return Table(
        Markup(
            '<div class="scroll" role="region" aria-label="{}" tabindex="0">'
            '<table class="register" id="table-{}"><caption>{}: {} rows</caption>'
            "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
        ).format(caption, name, caption, len(ordered), head, body)
    )


def _row(
    row: dict[str, str], key: str, columns: list[Callable[[dict[str, str]], Markup | str]]
) -> Markup:
    first, *rest = (column(row) for column in columns)
    cells = Markup("").join(Markup("<td>{}</td>").format(cell) for cell in rest)
    name = Markup(' id="{}"').format(row[key]) if key else ""
    return Markup('<tr{}><th scope="row">{}</th>{}</tr>').format(name, first, cells)


def _jump(name: str) -> Markup:
    return Markup('<a href="#{}">{}</a>').format(name, name)


def _link(url: str, text: str) -> Markup | str:
    """Return a link to another site; whatever is not http(s) stays text."""
    if not url.startswith(("https://", "http://")):
        return text if text != "copy" else ""
    return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(url, text)


def _statement(row: dict[str, str], edition: Edition) -> Markup | str:
    if row["claim_id"] in edition.withdrawn:
        return Markup("<s>{}</s> Taken back since.").format(row["statement"])
    if row["superseded_by"]:
        return Markup("<s>{}</s> Replaced by {}.").format(
            row["statement"], _jump(row["superseded_by"])
        )
    return row["statement"]


def _grade(row: dict[str, str], grades: dict[str, str]) -> str:
    return f"{grades.get(row['source_id'], '?')}{row['credibility']}"


def _persons(row: dict[str, str]) -> str:
    low, high = row["persons_min"], row["persons_max"]
    if not low:
        return ""
    return low if low == high else f"{low} to {high or 'any number'}"
