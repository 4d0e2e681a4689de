"""Two clocks: when something is said to have happened, and when it was said and published."""

import datetime as dt

import pandas as pd

from onrecord.counting.origins import traced_claims
from onrecord.counting.whose import rootward, told_hold, voice_names
from onrecord.model import dates
from onrecord.model.edition import Edition, once
from onrecord.model.stances import FOR

_EVENT = [
    "proposition_id",
    "label",
    "event_date",
    "first",
    "last",
    "approximate",
    "uncertain",
    "claims",
    "sources",
]


@once
def happened(edition: Edition) -> pd.DataFrame:
    """Return what is said to have happened and when: a row per proposition and dated event.

    Columns: ``proposition_id``, ``label``, ``event_date`` (EDTF), ``first`` and ``last`` day
    that it names, ``approximate``, ``uncertain``, ``claims`` (ids of all that say so, those where
    a word begins first) and ``sources`` (tuple of names, with who has it so).
    Only assertions count, and none that repeats what was taken back; sorted by first day.
    """
    claims = traced_claims(edition)
    told = claims[(claims["event_date"] != "") & claims["stance"].isin(FOR)]
    told = told[told["hold"] != "fallen"]
    told = told.assign(hold=told_hold(edition, told["hold"]))
    told = told.assign(name=voice_names(told, edition.names))
    rows = []
    for (proposition, when), group in told.groupby(["proposition_id", "event_date"], sort=True):
        span = dates.span(str(when))
        rows.append(
            {
                "proposition_id": proposition,
                "label": edition.labels[proposition],
                "event_date": when,
                "first": pd.Timestamp(span.first),
                "last": pd.Timestamp(span.last),
                "approximate": span.approximate,
                "uncertain": span.uncertain,
                "claims": rootward(edition, group["claim_id"]),
                "sources": tuple(sorted(set(group["name"]))),
            }
        )
    return pd.DataFrame(rows, columns=_EVENT).sort_values(
        ["first", "last", "label"], ignore_index=True
    )


@once
def said(edition: Edition) -> pd.DataFrame:
    """Return when each claim was said: a row per claim, sorted by day.

    Columns: ``claim_id``, ``stance``, ``hold`` as it is told, ``name`` of the source (with
    the publisher who has it so, or who alone words it so), ``label`` of the proposition,
    ``statement``, ``document_id``, ``first`` and ``last`` day that its date names, ``earliest``
    and ``latest`` day that its marks let it mean, ``rank`` in the order in which marks lead to
    rows, and ``dated``, false where
    the document gives no day and its day of publication stands in. Nothing can be said later than
    it is published, so the last days end with the document; a day that another clock shows as the
    next one stands as it is.
    """
    shown = traced_claims(edition)
    shown = shown.assign(hold=told_hold(edition, shown["hold"]))
    documents = edition.case.documents.set_index("document_id")
    when = shown["said_date"].where(
        shown["said_date"] != "", shown["document_id"].map(documents["published"])
    )
    frame = shown[["claim_id", "stance", "hold", "statement", "document_id"]].assign(
        name=voice_names(shown, edition.names),
        label=shown["proposition_id"].map(edition.labels),
        dated=shown["said_date"] != "",
    )
    order = rootward(edition, shown["claim_id"])
    frame = frame.assign(rank=frame["claim_id"].map({name: at for at, name in enumerate(order)}))
    frame = frame.join(dates.spans_of(when))
    out = dates.certainly_out(documents).reindex(shown["document_id"]).set_axis(shown.index)
    frame = frame.assign(
        last=frame["last"].clip(upper=out).clip(lower=frame["first"]),
        latest=frame["latest"].clip(upper=out).clip(lower=frame["first"]),
    )
    return frame.sort_values(["first", "claim_id"], ignore_index=True)


@once
def published(edition: Edition) -> pd.DataFrame:
    """Return when each document was published: a row per document, sorted by day.

    Columns: ``document_id``, ``publisher``, ``title``, ``first`` and ``last`` day, ``claims``.
    """
    documents = edition.case.documents
    claims = edition.topic_claims["document_id"].value_counts()
    frame = documents[["document_id", "publisher", "title"]].join(
        dates.spans_of(documents["published"])
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
    day_words = mark + dates.in_words(dt.date(int(year), int(month), int(day)))
    return f"{day_words}, {clock[:5]}" if clock else day_words
