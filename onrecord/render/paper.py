"""What a page needs on paper alone: a foot that says on every sheet where it belongs."""

import re
import textwrap

#: A foot is one line, beside the number of the sheet.
_LONGEST = 140
_SPECIAL = re.compile(r"[^0-9A-Za-z ]")


def running_foot(*parts: str) -> str:
    """Return the style rule that sets ``parts`` at the foot of every sheet, in one line."""
    line = " · ".join(" ".join(part.split()) for part in parts)
    short = textwrap.shorten(line[: 2 * _LONGEST], _LONGEST, placeholder="…")
    return f'@page{{@bottom-left{{content:"{quoted_for_style(short)}"}}}}'


def quoted_for_style(text: str) -> str:
    """Return ``text`` for a style sheet: an escape for every character that could end a string."""
    return _SPECIAL.sub(lambda match: f"\\{ord(match[0]):x} ", text)
