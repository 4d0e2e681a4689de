"""The rows of an edition's tables, as the register and the reference page list them."""

import re
from collections.abc import Callable, Sequence

import pandas as pd

from onrecord.addresses import PAGES
from onrecord.drawing.records import Field, Grouping, HtmlTable, Row, records, verbatim
from onrecord.model.edition import Edition
from onrecord.model.tables import TABLES


def ordered(edition: Edition, name: str) -> pd.DataFrame:
    """Return the rows of the table ``name`` that the edition sees, sorted by key."""
    return edition.case.tables[name].sort_values(list(TABLES[name].key), kind="stable")


def table(
    name: str,
    title: str,
    rows: pd.DataFrame,
    fields: Sequence[Field],
    tone: Callable[[Row], str] | None = None,
    groups: Grouping | None = None,
) -> HtmlTable:
    """Return ``rows`` of the table ``name`` as records, with permalinks if it has a page.

    Columns of one's own that the case shows follow under their own names.
    """
    known = TABLES[name].names if name in TABLES else list(rows.columns)
    own = [column for column in rows.columns if column not in known]
    more = [Field(f"own-{column}", _heading(column), verbatim(column)) for column in own]
    shown = [*fields, *more]
    return records(name, title, rows, shown, permalinks=name in PAGES, tone=tone, groups=groups)


def _heading(column: str) -> str:
    """Return a name that somebody chose, without what would end the text of a style sheet."""
    return " ".join(re.sub(r"[^\w.-]|_", " ", column).split()) or "own column"
