"""The form that a column gives its cells, and the one reading of a cell that is written otherwise.

A spreadsheet writes 1.0 for 1 and a program 2026-11-25 00:00:00 for a day; whoever reads that is in
no doubt. Where two readings are possible there is none here, and a person has to choose.
"""

import re
import unicodedata
from collections.abc import Iterator

from onrecord.model import dates
from onrecord.model.plain import plain_dashes
from onrecord.model.rewritten import readings
from onrecord.model.tables import Column

NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")
_FORMULA = re.compile(r'="([^"]*)"')
_BREAK = re.compile(r"[ \t]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])\s*")
_ODD_SPACES = re.compile(r"[\u00a0\u2000-\u200b\u202f\u2060\ufeff]+")
_WHOLE = re.compile(r"\+?0*([0-9]{1,9})(?:[.,]0{1,2})?")


def misread(column: Column, cell: str) -> str:
    """Return what is wrong with a number or date, or an empty string."""
    if column.type == "integer":
        return "" if NUMBER.fullmatch(cell) else "write a whole number from 0"
    try:
        if column.type != "string":
            (dates.day if column.type == "date" else dates.span)(cell)
    except ValueError as error:
        return str(error)
    return ""


def fits(column: Column, cell: str) -> bool:
    """Return whether ``cell`` has the form of ``column``; whether it refers to a row is not asked.

    An empty cell has every form.
    """
    if not cell:
        return True
    if column.vocabulary and cell not in column.vocabulary.terms:
        return False
    if column.pattern and not re.fullmatch(column.pattern, cell):
        return False
    return not misread(column, cell)


def typed(column: Column) -> bool:
    """Return whether the column gives its cells a form at all."""
    return bool(column.vocabulary or column.pattern or column.refers_to or column.type != "string")


def mended(column: Column, cell: str) -> str:
    """Return the one reading of ``cell`` in the form of ``column``, or ``cell`` as it is."""
    formula = _FORMULA.fullmatch(cell)
    plain = _BREAK.sub(" ", formula[1].strip() if formula else cell)
    if not typed(column):
        return plain
    if fits(column, plain) and not (column.refers_to and not plain.isascii()):
        return plain
    found = {reading for reading in _readings(column, plain) if fits(column, reading)}
    return found.pop() if len(found) == 1 else plain


def _readings(column: Column, cell: str) -> Iterator[str]:
    """Yield what ``cell`` can be once the marks of keyboards and spreadsheets are taken off."""
    plain = plain_dashes(_ODD_SPACES.sub(" ", cell)).strip()
    yield plain
    if column.type in ("date", "edtf"):
        yield from readings(plain)
    if column.vocabulary:
        folded = _folded(plain)
        yield from (term for term in column.vocabulary.terms if _folded(term) == folded)
    whole = _WHOLE.fullmatch(_digits(plain))
    if whole and (column.type == "integer" or column.name == "paragraph"):
        yield str(int(whole[1]))
    if column.pattern:
        yield plain.lower()
        yield _tag(plain)


def _folded(text: str) -> str:
    return re.sub(r"[\s_-]+", "_", text).casefold()


def _digits(text: str) -> str:
    """Return ``text`` with every digit of another script as a plain one."""
    return "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)


def _tag(text: str) -> str:
    """Return a language tag in its usual case: zh-Hans-CN for ZH_hans_cn."""
    first, *rest = re.split(r"[-_]", text)
    cased = [part.upper() if len(part) == 2 else part.title() for part in rest]
    return "-".join([first.lower(), *cased])
