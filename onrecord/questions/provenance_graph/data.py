"""Which document takes from which: the graph of origins, documents, and documents that repeat."""

import pandas as pd

from onrecord.counting.days import published
from onrecord.counting.origins import traced_claims
from onrecord.counting.support import merged
from onrecord.model.edition import Edition, once

_COLUMNS = [
    "document_id",
    "publisher",
    "title",
    "first",
    "last",
    "origins",
    "own",
    "repeats",
    "repeated",
    "main",
    "chain",
    "step",
    "size",
]


@once
def provenance(edition: Edition) -> pd.DataFrame:
    """Return the documents of the edition with what each brings and what it repeats.

    A row per document that carries claims. Columns: ``document_id``, ``publisher``, ``title``,
    ``first`` and ``last`` day it can have been published; ``origins``, ids of the sources whose
    chains begin here, most claims first, those known to be the same once; ``own``, claims that
    begin here; ``repeats``, ids of the documents it takes claims from, the one it takes most from
    first; ``repeated``, number of documents that take from it; ``main``, the document it hangs
    on, or an empty string; ``chain``, the document at the head of that chain; ``step``, how far
    from it; ``size``, documents in the chain. Every document stands in one chain. Largest chains
    first, then by day.
    """
    documents = published(edition)
    if documents.empty:
        return pd.DataFrame(columns=_COLUMNS)
    taken = _taken(edition)
    begun = _begun(edition)
    repeats = {key: tuple(part["parent"]) for key, part in taken.groupby("document_id")}
    main = _main(documents, repeats)
    paths = {document: _path(document, main) for document in documents["document_id"]}
    ids = documents["document_id"]
    frame = documents.assign(
        origins=[tuple(begun.get(document, {})) for document in ids],
        own=[sum(begun.get(document, {}).values()) for document in ids],
        repeats=[repeats.get(document, ()) for document in ids],
        repeated=ids.map(taken["parent"].value_counts()).fillna(0).astype(int),
        main=[main.get(document, "") for document in ids],
        chain=[paths[document][-1] for document in ids],
        step=[len(paths[document]) - 1 for document in ids],
    )
    frame = frame.assign(size=frame["chain"].map(frame["chain"].value_counts()))
    order = frame.assign(less=-frame["size"], head=_head_day(frame)).sort_values(
        ["less", "head", "chain", "first", "step", "document_id"]
    )
    return frame.loc[order.index, _COLUMNS].reset_index(drop=True)


def _taken(edition: Edition) -> pd.DataFrame:
    """Return how many claims each document takes from each other one, most first."""
    where = edition.valid_claims.set_index("claim_id")["document_id"]
    shown = edition.topic_claims
    pairs = shown[["document_id"]].assign(parent=shown["derived_from"].map(where)).dropna()
    pairs = pairs[pairs["parent"] != pairs["document_id"]]
    sums = pairs.value_counts().rename("claims").reset_index()
    return sums.sort_values(
        ["document_id", "claims", "parent"], ascending=[True, False, True], ignore_index=True
    )


def _begun(edition: Edition) -> dict[str, dict[str, int]]:
    """Return by document the origins whose chains begin in it, with their numbers of claims."""
    claims = traced_claims(edition)
    heads = claims[(claims["root_id"] == claims["claim_id"]) & claims["traced"]]
    heads = heads.assign(origin=heads["source_id"].map(merged(edition)))
    return {
        str(key): part["origin"]
        .value_counts(sort=False)
        .sort_values(ascending=False, kind="stable")
        .to_dict()
        for key, part in heads.groupby("document_id")
    }


def _main(documents: pd.DataFrame, repeats: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Return for each document that repeats the one it hangs on, so that nothing goes in a ring."""
    main: dict[str, str] = {}
    shown = set(documents["document_id"])
    for document in documents["document_id"]:
        for parent in repeats.get(document, ()):
            if parent in shown and document not in _path(parent, main):
                main[document] = parent
                break
    return main


def _path(document: str, main: dict[str, str]) -> list[str]:
    """Return the documents from ``document`` up to the head of its chain."""
    path = [document]
    while path[-1] in main:
        path.append(main[path[-1]])
    return path


def _head_day(frame: pd.DataFrame) -> pd.Series:
    return frame["chain"].map(frame.set_index("document_id")["first"])
