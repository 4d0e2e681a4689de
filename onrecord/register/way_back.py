"""The way back: from a row to the figures in which a mark stands for it."""

from markupsafe import Markup

from onrecord.drawing.records import Cell, Field, Row
from onrecord.model.edition import Edition
from onrecord.questions.registry import QUESTIONS


def drawn_in(edition: Edition, table: str, key: str) -> Field:
    """Return a field that leads back to the figures in which the row that ``key`` names is drawn.

    The page's script finds the mark of the row; without it, the link leads to the figure.
    """
    drawn = [
        (question, question.figure(edition))
        for question in QUESTIONS
        if question.figure and table in question.marks
    ]
    link = Markup('<a href="{}?mark={}#figure-{}">{}</a>')

    def show(row: Row) -> Cell:
        return Markup(", ").join(
            link.format(question.page, row[key], figure.name, question.words)
            for question, figure in drawn
            if row[key] in figure.marked
        )

    return Field("drawn", "Drawn in", show)
