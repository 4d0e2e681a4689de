"""Where the marks of figures lead: to a row, or to all the rows that one mark stands for."""

from collections.abc import Sequence

from onrecord.addresses import address_of_rows, view
from onrecord.drawing.canvas import Mark


def claims_about(proposition: str, title: str) -> Mark:
    """Return the mark that leads to the claims about ``proposition``, with ``title`` as tooltip."""
    return view("proposition_id", proposition), title


def standing_for(table: str, names: Sequence[str], title: str) -> Mark:
    """Return the mark that leads to all the rows ``names`` of ``table``."""
    return address_of_rows(table, names), title
