"""Sentences on what named and unnamed people rest on."""

from onrecord.counting.naming import naming
from onrecord.model.edition import Edition
from onrecord.prose import (
    Prose,
    counted,
    paragraph,
    share,
    some_of,
    verb,
)


def finding(edition: Edition) -> Prose:
    """Return on what basis named and unnamed people speak."""
    table = naming(edition)
    if table.empty:
        return Prose("Nobody speaks in this edition.")
    total, hidden = int(table[["named", "unnamed"]].to_numpy().sum()), int(table["unnamed"].sum())
    bare = table[table["basis"] == "none_stated"]
    without = int(bare[["named", "unnamed"]].to_numpy().sum())
    shadow = table[table["basis"] != "none_stated"].sort_values("unnamed").tail(1)
    common = [
        f"the basis that they give most often is “{row.basis.replace('_', ' ')}”, for "
        f"{counted(int(row.unnamed), 'claim')}"
        for row in shadow.itertuples()
        if row.unnamed > 1
    ]
    part = share(hidden, total)
    return Prose(
        paragraph(
            f"{some_of(hidden, total, 'claim')}{f', {part},' if part else ''} "
            f"{verb(hidden or 1, 'is', 'are')} made by people without a name",
            *common,
            f"{counted(without, 'claim')} {verb(without, 'states', 'state')} no basis at all"
            if without
            else "every claim states its basis",
        )
    )
