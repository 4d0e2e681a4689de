"""The stance matrix as it is drawn: upright heads, sides, and a row for each voice."""

from typing import NamedTuple

import pandas as pd

from onrecord.addresses import view
from onrecord.drawing.canvas import Canvas
from onrecord.drawing.label import Label, draw_label
from onrecord.drawing.lines import wrap
from onrecord.drawing.measure import text_width
from onrecord.drawing.theme import LEADING, SMALL
from onrecord.questions.marks import claims_about
from onrecord.questions.stance_matrix.cells import draw_cell, draw_silence, stacked
from onrecord.questions.stance_matrix.rows import Row, matrix_rows, worded_rows

_ROW = 23.0
_HEAD = 136.0
_LINE = SMALL * 1.2  # between the lines of a head


class Grid(NamedTuple):
    """Where the columns stand: their middles by proposition, their left edge, and their width."""

    middles: dict[str, float]
    left: float
    step: float


def draw_grid(
    canvas: Canvas,
    y: float,
    taken: pd.DataFrame,
    columns: list[str],
    own: int,
    worded: pd.DataFrame,
) -> float:
    """Draw the stances in ``taken`` on ``columns`` from ``y`` down; return where it ended.

    At most ``own`` voices have a row of their own; what is only ``worded`` so has one below them.
    """
    grid = _grid(canvas, columns)
    labels = taken.drop_duplicates("proposition_id").set_index("proposition_id")["label"]
    y = _heads(canvas, y, grid, labels.to_dict())
    side = None
    for row in (*matrix_rows(taken, columns, own), *worded_rows(worded, columns)):
        if row.side != side:
            side = row.side
            y += SMALL + 7
            canvas.text(4, y, side or "Side not stated", "muted", SMALL, bold=True)
            canvas.rule(y + 4)
            y += 5
        y = _voice(canvas, y, row, grid)
    return y + 10


def _grid(canvas: Canvas, columns: list[str]) -> Grid:
    left, right = (250.0, 12.0) if canvas.wide else (140.0, 6.0)
    step = min(64.0, (canvas.width - left - right) / max(len(columns), 1))
    return Grid({column: left + step * (at + 0.5) for at, column in enumerate(columns)}, left, step)


def _heads(canvas: Canvas, y: float, grid: Grid, labels: dict[str, str]) -> float:
    """Set the propositions upright above their columns; return where they end."""
    most = max(1, min(3, int(grid.step / _LINE)))
    heads = {column: wrap(labels[column], _HEAD, SMALL, most=most) for column in grid.middles}
    y += max(text_width(line, SMALL) for lines in heads.values() for line in lines) + 20
    for column, lines in heads.items():
        words = labels[column]
        for nth, line in enumerate(lines):
            x = grid.middles[column] + 4 + (nth - (len(lines) - 1) / 2) * _LINE
            mark = claims_about(column, words)
            canvas.text(x, y - 4, line, size=SMALL, mark=mark, upright=True, part_of=words)
    return y


def _voice(canvas: Canvas, y: float, row: Row, grid: Grid) -> float:
    """Draw one row from ``y`` down, as high as its name and its marks; return where it ended."""
    room = grid.left - 16
    mark = (view("source_id", row.source), f"All that is recorded of {row.name}")
    role = "muted" if row.many else "ink"
    name = Label(row.name, None if row.many else mark, size=SMALL, role=role)
    lines = len(wrap(row.name, room, SMALL, most=name.most)) * SMALL * LEADING
    marks = max(stacked(cell, row.many, grid.step) for cell in row.cells.values())
    height = max(_ROW, lines + 6, marks + 6)
    middle = y + height / 2
    draw_label(canvas, 4, middle - lines / 2 + SMALL, room, name)
    silent = [x for column, x in grid.middles.items() if column not in row.cells]
    draw_silence(canvas, middle, silent)
    for column, cell in row.cells.items():
        draw_cell(canvas, grid.middles[column], middle, cell, row, grid.step)
    canvas.rule(y + height, role="band")
    return y + height
