"""Who says what on each point, one record a voice: whose word it is, its words, and its rows."""

from dataclasses import dataclass

from onrecord.counting.origins import count
from onrecord.counting.spoken import held_claims
from onrecord.counting.whose import rootward, voice_names
from onrecord.model.edition import Edition, once
from onrecord.model.stances import OTHER, TO_A_PROPOSITION
from onrecord.questions.origins_in_words import Told, told, voice_words

#: The hold of a voice that is for a point by an inference alone.
INFERRED = "inferred"
_ENDS = ' ,.;:"“”„«»「」'


@dataclass(frozen=True)
class Voice:
    """One voice on one point.

    ``hold`` is ``own``, ``relayed``, ``reworded`` or :data:`INFERRED`; ``name`` says who alone has
    it so. ``quote`` are the words in the document to which the first of ``claims`` belongs, where
    they are recorded.
    """

    source: str
    stance: str
    hold: str
    name: str
    quote: str
    claims: tuple[str, ...]

    @property
    def own(self) -> bool:
        """Return whether it is the voice's own word."""
        return self.hold == "own"


@once
def voices_on_points(edition: Edition) -> dict[str, tuple[Voice, ...]]:
    """Return who speaks to each point: by stance, own words first, what is only reworded last."""
    known, quotes = told(edition), quoted_words(edition)
    reworded = _reworded(edition, quotes)
    found = {}
    for point, row in count(edition).iterrows():
        voices: list[Voice] = []
        for stance in TO_A_PROPOSITION:
            for hold in ("own", "relayed"):
                voices += [
                    taking_voice(str(point), stance, hold, source, known, quotes)
                    for source in row[f"{hold}_{stance}"]
                ]
            taking = set(row[stance])
            voices += [
                voice
                for voice in reworded.get((str(point), stance), [])
                if voice.source not in taking
            ]
        found[str(point)] = tuple(voices)
    return found


def not_going_along(edition: Edition, point: str) -> tuple[Voice, ...]:
    """Return who denies, doubts, leaves open or says nothing of a point, the strongest first."""
    voices = voices_on_points(edition).get(point, ())
    return tuple(voice for stance in OTHER for voice in voices if voice.stance == stance)


@once
def quoted_words(edition: Edition) -> dict[str, str]:
    """Return the words of the document that each claim quotes, without the marks at their ends."""
    claims = edition.kept_claims
    cues = (_whole(cue.strip(_ENDS)) for cue in claims["cue"])
    return dict(zip(claims["claim_id"], cues, strict=True))


def _whole(words: str) -> str:
    """Return ``words`` without a bracket that is closed or opened in vain at an end of them."""
    if words.endswith(")") and "(" not in words:
        return words[:-1].rstrip(_ENDS)
    if words.startswith("(") and ")" not in words:
        return words[1:].lstrip(_ENDS)
    return words


def taking_voice(
    point: str, stance: str, hold: str, source: str, known: Told, quotes: dict[str, str]
) -> Voice:
    """Return the voice ``source`` that takes a stance on a point, with the rows of its word."""
    word = known.words.get((point, stance, source))
    claims = word.claims if word else ()
    quote = quotes.get(claims[0], "") if claims else ""
    return Voice(source, stance, hold, voice_words(point, stance, source, known), quote, claims)


def _reworded(edition: Edition, quotes: dict[str, str]) -> dict[tuple[str, str], list[Voice]]:
    """Return who is only said by a retelling to take a stance, by point and stance."""
    claims = held_claims(edition)
    claims = claims[(claims["hold"] == "reworded") & claims["stance"].isin(OTHER)]
    claims = claims.assign(name=voice_names(claims, edition.names))
    found: dict[tuple[str, str], list[Voice]] = {}
    for (point, stance, source, name), rows in claims.groupby(
        ["proposition_id", "stance", "source_id", "name"]
    ):
        ids = rootward(edition, rows["claim_id"].to_list())
        voice = Voice(source, stance, "reworded", name, quotes.get(ids[0], ""), ids)
        found.setdefault((point, stance), []).append(voice)
    return found
