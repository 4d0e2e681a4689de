"""Refuse parameters that cannot work before any notebook starts."""

import difflib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from onrecord.model import dates
from onrecord.model.case import Case
from onrecord.model.problems import CaseError

if TYPE_CHECKING:
    # A notebook asks for the rules below, and has no use for what reads notebooks.
    from nbformat import NotebookNode

#: The parameters that every notebook has, with the kind of value each takes.
NAMES = {"case": str, "as_of": str, "compare_to": str, "topics": list}


def check_names(given: Iterable[str], notebook: "NotebookNode", name: str) -> None:
    """Raise ``CaseError`` if ``given`` names a parameter that ``notebook`` does not have."""
    known = declared(notebook)
    for parameter in given:
        if parameter not in known:
            close = difflib.get_close_matches(parameter, known, 1)
            hint = f" Did you mean {close[0]}?" if close else ""
            has = f"it has {', '.join(known)}.{hint}"
            raise CaseError(f"{name} has no parameter {parameter}; {has}")


def declared(notebook: "NotebookNode") -> list[str]:
    """Return the names that the cell tagged ``parameters`` gives values to."""
    cells = [c for c in notebook.cells if "parameters" in c.metadata.get("tags", [])]
    lines = [line for cell in cells for line in cell.source.splitlines()]
    return [line.partition("=")[0].strip() for line in lines if "=" in line.partition("#")[0]]


def compared_to(case: Case, as_of: str, compare_to: str = "") -> str:
    """Return the date of the edition to compare with: the one before ``as_of``, if none is chosen.

    An empty text: there is none before it.
    """
    earlier = [date for date in case.editions["as_of"] if date < as_of]
    return compare_to or max(earlier, default="")


def newest(case: Case) -> str:
    """Return the date of the newest edition of ``case``, an empty text if it has none."""
    return str(max(case.editions["as_of"], default=""))


def check_parameters(
    case: Case, as_of: Any, compare_to: Any = "", topics: Sequence[str] = ()
) -> None:
    """Raise ``CaseError`` unless the dates lie in the case and the topics are its own."""
    _check_date("as_of", as_of)
    if case.documents.empty:
        raise CaseError(f"{case.name} has no documents; add one to documents.csv first.")
    earliest = dates.certainly_out(case.documents).min()
    if pd.isna(earliest):
        raise CaseError(f"No document of {case.name} says when it was published or read.")
    first = earliest.date().isoformat()
    if str(as_of) < first:
        raise CaseError(f"as_of {as_of} lies before the first document of {case.name} ({first}).")
    entries = (case.editions["as_of"], case.documents["accessed"], case.claims["entered"])
    last = max(first, *(day for column in entries for day in column))
    if str(as_of) > last:
        raise CaseError(f"as_of {as_of} lies after the last entry of {case.name} ({last}).")
    if compare_to:
        _check_date("compare_to", compare_to)
        if str(compare_to) >= str(as_of):
            raise CaseError(f"compare_to {compare_to} is not before as_of {as_of}.")
    _check_topics(case, topics)


def _check_date(name: str, value: Any) -> None:
    try:
        dates.day(str(value))
    except ValueError as error:
        raise CaseError(f"{name} {value!r}: {error}.") from None


def _check_topics(case: Case, topics: Any) -> None:
    words = isinstance(topics, list | tuple) and all(isinstance(topic, str) for topic in topics)
    if not words:
        raise CaseError(f"topics {topics!r} is not a list of words, such as ['shipment'].")
    known = sorted(set(case.propositions["topic"]))
    for topic in topics:
        if topic not in known:
            raise CaseError(f"{case.name} has no topic {topic}; it has {', '.join(known)}.")
