"""The way back: from a row to the figures in which a mark stands for it."""

from collections.abc import Callable
from typing import NamedTuple

from markupsafe import Markup

from onrecord.charts import figures
from onrecord.charts.exhibit import Exhibit
from onrecord.charts.records import Cell, Field, Row
from onrecord.model.edition import Edition


class Place(NamedTuple):
    """A figure, the page on which a notebook shows it, and what a link to it says."""

    page: str
    figure: Callable[[Edition], Exhibit]
    words: str


_BOARD = Place("index.html", figures.status_board, "status board")
_CHANGES = Place("index.html", figures.changes, "changes")
_TIMELINE = Place("timeline.html", figures.timeline, "timeline")
_DELAYS = Place("timeline.html", figures.delays, "delays")
_MATRIX = Place("sourcing.html", figures.stance_matrix, "stance matrix")
_RULES = Place("sourcing.html", figures.anonymity_rules, "rules for the unnamed")
_CUSTODY = Place("sourcing.html", figures.custody_ladder, "custody ladder")
_ORIGINS = Place("origins.html", figures.outlets_to_origins, "outlets and origins")
_GRAPH = Place("origins.html", figures.provenance_graph, "graph of who takes from whom")
_BEARING = Place("origins.html", figures.load_bearing, "what bears most")
_STANDING = Place("origins.html", figures.what_stands, "what would stand")
_DRIFT = Place("origins.html", figures.wording_drift, "wording drift")

#: The figures whose marks lead to the rows of a table.
_PLACES = {
    "claims": (_TIMELINE, _DELAYS, _MATRIX, _CUSTODY, _DRIFT),
    "propositions": (_BOARD, _CHANGES, _MATRIX, _ORIGINS, _BEARING, _STANDING),
    "documents": (_TIMELINE, _GRAPH),
    "sources": (_MATRIX, _RULES, _BEARING),
}


def drawn_in(edition: Edition, table: str, key: str) -> Field:
    """Return a field that leads back to the figures in which the row that ``key`` names is drawn.

    The page's script finds the mark of the row; without it, the link leads to the figure.
    """
    drawn = [(place, place.figure(edition)) for place in _PLACES[table]]
    link = Markup('<a href="{}?mark={}#figure-{}">{}</a>')

    def show(row: Row) -> Cell:
        return Markup(", ").join(
            link.format(place.page, row[key], figure.name, place.words)
            for place, figure in drawn
            if row[key] in figure.marked
        )

    return Field("drawn", "Drawn in", show)
