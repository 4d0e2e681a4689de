"""The way back: from a row to the figures in which a mark stands for it."""

from markupsafe import Markup

from onrecord.addresses import rows_of
from onrecord.drawing.exhibit import Exhibit
from onrecord.drawing.records import Cell, Field, Row
from onrecord.model.edition import Edition
from onrecord.questions.registry import QUESTIONS


def drawn_where(edition: Edition, table: str, key: str) -> Field:
    """Return a field that leads back to the figures in which the row that ``key`` names is drawn.

    The page's script finds the mark of the row; without it, the link leads to the figure.
    """
    figures = [
        (question, question.figure(edition))
        for question in QUESTIONS
        if question.figure and table in question.marks
    ]
    drawn = [(question, figure.name, _rows(figure)) for question, figure in figures]
    link = Markup('<a href="{}?mark={}#figure-{}">{}</a>')

    def show(row: Row) -> Cell:
        return Markup(", ").join(
            link.format(question.page, row[key], name, question.words)
            for question, name, rows in drawn
            if row[key] in rows
        )

    return Field("drawn", "Drawn in", show)


def _rows(figure: Exhibit) -> frozenset[str]:
    """Return the names of the rows for which a mark stands in every form of ``figure``."""
    sheets = [sheet.marks.values() for sheet in figure.sheets.values()]
    return frozenset.intersection(
        *(frozenset(row for address, _ in marks for row in rows_of(address)) for marks in sheets)
    )
