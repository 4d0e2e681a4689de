"""An answer that is best read as a table: its rows, and below them what they do not show."""

from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from onrecord.drawing.frame_table import html_table


@dataclass(frozen=True)
class SmallTable:
    """One table of the report that stands where a figure would.

    ``frame`` holds the texts, its columns headed as readers see them. ``ways`` has an address for
    each cell of the columns that lead to rows of the register, and an empty text for the others.
    ``headline`` is computed from the data and stands alone where there are no rows.
    """

    name: str
    headline: str
    limits: str
    frame: pd.DataFrame
    ways: pd.DataFrame

    def _repr_html_(self) -> str:
        return str(self.html())

    def html(self) -> Markup:
        """Return the table as HTML, or its headline where it has no rows."""
        if self.frame.empty:
            return Markup("<p>{}.</p>").format(self.headline)
        return Markup(
            '<div class="small-table" id="table-{}">{}<p class="limits">'
            "<strong>What it does not show.</strong> {}</p></div>"
        ).format(self.name, html_table(self.frame, self.headline, self.ways), self.limits)
