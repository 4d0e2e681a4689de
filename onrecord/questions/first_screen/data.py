"""What the first screen of an edition says: one answer to each point that leads."""

from dataclasses import dataclass, replace

import pandas as pd

from onrecord.counting.holds import WORD
from onrecord.counting.leading import leading
from onrecord.counting.origins import count
from onrecord.counting.spoken import held_claims
from onrecord.counting.whose import rootward, told_hold, voice_names
from onrecord.model.edition import Edition, once
from onrecord.model.stances import AGAINST, FOR, OPEN, SILENT
from onrecord.prose import counted
from onrecord.questions.origins_in_words import told
from onrecord.questions.own_views import latest_judgements
from onrecord.questions.voices_on_points import (
    INFERRED,
    Voice,
    quoted_words,
    taking_voice,
    voices_on_points,
)

#: Answers that a page opens with, where the case turns on more points.
MOST = 6


@dataclass(frozen=True)
class View:
    """The project's own view on a point: a term with its band, and the one of the edition before.

    ``before`` is empty where that edition had none, or where there is no such edition.
    """

    likelihood: str
    confidence: str
    before: str

    @property
    def moved(self) -> bool:
        """Return whether the view is another one than in the edition before."""
        return self.before not in ("", self.likelihood)


@dataclass(frozen=True)
class Answer:
    """One point that leads: its counts, what the seed says of it, who speaks, and the own view.

    ``seed`` is what the document says from which the case starts, what is open or against first;
    ``first`` who said it first, where the edition has no such document or that one is silent.
    """

    point: str
    question: str
    row: pd.Series
    seed: tuple[Voice, ...]
    first: Voice | None
    voices: tuple[Voice, ...]
    inferring: tuple[Voice, ...]
    view: View | None


@once
def leading_answers(edition: Edition) -> tuple[Answer, ...]:
    """Return the answers that the page opens with, in the case's order."""
    asked = edition.case.propositions.set_index("proposition_id")["question"]
    views, voices, spoken = _views(edition), voices_on_points(edition), _spoken(edition)
    return tuple(
        Answer(
            str(point),
            asked[point] or f"“{row['label']}”",
            row,
            _of_seed(edition, spoken, str(point)),
            _first(edition, spoken, str(point)),
            voices.get(str(point), ()),
            _inferring(edition, str(point), row["inferred_ids"]),
            views.get(str(point)),
        )
        for point, row in leading(count(edition))[:MOST].iterrows()
    )


def seed(edition: Edition) -> "pd.Series | None":
    """Return the document that the case starts from, if the edition holds it and it was read."""
    documents = edition.case.documents.set_index("document_id", drop=False)
    name = edition.whole.about.seed
    return documents.loc[name] if name in documents.index else None


def _views(edition: Edition) -> dict[str, View]:
    before = dict.fromkeys(edition.labels, "")
    if edition.before:
        known = latest_judgements(edition.before)
        before |= dict(zip(known["proposition_id"], known["likelihood"], strict=True))
    now = latest_judgements(edition)
    rows = zip(now["proposition_id"], now["likelihood"], now["confidence"], strict=True)
    return {name: View(term, sure, before[name]) for name, term, sure in rows}


def _spoken(edition: Edition) -> pd.DataFrame:
    """Return the rows that count, with hold and the name of whoever speaks in them."""
    claims = held_claims(edition)
    claims = claims[claims["claim_id"].isin(edition.topic_claims["claim_id"])]
    told_so = claims.assign(hold=told_hold(edition, claims["hold"]))
    return claims.assign(name=voice_names(told_so, edition.names))


def _of_seed(edition: Edition, spoken: pd.DataFrame, point: str) -> tuple[Voice, ...]:
    """Return what the seed says of a point: a voice for each stance that it carries."""
    here = (spoken["document_id"] == edition.whole.about.seed) & (spoken["proposition_id"] == point)
    rows = spoken[here]
    found = [_voice(edition, same) for _, same in rows.groupby(["stance", "name"], sort=False)]
    order = (*OPEN, *AGAINST, *SILENT, *FOR)
    return tuple(sorted(found, key=lambda voice: order.index(voice.stance)))


def _inferring(edition: Edition, point: str, sources: tuple[str, ...]) -> tuple[Voice, ...]:
    """Return who only infers that a point is so."""
    known = told(edition)
    return tuple(
        taking_voice(point, FOR[0], INFERRED, source, known, quoted_words(edition))
        for source in sources
    )


def _first(edition: Edition, spoken: pd.DataFrame, point: str) -> Voice | None:
    """Return who said it first, in a row where a word begins; of one text's signatories, all."""
    rows = spoken[(spoken["proposition_id"] == point) & spoken["stance"].isin(FOR)]
    # What is only reworded is no word of the voice that it names.
    rows = rows[rows["hold"].isin(WORD)]
    if rows.empty:
        return None
    name = rootward(edition, rows["claim_id"].to_list())[0]
    first = rows[rows["claim_id"] == name]
    place = ["document_id", "paragraph", "hold", "derivation", "derived_from"]
    beside = rows[(rows[place] == first.iloc[0][place]).all(axis=1)]
    voice = _voice(edition, first)
    others = beside["source_id"].nunique() - 1
    if not others:
        return voice
    more = f"{voice.name} and {counted(others, 'other')} in one text"
    return replace(voice, name=more, claims=tuple(rootward(edition, beside["claim_id"].to_list())))


def _voice(edition: Edition, rows: pd.DataFrame) -> Voice:
    """Return the voice that ``rows`` of one stance and name are of."""
    claims = rootward(edition, rows["claim_id"].to_list())
    first = rows[rows["claim_id"] == claims[0]].iloc[0]
    source, stance, hold, name = (
        str(first[column]) for column in ("source_id", "stance", "hold", "name")
    )
    # Who only infers it does not say so on ground of their own, in whatever words.
    if stance in FOR and (rows["basis"] == "inference").all():
        hold = INFERRED
    return Voice(source, stance, hold, name, quoted_words(edition)[claims[0]], claims)
