"""The levels of support and of opposition, one record each: meaning and words, weakest first."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Level:
    """One level: its meaning, its words in a status, and those after *from* and *to*."""

    term: str
    meaning: str
    status: str
    words: str


SUPPORT = {
    level.term: level
    for level in (
        Level(
            "none",
            meaning="it is nobody's own or relayed word",
            status="Nobody asserts it",
            words="no support",
        ),
        Level(
            "inferred_only",
            meaning="some infer it, and nobody says so on other ground",
            status="Inferred only",
            words="inference alone",
        ),
        Level(
            "one_origin",
            meaning="every assertion leads back to one origin",
            status="One origin",
            words="one origin",
        ),
        Level(
            "several_origins",
            meaning="two origins or more, not shown to be separate",
            status="Several origins, not shown to be separate",
            words="several origins",
        ),
        Level(
            "corroborated",
            meaning="two origins or more are shown to be separate",
            status="Corroborated",
            words="corroborated",
        ),
    )
}

OPPOSITION = {
    level.term: level
    for level in (
        Level(
            "none",
            meaning="nobody on record against it",
            status="unopposed",
            words="unopposed",
        ),
        Level(
            "open",
            meaning="somebody says that it is not confirmed or not known",
            status="not confirmed or not known",
            words="not confirmed or not known",
        ),
        Level(
            "doubted",
            meaning="somebody doubts it",
            status="doubted",
            words="doubted",
        ),
        Level(
            "denied",
            meaning="somebody denies it",
            status="denied",
            words="denied",
        ),
    )
}
