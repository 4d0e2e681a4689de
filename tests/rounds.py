"""Two thousand claims in three hundred documents: the news about one dam comes in rounds.

Everything is picked from the lists in ``thousands.toml`` by a checksum of what it is picked for,
so that every run, and every version of Python, makes the same rows.
"""

import datetime as dt
import tomllib
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from onrecord.model.stances import OPEN, SILENT
from tests.cases import Row

T = TypeVar("T")
Thread = tuple[str, str]

TOLD: dict[str, Any] = tomllib.loads(Path(__file__).with_name("thousands.toml").read_text("utf-8"))
AS_OF = "2025-06-30"
#: How many days into a round, and there is one a month, each of its documents comes out, and how
#: many claims it holds.
_ROUNDS, _START = 25, dt.date(2023, 3, 6)
_DAYS = (0, 0, 1, 1, 1, 2, 2, 3, 4, 6, 9, 14)
_SIZES = (12, 9, 8, 7, 6, 6, 6, 6, 5, 5, 5, 5)
#: From this place in a round on, documents only repeat what others have said.
_RETELL = 8
#: The publishers that also speak in their own voice.
OUTLETS = {cells[0]: cells[1] for cells in TOLD["publishers"][:20]}
#: What a voice does, by what it tends to do.
_STANCES = {
    "asserts": ("asserts", "asserts", "asserts", "asserts", "denies"),
    "denies": ("denies", "denies", "denies", "declined", "asserts"),
    "declines": ("not_confirmed", "unaware", "no_answer", "asserts"),
    "doubts": ("doubts", "asserts", "not_confirmed"),
}
_VERBS = {
    "asserts": "says that",
    "denies": "denies that",
    "doubts": "doubts that",
    "unaware": "does not know that",
    "not_confirmed": "does not confirm that",
    "declined": "declined to say whether",
    "no_answer": "gave no answer on whether",
}
_SURE = ("certain", "certain", "certain", "probable", "possible", "reported")
_BASES = ("none_stated", "none_stated", "first_hand", "inference", "intelligence", "document")
_WHEN = ("2021-11~", "2022-XX", "2022-02/2022-06", "2023-02-27", "2023-02-27/2023-03-01")
_VOICES = {cells[0]: cells for cells in TOLD["voices"]}
_WORDS = {cells[0]: cells[2] for cells in TOLD["propositions"]}


def pick(among: Sequence[T], *reasons: object) -> T:
    """Return one of ``among``, the same for the same ``reasons`` for ever."""
    return among[_mixed(*reasons) % len(among)]


def documents() -> list[Row]:
    """Return the rows of the documents, round by round."""
    return [_document(turn, place) for turn in range(_ROUNDS) for place in range(len(_DAYS))]


def claims() -> list[Row]:
    """Return the rows of the claims; each repeats only what was there to be repeated."""
    rows: list[Row] = []
    for turn in range(_ROUNDS):
        said: dict[Thread, list[Row]] = {}
        for place in range(len(_DAYS)):
            for slot, thread in enumerate(_chosen(turn, place, list(said))):
                row = _claim(turn, place, slot, thread, said.setdefault(thread, []))
                said[thread].append(row)
                rows.append(row)
    return rows


def _document(turn: int, place: int) -> Row:
    slug, name, language, kind = _publisher(turn, place)
    day = _day(turn, place)
    url = f"https://{slug}.example/{day.replace('-', '/')}/aster-dam"
    return {
        "document_id": f"{slug}-{day}",
        "publisher": name,
        "title": pick(TOLD["titles"][language], turn, place),
        "url": url,
        "published": day,
        "accessed": AS_OF,
        "language": language,
        "kind": kind,
        "credit": _publisher(turn, 0)[1] if place > 3 else "",
        "archived_url": f"https://web.archive.example/{url}",
        "extent": pick(("full", "full", "opening", "excerpt"), turn, place),
        "words": str(200 + 37 * _SIZES[place]),
    }


def _claim(turn: int, place: int, slot: int, thread: Thread, before: list[Row]) -> Row:
    """Return a claim that repeats one of those ``before`` it, or stands on its own."""
    slug, name, language, _ = _publisher(turn, place)
    stance, me = pick(_STANCES[_VOICES[thread[0]][6]], thread), (turn, place, slot)
    document, paragraph = f"{slug}-{_day(turn, place)}", slot // 2 + 2
    again = bool(before) and (place >= _RETELL or pick((True, True, True, False), "again", me))
    spoken = _repeated(me, before) if again else _spoken(me, stance)
    takes_over = again and slug in OUTLETS and pick((True, False, False), "own", me)
    speaker = name if takes_over else _VOICES[thread[0]][1]
    return {
        "claim_id": f"{document}-{paragraph:02}{'ab'[slot % 2]}",
        "proposition_id": thread[1],
        "source_id": slug if takes_over else thread[0],
        "document_id": document,
        "paragraph": str(paragraph),
        "stance": stance,
        "cue": pick(TOLD["cues"][language][stance], "cue", me),
        "event_date": pick((*_WHEN, *[""] * 45), "event", me),
        "credibility": pick("3336622245", "credibility", me),
        "statement": f"{speaker} {_VERBS[stance]} {_lowered(_WORDS[thread[1]])}",
        "anchor": f"{slot * 40 + 20}-{slot * 40 + 60}:{_mixed(me):016x}",
        "entered": AS_OF,
        "note": _note(me, spoken.get("derived_from", "")),
        **spoken,
    }


def _spoken(me: tuple[int, int, int], stance: str) -> Row:
    """Return what a claim says of itself that starts a chain."""
    basis = "none_stated" if stance in (*OPEN, *SILENT) else pick(_BASES, "basis", me)
    return {
        "certainty": "unstated" if stance in (*OPEN, *SILENT) else pick(_SURE, "sure", me),
        "basis": basis,
        "custody": pick(("described", "seen", "held"), "held", me) if basis == "document" else "",
        "said_date": _day(*me[:2]) + pick(("", "", "", "~"), "said", me),
    }


def _repeated(me: tuple[int, int, int], before: list[Row]) -> Row:
    """Return what a claim says of itself that repeats one of the last of those ``before`` it."""
    parent = pick(before[-3:], "parent", me)
    kept = {key: parent[key] for key in ("certainty", "basis", "custody", "said_date")}
    if parent["stance"] not in (*OPEN, *SILENT) and pick((True, False, False, False), "drift", me):
        kept["certainty"] = pick(_SURE, "drifts", me)
    how = pick(("cites", "paraphrases", "quotes", "suspected"), "how", me)
    return {**kept, "derived_from": parent["claim_id"], "derivation": how}


def _note(me: tuple[int, int, int], parent: str) -> str:
    """Return a note, for four rows in five; some have two sentences."""
    first, second = (pick(TOLD[kind], kind, me) for kind in ("notes", "more_notes"))
    both = f"{first} {second.format(parent or 'the headline')}"
    return pick((both, both, first, first, ""), "noted", me)


def _chosen(turn: int, place: int, said: list[Thread]) -> list[Thread]:
    """Return who speaks about what in a document: early ones take what the round began with."""
    crucial = [proposition[0] for proposition in TOLD["propositions"] if proposition[4] == "yes"]
    others = [proposition[0] for proposition in TOLD["propositions"] if proposition[4] == "no"]
    asked = [crucial[(turn * 2 + n) % len(crucial)] for n in range(2)]
    asked += [others[(turn * 3 + n * 7) % len(others)] for n in range(4)]
    voices = [TOLD["voices"][(turn * 9 + n * 11) % len(_VOICES)][0] for n in range(9)]
    every = [(voices[n % 9], asked[(n + n // 9) % 6]) for n in range(54)]
    open_to = said if place >= _RETELL else every[: _SIZES[0] + 3 * place]
    return sorted(open_to, key=lambda thread: _mixed(turn, place, thread))[: _SIZES[place]]


def _publisher(turn: int, place: int) -> list[str]:
    # Seven and the number of publishers share no divisor, so that none comes twice in a round.
    return TOLD["publishers"][(turn * 5 + place * 7) % len(TOLD["publishers"])]


def _day(turn: int, place: int) -> str:
    return (_START + dt.timedelta(days=turn * 31 + _DAYS[place])).isoformat()


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _mixed(*reasons: object) -> int:
    return zlib.crc32(repr(reasons).encode())
