"""Names for new rows that no other row has."""

import re
from collections.abc import Container, Iterator
from itertools import count, product
from string import ascii_lowercase

_LETTERED = re.compile(r"(.*-[0-9]{2,})([a-z]+)")


def next_id(taken: str, known: Container[str]) -> str:
    """Return a name like ``taken`` that is not ``known``: the next letters, or a number.

    Of a claim, whose name ends in letters after its place, z is followed by aa.
    """
    found = _LETTERED.fullmatch(taken)
    names = (found[1] + letter for letter in letters()) if found else _numbered(taken)
    return next(name for name in names if name not in known)


def letters() -> Iterator[str]:
    """Yield a to z, aa to zz, and so on."""
    for length in count(1):
        yield from map("".join, product(ascii_lowercase, repeat=length))


def _numbered(name: str) -> Iterator[str]:
    return (f"{name}-{number}" for number in count(2))
