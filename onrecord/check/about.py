"""What a case says of itself must name what there is."""

import difflib
import re
from collections.abc import Iterator

from onrecord.model.about import ABOUT
from onrecord.model.case import Case
from onrecord.model.problems import WARNING, Problem
from onrecord.model.tables import TABLES
from onrecord.model.vocabularies import STANCE

_CONTACT = re.compile(r"https?://\S+|[^@\s]+@[^@\s]+\.[^@\s]+")


def missing_seed(case: Case) -> Iterator[Problem]:
    """Yield an error where the document that the case starts from is none of its documents."""
    seed, known = case.about.seed, list(case.documents["document_id"])
    if seed and known and seed not in known:
        close = difflib.get_close_matches(seed, known, 1)
        remedy = f"Did you mean {close[0]}?" if close else "Name a row of documents.csv"
        yield _problem("seed", "no document has this name", remedy, seed)


def no_contact(case: Case) -> Iterator[Problem]:
    """Yield an error where a contact is no address, a warning where there is none."""
    contact = case.about.contact
    if contact and not _CONTACT.fullmatch(contact):
        remedy = "Write a web address or an e-mail address"
        yield _problem("contact", "this is no address", remedy, contact)
    elif not contact:
        what = "nobody is named to whom a reader can report an error"
        yield _problem("contact", what, "Name a page or an e-mail address", level=WARNING)


def strange_names(case: Case) -> Iterator[Problem]:
    """Yield an error for each thing not coded that is neither a column nor a stance."""
    known = [f"{table.name}.{name}" for table in TABLES.values() for name in table.names]
    known += [f"stance.{term}" for term in STANCE.terms]
    for name in case.about.not_coded:
        if name not in known:
            close = difflib.get_close_matches(name, known, 1)
            remedy = f"Did you mean {close[0]}?" if close else "Write table.column or stance.term"
            yield _problem("not_coded", "no column and no stance has this name", remedy, name)


def _problem(key: str, what: str, remedy: str, value: str = "", level: str = "error") -> Problem:
    return Problem(ABOUT, 0, key, "case-file", what, remedy, level, value)
