"""The first screen as a page shows it: title, question, what it starts from, and the answers.

It stands on a desk in columns that are compared across, and on a phone one below the other.
"""

import pandas as pd
from markupsafe import Markup

from onrecord.addresses import address
from onrecord.counting.days import when_words
from onrecord.drawing import theme
from onrecord.drawing.glyphs import band_glyph, ring_glyphs, stance_glyph
from onrecord.drawing.records import HtmlTable
from onrecord.drawing.rings import Rings, ring_entries
from onrecord.model.edition import Edition
from onrecord.model.stances import FOR, OPEN
from onrecord.prose import capital, counted, number, sentence, verb
from onrecord.questions.first_screen.data import Answer, View, leading_answers, seed
from onrecord.questions.first_screen.speaking import against_lines, for_lines, said_line
from onrecord.questions.glossary import explained, glossary
from onrecord.questions.marks import rings_of
from onrecord.questions.origins_in_words import told
from onrecord.questions.own_views import share
from onrecord.questions.row_links import to_rows, way


def figure(edition: Edition) -> HtmlTable:
    """Return the first screen of ``edition``, its heading the title of the edition."""
    found = leading_answers(edition)
    return HtmlTable(
        Markup('<div class="front"><h1 class="opening">{}</h1>{}{}{}</div>').format(
            edition.title,
            _standfirst(edition, found),
            _answers(edition, found),
            _key(edition, found),
        )
    )


def _standfirst(edition: Edition, found: tuple[Answer, ...]) -> Markup:
    """Return the case's question, what has moved, the edition's reason, and the start of it all."""
    asked = edition.whole.about.question
    rows = edition.whole.editions
    reasons = rows.loc[(rows["as_of"] == edition.as_of) & (rows["reason"] != ""), "reason"]
    parts = [
        _moved(found),
        *(Markup("{}").format(sentence(reason)) for reason in reasons),
        _start(seed(edition)),
    ]
    text = Markup(" ").join(part for part in parts if part)
    question = Markup('<p class="asked">{}</p>').format(asked) if asked else Markup("")
    return question + (Markup('<p class="standfirst">{}</p>').format(text) if text else "")


def _moved(found: tuple[Answer, ...]) -> Markup:
    """Return which own views have moved since the edition before, from where and to where."""
    moved = [(answer.row["label"], answer.view) for answer in found if answer.view]
    said = [
        f"on “{label}” from {view.before} to {view.likelihood}"
        for label, view in moved
        if view.moved
    ]
    if not said:
        return Markup("")
    return Markup("<strong>Our view has moved</strong> {}.").format("; ".join(said))


def _start(document: "pd.Series | None") -> Markup:
    if document is None:
        return Markup("")
    title = document["title"] or document["document_id"]
    named = way(address("documents", document["document_id"]), f"“{title}”")
    when = document["published"]
    by = ", ".join(filter(None, [document["publisher"], when_words(when) if when else ""]))
    return Markup("The case starts from {} ({}).").format(named, by)


def _answers(edition: Edition, found: tuple[Answer, ...]) -> Markup:
    if not found:
        text = (
            "No point has been spoken to so far."
            if len(edition.case.documents)
            else "Nothing had been published by this date, so there is nothing to find."
        )
        return Markup('<p class="answers">{}</p>').format(text)
    blocks = Markup("").join(_block(edition, answer) for answer in found)
    across = min(3, len(found))
    return Markup('<div class="answers" style="--n:{}">{}</div>').format(across, blocks)


def _block(edition: Edition, answer: Answer) -> Markup:
    parts = [
        Markup("<h2>{}</h2>").format(answer.question),
        _part(*said_line(edition, answer)),
        _part("Who says yes", _sums(answer) + for_lines(edition, answer)),
        _part("Who denies, doubts or leaves it open", against_lines(edition, answer)),
        _part("Our view", _view(answer.view)) if answer.view else Markup("<div></div>"),
    ]
    return Markup('<section class="answer">{}</section>').format(Markup("").join(parts))


def _part(label: str, body: Markup) -> Markup:
    return Markup('<div class="part"><p class="label">{}</p>{}</div>').format(label, body)


def _sums(answer: Answer) -> Markup:
    """Return the rings of a point, their number, and how often it is said."""
    row = answer.row
    rings = rings_of(row)
    saying = [voice for voice in answer.voices if voice.stance in FOR]
    claims = [claim for voice in (*saying, *answer.inferring) for claim in voice.claims]
    least, most = int(row["origins_min"]), int(row["origins"])
    origins = counted(most, "origin") if least == most else f"{least} to {most} origins"
    infers = f"{number(rings.broken)} only {verb(rings.broken, 'infers', 'infer')} it"
    words = capital("; ".join([*([origins] if most else []), *([infers] if rings.broken else [])]))
    if not words:
        return Markup("")
    return Markup("<p>{} <strong>{}</strong></p>").format(
        ring_glyphs(rings) if rings.shown else "", to_rows(claims, words)
    )


def _view(view: View) -> Markup:
    low, high = share(view.likelihood)
    before = share(view.before) if view.before else None
    then = " Likelihood as before." if view.before else ""
    if view.moved:
        then = f" Before: {view.before}."
    return Markup(
        '<p><strong>{}</strong> <span class="quiet">{} to {} %</span></p>'
        '{}<p class="quiet">{}: {}.{}</p>'
    ).format(
        capital(view.likelihood),
        low,
        high,
        band_glyph(low, high, before),
        explained("confidence", "Confidence"),
        view.confidence,
        then,
    )


def _key(edition: Edition, found: tuple[Answer, ...]) -> Markup:
    """Return the line that says how to read a ring and a mark, and the fold that explains words."""
    if not found:
        return Markup("")
    entries = [*_rings(), *_marks(told(edition).holds)]
    items = Markup("").join(
        Markup("<li>{} {}</li>").format(glyph, explained(term, word))
        for glyph, term, word in entries
    )
    voices = [voice for one in found for voice in (*one.voices, *one.seed, *one.inferring)]
    return Markup('<ul class="key" aria-label="How to read the marks">{}</ul>{}').format(
        items, glossary(edition, {voice.source for voice in voices})
    )


def _rings() -> list[tuple[Markup, str, str]]:
    words = [entry.word for entry in ring_entries("a ring is one voice at the root")]
    pictures = [Rings(1, 1, 0), Rings(1, 0, 0), Rings(0, 0, 0, 1), Rings(2, 2, 2)]
    terms = ("origin", "least", "infers", "separate")
    return [
        (ring_glyphs(ring), term, word)
        for ring, term, word in zip(pictures, terms, words, strict=True)
    ]


def _marks(holds: bool) -> list[tuple[Markup, str, str]]:
    """Return what filled and hollow say; ``holds`` is whether the case records whose word it is."""
    role, shape = theme.STANCES[OPEN[-1]]
    full, hollow = (stance_glyph(role, shape, hollow=hollow) for hollow in (False, True))
    if not holds:
        return [(hollow, "own", "hollow: whose word it is, is not recorded")]
    return [
        (full, "own", "filled: the voice’s own word"),
        (hollow, "relayed", "hollow: as somebody else has it"),
    ]
