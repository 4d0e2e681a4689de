"""Claims by the document in which they stand: that from which the case starts, then by day."""

import pandas as pd
from markupsafe import Markup

from onrecord.addresses import address
from onrecord.counting.days import when_words
from onrecord.drawing.records import Cell, Grouping, Row, in_language
from onrecord.model import dates
from onrecord.model.edition import Edition


def by_document(edition: Edition, claims: pd.DataFrame) -> pd.DataFrame:
    """Return ``claims`` with those of a document together, and within it in the order of ids."""
    documents = edition.case.documents.set_index("document_id")
    days = claims["document_id"].map(dates.certainly_out(documents))
    seed = claims["document_id"] != edition.whole.about.seed
    order = claims.assign(seed=seed, day=days)
    order = order.sort_values(["seed", "day", "document_id", "claim_id"], kind="stable")
    return claims.loc[order.index]


def document_heads(edition: Edition) -> Grouping:
    """Return the heads of the documents: publisher, day and title."""
    rows = edition.case.documents.set_index("document_id")
    documents, days = rows.to_dict("index"), dates.certainly_out(rows).dt.strftime("%Y-%m-%d")
    seed = edition.whole.about.seed

    def head(row: Row) -> Cell:
        name = row["document_id"]
        document = documents[name]
        day = document["published"]
        told = ", ".join(filter(None, [document["publisher"], when_words(day) if day else ""]))
        first = Markup(" <strong>The case starts here.</strong>") if name == seed else ""
        title = Markup(" <span{}>{}</span>").format(
            in_language(document["language"], document["title"]), document["title"]
        )
        way = Markup('<a href="{}">{}</a>{}{}')
        return way.format(address("documents", name), told or name, first, title)

    def day(row: Row) -> str:
        found = days[row["document_id"]]
        return found if isinstance(found, str) else ""

    return Grouping(lambda row: row["document_id"], head, day, "document_id")
