"""A table of records as HTML: every row with its permalink, every cell a field of its own.

The rows are those of a plain table, with a header cell for each field, and so read as one
without the page's style sheet and in every screen reader. The style sheet sets each row as a
short record that fits a phone, a desk and a sheet of paper: fields of kind ``lead`` side by side
on the first line, ``rest`` in what room they leave, ``text`` over the whole width, ``note`` too but
small and labelled, and ``fact`` small and labelled, one after another. Where there are scripts, a
row is one line of the fields that have a place on it, and opens into the record.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup, escape

from onrecord.drawing.direction import runs_left

Cell = Markup | str
Row = dict[str, str]
#: An attribute of which HTML allows to leave the quotation marks out.
_QUOTED = re.compile(r'="([\w#./-]*[\w#-])"(?=[ >])', re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_BOLD = ";--w{n}:600"
#: The place of a column on the line of a row.
_LINE = ";--d{n}:block;--g{n}:{place};--n{n}:{narrow}"
#: How much room each place gets where a line is folded into three: one, two beside it, one.
_NARROW = ("1 1 calc(100% - 5.5rem)", "0 1 auto", "1 1 9rem", "1 1 100%", "none")
_KINDS = {
    "lead": "--f{n}:0 1 {width};--s{n}:1rem",
    "rest": "--f{n}:1 1 12rem;--s{n}:1rem",
    "text": "--f{n}:1 1 100%;--s{n}:1rem",
    "fact": '--f{n}:0 1 auto;--s{n}:.86rem;--l{n}:"{label}: "',
    "note": '--f{n}:1 1 100%;--s{n}:.86rem;--l{n}:"{label}: "',
}


@dataclass(frozen=True)
class Field:
    """One column: its key in the address of a view, its heading, and how a row is shown in it.

    ``terms`` gives the term by which a view asks for each of its words, where these differ;
    ``ways`` the address to which each of its words leads, ``view`` that to which all of a cell
    leads once the name of its row is put after it. ``place`` is where it stands on the one
    line of a row that is not open, from 1, and ``share`` how much of that it gets.
    """

    key: str
    heading: str
    show: Callable[[Row], Cell]
    kind: str = "fact"
    width: str = "auto"
    bold: bool = False
    terms: Mapping[str, str] | None = None
    ways: Mapping[str, str] | None = None
    view: str = ""
    place: int = 0
    share: str = "1fr"


@dataclass(frozen=True)
class Grouping:
    """What rows of a table stand together: the name of a row's group, and the head of a group.

    Rows of one group follow each other. ``says`` is the column that a head tells for all of them,
    ``day`` the day of a group, if it has one.
    """

    name: Callable[[Row], str]
    head: Callable[[Row], Cell]
    day: Callable[[Row], str]
    says: str


class HtmlTable:
    """A table for a page; a notebook shows it by itself."""

    def __init__(self, html: Markup) -> None:
        self._html = html

    def _repr_html_(self) -> str:
        return str(self._html)


def records(
    name: str,
    title: str,
    rows: pd.DataFrame,
    fields: Sequence[Field],
    *,
    permalinks: bool = False,
    tone: Callable[[Row], str] | None = None,
    groups: Grouping | None = None,
) -> HtmlTable:
    """Return ``rows`` as a table called ``name``, its first field the header of each row.

    With ``permalinks``, rows can be linked to by the value of their first field, unique on a page.
    ``tone`` are the classes by which the style sheet colours the third cell of a row.
    """
    if rows.empty:
        return HtmlTable(Markup("<p>{}: none so far.</p>").format(title))
    body = Markup("").join(
        (_group_head(row, groups, len(fields)) if groups and first else Markup(""))
        + _record(row, fields, row[fields[0].key] if permalinks else "", tone(row) if tone else "")
        for row, first in _with_firsts(rows.to_dict("records"), groups)
    )
    count = f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}"
    return HtmlTable(
        Markup(
            '<table class="register" id="Table-{name}" data-name="{name}" data-title="{title}"'
            '{says} style="{style}"><caption>{title}: {count}</caption>'
            "<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        ).format(
            name=name,
            title=title,
            count=count,
            says=Markup(' data-says="{}"').format(groups.says) if groups else "",
            style=_style(fields) + (";--m:1.4rem" if tone else ""),
            head=_head(fields),
            body=_bare(body),
        )
    )


def _bare(body: Markup) -> Markup:
    """Return rows without the quotation marks that values of attributes can do without.

    In text there is none: it is escaped. They would be a seventieth of a page of rows.
    """
    return Markup(_QUOTED.sub(r"=\1", body))  # noqa: S704 - was safe before, and loses only marks


def _with_firsts(rows: list[Row], groups: Grouping | None) -> Iterator[tuple[Row, bool]]:
    """Yield each of ``rows``, and whether it is the first of its group."""
    before = None
    for row in rows:
        name = groups.name(row) if groups else ""
        yield row, name != before
        before = name


def _group_head(row: Row, groups: Grouping, columns: int) -> Markup:
    name, day = groups.name(row), groups.day(row)
    # Names of documents mostly end in their day.
    when = Markup("") if day and name.endswith(day) else Markup(' data-day="{}"').format(day)
    cell = Markup('<tr class="group" data-of="{}"{}><td colspan="{}">{}')
    return cell.format(name, when, columns, groups.head(row))


def outward(url: str, text: str) -> Cell:
    """Return a link to another site; whatever is not http(s) stays text."""
    if not url.startswith(("https://", "http://")):
        return text
    return Markup('<a href="{}">{}</a>').format(url, text)


def in_language(language: str, text: str) -> Markup:
    """Return the attributes of an element that holds ``text`` in ``language``, if not English."""
    if not _LANGUAGE.fullmatch(language) or language == "en":
        return Markup("")
    way = Markup(' dir="rtl"') if runs_left(text) else ""
    return Markup(' lang="{}"{}').format(language, way)


def term_in_words(key: str) -> Callable[[Row], Cell]:
    """Return a function that shows a term of a vocabulary in words."""
    return lambda row: row[key].replace("_", " ")


def verbatim(key: str) -> Callable[[Row], Cell]:
    """Return a function that shows a cell as it is."""
    return lambda row: row[key]


def _style(fields: Sequence[Field]) -> str:
    """Return how the columns are shown: of a record, and of the line that it is closed."""
    on_line = sorted((field for field in fields if field.place), key=lambda field: field.place)
    columns = " ".join(f"minmax(0,{field.share})" for field in on_line) or "1fr"
    shown = [_column(n, field) for n, field in enumerate(fields, 1) if n > 1 or field.place]
    return ";".join([f"--line:{columns}", *shown])


def _column(n: int, field: Field) -> str:
    rules = _KINDS[field.kind] + (_BOLD if field.bold else "") + (_LINE if field.place else "")
    narrow = _NARROW[field.place - 1]
    words = {"width": field.width, "label": field.heading, "place": field.place, "narrow": narrow}
    return rules.format(n=n, **words)


def _head(fields: Sequence[Field]) -> Markup:
    return Markup("").join(
        Markup('<th scope="col" data-key="{}"{}>{}</th>').format(
            field.key,
            _data("terms", field.terms) + _data("ways", field.ways) + _view(field.view),
            field.heading,
        )
        for field in fields
    )


def _view(address: str) -> Markup:
    return Markup(' data-view="{}"').format(address) if address else Markup("")


def _data(name: str, words: Mapping[str, str] | None) -> Markup:
    text = json.dumps(dict(words or {}), ensure_ascii=False, separators=(",", ":"))
    # Between apostrophes its many quotation marks can stay as they are.
    kept = str(escape(text)).replace("&#34;", '"')
    return Markup(" data-{}='{}'").format(name, Markup(kept)) if words else Markup("")  # noqa: S704 - escaped above


def _record(row: Row, fields: Sequence[Field], address: str, tone: str) -> Markup:
    name = Markup(' id="{}"').format(address) if address else ""
    kind = Markup(' class="{}"').format(tone) if tone else ""
    first, *rest = fields
    # HTML lets the end tags of cells and rows be left out; here they would be a tenth of the page.
    cells = Markup("").join(Markup("<td>{}").format(field.show(row)) for field in rest)
    return Markup("<tr{}{}><th scope=row>{}{}").format(name, kind, first.show(row), cells)
