"""Where a document is read: its address, and the one that opens it at words that it prints.

An address may end in words to look for ("text fragment"). Browsers then open the page where these
stand, whatever has moved on it since; one that does not know this opens the page at its top.
"""

from collections.abc import Mapping
from urllib.parse import quote

#: Columns of a document, the address first at which its text stays as it was read.
_ADDRESSES = ("archived_url", "read_url", "url")
_WEB = ("https://", "http://")


def original(document: Mapping[str, str]) -> str:
    """Return the address at which the text of ``document`` is read: an archived copy before others.

    It is empty where no address is known, or where it is none of the web.
    """
    found = (document.get(column, "") for column in _ADDRESSES)
    return next((address for address in found if address.startswith(_WEB)), "")


def at_words(document: Mapping[str, str], words: str) -> str:
    """Return the address that opens ``document`` at ``words``, or at its top if there are none."""
    address, sought = original(document), _sought(words)
    if not (address and sought):
        return address
    return f"{address}{'' if '#' in address else '#'}:~:text={sought}"


def _sought(words: str) -> str:
    """Return ``words`` as an address holds them.

    Letters of any script stay readable. Commas, hyphens and "&" would be taken for parts of it.
    """
    text = " ".join(words.split())
    return "".join(
        letter if letter.isalnum() else quote(letter, safe="").replace("-", "%2D")
        for letter in text
    )
