"""What a page says about itself: title, neighbours, stamp, citation, corrections, linked data."""

import json
import re
from typing import Any
from urllib.parse import quote

from onrecord import __version__
from onrecord.model import dates
from onrecord.model.case import Case
from onrecord.model.edition import Edition
from onrecord.prose import counted, sentence
from onrecord.questions.corrections_in_words import corrected
from onrecord.render.json_ld import linked_data
from onrecord.render.page import Context, fingerprint
from onrecord.render.plan import FRONT, Page, edition_rows
from onrecord.render.prepared import edition_at

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII).fullmatch
#: Words of a question that fits a tab beside the name of its page.
_SHORT = 4


def page_context(case: Case, page: Page, siblings: list[Page]) -> Context:
    """Return the context of ``page``, one of ``siblings`` in its edition, linked to all others."""
    # One page of an edition, its first, holds what machines read of every claim.
    context = _context(case, page.title, page.parameters, page.rows, page.name == FRONT)
    return Context(
        **context,
        pages=[
            {
                "name": tab(sibling.name, sibling.title),
                "title": sibling.title,
                "href": href(sibling),
                "current": sibling.name == page.name,
            }
            for sibling in siblings
        ],
        editions=[
            {
                "as_of": edition.as_of,
                "date": _date(edition.as_of),
                # Of a later edition its date alone is named: its title tells what came after.
                "title": edition.title if edition.as_of <= page.as_of else "",
                "href": f"../{edition.as_of}/{href(page)}",
                "current": edition.as_of == page.as_of,
            }
            for edition in case.editions.sort_values("as_of").itertuples()
        ],
        home="../../index.html",
        card="card.png",
    )


def tab(name: str, title: str) -> str:
    """Return what leads to a page: its name, and its question where that is short."""
    if not title.endswith("?") or len(title.split()) > _SHORT:
        return name.capitalize()
    return title if name in title else f"{name.capitalize()}: {title[0].lower()}{title[1:]}"


def single_context(case: Case, values: dict[str, Any], title: str) -> Context:
    """Return the context of a page that stands alone, made with the parameters ``values``."""
    rows = fingerprint(edition_rows(case, str(values["as_of"])).encode())
    return Context(**_context(case, title, values, rows, full=True))


def href(page: Page) -> str:
    """Return the address of ``page`` from the other pages of its edition."""
    return "index.html" if page.name == FRONT else f"{page.name}.html"


def _context(
    case: Case, title: str, values: dict[str, Any], rows: str, full: bool
) -> dict[str, Any]:
    as_of, topics = str(values["as_of"]), tuple(values.get("topics") or ())
    edition = edition_at(case, as_of, topics)
    name = case.title
    about = _about(edition, name)
    return {
        "title": title,
        "case": case.name,
        "case_title": name,
        "edition": edition.title,
        "as_of": as_of,
        "date": _date(as_of),
        "compiled": _date(edition.compiled),
        "description": f"{title} {about}",
        "citation": (
            f"On Record, “{edition.title}”, in: {name}, as of {_date(as_of)}, compiled on "
            f"{_date(edition.compiled)}, page “{title}”. Tables {rows}, On Record {__version__}."
        ),
        "corrections": errors_in_words(edition),
        "contact": edition.case.about.contact,
        "complain": report_address(edition.case.about.contact, f"{case.name} {as_of}, {title}"),
        "stamp": {
            "case": case.name,
            "edition": as_of,
            "compiled": edition.compiled,
            "tables": rows,
            "code": __version__,
            "parameters": json.dumps(values, ensure_ascii=False, sort_keys=True),
        },
        "json_ld": linked_data(edition, title=title, case_title=name, rows=rows, full=full),
    }


def _about(edition: Edition, name: str) -> str:
    claims, documents = edition.topic_claims, edition.topic_claims["document_id"].nunique()
    return (
        f"{sentence(name)} {sentence(counted(len(claims), 'claim'))[:-1]} in "
        f"{counted(documents, 'document')}, as of {_date(edition.as_of)}."
    )


def errors_in_words(edition: Edition) -> str:
    """Return what was corrected, and where to report an error or that no place is given."""
    contact = edition.case.about.contact
    told = f"Report an error to {contact}." if contact else "No address for errors is given."
    return f"{_corrections(edition)} {told}"


def report_address(contact: str, about: str) -> str:
    """Return the address at which an error in ``about`` is reported, empty where none is known.

    What is neither a page of the web nor an e-mail address is no address.
    """
    if contact.startswith(("https://", "http://")):
        return contact
    return f"mailto:{contact}?subject={quote(f'Error in {about}')}" if _MAIL(contact) else ""


def _corrections(edition: Edition) -> str:
    """Return how many rows were replaced or taken back, as a sentence."""
    if not edition.replaced and not edition.withdrawn:
        return "No row of this edition has been replaced or taken back so far."
    return sentence(f"in this edition, {corrected(edition)}")


def _date(text: str) -> str:
    return dates.in_words(dates.day(text))
