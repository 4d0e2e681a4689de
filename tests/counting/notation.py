"""Cases in one line: ``a-1 minister denies; b-1 minister asserts < a-1``.

A row is its id (the document before the hyphen), its voice and its stance, and after that, in any
order: ``< id`` it cites that row, ``~ id`` it is suspected of repeating it, ``: id`` it paraphrases
it, ``^ name`` it comes through that source, ``@ point`` it speaks to that point (``p`` if none),
``% paragraph``, ``# day`` it was said, ``inferred`` by inference, ``unrecorded`` nobody recorded
where it starts.
"""

from pathlib import Path

from onrecord.model.case import Case
from onrecord.model.tables import TABLES
from tests.cases import Row, frame

DAY = "2024-11-01"
#: The document that shows every link, on the first day.
LINK = "links"
_MARKS = {
    "<": ("derived_from", {"derivation": "cites"}),
    "~": ("derived_from", {"derivation": "suspected"}),
    ":": ("derived_from", {"derivation": "paraphrases"}),
    "^": ("through", {}),
    "@": ("proposition_id", {}),
    "%": ("paragraph", {}),
    "#": ("said_date", {}),
}


def row(text: str) -> Row:
    """Return the row of one claim."""
    name, voice, stance, *rest = text.split()
    cells = {
        "claim_id": name,
        "document_id": name.rpartition("-")[0],
        "source_id": voice,
        "stance": stance,
        "proposition_id": "p",
        "paragraph": name.rpartition("-")[2],
        "basis": "none_stated",
        "derivation": "" if stance == "retracts" else "starts_here",
    }
    while rest:
        word = rest.pop(0)
        if word in _MARKS:
            column, more = _MARKS[word]
            cells |= {column: rest.pop(0), **more}
        elif word == "inferred":
            cells["basis"] = "inference"
        elif word == "unrecorded":
            cells["derivation"] = ""
    if stance == "retracts":
        cells["derivation"] = ""
    return cells


def rows(text: str) -> list[Row]:
    """Return the rows of claims that are parted by semicolons."""
    return [row(part) for part in text.split(";") if part.strip()]


def build(claims: list[Row], settings: str = "") -> Case:
    """Return the case of ``claims``; its documents, sources and points are those that they name.

    ``settings`` are parted by semicolons: ``unread DOC``, ``day DOC DATE``, ``publisher DOC NAME``,
    ``unnamed VOICE``, ``outlet VOICE``, ``A speaks_for B``, ``A implies B``, ``p concerns A`` and
    links as ``A dependent B`` or, on one point, ``A independent B on p``.
    """
    told = [part.split() for part in settings.split(";") if part.strip()]
    first = {}
    for word in told:
        first.setdefault(word[0], []).append(word[1:])
    unread = {word[0] for word in first.get("unread", [])}
    days = dict(first.get("day", []))
    publishers = dict(first.get("publisher", []))
    between = [word for word in told if len(word) > 2 and word[0] not in ("day", "publisher")]
    speaks_for = {a: b for a, verb, b in (word[:3] for word in between) if verb == "speaks_for"}
    concerns = {a: b for a, verb, b in (word[:3] for word in between) if verb == "concerns"}
    implied = [(a, b) for a, verb, b in (word[:3] for word in between) if verb == "implies"]
    links = [word for word in between if word[1] not in ("speaks_for", "concerns", "implies")]
    voices = {cells["source_id"] for cells in claims} | {
        cells["through"] for cells in claims if cells.get("through")
    }
    voices |= {*speaks_for, *speaks_for.values()} | {end for word in links for end in word[::2][:2]}
    unnamed = {word[0] for word in first.get("unnamed", [])}
    outlets = {word[0] for word in first.get("outlet", [])}
    points = {cells["proposition_id"] for cells in claims} | {
        one for pair in implied for one in pair
    }
    documents = sorted({cells["document_id"] for cells in claims} | {LINK})
    tables = {
        "claims": claims,
        "documents": [
            {
                "document_id": name,
                "publisher": publishers.get(name, name),
                "published": days.get(name, DAY),
                "extent": "not_read" if name in unread else "full",
            }
            for name in documents
        ],
        "sources": [
            {
                "source_id": name,
                "name": name,
                "kind": "outlet" if name in outlets else "person",
                "attribution": "described_anonymous" if name in unnamed else "named_person",
                "speaks_for": speaks_for.get(name, ""),
            }
            for name in sorted(voices)
        ],
        "propositions": [
            {
                "proposition_id": name,
                "label": name,
                "topic": "t",
                "crucial": "yes",
                "concerns": concerns.get(name, ""),
            }
            for name in sorted(points)
        ],
        "links": [
            {
                "source_a": word[0],
                "relation": word[1],
                "source_b": word[2],
                "document_id": LINK,
                "proposition_id": word[4] if len(word) > 4 else "",
                "second_reading": "2024-12-01" if word[1] == "independent" else "",
            }
            for word in links
        ],
        "relations": [
            {"proposition_a": a, "relation": "implies", "proposition_b": b} for a, b in implied
        ],
    }
    frames = {name: frame(name, tables.get(name, [])) for name in TABLES}
    return Case("in-memory", Path("nowhere"), **frames)
