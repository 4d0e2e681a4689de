"""Names, numbers and quoted words of a sentence that lead to their rows."""

from collections.abc import Sequence

from markupsafe import Markup

from onrecord.addresses import address_of_rows
from onrecord.model.edition import Edition, once


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
