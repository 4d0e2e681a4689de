"""The table twin of a figure: its frame as an HTML table, which the page offers as CSV too."""

import re

import pandas as pd
from markupsafe import Markup

#: Characters that turn the direction of what follows them, and so can mislead a reader.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def html_table(frame: pd.DataFrame, caption: str) -> Markup:
    """Return ``frame`` as a table with ``caption``, headed by its columns; text is escaped."""
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(name) for name in frame.columns)
    rows = Markup("").join(_row(cells) for cells in frame.itertuples(index=False, name=None))
    return Markup(
        '<div class="scroll" role="region" aria-label="{caption}" tabindex="0"><table>'
        "<caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    ).format(caption=caption, head=head, rows=rows)


def _row(cells: tuple[object, ...]) -> Markup:
    first, *rest = (shown(cell) for cell in cells)
    # HTML lets the end tags of cells and rows be left out; long tables are a tenth shorter so.
    others = Markup("").join(Markup("<td>{}").format(cell) for cell in rest)
    return Markup("<tr><th>{}{}").format(first, others)


def shown(cell: object) -> str:
    """Return ``cell`` as readers see it: tuples joined, missing empty, whole numbers whole."""
    if isinstance(cell, (tuple, list)):
        return "; ".join(shown(each) for each in cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None or pd.isna(cell) else _TURNING.sub("", str(cell))
