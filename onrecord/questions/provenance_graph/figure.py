"""The provenance graph: which text brought what, which took it from which, in order of dates."""

from typing import Any

import pandas as pd

from onrecord.drawing.exhibit import Exhibit
from onrecord.model import dates
from onrecord.model.edition import Edition
from onrecord.prose import capital, counted, listed, number, number_or_none, some_of, verb
from onrecord.questions.provenance_graph.columns import draw_columns
from onrecord.questions.provenance_graph.data import provenance
from onrecord.questions.source_line import source_line

_MOST = 48


def figure(edition: Edition) -> Exhibit:
    """Return the graph of ``edition``: origins at the left, then documents by date of publication.

    Where there are more documents than can be read, those that neither take from another nor are
    taken from are left to the table, then the smallest chains, and the subtitle says so.
    """
    texts = provenance(edition)
    names, chosen = edition.names, _chosen(texts)
    return Exhibit(
        name="provenance-graph",
        headline=headline(texts),
        subtitle=_subtitle(texts, chosen),
        limits=(
            "It does not show who copied in secret: only what a text credits, or what the rows say "
            "is suspected. Each text hangs on the one it takes most from; where it takes from "
            "others too, the table names them."
        ),
        source=source_line(edition),
        alt=_alt(texts),
        frame=_table(texts, names),
        draw=(lambda canvas, y: draw_columns(canvas, y, chosen, names)) if len(texts) else None,
    )


def _alone(texts: pd.DataFrame) -> pd.Series:
    return (texts["repeats"].map(len) == 0) & (texts["repeated"] == 0)


def marked(edition: Edition) -> frozenset[str]:
    """Return the names of the rows for which a mark stands: the documents drawn."""
    return frozenset(_chosen(provenance(edition))["document_id"])


def _chosen(texts: pd.DataFrame) -> pd.DataFrame:
    """Return the documents to draw, in whole chains, each in the order of its tree."""
    joined = texts[~_alone(texts)]
    chosen = texts if len(texts) <= _MOST or joined.empty else joined
    rows: list[int] = []
    for _, chain in chosen.groupby("chain", sort=False):
        if rows and len(rows) + len(chain) > _MOST:
            break
        rows += _climb(chain, "")
    return texts.loc[rows[:_MOST]]


def _climb(chain: pd.DataFrame, above: str) -> list[int]:
    """Return the rows of ``chain`` that hang on ``above``, each followed by what hangs on it."""
    found: list[int] = []
    for place, document in chain.loc[chain["main"] == above, "document_id"].items():
        found += [int(str(place)), *_climb(chain, document)]
    return found


def headline(texts: pd.DataFrame) -> str:
    """Return the headline over ``texts``, a row per text as :func:`provenance` has them."""
    if texts.empty:
        return "No document of this edition carries a claim"
    if len(texts) == 1:
        return "One text carries every claim of this edition"
    takers = texts[texts["repeats"].map(len) > 0]
    taking = len(takers)
    if not taking:
        return f"None of {counted(len(texts), 'text')} says that it takes from another"
    most = texts.loc[texts["repeated"].idxmax()]
    pure = int((takers["own"] == 0).sum())
    brings = (
        f"{number(pure)} bringing nothing of {verb(pure, 'its', 'their')} own"
        if pure
        else "and all bring something of their own"
    )
    lead = (
        f"{capital(some_of(taking, len(texts), 'text'))} "
        f"{verb(taking, 'takes', 'take')} from another, {brings}"
    )
    if most["repeated"] < 2:
        return lead
    return f"{lead}; {number(int(most['repeated']))} take from one text by {most['publisher']}"


def _subtitle(texts: pd.DataFrame, chosen: pd.DataFrame) -> str:
    if texts.empty:
        return "Documents by day of publication, joined to those that they take from"
    if len(texts) == 1:
        return "One document, with the first of the origins whose chains begin in it"
    how = "by day of publication, joined to the one they take most from"
    left = texts.drop(chosen.index)
    if left.empty:
        return f"{counted(len(texts), 'document').capitalize()} {how}"
    alone = int(_alone(left).sum())
    parts = [f"{number(alone)} that {verb(alone, 'stands', 'stand')} alone"] if alone else []
    parts += [f"{number(len(left) - alone)} in smaller chains"] if len(left) > alone else []
    which = "The earliest" if _alone(chosen).all() else "The largest chains,"
    return (
        f"{which} {number(len(chosen))} of {number(len(texts))} documents, {how}; "
        f"not drawn but in the table: {listed(parts)}"
    )


def _alt(texts: pd.DataFrame) -> str:
    if texts.empty:
        return "Graph without nodes: no document carries a claim."
    if len(texts) == 1:
        return "Graph of one document, with the origins whose chains begin in it."
    sizes = texts.drop_duplicates("chain")["size"]
    chains, alone = int((sizes > 1).sum()), int(_alone(texts).sum())
    return (
        f"Graph of {counted(len(texts), 'document')} in order of publication, "
        f"{counted(chains, 'chain')} of two or more, the largest of {number(int(sizes.max()))}; "
        f"{number_or_none(alone)} {verb(alone or 1, 'stands', 'stand')} alone. "
        "The table below the figure holds every document and what it takes from which."
    )


def _table(texts: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    called = dict(zip(texts["document_id"], _called(texts), strict=True))
    return pd.DataFrame(
        {
            "Document": [called[document] for document in texts["document_id"]],
            "Title": texts["title"],
            "Origins whose chains begin here": [_names(row, names) for row in texts["origins"]],
            "Takes from": [
                tuple(called.get(document, document) for document in row)
                for row in texts["repeats"]
            ],
            "Texts that take from it": texts["repeated"],
            "Chain": texts["chain"].map(called),
        }
    )


def _called(texts: pd.DataFrame) -> list[str]:
    return [
        f"{row.publisher}, {_day(row)}"
        for row in texts[["publisher", "first", "last"]].itertuples()
    ]


def _day(row: Any) -> str:
    if row.first == row.last:
        return dates.in_words(row.first.date())
    return f"{row.first:%B %Y}" if row.first.month == row.last.month else f"{row.first:%Y}"


def _names(sources: tuple[str, ...], names: dict[str, str]) -> tuple[str, ...]:
    return tuple(names.get(source, source) for source in sources)
