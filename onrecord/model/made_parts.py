"""Parts of a document that are made and not typed, each between a mark and ``<!-- end -->``."""

import re
from collections.abc import Callable


def made_again(text: str, kind: str, make: Callable[..., str]) -> str:
    """Return ``text`` with every part of ``kind`` replaced by what ``make`` returns for it.

    The mark before a part is ``<!-- KIND: WORDS -->``; ``make`` is called with the words.
    """

    def part(found: re.Match[str]) -> str:
        return f"{found[1]}\n{make(*found[2].split())}\n\n{found[3]}"

    return _pattern(kind).sub(part, text)


def named(text: str, kind: str) -> list[str]:
    """Return the words in the marks of all parts of ``kind``, in their order."""
    return [found[2] for found in _pattern(kind).finditer(text)]


def _pattern(kind: str) -> re.Pattern[str]:
    mark = rf"(<!-- {re.escape(kind)}: (\S+(?: \S+)*) -->\n)"
    return re.compile(rf"{mark}.*?(<!-- end -->)", re.DOTALL)
