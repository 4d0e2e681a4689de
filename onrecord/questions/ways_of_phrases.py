"""Where the phrases of a sentence lead: its names, its numbers and quoted words."""

import pandas as pd

from onrecord.addresses import address, address_of_rows, view
from onrecord.counting.counted_rows import rows_behind
from onrecord.model.edition import Edition, once
from onrecord.prose import counted
from onrecord.questions import origins_in_words
from onrecord.questions.marks import way_to_rows
from onrecord.questions.row_links import Words, languages
from onrecord.questions.voices_on_points import Voice, voices_on_points

Ways = dict[str, str]


def ways_of_point(edition: Edition, row: pd.Series) -> Ways:
    """Return by phrase where it leads in a sentence on the point of ``row``: the original first.

    Phrases are its label, its numbers, and the names and words of whoever speaks to it.
    """
    point = str(row.name)
    voices = [*voices_on_points(edition).get(point, ())]
    names = {edition.names[voice.source]: voice.claims for voice in reversed(voices)}
    names |= {voice.name: voice.claims for voice in reversed(voices)}
    ways = {name: address_of_rows("claims", claims) for name, claims in names.items() if claims}
    return {
        **ways,
        **_quotes(edition, voices),
        **_numbers(edition, row),
        **way_of_label(row),
    }


def _quotes(edition: Edition, voices: list[Voice]) -> Ways:
    """Return where the words of each voice lead, those of another language marked as such."""
    ways: Ways = {}
    for voice in reversed(voices):
        if voice.quote:
            where = address_of_rows("claims", voice.claims[:1])
            language = languages(edition).get(voice.claims[0], "")
            foreign = language not in ("", "en")
            ways[f"“{voice.quote}”"] = Words(where, language) if foreign else where
    return ways


def way_of_label(row: pd.Series) -> Ways:
    """Return where the label of the point of ``row`` leads: to all that is said on it."""
    return {f"“{row['label']}”": view("proposition_id", str(row.name))}


@once
def ways_of_names(edition: Edition) -> Ways:
    """Return where every name leads that a sentence of the edition may hold.

    A voice leads to all that it says, or to what is recorded of it where it says nothing here; a
    publisher that is no voice to its documents; the label of a point to all that is said on it.
    """
    speaking = set(edition.published_claims["source_id"])
    documents = edition.case.documents.groupby("publisher")["document_id"].apply(list)
    ways = {name: address_of_rows("documents", rows) for name, rows in documents.items() if name}
    sources = edition.case.sources
    for source, name in zip(sources["source_id"], sources["name"], strict=True):
        spoken = source in speaking
        ways[name] = view("source_id", source) if spoken else address("sources", source)
    return ways | ways_of_labels(edition)


def ways_of_labels(edition: Edition) -> Ways:
    """Return where the label of each point of the edition leads."""
    points = edition.case.propositions.set_index("proposition_id")
    return {
        phrase: way for _, row in points.iterrows() for phrase, way in way_of_label(row).items()
    }


def _numbers(edition: Edition, row: pd.Series) -> Ways:
    """Return where the numbers of a point lead that are told with their noun or verb."""
    behind = rows_behind(edition)[str(row.name)]
    told = {
        "mentions": counted(int(row["mentions"]), "mention"),
        "origins": origins_in_words.interval(row),
        "inferred": origins_in_words.inferring(row),
    }
    return {
        phrase: way_to_rows(edition, behind[name])
        for name, phrase in told.items()
        if behind.get(name)
    }
