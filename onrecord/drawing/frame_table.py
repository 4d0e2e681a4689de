"""The table of a figure: its frame as an HTML table, which the page offers as CSV too."""

import re
from collections.abc import Iterator

import pandas as pd
from markupsafe import Markup

#: Characters that turn the direction of what follows them, and so can mislead a reader.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
#: Letters that a column has room for before a longer word in it is broken.
_WORD = 14
#: Letters that take no more than two lines.
_SHORT = 28
#: Letters that a sheet takes beside each other in the type of a table, upright and on its side,
#: as the style sheet turns it for a table of so many columns.
_UPRIGHT, _ASIDE, _MANY = 115, 170, 9


def html_table(frame: pd.DataFrame, caption: str, ways: pd.DataFrame | None = None) -> Markup:
    """Return ``frame`` as a table with ``caption``, headed by its columns; text is escaped.

    ``ways`` holds addresses for cells of ``frame``; where one is not empty, its cell is a link.
    """
    texts = frame.map(shown)
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(name) for name in frame.columns)
    rows = Markup("").join(_row(cells) for cells in _cells(texts, ways))
    columns = Markup("").join(Markup('<col style="--w:{}%">').format(w) for w in widths(texts))
    return Markup(
        '<div class="scroll" role="region" aria-label="{caption}" tabindex="0"><table{scale}>'
        "<caption>{caption}</caption><colgroup>{columns}</colgroup>"
        "<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    ).format(caption=caption, columns=columns, head=head, rows=rows, scale=_style(texts))


def widths(texts: pd.DataFrame) -> list[float]:
    """Return how many per cent of a sheet of paper each column of ``texts`` gets.

    Each has room for its longest word and for its heading in three lines; what is left goes to the
    columns with more text, by the root mean square of their letters, so that long cells weigh more.
    """
    columns, words = _columns(texts), _words(texts)
    letters = [float((column.str.len() ** 2).mean() ** 0.5) for column in columns]
    more = [max(0.0, many - word) for word, many in zip(words, letters, strict=True)]
    line = _line(texts)
    left = max(0.0, line - sum(words)) / (sum(more) or 1)
    wanted = [word + left * extra for word, extra in zip(words, more, strict=True)]
    return [round(100 * width / sum(wanted), 1) for width in wanted]


def scale(texts: pd.DataFrame) -> float:
    """Return by how much type must shrink on paper for every column to hold its longest word."""
    return min(1.0, round(_line(texts) / max(1, sum(_words(texts))), 2))


def _style(texts: pd.DataFrame) -> Markup:
    small = scale(texts)
    return Markup(' style="--k:{}"').format(f"{small:g}") if small < 1 else Markup("")


def _columns(texts: pd.DataFrame) -> "list[pd.Series[str]]":
    return [texts.iloc[:, place] for place in range(texts.shape[1])]


def _words(texts: pd.DataFrame) -> list[int]:
    """Return the least letters that each column must hold in a line, with the gap beside it."""
    return [_least(str(column.name), column) + 2 for column in _columns(texts)]


def _line(texts: pd.DataFrame) -> int:
    return _ASIDE if texts.shape[1] >= _MANY else _UPRIGHT


def _least(heading: str, column: "pd.Series[str]") -> int:
    """Return how many letters a line of ``column`` must hold to read well."""
    # Letters differ in width, and headings are bold.
    names = [min(len(word), _WORD) * 1.3 for word in heading.split()]
    words = {min(len(word), _WORD) * 1.15 for text in column for word in text.split()}
    short = min(_SHORT, max(column.str.len(), default=0)) / 2
    return round(max(short, len(heading) / 3, *names, *words))


def _cells(texts: pd.DataFrame, ways: pd.DataFrame | None) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each row, those that lead somewhere as links."""
    rows = texts.itertuples(index=False, name=None)
    if ways is None:
        yield from rows
        return
    leading = ways.reindex(columns=texts.columns, fill_value="").itertuples(index=False, name=None)
    for row, addresses in zip(rows, leading, strict=True):
        yield tuple(
            Markup('<a href="{}">{}</a>').format(way, text) if way and text else text
            for text, way in zip(row, addresses, strict=True)
        )


def _row(texts: tuple[str, ...]) -> Markup:
    first, *rest = texts
    # HTML lets the end tags of cells and rows be left out; long tables are a tenth shorter so.
    others = Markup("").join(Markup("<td>{}").format(text) for text in rest)
    return Markup("<tr><th scope=row>{}{}").format(first, others)


def shown(cell: object) -> str:
    """Return ``cell`` as readers see it: tuples joined, missing empty, whole numbers whole."""
    if isinstance(cell, (tuple, list)):
        return "; ".join(shown(part) for part in cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None or pd.isna(cell) else _TURNING.sub("", str(cell))
