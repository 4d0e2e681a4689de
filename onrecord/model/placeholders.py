"""Words and marks that people and spreadsheets put where nothing is known."""

import re

_ERRORS = re.compile(r"#(?:NAME\?|REF!|VALUE!|N/A|DIV/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|#+)", re.I)
_MARKS = {"-", "--", "–", "—", "?", "??", "???", ".", "...", "…", "/", "x", "-1", "-99", "-999"}
_SAID = (
    "unknown;not known;n/a;na;n.a.;n.d.;nd;none;null;nil;nan;nat;undefined;tbd;tba;tbc;todo;to do;"
    "fixme;xxx;not available;not applicable;no data;missing;empty;blank"
)
_WORDS = frozenset({*_MARKS, *_SAID.split(sep=";")})


def is_spreadsheet_error(cell: str) -> bool:
    """Return whether a spreadsheet wrote that it could not work out the cell."""
    return bool(_ERRORS.fullmatch(cell))


def is_placeholder(cell: str) -> bool:
    """Return whether the cell says that there is nothing to say, which an empty cell says."""
    return cell.casefold() in _WORDS or is_spreadsheet_error(cell)
