"""The points that lead in every edition up to this one: voices, who was asked, own views."""

import pandas as pd

from onrecord.counting.compared import editions_until
from onrecord.counting.leading import leading
from onrecord.counting.origins import count
from onrecord.model.edition import Edition, once
from onrecord.model.stances import FOR, OTHER
from onrecord.questions.own_views import latest_judgements
from onrecord.questions.voices_on_points import voices_on_points

#: Points that are followed, where the case turns on more.
MOST = 6
_NUMBERS = ["mentions", "outlets", "origins", "origins_min", "separate", "inferred"]
_VIEW = ["likelihood", "confidence", "before"]
_COLUMNS = ["as_of", "point", "question", *_NUMBERS, "asked", "stance", "own", *_VIEW]


@once
def over_editions(edition: Edition) -> pd.DataFrame:
    """Return a row per edition up to this one and point that leads in it, in order.

    Columns: ``as_of``, ``point``, ``question`` (or the label in quotation marks), numbers as in
    :func:`onrecord.counting.origins.count`, 0 where nobody has spoken to it yet; ``asked``, the
    name of whoever's answer the point waits for, the ``stance`` that it takes and whether it is
    its ``own`` word; ``likelihood`` and ``confidence`` of the own view, and the likelihood of the
    one ``before``. What is not there is empty.
    """
    now = leading(count(edition))[:MOST]
    known = edition.case.propositions.set_index("proposition_id")
    rows = []
    for seen in editions_until(edition):
        counts, views = count(seen), _views(seen)
        for point, row in now.iterrows():
            numbers = counts.loc[point] if point in counts.index else dict.fromkeys(_NUMBERS, 0)
            rows.append(
                {
                    "as_of": seen.as_of,
                    "point": point,
                    "question": known["question"][point] or f"“{row['label']}”",
                    **{name: int(numbers[name]) for name in _NUMBERS},
                    **_asked(seen, str(point), known["asked"][point]),
                    **views.get(str(point), dict.fromkeys(_VIEW, "")),
                }
            )
    return _with_before(pd.DataFrame(rows, columns=_COLUMNS))


def _views(edition: Edition) -> dict[str, dict[str, str]]:
    known = latest_judgements(edition).set_index("proposition_id")
    return {
        str(point): {"likelihood": row["likelihood"], "confidence": row["confidence"]}
        for point, row in known.iterrows()
    }


def _with_before(frame: pd.DataFrame) -> pd.DataFrame:
    """Return ``frame`` with the view of the edition before beside that of each."""
    before = frame.groupby("point", sort=False)["likelihood"].shift().fillna("")
    return frame.assign(before=before)


def _asked(edition: Edition, point: str, source: str) -> dict[str, str | bool]:
    """Return who was asked and what it says; of several stances the strongest against."""
    order = [*OTHER, *FOR]
    voices = [v for v in voices_on_points(edition).get(point, ()) if v.source == source]
    voices.sort(key=lambda voice: (order.index(voice.stance), not voice.own))
    first = voices[0] if voices else None
    return {
        "asked": edition.names.get(source, "") if source else "",
        "stance": first.stance if first else "",
        "own": bool(first and first.own),
    }
