"""The Admiralty grid: reliability of the source by credibility of the information, in counts."""

import pandas as pd

from onrecord.drawing.canvas import Canvas
from onrecord.drawing.exhibit import Exhibit
from onrecord.drawing.lines import wrap
from onrecord.drawing.theme import LEADING, SMALL, TEXT
from onrecord.model.edition import Edition
from onrecord.model.vocabularies import CREDIBILITY, RELIABILITY
from onrecord.prose import capital, counted, number, number_or_none, some_of, verb
from onrecord.questions.admiralty_grid.data import diagonal, grades
from onrecord.questions.source_line import source_line

_GAP = 12.0  # sets apart what cannot be judged


def figure(edition: Edition) -> Exhibit:
    """Return the grid of ``edition``; F and 6 mean missing and stand apart from the rest."""
    grid = grades(edition)
    total, judged = int(grid.to_numpy().sum()), diagonal(grid)[1]
    return Exhibit(
        name="admiralty-grid",
        headline=_headline(grid, total),
        subtitle=(
            f"{capital(counted(total, 'claim'))}, {number_or_none(judged)} judged on both "
            "scales; rows grade the source, columns the information"
        ),
        limits=(
            "Both grades are the analyst’s. They are meant to be given apart from each other, and "
            "seldom are: in a study of US Army field reports (Baker, McKendry and Mace, 1968) "
            "87 % lay on the diagonal. A high share there warns that one grade was copied from "
            "the other. F and 6 are missing values, not the bottom of a scale."
        ),
        source=source_line(edition),
        alt=_alt(grid, total),
        frame=_table(grid) if total else pd.DataFrame(),
        draw=(lambda canvas, y: _draw(canvas, y, grid)) if total else None,
    )


def _headline(grid: pd.DataFrame, total: int) -> str:
    if not total:
        return "No claim of this edition has been graded"
    same, judged = diagonal(grid)
    if not judged:
        return f"{capital(some_of(0, total, 'claim'))} could be judged on both scales"
    rest = f"; {number(total - judged)} cannot be judged" if total > judged else ""
    return (
        f"{capital(number_or_none(same))} of {number(judged)} claims judged on both scales "
        f"{verb(same or 1, 'gets', 'get')} the same grade twice: {round(100 * same / judged)} % "
        f"on the diagonal{rest}"
    )


def _alt(grid: pd.DataFrame, total: int) -> str:
    if not total:
        return "Grid without counts: no claim has been graded."
    row, column = divmod(int(grid.to_numpy().argmax()), len(grid.columns))
    fullest = f"{grid.index[row]}{grid.columns[column]}"
    same, judged = diagonal(grid)
    most = int(grid.to_numpy().max())
    return (
        f"Grid of reliability A to F by credibility 1 to 6, {counted(total, 'claim')}: the "
        f"fullest cell is {fullest} with {most}; {same} of {judged} judged on both scales "
        "lie on the diagonal."
    )


def _table(grid: pd.DataFrame) -> pd.DataFrame:
    rows = {letter: f"{letter}: {RELIABILITY.terms[letter]}" for letter in grid.index}
    columns = {digit: f"{digit}: {CREDIBILITY.terms[digit]}" for digit in grid.columns}
    table = grid.rename(index=rows, columns=columns)
    return table.rename_axis("Reliability").reset_index()


def _draw(canvas: Canvas, y: float, grid: pd.DataFrame) -> float:
    wide = canvas.wide
    left = 190.0 if wide else 26.0
    cell = (canvas.width - left - _GAP - 4) / len(grid.columns)
    height = 34.0
    columns = {
        digit: left + at * cell + (_GAP if digit == "6" else 0)
        for at, digit in enumerate(grid.columns)
    }
    y = _columns(canvas, y + 10, columns, cell, wide)
    for letter, counts in grid.iterrows():
        y += _GAP if letter == "F" else 0
        if wide:
            text = wrap(f"{letter} {_short(RELIABILITY.terms[str(letter)])}", left - 14, SMALL)
            base = y + (height - len(text) * SMALL * LEADING) / 2 + SMALL
            canvas.lines(4, base, text, size=SMALL)
        else:
            canvas.text(8, y + height / 2 + 4, str(letter), bold=True)
        for digit, x in columns.items():
            _cell(canvas, x, y, cell, height, f"{letter}{digit}", int(counts[digit]), grid)
        y += height
    return _key(canvas, y + 6)


def _columns(canvas: Canvas, y: float, columns: dict[str, float], cell: float, wide: bool) -> float:
    words = {
        d: wrap(f"{d} {_short(CREDIBILITY.terms[d])}" if wide else d, cell - 6, SMALL)
        for d in columns
    }
    deepest = max(len(lines) for lines in words.values())
    for digit, x in columns.items():
        start = y + SMALL + (deepest - len(words[digit])) * SMALL * LEADING
        canvas.lines(x + cell / 2, start, words[digit], size=SMALL, align="center")
    return y + deepest * SMALL * LEADING + 6


def _cell(
    canvas: Canvas,
    x: float,
    y: float,
    width: float,
    height: float,
    grade: str,
    count: int,
    grid: pd.DataFrame,
) -> None:
    """Draw one cell: darker with its count, framed on the diagonal, grey where not judged."""
    missing = grade[0] == "F" or grade[1] == "6"
    same = not missing and "ABCDE".index(grade[0]) == "12345".index(grade[1])
    title = f"{grade}: {counted(count, 'claim')}"
    most = max(int(grid.to_numpy().max()), 1)
    canvas.box(x + 1, y + 1, width - 2, height - 2, "band")
    if count:
        strength = 0.25 + 0.75 * count / most
        canvas.box(
            x + 1,
            y + 1,
            width - 2,
            height - 2,
            "rule" if missing else "soft",
            alpha=strength,
            mark=("", title),
        )
        canvas.text(x + width / 2, y + height / 2 + 4.5, str(count), size=TEXT, align="center")
    if same:
        xs = [x + 2, x + width - 2, x + width - 2, x + 2, x + 2]
        ys = [y + 2, y + 2, y + height - 2, y + height - 2, y + 2]
        canvas.stroke(xs, ys, "focus", 1.6)


def _short(meaning: str) -> str:
    return meaning.split(";")[0]


def _key(canvas: Canvas, y: float) -> float:
    y += SMALL + 4
    canvas.stroke([5, 17, 17, 5, 5], [y - 10, y - 10, y, y, y - 10], "focus", 1.6)
    canvas.text(24, y - 1, "both grades say the same", "muted", SMALL)
    y += SMALL * LEADING + 4
    canvas.box(4, y - 11, 14, 12, "rule")
    canvas.text(24, y - 1, "source or information cannot be judged", "muted", SMALL)
    return y + 4
