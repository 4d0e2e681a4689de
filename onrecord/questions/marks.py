"""Where the marks of figures lead: to a row, or to all the claims that one mark stands for."""

from onrecord.addresses import view
from onrecord.drawing.canvas import Mark


def about(proposition: str, title: str) -> Mark:
    """Return the mark that leads to the claims about ``proposition``, with ``title`` as tooltip."""
    return view("proposition_id", proposition), title
