"""Plain letters for the marks that typesetting, keyboards and spreadsheets put in their place."""

import unicodedata

_QUOTES = dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‘’‚‛", "'")
_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_TYPESET = str.maketrans(_QUOTES | dict.fromkeys("‐‑‒–—―", "-"))
_NO_DASHES = str.maketrans(_DASHES)


def plain(text: str) -> str:
    """Return ``text`` after NFKC, with plain quotes and dashes."""
    return unicodedata.normalize("NFKC", text).translate(_TYPESET)


def plain_dashes(text: str) -> str:
    """Return ``text`` with a plain hyphen for every dash and minus, for ids and dates."""
    return text.translate(_NO_DASHES)
