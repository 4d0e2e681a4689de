"""Wording drift: what became of certainty, stance and attribution where a claim was repeated."""

import pandas as pd

from onrecord.counting.holds import holds
from onrecord.counting.origins import traced_claims
from onrecord.counting.support import merged
from onrecord.counting.whose import told_hold, voice_names
from onrecord.model.edition import Edition, once

#: What can become of certainty, in the order in which readers should meet it.
STEPS = ("strengthened", "weakened", "kept", "not comparable")
#: From least to most sure. Hearsay and what may be stand level: neither says more than the other.
#: What is unstated has no place on the scale.
_SCALE = (("possible", "reported"), ("probable",), ("certain",))
_RANK = {term: rank for rank, terms in enumerate(_SCALE) for term in terms}
_SIDE = ["source_id", "document_id", "proposition_id", "stance", "certainty", "cue"]
_COLUMNS = [
    "claim_id",
    "proposition_id",
    "label",
    "publisher",
    "speaker",
    "stance",
    "certainty",
    "cue",
    "parent_id",
    "parent_publisher",
    "parent_speaker",
    "parent_stance",
    "parent_certainty",
    "parent_cue",
    "step",
    "flipped",
    "changed_hands",
    "other_matter",
    "derivation",
    "depth",
]


@once
def drift(edition: Edition) -> pd.DataFrame:
    """Return what became of each claim that repeats another: a row per ``derived_from``.

    Columns: of the claim and, headed ``parent_``, of what it repeats: ``claim_id``/``parent_id``,
    ``publisher``, ``speaker`` (who has it where, and whose word that is), ``stance``,
    ``certainty``, ``cue``; ``proposition_id``
    and ``label`` of the claim; ``step``, one of :data:`STEPS`; ``flipped``, another stance to the
    same proposition; ``changed_hands``, given to another source, those known to be the same left
    aside; ``other_matter``, it speaks to another proposition; ``derivation``; ``depth`` in the
    chain, from 1. Certainty is compared where stance and proposition are the same and both sides
    word it. A claim whose parent was taken back is left out. Flips come first, then steps in the
    order of :data:`STEPS`, then what changed hands.
    """
    repeated = _repetitions(edition)
    same_matter = repeated["proposition_id"] == repeated["parent_proposition_id"]
    same_stance = repeated["stance"] == repeated["parent_stance"]
    mine, theirs = repeated["certainty"].map(_RANK), repeated["parent_certainty"].map(_RANK)
    moved = (mine - theirs).where(same_matter & same_stance)
    one = repeated["source_id"].map(merged(edition))
    other = repeated["parent_source_id"].map(merged(edition))
    frame = repeated.assign(
        step=moved.map(_step),
        flipped=same_matter & ~same_stance,
        changed_hands=one != other,
        other_matter=~same_matter,
    )
    return _sorted(frame)[_COLUMNS].reset_index(drop=True)


def _repetitions(edition: Edition) -> pd.DataFrame:
    """Return each claim that repeats one that counts, with the columns of both."""
    names, labels = edition.names, edition.labels
    publishers = edition.case.documents.set_index("document_id")["publisher"]
    parents = edition.valid_claims.set_index("claim_id")[_SIDE]
    parents = parents.assign(
        publisher=parents["document_id"].map(publishers),
        hold=told_hold(edition, holds(edition)["hold"].loc[parents.index]),
    )
    parents = parents.assign(speaker=_speakers(parents, names)).add_prefix("parent_")
    claims = traced_claims(edition)
    claims = claims[claims["derived_from"].isin(parents.index)]
    claims = claims.assign(
        parent_id=claims["derived_from"],
        speaker=_speakers(claims.assign(hold=told_hold(edition, claims["hold"])), names),
        label=claims["proposition_id"].map(labels),
    )
    return claims.join(parents, on="parent_id")


def _speakers(claims: pd.DataFrame, names: dict[str, str]) -> pd.Series:
    """Return who speaks and in which outlet; an outlet in its own voice is named once."""
    called = voice_names(claims, names)
    plain = (called == claims["source_id"].map(names)) & (called != claims["publisher"])
    return called.where(~plain, called + ", in " + claims["publisher"])


def _step(moved: float) -> str:
    if pd.isna(moved):
        return "not comparable"
    return "strengthened" if moved > 0 else "weakened" if moved < 0 else "kept"


def _sorted(frame: pd.DataFrame) -> pd.DataFrame:
    order = frame.assign(
        calm=~frame["flipped"], place=frame["step"].map(STEPS.index), held=~frame["changed_hands"]
    ).sort_values(["calm", "place", "held", "depth", "label", "claim_id"])
    return frame.loc[order.index]
