"""The printed table that turns support and opposition into a status; nobody types a status."""

import pandas as pd

from onrecord.model.vocabularies import OPPOSITION, SUPPORT

_SUPPORT_WORDS = {
    "none": "Nobody asserts it",
    "one_origin": "One origin",
    "several_origins": "Several origins, independence open",
    "corroborated": "Corroborated",
}
_OPPOSITION_WORDS = {
    "none": "unopposed",
    "not_confirmed": "not confirmed",
    "doubted": "doubted",
    "denied": "denied",
}

STATUS = {
    (support, opposition): f"{_SUPPORT_WORDS[support]}; {_OPPOSITION_WORDS[opposition]}"
    for support in SUPPORT.terms
    for opposition in OPPOSITION.terms
}


def support_of(described: int, established: int) -> str:
    """Return the level of support from the two counts of origins."""
    if established >= 2:
        return "corroborated"
    if described >= 2:
        return "several_origins"
    return "one_origin" if described else "none"


def opposition_of(stances: set[str]) -> str:
    """Return the level of opposition from the stances on record; no comment is none."""
    for stance, level in (
        ("denies", "denied"),
        ("doubts", "doubted"),
        ("not_confirmed", "not_confirmed"),
    ):
        if stance in stances:
            return level
    return "none"


def status_table() -> pd.DataFrame:
    """Return the table of statuses as printed: a row per support, a column per opposition."""
    return pd.DataFrame(
        [[STATUS[support, each] for each in OPPOSITION.terms] for support in SUPPORT.terms],
        index=pd.Index(list(SUPPORT.terms), name="support"),
        columns=pd.Index(list(OPPOSITION.terms), name="opposition"),
    )
