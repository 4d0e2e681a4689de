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
            meaning="nobody whose words can be traced asserts it",
            status="Nobody asserts it",
            words="no support",
        ),
        Level(
            "one_origin",
            meaning="every assertion leads back to one origin",
            status="One origin",
            words="one origin",
        ),
        Level(
            "several_origins",
            meaning="two origins or more, independence not established",
            status="Several origins, independence open",
            words="several origins",
        ),
        Level(
            "corroborated",
            meaning="two origins or more that are established as independent",
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
