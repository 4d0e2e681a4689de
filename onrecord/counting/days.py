"""Two clocks: when something is said to have happened, and when it was said and published."""

import datetime as dt

import pandas as pd

from onrecord.counting.origins import traced_claims
from onrecord.model import dates
from onrecord.model.edition import Edition, once
from onrecord.model.stances import FOR


@once
def happened(edition: Edition) -> pd.DataFrame:
    """Return what is said to have happened and when: a row per proposition and dated event.

    Columns: ``proposition_id``, ``label``, ``event_date`` (EDTF), ``first`` and ``last`` day
    that it can mean, ``approximate``, ``uncertain``, ``claims`` (how many say so),
    ``first_claim`` (the id of one) and ``sources`` (tuple of names).
    Only assertions count; sorted by first day.
    """
    said = edition.topic_claims[
        (edition.topic_claims["event_date"] != "") & edition.topic_claims["stance"].isin(FOR)
    ]
    names, labels = edition.names, edition.labels
    rows = []
    for (proposition, when), group in said.groupby(["proposition_id", "event_date"], sort=True):
        span = dates.span(str(when))
        rows.append(
            {
                "proposition_id": proposition,
                "label": labels[proposition],
                "event_date": when,
                "first": pd.Timestamp(span.first),
                "last": pd.Timestamp(span.last),
                "approximate": span.approximate,
                "uncertain": span.uncertain,
                "claims": len(group),
                "first_claim": group["claim_id"].min(),
                "sources": tuple(sorted(set(group["source_id"].map(names)))),
            }
        )
    columns = [
        "proposition_id",
        "label",
        "event_date",
        "first",
        "last",
        "approximate",
        "uncertain",
        "claims",
        "first_claim",
        "sources",
    ]
    return pd.DataFrame(rows, columns=columns).sort_values(
        ["first", "last", "label"], ignore_index=True
    )


@once
def said(edition: Edition) -> pd.DataFrame:
    """Return when each claim was said: a row per claim, sorted by day.

    Columns: ``claim_id``, ``stance``, ``name`` of the source (with the publisher who has it so, or
    who alone words it so), ``label`` of the proposition,
    ``statement``, ``document_id``, ``first`` and ``last`` day that it can mean, and ``dated``,
    false where the document gives no day and its day of publication stands in. Nothing can be
    said later than it is published, so ``last`` ends with the document.
    """
    shown = edition.topic_claims
    documents = edition.case.documents.set_index("document_id")["published"]
    when = shown["said_date"].where(shown["said_date"] != "", shown["document_id"].map(documents))
    frame = shown[["claim_id", "stance", "statement", "document_id"]].assign(
        name=_voices(edition),
        label=shown["proposition_id"].map(edition.labels),
        dated=shown["said_date"] != "",
    )
    frame = frame.join(dates.spans(when))
    out = dates.certainly_out(edition.case.documents.set_index("document_id"))
    out = out.reindex(shown["document_id"]).set_axis(shown.index)
    frame = frame.assign(last=frame["last"].clip(upper=out).clip(lower=frame["first"]))
    return frame.sort_values(["first", "claim_id"], ignore_index=True)


def _voices(edition: Edition) -> pd.Series:
    """Return who stands behind each claim as it is worded."""
    claims = traced_claims(edition)
    names = claims["source_id"].map(edition.names)
    relayed = (claims["hold"] == "relayed") & (names != claims["publisher"])
    names = names.mask(relayed, names + ", as " + claims["publisher"] + " has it")
    return names.mask(claims["turned"], names + ", only as " + claims["publisher"] + " words it")


@once
def published(edition: Edition) -> pd.DataFrame:
    """Return when each document was published: a row per document, sorted by day.

    Columns: ``document_id``, ``publisher``, ``title``, ``first`` and ``last`` day, ``claims``.
    """
    documents = edition.case.documents
    claims = edition.topic_claims["document_id"].value_counts()
    frame = documents[["document_id", "publisher", "title"]].join(
        dates.spans(documents["published"])
    )
    frame = frame.assign(claims=documents["document_id"].map(claims).fillna(0).astype(int))
    frame = frame[frame["claims"] > 0]
    return frame.sort_values(["first", "document_id"], ignore_index=True)


def when_words(text: str) -> str:
    """Return an EDTF date as people say it: 'about November 2024', 'July 2023 to July 2024'."""
    start, _, end = text.partition("/")
    return f"{_words(start)} to {_words(end)}" if end else _words(start)


def _words(text: str) -> str:
    text, _, clock = text.partition("T")
    mark = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}.get(text[-1:], "")
    year, month, day = [*text.strip("~?%").split("-"), "XX", "XX"][:3]
    if "XX" in (month, day):
        name = "" if month == "XX" else f"{dt.date(2000, int(month), 1):%B} "
        return f"{mark}{name}{year}"
    day_words = mark + dates.words(dt.date(int(year), int(month), int(day)))
    return f"{day_words}, {clock[:5]}" if clock else day_words
