"""What changed between two editions: propositions, claims, corrections and judgements."""

import pandas as pd

from onrecord.counting.compared import compared_points
from onrecord.counting.origins import count
from onrecord.counting.ranking import IN_ORDER, ranked
from onrecord.counting.words import taken_back_by
from onrecord.model.edition import Edition, once
from onrecord.model.stances import FOR, OTHER, TAKING_BACK

#: The columns of voices in a count, with the stance that each of them holds.
VOICES = {"origin_ids": FOR[0], **{stance: stance for stance in OTHER}}
_CLAIM = ["claim_id", "proposition_id", "source_id", "document_id", "stance", "statement"]


@once
def moved(edition: Edition) -> pd.DataFrame:
    """Return the propositions that are new or stand otherwise than in the edition before.

    A row per proposition whose support, opposition or status differs. Columns:
    ``proposition_id``, ``label``, ``crucial``, ``new`` (nobody had spoken to it), and
    ``mentions``, ``origins``, ``separate``, ``support``, ``opposition`` and ``status``, each
    with its value before under ``..._before``, missing where new. Moved ones come before new
    ones, crucial ones first. Without an edition before there are no rows.
    """
    points = compared_points(edition)
    frame = points[points["new"] | points["moved"]].reset_index()
    return ranked(frame, "new", *IN_ORDER).reset_index(drop=True)


@once
def newcomers(edition: Edition) -> dict[str, list[tuple[str, str]]]:
    """Map each proposition to the (source, stance) pairs that it has now and had not before.

    Only propositions with such a pair are there, and none without an edition before.
    """
    before = edition.before
    if before is None:
        return {}
    now, earlier = _voices(edition), _voices(before)
    found = {
        proposition: [voice for voice in voices if voice not in earlier.get(proposition, ())]
        for proposition, voices in now.items()
    }
    return {proposition: voices for proposition, voices in found.items() if voices}


def _voices(edition: Edition) -> dict[str, list[tuple[str, str]]]:
    """Map each proposition to the (source, stance) pairs behind its counts, stance by stance."""
    return {
        str(proposition): [
            (source, stance) for column, stance in VOICES.items() for source in row[column]
        ]
        for proposition, row in count(edition).iterrows()
    }


@once
def arrived(edition: Edition) -> pd.DataFrame:
    """Return the claims that count now and did not before, in file order.

    Columns: ``claim_id``, ``proposition_id``, ``source_id``, ``document_id``, ``stance``,
    ``statement``. Without an edition before there are no rows.
    """
    before = edition.before
    if before is None:
        return edition.topic_claims[_CLAIM].iloc[:0]
    known = before.published_claims["claim_id"]
    return edition.topic_claims.loc[~edition.topic_claims["claim_id"].isin(known), _CLAIM]


@once
def gone(edition: Edition) -> pd.DataFrame:
    """Return the claims that counted in the edition before and no longer do, in file order.

    Columns: those of :func:`arrived`, ``how`` (``corrected`` by another row, or ``withdrawn``),
    ``by`` (the row that corrects it or takes it back), ``note`` of that row, and ``who`` took it
    back, by name.
    """
    before = edition.before
    counted = before.topic_claims if before else edition.topic_claims.iloc[:0]
    left = counted[~counted["claim_id"].isin(edition.valid_claims["claim_id"])]
    rows = edition.published_claims
    replaced = dict(zip(rows["claim_id"], rows["superseded_by"], strict=True))
    taken = rows[rows["stance"].isin(TAKING_BACK)]
    retracts = dict(zip(taken["derived_from"], taken["claim_id"], strict=True))
    corrected = left["claim_id"].map(replaced).isin(rows["claim_id"])
    by = left["claim_id"].map(replaced).where(corrected, left["claim_id"].map(retracts))
    notes = rows.set_index("claim_id")["note"]
    return left[_CLAIM].assign(
        how=corrected.map({True: "corrected", False: "withdrawn"}),
        by=by,
        note=by.map(notes),
        who=left["claim_id"].map(taken_back_by(edition)).fillna(""),
    )


@once
def judged(edition: Edition) -> pd.DataFrame:
    """Return the judgements that are new or moved since the edition before, by label.

    Columns: ``proposition_id``, ``label``, ``likelihood``, ``confidence``, ``rationale``, and
    ``likelihood_before`` and ``confidence_before``, empty where it was not judged before.
    """
    before = edition.before
    now = _latest(edition)
    earlier = _latest(before) if before else now
    both = now.join(earlier[["likelihood", "confidence"]].add_suffix("_before")).fillna("")
    other = (both["likelihood"] != both["likelihood_before"]) | (
        both["confidence"] != both["confidence_before"]
    )
    frame = both[other].reset_index()
    frame = frame.assign(label=frame["proposition_id"].map(edition.labels))
    return frame.sort_values("label", ignore_index=True)


def _latest(edition: Edition) -> pd.DataFrame:
    """Return the latest judgement of each proposition shown, indexed by ``proposition_id``."""
    rows = edition.case.judgements
    rows = rows[rows["proposition_id"].isin(edition.case.propositions["proposition_id"])]
    latest = rows.sort_values("as_of").drop_duplicates("proposition_id", keep="last")
    return latest.set_index("proposition_id")[["likelihood", "confidence", "rationale"]]
