"""Small grammar for sentences that compute themselves: numbers, plurals, lists of names."""

from collections.abc import Sequence

from markupsafe import Markup

_WORDS = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]


def number(count: int) -> str:
    """Return ``count`` as prose has it: a word up to twelve, then digits with thin groups."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else f"{count:,}".replace(",", "\u202f")


def number_or_none(count: int) -> str:
    """Return ``count`` where it stands without its noun: 'none', 'one', 'two'."""
    return number(count) if count else "none"


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return ``count`` and its noun, as in 'no claims', 'one claim', 'two claims'."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def verb(count: int, one: str, many: str) -> str:
    """Return the form of a verb that goes with ``count`` things."""
    return one if count == 1 else many


def listed(names: Sequence[str], most: int = 0) -> str:
    """Return names as a list in a sentence; past ``most``, the rest is counted."""
    names = list(names)
    if most and len(names) > most:
        names = [*names[: most - 1], f"{number(len(names) - most + 1)} others"]
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + " and " + names[-1]


def sentence(text: str) -> str:
    """Return ``text`` with a capital first letter and a full stop."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def paragraph(*sentences: str) -> str:
    """Return the sentences that are not empty, joined into a paragraph."""
    return " ".join(sentence(each) for each in sentences if each)


class Prose(str):
    """Text that a notebook and a page show as a finding rather than in quotation marks."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        paragraphs = str(self).split("\n\n")
        return "".join(str(Markup('<p class="finding">{}</p>').format(p)) for p in paragraphs)
