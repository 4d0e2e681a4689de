"""What a page tells machines: schema.org in JSON-LD.

``Report`` for the page, ``Dataset`` for the tables, ``Claim`` for each proposition with the
documents it appears in. There is no ``ClaimReview``: the report gives no verdict.
"""

import json
from typing import Any

import pandas as pd

from onrecord import __version__
from onrecord.addresses import REGISTER, address
from onrecord.counting.origins import count, traced_claims
from onrecord.model import dates
from onrecord.model.about import About
from onrecord.model.edition import Edition
from onrecord.model.stances import FOR
from onrecord.prose import sentence
from onrecord.questions import origins_in_words

_TYPES = {"article": "NewsArticle", "wire": "NewsArticle", "legal_act": "Legislation"}
_MAKER = {"@type": "Organization", "name": "On Record"}
#: In a script element, these could end it or open a comment; JSON writes them as escapes too.
_ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def linked_data(edition: Edition, *, title: str, case_title: str, rows: str, full: bool) -> str:
    """Return the JSON-LD of a page called ``title``, safe inside a script element.

    ``rows`` is the fingerprint of the tables; ``full`` adds every claim and document.
    """
    graph = [_report(edition, title, case_title, rows), _dataset(edition, case_title, rows)]
    if full:
        graph += [*_claims(edition), *_documents(edition)]
    data = {"@context": "https://schema.org", "@graph": graph}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPES)


def _report(edition: Edition, title: str, case_title: str, rows: str) -> dict[str, Any]:
    return {
        "@type": "Report",
        "@id": "#report",
        "name": title,
        "headline": edition.title,
        "about": case_title,
        "datePublished": edition.compiled,
        "temporalCoverage": f"../{edition.as_of}",
        "inLanguage": "en",
        "version": __version__,
        "reportNumber": f"{edition.case.name} {edition.as_of} {rows}",
        "isBasedOn": {"@id": "#dataset"},
        "publisher": _MAKER,
    }


def _dataset(edition: Edition, case_title: str, rows: str) -> dict[str, Any]:
    published = dates.spans_of(edition.case.documents["published"])
    first, last = published["first"].min(), published["last"].max()
    about = edition.case.about
    return {
        "@type": "Dataset",
        "@id": "#dataset",
        "name": f"{case_title}: register of claims",
        "description": (
            f"Claims with their sources, documents and wording, as of {edition.as_of}. "
            "One row is one act of speaking to a proposition."
        ),
        "version": rows,
        **({"license": about.licence.path or about.licence.name} if about.licence else {}),
        "url": REGISTER,
        "keywords": sorted(set(edition.case.propositions["topic"])),
        **({"temporalCoverage": f"{first:%Y-%m-%d}/{last:%Y-%m-%d}"} if pd.notna(first) else {}),
        "creator": _authors(about),
    }


def _authors(about: About) -> Any:
    """Return who wrote the tables, or the makers of the report where the case names nobody."""
    people = [
        {"@type": "Person", "name": author.name, **({"url": author.path} if author.path else {})}
        for author in about.authors
    ]
    return people or _MAKER


def _claims(edition: Edition) -> list[dict[str, Any]]:
    """Return every proposition that a voice asserts: its numbers, where it appears, where first.

    What is only a retelling's, and what repeats what was taken back, is no appearance of it. Of the
    documents of one day, the one that repeats nobody is the first.
    """
    days, counts = (
        dates.certainly_out(edition.case.documents.set_index("document_id")),
        count(edition),
    )
    claims = traced_claims(edition)
    claims = claims.assign(
        day=claims["document_id"].map(days), repeats=claims["derived_from"] != ""
    )
    order = ["day", "repeats", "depth", "document_id"]
    shown = claims[claims["stance"].isin(FOR) & claims["traced"]].sort_values(order)
    found = []
    for proposition in edition.case.propositions.to_dict("records"):
        point = proposition["proposition_id"]
        rows = shown[shown["proposition_id"] == point]
        documents = list(dict.fromkeys(rows["document_id"]))
        if documents:
            found.append(
                {
                    "@type": "Claim",
                    "@id": address("propositions", point),
                    "name": proposition["label"],
                    "text": proposition["text"],
                    "abstract": sentence(origins_in_words.sums(counts.loc[point])),
                    "appearance": [_at(name) for name in documents],
                    "firstAppearance": _at(documents[0]),
                }
            )
    return found


def _documents(edition: Edition) -> list[dict[str, Any]]:
    return [
        {
            "@type": _TYPES.get(document["kind"], "CreativeWork"),
            **_at(document["document_id"]),
            "headline": document["title"],
            **(
                {"url": document["url"]}
                if document["url"].startswith(("https://", "http://"))
                else {}
            ),
            **({"datePublished": document["published"]} if _plain(document["published"]) else {}),
            "inLanguage": document["language"],
            "publisher": {
                "@type": "Organization",
                "name": edition.names.get(document["publisher"], document["publisher"]),
            },
        }
        for document in edition.case.documents.to_dict("records")
    ]


def _at(document: str) -> dict[str, str]:
    return {"@id": address("documents", document)}


def _plain(date: str) -> bool:
    """Return whether an EDTF date is also a plain date of ISO 8601, which schema.org requires."""
    return date.partition("T")[0].replace("-", "").isdigit()
