"""Remarks on names that are almost the same, and may be meant to be."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from onrecord.model.case import Case
from onrecord.model.problems import REMARK, Problem
from onrecord.model.tables import TABLES

_PLACES = (
    ("sources", "name"),
    ("sources", "party"),
    ("propositions", "label"),
)
#: Shorter names differ by a letter for good reason.
_LONG = 5


def nearly_equal(case: Case) -> Iterator[Problem]:
    """Yield names that differ from an earlier one by a letter, a capital, an accent or an article.

    Two sources that a row of links compares are known to be two.
    """
    pairs = zip(case.links["source_a"], case.links["source_b"], strict=True)
    linked = {frozenset(pair) for pair in pairs}
    for table, column in _PLACES:
        frame = case.tables[table]
        named = frame[(frame[column] != "") & ~frame[column].duplicated()]
        rows = dict(zip(named[column], named.index, strict=True))
        keys = dict(zip(frame[column], frame[TABLES[table].key[0]], strict=True))
        for name, other in _near_names(rows):
            if table == "sources" and frozenset((keys[name], keys[other])) in linked:
                continue
            what = f"almost the name in row {rows[other]}, {other}"
            remedy = "Write both alike if they are one"
            if (table, column) == ("sources", "name"):
                remedy += ", or add a row to links.csv"
            place = (f"{table}.csv", int(rows[name]), column)
            yield Problem(*place, "near-name", what, remedy, REMARK, name)


def _near_names(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each name with the first earlier one that is a letter away from it.

    Two names are that near if they are equal once a letter is left out of either, so that looking
    takes as many steps as there are letters.
    """
    seen: dict[str, str] = {}
    for name in names:
        forms = _forms(name)
        near = next((seen[form] for form in forms if form in seen), "")
        if near and _digits(near) == _digits(name):
            yield name, near
        for form in forms:
            seen.setdefault(form, name)


def _forms(name: str) -> list[str]:
    plain = _plain(name)
    if len(plain) < _LONG:
        return [plain]
    return [plain, *(plain[:at] + plain[at + 1 :] for at in range(len(plain)))]


def _plain(name: str) -> str:
    """Return ``name`` without accents, capitals, marks and an article before it."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    words = re.findall(r"\w+", "".join(c for c in letters if not unicodedata.combining(c)))
    return "".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _digits(name: str) -> str:
    return "".join(c for c in name if c.isdigit())
