"""The printed table that turns support and opposition into a status; nobody types a status."""

import pandas as pd

from onrecord.model.levels import OPPOSITION, SUPPORT
from onrecord.model.stances import STANCES

STATUS = {
    (support.term, opposition.term): f"{support.status}; {opposition.status}"
    for support in SUPPORT.values()
    for opposition in OPPOSITION.values()
}


def support_of(origins: int, separate: int, inferred: int = 0) -> str:
    """Return the level of support from how many origins there are, shown separate, and infer."""
    if separate >= 2:
        return "corroborated"
    if origins >= 2:
        return "several_origins"
    if origins:
        return "one_origin"
    return "inferred_only" if inferred else "none"


def opposition_of(stances: set[str]) -> str:
    """Return the strongest opposition among the stances on record; silence is none."""
    levels = {STANCES[stance].level for stance in stances}
    return next((level for level in reversed(OPPOSITION) if level in levels), "none")


def status_table() -> pd.DataFrame:
    """Return the table of statuses as printed: a row per support, a column per opposition."""
    return pd.DataFrame(
        [[STATUS[support, opposition] for opposition in OPPOSITION] for support in SUPPORT],
        index=pd.Index(list(SUPPORT), name="support"),
        columns=pd.Index(list(OPPOSITION), name="opposition"),
    )
