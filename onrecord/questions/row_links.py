"""Names, numbers and quoted words of a sentence that lead to their rows."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Self

from markupsafe import Markup, escape

from onrecord.addresses import address_of_rows
from onrecord.model.edition import Edition, once
from onrecord.prose import Findings, Prose


def way(address: str, text: str | Markup) -> Markup:
    """Return ``text`` as a link to ``address``."""
    return Markup('<a href="{}">{}</a>').format(address, text)


def to_rows(claims: Sequence[str], text: str | Markup) -> Markup:
    """Return ``text`` as a link to the rows ``claims``, the first of them first."""
    return way(address_of_rows("claims", claims), text) if claims else Markup("{}").format(text)


def in_quotes(edition: Edition, quote: str, claims: Sequence[str]) -> Markup:
    """Return quoted words as a link to the first of ``claims``, marked with their language."""
    language = languages(edition).get(claims[0], "") if claims else ""
    named = Markup(' lang="{}"').format(language) if language not in ("", "en") else Markup("")
    words = Markup("“<span{} dir=auto>{}</span>”").format(named, quote)
    return to_rows(claims[:1], words)


@once
def languages(edition: Edition) -> dict[str, str]:
    """Return the language of the words of each claim: that of its document."""
    known = edition.case.documents.set_index("document_id")["language"]
    claims = edition.kept_claims
    spoken = claims["document_id"].map(known).fillna("")
    return dict(zip(claims["claim_id"], spoken, strict=True))


class Words(str):
    """The address of words that stand in another language than the sentence around them."""

    language: str

    def __new__(cls, address: str, language: str) -> Self:
        """Return ``address`` with the language of the words that lead there."""
        made = super().__new__(cls, address)
        made.language = language
        return made


class LinkedFindings(Findings):
    """Findings of which names, numbers and labels lead to their rows on a page."""

    ways: tuple[Mapping[str, str], ...]

    def __new__(cls, items: Iterable[str], ways: Iterable[Mapping[str, str]] = ()) -> Self:
        """Return the findings in ``items``; ``ways`` has for each of the first an address a text.

        As text they are what they would be without.
        """
        made = super().__new__(cls, items)
        made.ways = tuple(ways)
        return made

    def _repr_html_(self) -> str:
        ways = (*self.ways, *({} for _ in self.items[len(self.ways) :]))
        lines = (with_links(item, known) for item, known in zip(self.items, ways, strict=False))
        items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
        return str(Markup('<div class="finding"><ul>{}</ul></div>').format(items))


class LinkedProse(Prose):
    """Sentences of which names, numbers and labels lead to their rows on a page."""

    ways: Mapping[str, str]

    def __new__(cls, text: str, ways: Mapping[str, str]) -> Self:
        """Return ``text``; ``ways`` has an address for each phrase that leads somewhere."""
        made = super().__new__(cls, text)
        made.ways = ways
        return made

    def _repr_html_(self) -> str:
        paragraphs = (with_links(text, self.ways) for text in self.split("\n\n") if text)
        return "".join(str(Markup('<p class="finding">{}</p>').format(p)) for p in paragraphs)


def with_ways(found: Prose, ways: Mapping[str, str]) -> Prose:
    """Return ``found`` with ``ways`` for phrases whose way it does not know."""
    if isinstance(found, Findings):
        own = getattr(found, "ways", ())
        given = [*own, *({} for _ in found.items[len(own) :])]
        return LinkedFindings(found.items, [{**ways, **more} for more in given])
    return LinkedProse(found, {**ways, **getattr(found, "ways", {})})


def with_links(text: str, ways: Mapping[str, str]) -> Markup:
    """Return ``text`` with the first of each phrase of ``ways`` as a link to its address.

    Where two phrases begin at one place, the longer one is meant; none is cut out of a word.
    """
    phrases = sorted((phrase for phrase in ways if phrase), key=len, reverse=True)
    if not phrases:
        return escape(text)
    either = "|".join(map(re.escape, phrases))
    seen: set[str] = set()
    parts = []
    for place, part in enumerate(re.split(rf"(?<!\w)({either})(?!\w)", text)):
        new = place % 2 and part not in seen
        parts.append(way(ways[part], _in_its_language(part, ways[part])) if new else escape(part))
        if new:
            seen.add(part)
    return Markup("").join(parts)


def _in_its_language(text: str, address: str) -> str | Markup:
    """Return ``text`` as it is or, where it stands in another language, said to do so."""
    language = getattr(address, "language", "")
    return Markup('<span lang="{}" dir=auto>{}</span>').format(language, text) if language else text
