"""The method as tables: how statuses follow from counts, what the checker found, corrections."""

from collections.abc import Iterator

from markupsafe import Markup

from onrecord.addresses import PAGES, link
from onrecord.check import texts
from onrecord.check.run import COUNTS, ROWS, WHOLE
from onrecord.counting.status import status_table
from onrecord.counting.words import taken_back_by
from onrecord.drawing.frame_table import html_table
from onrecord.drawing.records import Field, HtmlTable, Row
from onrecord.model.edition import Edition
from onrecord.model.problems import Problem, warnings
from onrecord.model.tables import TABLES
from onrecord.prose import counted
from onrecord.register.rows import ordered, table


def statuses() -> HtmlTable:
    """Return the printed table that turns support and opposition into a status."""
    table = status_table().reset_index()
    table.columns = [str(name).replace("_", " ").capitalize() for name in table.columns]
    table["Support"] = [term.replace("_", " ") for term in table["Support"]]
    return HtmlTable(html_table(table, "Status by support (rows) and opposition (columns)"))


def checker_warnings(edition: Edition) -> HtmlTable:
    """Return what the checker warns of in the rows of this edition, the same warning once."""
    found: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in _warnings(edition):
        found.setdefault((problem.file, problem.rule, problem.what), []).append(problem)
    if not found:
        return HtmlTable(Markup("<p>The checker warns of nothing in the rows of this edition.</p>"))
    items = Markup("").join(_problem(edition, same) for same in found.values())
    return HtmlTable(Markup('<ul class="problems">{}</ul>').format(items))


def corrections(edition: Edition) -> HtmlTable:
    """Return every row of the edition that was replaced, and every claim that was taken back."""
    rows = ordered(edition, "claims")
    rows = rows[rows["claim_id"].isin(edition.replaced | edition.withdrawn)]
    by_name = edition.published_claims.set_index("claim_id").to_dict("index")
    fields = [
        Field("claim_id", "Row", lambda row: link("claims", row["claim_id"])),
        Field(
            "happened", "What happened", lambda row: _fate(row, edition), "rest", bold=True, place=1
        ),
        Field("before", "Before", lambda row: row["statement"], "note", place=2, share="3fr"),
        Field("after", "Now", lambda row: _newer(row, by_name, "statement"), "note"),
        Field("why", "Why", lambda row: _newer(row, by_name, "note") or row["note"], "note"),
        Field("entered", "Entered", lambda row: _newer(row, by_name, "entered")),
        Field("superseded_by", "Replaced by", lambda row: link("claims", row["superseded_by"])),
    ]
    return table("corrections", "Rows replaced or taken back", rows, fields)


def _warnings(edition: Edition) -> Iterator[Problem]:
    """Yield the warnings on what this edition sees.

    The texts are left out: who has them would otherwise get another page than who has not.
    """
    for rule in (*ROWS, *WHOLE, *COUNTS):
        if rule is not texts.unfitting_anchors:
            yield from warnings(rule(edition.case))


def _problem(edition: Edition, found: list[Problem]) -> Markup:
    first = found[0]
    table = first.file.removesuffix(".csv")
    places = Markup(", ").join(_place(edition, table, problem) for problem in found)
    noun = TABLES[table].key[0].removesuffix("_id").replace("_", " ") if table in TABLES else "row"
    rows = counted(len(found), noun if table != "links" else "link")
    return Markup(
        "<li>{rows}: {what}. {remedy}."
        "<details><summary>Which ones</summary><p>{places}</p></details></li>"
    ).format(
        rows=rows.capitalize(),
        what=first.what,
        remedy=first.remedy if len({problem.remedy for problem in found}) == 1 else "Look at each",
        places=places,
    )


def _place(edition: Edition, table: str, problem: Problem) -> Markup | str:
    if table not in TABLES or problem.row not in edition.case.tables[table].index:
        return problem.file
    key = TABLES[table].key
    row = edition.case.tables[table].loc[problem.row]
    if table in PAGES:
        return link(table, row[key[0]])
    return " and ".join(str(row[column]) for column in key)


def _fate(row: Row, edition: Edition) -> str:
    if row["claim_id"] in edition.withdrawn:
        return f"Taken back by {taken_back_by(edition)[row['claim_id']]}"
    return "Replaced by a correction"


def _newer(row: Row, by_name: dict[str, dict[str, str]], key: str) -> str:
    return str(by_name.get(row["superseded_by"], {}).get(key, ""))
