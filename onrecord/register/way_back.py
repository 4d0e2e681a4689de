"""The way back: from a row to the figures in which a mark stands for it."""

from onrecord.drawing.records import Cell, Field, Row
from onrecord.model.edition import Edition
from onrecord.questions.registry import QUESTIONS


def drawn_where(edition: Edition, table: str, key: str) -> Field:
    """Return a field that leads back to the figures in which the row that ``key`` names is drawn.

    A row names the figures, and the column says once where each stands: the script of the page
    makes a link of every name, which asks for the mark of its row. Written out, these links would
    be a seventh of the register. Nothing is drawn for it: each question knows the rows that it
    marks.
    """
    marked = [
        (question, question.marked(edition))
        for question in QUESTIONS
        if question.marked and table in question.marks
    ]
    ways = {question.words: f"{question.page}#figure-{question.anchor}" for question, _ in marked}

    def show(row: Row) -> Cell:
        return ", ".join(question.words for question, rows in marked if row[key] in rows)

    return Field("drawn", "Drawn in", show, ways=ways)
