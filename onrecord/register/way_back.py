"""The way back: from a row to the figures in which a mark stands for it."""

from markupsafe import Markup

from onrecord.drawing.records import Cell, Field, Row
from onrecord.model.edition import Edition
from onrecord.questions.registry import QUESTIONS


def drawn_where(edition: Edition, table: str, key: str) -> Field:
    """Return a field that leads back to the figures in which the row that ``key`` names is drawn.

    The script of the page adds which row is asked for, and that of the figure's page finds its
    mark; without them, the link leads to the figure. Nothing is drawn for it: each question knows
    the rows that it marks.
    """
    marked = [
        (question, question.marked(edition))
        for question in QUESTIONS
        if question.marked and table in question.marks
    ]
    link = Markup('<a href="{}#figure-{}">{}</a>')

    def show(row: Row) -> Cell:
        return Markup(", ").join(
            link.format(question.page, question.anchor, question.words)
            for question, rows in marked
            if row[key] in rows
        )

    return Field("drawn", "Drawn in", show)
