"""Rules about the dates of a case as a whole: editions that show nothing, readings too early."""

from collections.abc import Iterator

import pandas as pd

from onrecord.check.flag import flag
from onrecord.check.spans import certainly_out, out_of_order, span_days
from onrecord.model.case import Case
from onrecord.model.problems import WARNING, Problem


def no_edition(case: Case) -> Iterator[Problem]:
    """Yield that a case with claims has no edition, so that no page is made of it."""
    if case.editions.empty and len(case.claims):
        what, remedy = "no edition, so no page is made", "Add the date of the first one"
        yield Problem("editions.csv", 0, "", "no-edition", what, remedy, WARNING)


def before_the_first_document(case: Case) -> Iterator[Problem]:
    """Yield editions at whose date no document was out."""
    first = certainly_out(case.documents).min()
    when = span_days(case.editions["as_of"])["first"]
    caught = case.editions[(when < first) | (when.notna() & pd.isna(first))]
    what = "no document was published by this date"
    remedy = "Take a later date, or add the document"
    yield from flag(caught, "editions", "as_of", "edition-empty", what, remedy)


def read_before_published(case: Case) -> Iterator[Problem]:
    """Yield documents that were read before they came out."""
    rows = case.documents
    what = "read before it was published ({published})"
    place, remedy = ("documents", "accessed", "read-early"), "Correct one of the dates"
    yield from out_of_order(rows, rows["published"], rows["accessed"], place, what, remedy)


def without_any_day(case: Case) -> Iterator[Problem]:
    """Yield documents that no edition holds: read by somebody, nobody says when."""
    rows = case.documents
    read = rows["extent"] != "not_read"
    caught = rows[read & (rows["published"] == "") & (rows["accessed"] == "")]
    what = "no day of publication and no day of reading, so that no edition holds it"
    remedy = "Write one of the two"
    yield from flag(caught, "documents", "published", "undated", what, remedy)
