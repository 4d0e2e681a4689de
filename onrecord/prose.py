"""Small grammar for sentences that compute themselves: numbers, plurals, lists of names."""

from collections.abc import Iterable, Sequence
from typing import Self

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


_SHARES = {
    0.1: "about a tenth",
    0.2: "about a fifth",
    0.25: "about a quarter",
    1 / 3: "about a third",
    0.4: "about two in five",
    0.45: "nearly half",
    0.5: "about half",
    0.55: "more than half",
    0.6: "about three in five",
    2 / 3: "about two thirds",
    0.75: "about three quarters",
    0.9: "about nine in ten",
}
#: Groups the digits of a number; no line is broken at it.
THIN_SPACE = "\u202f"
_FEW = 13  # below, a share says less than the number
_CLOSE = 0.025


def number(count: int) -> str:
    """Return ``count`` as prose has it: a word up to twelve, then digits with thin groups."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else digits(count)


def digits(count: int) -> str:
    """Return ``count`` in digits with thin groups, for labels and places where words are long."""
    return f"{count:,}".replace(",", THIN_SPACE)


def number_or_none(count: int) -> str:
    """Return ``count`` where it stands without its noun: 'none', 'one', 'two'."""
    return number(count) if count else "none"


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return ``count`` and its noun, as in 'no claims', 'one claim', 'two claims'."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def some_of(part: int, whole: int, noun: str) -> str:
    """Return a part of a whole: 'none of three claims', 'two of three claims', 'all three claims'.

    A whole of one is 'the one claim' or 'no claim'. The verb that follows goes with ``part or 1``.
    """
    if part < whole:
        return f"{number_or_none(part)} of {counted(whole, noun)}" if whole > 1 else f"no {noun}"
    return f"the one {noun}" if whole == 1 else f"all {counted(whole, noun)}"


def verb(count: int, one: str, many: str) -> str:
    """Return the form of a verb that goes with ``count`` things."""
    return one if count == 1 else many


def listed(names: Sequence[str], most: int = 0, joint: str = "and") -> str:
    """Return names as a list in a sentence; past ``most``, the rest is counted.

    Names that hold a comma themselves are set apart by semicolons.
    """
    names = list(names)
    if most and len(names) > most:
        names = [*names[: most - 1], f"{number(len(names) - most + 1)} others"]
    if len(names) < 2:
        return "".join(names)
    if any("," in name for name in names):
        return "; ".join(names[:-1]) + f"; {joint} {names[-1]}"
    return ", ".join(names[:-1]) + f" {joint} {names[-1]}"


def capital(text: str) -> str:
    """Return ``text`` with a capital first letter and the rest as it is."""
    return text[:1].upper() + text[1:]


def share(part: int, whole: int) -> str:
    """Return ``part`` of ``whole`` as people say it, or nothing where a number says it better."""
    if part <= 0 or whole < _FEW or part == whole:
        return ""
    near = min(_SHARES, key=lambda share: abs(share - part / whole))
    return _SHARES[near] if abs(near - part / whole) <= _CLOSE else ""


def sentence(text: str) -> str:
    """Return ``text`` with a capital first letter and a full stop."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def paragraph(*sentences: str) -> str:
    """Return the sentences that are not empty, joined into a paragraph."""
    return " ".join(sentence(text) for text in sentences if text)


class Prose(str):
    """Text that a notebook and a page show as a finding rather than in quotation marks."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        paragraphs = filter(None, str(self).split("\n\n"))
        return "".join(str(Markup('<p class="finding">{}</p>').format(p)) for p in paragraphs)


class Findings(Prose):
    """Findings of equal rank: one a line as text, one an item of a list on a page."""

    __slots__ = ()

    def __new__(cls, items: Iterable[str]) -> Self:
        """Return the findings in ``items``, the empty ones left out."""
        return super().__new__(cls, "\n".join(item for item in items if item))

    @property
    def items(self) -> list[str]:
        """Return the findings one by one."""
        return self.splitlines()

    def _repr_html_(self) -> str:
        items = Markup("").join(Markup("<li>{}</li>").format(item) for item in self.items)
        return str(Markup('<div class="finding"><ul>{}</ul></div>').format(items))
