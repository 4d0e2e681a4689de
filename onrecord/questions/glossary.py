"""The terms of the pages in plain words, each once, and who and what is who in a case."""

from collections.abc import Iterable

from markupsafe import Markup

from onrecord.addresses import address
from onrecord.model.edition import Edition

#: Each term as the pages print it, and what it means.
TERMS = {
    "point": ("point", "A statement that somebody makes and that can be so or not."),
    "mention": ("mention", "A place in a text that was read that says that a point is so."),
    "origin": (
        "voice at the root, or origin",
        "Whoever a chain of repetition leads back to. Ten papers that repeat one man are ten "
        "mentions and one origin.",
    ),
    "least": (
        "at the least, at the most",
        "Two origins may be one and the same, or hang on each other. At the least counts them "
        "as one, at the most as two.",
    ),
    "separate": (
        "shown to be separate",
        "Two origins of which a document shows that neither has it from the other or from the "
        "same third. Where nobody has shown it, none is.",
    ),
    "infers": (
        "only infers it",
        "A voice that concludes that it must be so, and does not say that it knows. It is no "
        "origin.",
    ),
    "own": ("own word", "What a voice said itself, to the text that was read or in public."),
    "relayed": (
        "as somebody else has it",
        "What a voice is said to have said, in a text that does not show where it said so; or "
        "what only a retelling words so.",
    ),
    "not-confirmed": (
        "not confirmed",
        "Somebody said that it cannot or does not yet confirm it. That is no denial and no "
        "refusal.",
    ),
    "view": (
        "our view",
        "What the project itself holds to be likely, in fixed terms with their bands in per "
        "cent. It is never computed.",
    ),
    "confidence": (
        "confidence",
        "How good the ground of a view is, which is another question than how likely it is.",
    ),
    "edition": ("edition", "The case as it stood on a day: nothing in it was published later."),
}


def explained(term: str, text: str) -> Markup:
    """Return ``text`` as a term of the glossary: a link to what it means, which is its tooltip."""
    link = Markup(
        '<dfn class="term"><a href="#Term-{0}" aria-describedby="Meaning-{0}" title="{1}">{2}</a>'
        "</dfn>"
    )
    return link.format(term, TERMS[term][1], text)


def glossary(edition: Edition, sources: Iterable[str]) -> Markup:
    """Return a fold with every term, and with what is known of ``sources``, by name."""
    terms = Markup("").join(
        Markup('<dt id="Term-{0}">{1}</dt><dd id="Meaning-{0}">{2}</dd>').format(key, term, means)
        for key, (term, means) in TERMS.items()
    )
    return Markup(
        '<details class="glossary"><summary>Words, people and things on this page</summary>'
        "<dl>{}</dl>{}</details>"
    ).format(terms, _people(edition, set(sources)))


def _people(edition: Edition, sources: set[str]) -> Markup:
    rows = edition.case.sources
    rows = rows[rows["source_id"].isin(sources)].sort_values("name", kind="stable")
    items = Markup("").join(
        Markup('<dt><a href="{}">{}</a></dt><dd>{}</dd>').format(
            address("sources", row["source_id"]), row["name"], _known(row)
        )
        for row in rows.to_dict("records")
    )
    return Markup("<dl>{}</dl>").format(items) if items else Markup("")


def _known(row: dict[str, str]) -> str:
    """Return what the table says of a source: its kind and side, and how it could know."""
    kind = row["kind"].replace("_", " ")
    first = ", ".join(part for part in (kind, row["party"]) if part)
    parts = [first, row["position_to_know"], row["note"]]
    return " ".join(part if part.endswith(".") else f"{part}." for part in parts if part)
