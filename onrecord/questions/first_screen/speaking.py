"""Who says what of a point on the first screen, as lines with their marks, words and links."""

from collections.abc import Iterable
from itertools import groupby

from markupsafe import Markup

from onrecord.counting.days import when_words
from onrecord.drawing import theme
from onrecord.drawing.glyphs import stance_glyph
from onrecord.model.coded import Coded
from onrecord.model.edition import Edition, once
from onrecord.model.stances import AGAINST, DENYING, FOR, OPEN, OTHER, SILENT, STANCES
from onrecord.model.vocabularies import UNNAMED
from onrecord.prose import capital, listed, number, verb
from onrecord.questions.first_screen.data import Answer, seed
from onrecord.questions.row_links import in_quotes, to_rows
from onrecord.questions.voices_on_points import INFERRED, Voice

#: Voices named on one side of a point before the others are counted.
_NAMED = 2
#: Lines of what the seed says of one point.
_LINES = 3
#: Whose word comes first where there is no room for all.
_HOLDS = ("own", "relayed", "reworded")


def said_line(edition: Edition, answer: Answer) -> tuple[str, Markup]:
    """Return what the document says that the case starts from, or who said it first.

    The first of the two is the label of the line.
    """
    document = seed(edition)
    if document is None:
        if answer.first is None:
            return "Who said it first", _quiet(_nobody(answer))
        return "Who said it first", _lines([_speaks(edition, answer.first, dated=True)])
    when = document["published"]
    label = ", ".join([f"In {document['publisher']}", *([when_words(when)] if when else [])])
    if not answer.seed:
        return label, _quiet("Has nothing on this point.")
    firsts = [next(group) for _, group in groupby(answer.seed, key=lambda voice: voice.stance)]
    return label, _lines([_speaks(edition, voice) for voice in firsts[:_LINES]])


def for_lines(edition: Edition, answer: Answer) -> Markup:
    """Return who says yes: those with a name first, then how many have none."""
    voices = [voice for voice in answer.voices if voice.stance in FOR]
    if not voices:
        return _quiet(_nobody(answer)) + _inferring(edition, answer)
    unnamed = _unnamed(edition)
    named = [voice for voice in voices if voice.source not in unnamed]
    others = [voice for voice in voices if voice.source in unnamed]
    parts = [_some(named)] if named else []
    if len(others) == 1:
        parts.append(Markup("{}, unnamed").format(to_rows(others[0].claims, others[0].name)))
    elif others:
        words = f"{number(len(others))}{' others' if named else ''}, unnamed"
        parts.append(to_rows(_claims(others), words))
    return Markup("<p>{}.</p>").format(Markup("; ").join(parts)) + _inferring(edition, answer)


def _nobody(answer: Answer) -> str:
    """Return that nobody says yes, where some only infer it or are only said to."""
    own = " on ground of their own" if answer.row["mentions"] else ", in what was read"
    return f"Nobody{own}."


def _inferring(edition: Edition, answer: Answer) -> Markup:
    """Return who only infers it, the first with its words."""
    if not answer.inferring:
        return Markup("")
    first, rest = answer.inferring[0], answer.inferring[1:]
    line = to_rows(first.claims, first.name)
    if first.quote:
        line += Markup(": {}").format(in_quotes(edition, first.quote, first.claims))
    if rest:
        others = f"{number(len(rest))} {verb(len(rest), 'other', 'others')}"
        line += Markup("; {}").format(to_rows(_claims(rest), others))
    return Markup("<p>Only inferred by {}.</p>").format(line)


def against_lines(edition: Edition, answer: Answer) -> Markup:
    """Return who does not go along: two by name with their words, then how many others do what."""
    coded = Coded(edition.whole)
    if not any(f"stance.{stance}" in coded for stance in (*AGAINST, *OPEN)):
        return _quiet("Not recorded in this case.")
    above = {claim for voice in answer.seed for claim in voice.claims}
    everybody = [voice for voice in answer.voices if voice.stance in OTHER]
    voices = [voice for voice in everybody if not above.intersection(voice.claims[:1])]
    spoken = [voice for voice in voices if voice.stance not in SILENT]
    spoken.sort(key=lambda voice: _HOLDS.index(voice.hold))
    named = spoken if len(spoken) <= _NAMED + 1 else spoken[:_NAMED]
    lines = [_speaks(edition, voice) for voice in named]
    rest = spoken[len(named) :] + [voice for voice in voices if voice.stance in SILENT]
    rest.sort(key=lambda voice: OTHER.index(voice.stance))
    lines += _counted(rest, edition.names, bool(named))
    denied = any(answer.row[stance] for stance in DENYING)
    none = "" if denied or "stance.denies" not in coded else "Nobody denies it in what was read."
    besides = "Nobody besides." if everybody and not voices else ""
    return _lines(lines) + _quiet(" ".join(filter(None, [besides, none])))


def _speaks(edition: Edition, voice: Voice, *, dated: bool = False) -> Markup:
    """Return a voice with its mark: what it does, who it is, and its words."""
    by = "Inferred by" if voice.hold == INFERRED else capital(STANCES[voice.stance].by)
    line = Markup("{} {} {}").format(_glyph(voice), by, to_rows(voice.claims, voice.name))
    if voice.quote:
        line += Markup(": {}").format(in_quotes(edition, voice.quote, voice.claims))
    if dated:
        line += Markup(" ({})").format(_where(edition, voice.claims[0]))
    return line


def _where(edition: Edition, claim: str) -> str:
    """Return publisher and day of the document in which a claim stands."""
    rows = edition.kept_claims.set_index("claim_id")
    document = edition.case.documents.set_index("document_id").loc[rows["document_id"][claim]]
    day = document["published"]
    return ", ".join(filter(None, [document["publisher"], when_words(day) if day else ""]))


def _counted(voices: list[Voice], names: dict[str, str], more: bool) -> list[Markup]:
    """Return for each stance and hold how many others take it, all of them behind the number."""
    lines = []
    for (stance, own), group in groupby(voices, key=lambda voice: (voice.stance, voice.own)):
        same = list(group)
        some = number(len(same)) + (" others" if more else "")
        who = names.get(same[0].source, same[0].source) if len(same) == 1 else some
        told = "" if own else ", as others have it"
        by = capital(STANCES[stance].by)
        line = Markup("{} {} {}{}").format(_glyph(same[0]), by, to_rows(_claims(same), who), told)
        lines.append(line)
    return lines


def _some(voices: list[Voice]) -> Markup:
    """Return the first voices by name, each a link, and the number of the others as one."""
    shown = voices if len(voices) <= _NAMED + 1 else voices[:_NAMED]
    links = [to_rows(voice.claims, voice.name) for voice in shown]
    rest = voices[len(shown) :]
    if rest:
        links.append(to_rows(_claims(rest), f"{number(len(rest))} others"))
    return Markup(listed(links))  # noqa: S704 - each of them is escaped


def _claims(voices: Iterable[Voice]) -> list[str]:
    return list(dict.fromkeys(claim for voice in voices for claim in voice.claims))


def _glyph(voice: Voice) -> Markup:
    role, shape = theme.STANCES[voice.stance]
    return stance_glyph(role, shape, hollow=not voice.own)


def _lines(lines: list[Markup]) -> Markup:
    if not lines:
        return Markup("")
    items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
    return Markup('<ul class="voices">{}</ul>').format(items)


def _quiet(text: str) -> Markup:
    """Return ``text`` as a small line, or nothing where there is none."""
    if not text:
        return Markup("")
    return Markup('<p class="quiet">{}</p>').format(text)


@once
def _unnamed(edition: Edition) -> frozenset[str]:
    sources = edition.whole.sources
    return frozenset(sources.loc[sources["attribution"].isin(UNNAMED), "source_id"])
