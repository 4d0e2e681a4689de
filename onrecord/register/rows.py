"""The rows of an edition's tables, as the register and the reference page list them."""

from collections.abc import Callable, Sequence

import pandas as pd

from onrecord.addresses import PAGES
from onrecord.drawing.records import Field, HtmlTable, Row, records
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
) -> HtmlTable:
    """Return ``rows`` of the table ``name`` as records, with permalinks if it has a page."""
    return records(name, title, rows, fields, permalinks=name in PAGES, tone=tone)
