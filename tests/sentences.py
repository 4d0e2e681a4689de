"""What a sentence of the project looks like: capitals where English has them, and nowhere else."""

import re
from collections.abc import Iterator

from onrecord.model.problems import Problem

_CAPITALS = re.compile(r"[A-Z]{2,}")
#: Abbreviations that the project uses in its own words.
_OURS = {"AP", "BCP", "CSV", "EDTF", "HTML", "ISO", "UTF", "US", "UTC", "YYYY", "MM", "DD"}


def shouted(text: str, quoted: str = "") -> list[str]:
    """Return the words in capitals that are neither ours nor in what ``text`` quotes."""
    found = _CAPITALS.findall(text)
    return [word for word in found if word not in _OURS and word not in quoted]


def faults(problem: Problem) -> Iterator[str]:
    """Yield what is wrong with how a problem is worded.

    What is wrong begins with a small letter, for it follows the place; the remedy is a sentence
    of its own without its full stop.
    """
    if problem.what[:1].isupper():
        yield f"what is wrong begins with a capital: {problem.what}"
    if not re.match(r"[A-Z](?:[a-z]| [a-z])", problem.remedy) or problem.remedy.endswith("."):
        yield f"the remedy is no sentence: {problem.remedy}"
    quoted = f"{problem.value} {problem.file} {problem.column}"
    for word in shouted(f"{problem.what} {problem.remedy}", quoted):
        yield f"{word} is shouted: {problem.what}. {problem.remedy}"
