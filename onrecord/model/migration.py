"""Bring claims of the first form of the tables to the second; what is not plain is left and told.

In the first form one stance, ``no_comment``, stood for declining and for not answering; *not
aware* was ``not_confirmed``; and an empty derivation said that a claim starts there.
"""

import re
from typing import NamedTuple

import pandas as pd

_OLD_SILENCE, _OLD_OPEN = "no_comment", "not_confirmed"
_DECLINED = re.compile(
    r"\bdeclin\w+|\brefus\w+"
    r"|\b(?:did|do|does)(?:n['’]t| not) (?:wish|want) to\b"
    r"|\bwould(?:n['’]t| not) (?:comment|say|answer|discuss|elaborate|go into|be drawn)\b",
    re.IGNORECASE,
)
_NO_ANSWER = re.compile(
    r"\b(?:did|do|does|had|has|have)(?:n['’]t| not) (?:\w+ )?(?:respond|repl|answer|reach|return)"
    r"|\b(?:could|was|were)(?:n['’]t| not) (?:\w+ )?(?:be )?(?:\w+ )?reached\b"
    r"|\bno (?:answer|reply|response)\b|\bunanswered\b",
    re.IGNORECASE,
)
_UNAWARE = re.compile(
    r"\bunaware\b|(?:\bnot|n['’]t) (?:\w+ )?aware\b"
    r"|(?:\bnot|n['’]t) know\b|\bkn[eo]w(?:s|ing)? (?:nothing|of no)\b"
    r"|\bno (?:knowledge|sign|signs|indication|indications)\b"
    r"|\b(?:seen|shown) no\b|\bnot seen any|\bnor\b.*\bseen an?\b|\bnothing (?:points|suggests)\b",
    re.IGNORECASE,
)
#: A denial and a word of knowing in one text: perhaps not knowing, perhaps not confirming.
_PERHAPS_UNAWARE = re.compile(
    r"(?:\bnot\b|n['’]t\b).*\b(?:aware|known?|signs?|indications?)\b"
    r"|\b(?:known?|aware)\b.*\bnot\b",
    re.IGNORECASE,
)
_LATIN = re.compile(r"[A-Za-z]")


class Change(NamedTuple):
    """One cell that was or may have to be changed; ``now`` is empty where it was left."""

    claim_id: str
    column: str
    was: str
    now: str
    why: str


def migrated(claims: pd.DataFrame, empty_starts: bool) -> tuple[pd.DataFrame, list[Change]]:
    """Return ``claims`` in the second form, and what was changed or left to a reader.

    With ``empty_starts``, an empty derivation of a row that repeats nothing says that it starts
    there, as it did in the first form; otherwise it stays: not recorded.
    """
    changes = [
        change for row in claims.to_dict("records") for change in _decided(row, empty_starts)
    ]
    done = claims.copy()
    now = {(change.claim_id, change.column): change.now for change in changes if change.now}
    for column in ("stance", "derivation"):
        cells = zip(claims["claim_id"], claims[column], strict=True)
        done[column] = [now.get((claim, column), cell) for claim, cell in cells]
    return done, [*changes, *_parted(claims, done)]


def _decided(row: dict[str, str], empty_starts: bool) -> list[Change]:
    """Return the changes of one row, those that are left to a reader too."""
    found = []
    words = [text for text in (row["cue"], row["statement"]) if text]
    if row["stance"] in (_OLD_SILENCE, _OLD_OPEN):
        settle = _silence if row["stance"] == _OLD_SILENCE else _open
        now, why = settle(words)
        if now or why:
            found.append(Change(row["claim_id"], "stance", row["stance"], now, why))
    if empty_starts and not row["derived_from"] and not row["derivation"]:
        found.append(Change(row["claim_id"], "derivation", "", "starts_here", ""))
    return found


def _silence(words: list[str]) -> tuple[str, str]:
    """Return what ``no_comment`` was, and the words that show it or why it is left."""
    if not words:
        return "no_answer", "the row has no words, so the weaker of the two"
    declined, silent = _first(_DECLINED, words), _first(_NO_ANSWER, words)
    if declined and not silent:
        return "declined", declined
    if silent and not declined:
        return "no_answer", silent
    return "", f"declined or no_answer? {_quoted(words)}"


def _open(words: list[str]) -> tuple[str, str]:
    """Return ``unaware`` where ``not_confirmed`` was that, and the words that show it."""
    if shown := _first(_UNAWARE, words):
        return "unaware", shown
    if _first(_PERHAPS_UNAWARE, words) or _unread(words):
        return "", f"not_confirmed, or unaware? {_quoted(words)}"
    return "", ""


def _unread(words: list[str]) -> bool:
    """Return whether the words as printed are in a script whose words are not known here.

    What is said of confirming in the analyst's own sentence decides nevertheless.
    """
    foreign = bool(words) and not _LATIN.search(words[0])
    return foreign and not any("confirm" in text for text in words)


def _first(pattern: re.Pattern[str], words: list[str]) -> str:
    """Return the first text that ``pattern`` finds something in, in quotation marks, or nothing."""
    return next((_quoted([text]) for text in words if pattern.search(text)), "")


def _quoted(words: list[str]) -> str:
    return " / ".join("“" + text.strip('“”"') + "”" for text in words)


def _parted(before: pd.DataFrame, after: pd.DataFrame) -> list[Change]:
    """Return the rows that took the stance of the row that they repeat and no longer do."""
    was, now = (_stances(frame) for frame in (before, after))
    pairs = zip(after["claim_id"], after["derived_from"], strict=True)
    return [
        Change(claim, "stance", now[claim][0], "", f"it repeats {parent}, now {now[parent][0]}")
        for claim, parent in pairs
        if parent in now and was[claim] == was[parent] and now[claim] != now[parent]
    ]


def _stances(claims: pd.DataFrame) -> dict[str, tuple[str, str]]:
    pairs = zip(claims["stance"], claims["proposition_id"], strict=True)
    return dict(zip(claims["claim_id"], pairs, strict=True))
