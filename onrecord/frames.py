"""The tables of an edition for an analyst's own questions: plain frames, with what is worked out.

Each call returns a frame of its own, which may be changed; the report does not see it. What the
columns of the tables mean stands in the codebook, what is added here in each docstring.
"""

import pandas as pd

from onrecord.counting.origins import NUMBERS, count, traced_claims
from onrecord.model.edition import Edition
from onrecord.model.stances import TO_A_PROPOSITION

_LEVELS = ("support", "opposition", "status")
_READABLE = ("label", "topic", "crucial")


def all_claims(edition: Edition) -> pd.DataFrame:
    """Return the claims that count, one row each, indexed by ``claim_id`` in file order.

    The columns of claims.csv, and: ``who`` and ``label`` (the voice and the proposition as readers
    see them), ``publisher`` (a source) and ``published`` (of the document), ``hold`` (own, relayed,
    unattributed, reworded or fallen: whose word it is), ``origin`` (the source whose word it is, ''
    where it is nobody's) with ``origin_name``, ``root_id`` (the claim where that word begins) and
    ``depth`` (repetitions between the two).
    """
    found = traced_claims(edition)
    published = edition.case.documents.set_index("document_id")["published"]
    added = found.assign(
        who=found["source_id"].map(edition.names),
        label=found["proposition_id"].map(edition.labels),
        published=found["document_id"].map(published),
        origin_name=found["origin"].map(edition.names).fillna(""),
    )
    own = ["who", "label", "publisher", "published", "hold", "origin", "origin_name"]
    columns = [*edition.case.claims.columns, *own, "root_id", "depth"]
    return added[columns].set_index("claim_id")


def all_points(edition: Edition) -> pd.DataFrame:
    """Return the propositions with their counts, indexed by ``proposition_id``, in order.

    Columns: ``label``, ``topic``, ``crucial``; the numbers ``mentions`` (claims that assert it),
    ``outlets`` (publishers of these), ``origins`` and ``origins_min`` (voices whose word it is, at
    the most and at the least), ``separate`` (the most that are shown to be independent of each
    other, 0 for none), ``inferred``, ``passed_on``, ``rewordings``, ``unattributed``, ``fallen``,
    ``repetitions_left``, ``implied``, ``implied_denials``; under each stance the number of voices
    that take it; and ``support``, ``opposition`` and ``status`` in the words of the codebook.
    """
    found = count(edition)
    voices = {stance: found[stance].map(len) for stance in TO_A_PROPOSITION}
    frame = found.assign(**voices)
    return frame[[*_READABLE, *NUMBERS, *TO_A_PROPOSITION, *_LEVELS]]


def all_voices(edition: Edition) -> pd.DataFrame:
    """Return who takes which stance on what: a row per proposition, stance and voice.

    Columns: ``proposition_id``, ``label``, ``stance``, ``source_id``, ``who``. Whoever asserts is
    here as an origin: voices known to be the same are one, under the name of the first.
    """
    rows = [
        (point, row["label"], stance, source, edition.names.get(source, source))
        for point, row in count(edition).iterrows()
        for stance in TO_A_PROPOSITION
        for source in row[stance]
    ]
    return pd.DataFrame(rows, columns=["proposition_id", "label", "stance", "source_id", "who"])


def all_links(edition: Edition) -> pd.DataFrame:
    """Return what is known of two sources, in file order: links.csv with their names.

    Adds ``name_a`` and ``name_b``. Only links that a document of the edition shows are there.
    """
    found = edition.case.links
    return found.assign(
        name_a=found["source_a"].map(edition.names), name_b=found["source_b"].map(edition.names)
    ).reset_index(drop=True)


def all_documents(edition: Edition) -> pd.DataFrame:
    """Return the documents that were out, indexed by ``document_id``: documents.csv and a number.

    ``claims`` is how many rows of each document count.
    """
    found = edition.case.documents.set_index("document_id")
    number = traced_claims(edition)["document_id"].value_counts()
    return found.assign(claims=number.reindex(found.index, fill_value=0).astype(int))
