"""How many origins a proposition has, in the words that every page uses."""

import pandas as pd

from onrecord.prose import counted, number, verb


def interval(row: pd.Series) -> str:
    """Return how many origins there are: 'no origin', 'one origin', 'from 3 to 6 origins'."""
    least, most = int(row["origins_min"]), int(row["origins"])
    if not most:
        return "no origin"
    return counted(most, "origin") if least == most else f"from {least} to {most} origins"


def shown(row: pd.Series) -> str:
    """Return how many of several origins are shown to be separate; empty where there is one."""
    if row["origins"] < 2:
        return ""
    separate = int(row["separate"])
    return f"{number(separate) if separate else 'none'} shown to be separate"


def aside(row: pd.Series) -> str:
    """Return how many pass it on without confirming it, or only infer it; empty for nobody."""
    more = "more " if row["origins"] else ""
    passed, inferred = int(row["passed_on"]), int(row["inferred"])
    parts = []
    if passed:
        passes = verb(passed, "passes", "pass")
        parts.append(f"{number(passed)} {more}{passes} it on without confirming it")
    if inferred:
        parts.append(f"{number(inferred)} {more}only {verb(inferred, 'infers', 'infer')} it")
    return "; ".join(parts)


def behind(row: pd.Series) -> str:
    """Return who stands behind a proposition: origins, what is shown of them, and who is none."""
    numbers = ", ".join(filter(None, [interval(row), shown(row)]))
    return "; ".join(filter(None, [numbers, aside(row)]))


def sums(row: pd.Series) -> str:
    """Return all counts: '17 mentions in 15 outlets, from 3 to 6 origins, none shown …'."""
    mentions, outlets = int(row["mentions"]), int(row["outlets"])
    if not mentions:
        return "nobody asserts it here"
    return f"{counted(mentions, 'mention')} in {counted(outlets, 'outlet')}, {behind(row)}"
