"""Rules about the dates of a case as a whole: editions that show nothing, readings too early."""

from collections.abc import Iterator

import pandas as pd

from onrecord.check.flag import flag
from onrecord.check.spans import earliest, latest
from onrecord.model.case import Case
from onrecord.model.problems import WARNING, Problem


def no_edition(case: Case) -> Iterator[Problem]:
    """Yield that a case with claims has no edition, so that no page is made of it."""
    if case.editions.empty and len(case.claims):
        what, remedy = "no edition, so no page is made", "Add the date of the first one"
        yield Problem("editions.csv", 0, "", "no-edition", what, remedy, WARNING)


def before_the_first_document(case: Case) -> Iterator[Problem]:
    """Yield editions at whose date no document was out."""
    first = latest(case.documents["published"]).min()
    when = earliest(case.editions["as_of"])
    caught = case.editions[(when < first) | (when.notna() & pd.isna(first))]
    what = "no document was published by this date"
    remedy = "Take a later date, or add the document"
    yield from flag(caught, "editions", "as_of", "edition-empty", what, remedy)


def read_before_published(case: Case) -> Iterator[Problem]:
    """Yield documents that were read before they came out."""
    rows = case.documents
    caught = rows[latest(rows["accessed"]) < earliest(rows["published"])]
    what = "read before it was published ({published})"
    yield from flag(caught, "documents", "accessed", "read-early", what, "Correct one of the dates")
