"""Rules about cells in which the analyst speaks of a day that some edition does not know yet."""

from collections import defaultdict
from collections.abc import Iterator

from onrecord.check.flag import flag
from onrecord.model.case import Case
from onrecord.model.edition import open_edition
from onrecord.model.later import ANALYST, without_year
from onrecord.model.problems import REMARK, Problem
from onrecord.prose import listed


def later_days(case: Case) -> Iterator[Problem]:
    """Yield the cells that an edition leaves out, with the editions that do."""
    found: dict[tuple[str, str, int], list[str]] = defaultdict(list)
    for as_of in sorted(case.editions["as_of"]):
        seen = open_edition(case, as_of).case.tables
        for table, columns in ANALYST.items():
            whole = case.tables[table].loc[seen[table].index]
            for column in columns:
                lost = whole.index[whole[column] != seen[table][column]]
                for row in lost:
                    found[table, column, row].append(as_of)
    remedy = "Keep to what was known by then, and say the rest in a row of its own day"
    for (table, column, row), dates in found.items():
        what = f"speaks of a later day and is left out of the edition of {listed(dates)}"
        rows = case.tables[table].loc[[row]]
        yield from flag(rows, table, column, "later-day", what, remedy, REMARK)


def days_without_year(case: Case) -> Iterator[Problem]:
    """Yield cells of the analyst that name a day without its year, which no rule can place."""
    for table, columns in ANALYST.items():
        frame = case.tables[table]
        for column in columns:
            caught = frame[[bool(without_year(cell)) for cell in frame[column]]]
            what, remedy = "names a day without its year", "Write the year behind it"
            yield from flag(caught, table, column, "day-without-year", what, remedy, REMARK)
