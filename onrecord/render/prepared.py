"""What a process has opened before it forks, so that its notebooks need not open it again."""

from pathlib import Path

from onrecord.check.run import open_checked
from onrecord.model.case import Case
from onrecord.model.edition import Edition, open_edition

_CASES: dict[tuple[Path, str], Case] = {}
_EDITIONS: list[Edition] = []


def prepare(data: Path, case: Case, edition: Edition) -> None:
    """Have ``case``, which is checked and stands under ``data``, and ``edition`` of it at hand.

    There is one edition at a time: memory does not grow from one to the next.
    """
    forget()
    _CASES[data.resolve(), case.name] = case
    _EDITIONS[:] = [edition]


def forget() -> None:
    """Have nothing at hand any more."""
    _CASES.clear()
    _EDITIONS.clear()


def checked_case(data: Path, name: str) -> Case:
    """Return the case ``name`` under ``data``; raise ``TablesRefused`` if its tables have errors.

    Raise ``CaseError`` if there is no such case.
    """
    return _CASES.get((data.resolve(), name)) or open_checked(data, name)


def edition_of(
    case: Case, as_of: str, compare_to: str = "", topics: tuple[str, ...] = ()
) -> Edition:
    """Return ``case`` as it stood at ``as_of``, compared with the edition at ``compare_to``."""
    found = _found(case, as_of, topics)
    if found and found.compare_to == compare_to:
        return found
    return open_edition(case, as_of, compare_to, topics)


def edition_at(case: Case, as_of: str, topics: tuple[str, ...] = ()) -> Edition:
    """Return ``case`` as it stood at ``as_of``, whatever it is compared with."""
    return _found(case, as_of, topics) or open_edition(case, as_of, topics=topics)


def _found(case: Case, as_of: str, topics: tuple[str, ...]) -> Edition | None:
    for edition in _EDITIONS:
        asked = (edition.as_of, edition.topics)
        if edition.whole is case and asked == (as_of, topics):
            return edition
    return None
