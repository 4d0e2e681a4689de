"""The cells of the stance matrix: the stances of one voice, or of many with their numbers."""

from onrecord.drawing import theme
from onrecord.drawing.canvas import Canvas
from onrecord.drawing.measure import text_width
from onrecord.drawing.theme import SMALL, TEXT
from onrecord.model.stances import STANCES
from onrecord.prose import listed, number, verb
from onrecord.questions.marks import standing_for
from onrecord.questions.stance_matrix.rows import Cell, Row

_MARK = 12.0  # room for a mark, in pixels
_LINE = 17.0


def draw_silence(canvas: Canvas, y: float, xs: list[float]) -> None:
    """Draw a point for each silence, all of a row in one stroke, which keeps the page small."""
    runs = [part for x in xs for part in ((x - 0.05, y), (x + 0.05, y), (float("nan"), y))]
    if runs:
        across, down = zip(*runs, strict=True)
        canvas.stroke(across, down, "rule", 3, cap="round")


def draw_cell(canvas: Canvas, x: float, y: float, cell: Cell, row: Row, step: float) -> None:
    """Draw the stances of a row to one proposition around ``x`` and ``y``.

    They stand side by side as far as a column of ``step`` pixels has room, the rest below them.
    """
    words = listed([_said(stance, times, row.many) for stance, times in cell.stances.items()])
    if cell.relayed:
        words += f" ({_told(cell)})"
    side = f" ({row.side})" if row.side else ""
    title = f"{row.name}{side}: {words}, {cell.label}"
    mark = standing_for("claims", cell.claims, title)
    gap, beside = _fit(cell, row.many, step)
    told = list(cell.stances.items())
    lines = [told[at : at + beside] for at in range(0, len(told), beside)]
    for nth, line in enumerate(lines):
        down = y + (nth - (len(lines) - 1) / 2) * _LINE
        start = x - len(line) * gap / 2 + _MARK / 2
        for place, (stance, times) in enumerate(line):
            role, shape = theme.STANCES[stance]
            hollow = stance in cell.relayed
            canvas.dot(start + place * gap, down, role, shape, TEXT - 3, hollow=hollow, mark=mark)
            if row.many:
                x_number = start + place * gap + 7
                canvas.text(x_number, down + 4, str(times), role, SMALL, mark=mark)


def stacked(cell: Cell, many: bool, step: float) -> float:
    """Return the height of what :func:`draw_cell` draws, in pixels."""
    _, beside = _fit(cell, many, step)
    return -(-len(cell.stances) // beside) * _LINE


def _fit(cell: Cell, many: bool, step: float) -> tuple[float, int]:
    """Return the room that a stance takes, and how many stand side by side."""
    digits = max(text_width(str(times), SMALL) for times in cell.stances.values())
    gap = _MARK + (digits + 4 if many else 0)
    return gap, max(1, int(step // gap))


def _told(cell: Cell) -> str:
    many = len(cell.tellers)
    if cell.worded:
        return f"only as {listed(cell.tellers, 3)} {verb(many, 'words', 'word')} it"
    return f"as {listed(cell.tellers, 3)} {verb(many, 'has', 'have')} it"


def _said(stance: str, times: int, many: bool) -> str:
    return f"{number(times)}: {STANCES[stance].verb}" if many else STANCES[stance].verb
