"""Anonymity by the agencies' own rules: a checklist of unnamed voices, those most used first."""

from typing import Any

import pandas as pd

from onrecord.addresses import address
from onrecord.drawing.canvas import Canvas
from onrecord.drawing.exhibit import Exhibit
from onrecord.drawing.label import Label, draw_label
from onrecord.drawing.legend import draw_legend
from onrecord.drawing.lines import wrap
from onrecord.drawing.theme import LEADING, SMALL, TEXT
from onrecord.model.edition import Edition
from onrecord.prose import capital, counted, number, number_or_none, verb
from onrecord.questions.anonymity_rules.data import (
    NO,
    NONE,
    PART,
    RULES,
    YES,
    checks,
    meets_all,
    totals,
)
from onrecord.questions.source_line import source_line

#: Voices drawn; the table holds all.
MOST = 16
_ANSWERS = {YES: ("focus", "o", False), PART: ("focus", "D", True), NO: ("denied", "x", False)}
_WORDS = {YES: "yes", PART: "in part", NO: "no", NONE: "does not apply"}


def figure(edition: Edition) -> Exhibit:
    """Return the checklist of ``edition``: unnamed voices by rules of AP and Reuters."""
    checked = checks(edition)
    return Exhibit(
        name="anonymity-rules",
        headline=_headline(checked),
        subtitle=_subtitle(checked),
        limits=(
            "The rules are those that AP and Reuters set for their own reporting, as far as they "
            "can be seen from outside; other outlets have others. A rule that is not met says "
            "nothing about whether a claim is true. The answers on position and reason are read "
            "off the words in the table below, by a printed rule: read them there."
        ),
        source=source_line(edition),
        alt=_alt(checked),
        frame=_table(checked),
        draw=(lambda canvas, y: _draw(canvas, y, checked)) if len(checked) else None,
    )


def marked(edition: Edition) -> frozenset[str]:
    """Return the names of the rows for which a mark stands: the sources drawn."""
    return frozenset(checks(edition).head(MOST)["source_id"])


def _headline(checked: pd.DataFrame) -> str:
    if checked.empty:
        return "No unnamed voice speaks in this edition"
    given = int((checked["reason"] == YES).sum())
    met = int(meets_all(checked).sum())
    return (
        f"Of {counted(len(checked), 'unnamed voice')}, {number_or_none(given)} "
        f"{verb(given or 1, 'comes', 'come')} with a reason for the anonymity, and "
        f"{number_or_none(met)} {verb(met or 1, 'meets', 'meet')} all "
        f"{number(len(RULES))} rules"
    )


def _subtitle(checked: pd.DataFrame) -> str:
    shown = min(len(checked), MOST)
    some = "all of them" if shown == len(checked) else f"the {number(shown)} with most claims"
    return f"Unnamed voices by the rules of AP and Reuters for unnamed sources; {some}"


def _alt(checked: pd.DataFrame) -> str:
    if checked.empty:
        return "Checklist without rows: no unnamed voice speaks."
    sums = totals(checked)
    parts = [f"{RULES[rule].lower()} {row[YES]}" for rule, row in sums.iterrows()]
    return (
        f"Checklist of {counted(len(checked), 'unnamed voice')}; met in full: {', '.join(parts)}."
    )


def _table(checked: pd.DataFrame) -> pd.DataFrame:
    table = {"Unnamed voice": checked["name"], "Claims": checked["claims"]}
    table |= {RULES[rule]: checked[rule] for rule in RULES}
    table |= {
        "How it could know, in our words": checked["position_words"],
        "Reason, in our words": checked["reason_words"],
    }
    return pd.DataFrame(table)


def _draw(canvas: Canvas, y: float, checked: pd.DataFrame) -> float:
    wide = canvas.wide
    entries = [
        (role, shape, _WORDS[answer], hollow) for answer, (role, shape, hollow) in _ANSWERS.items()
    ]
    y = draw_legend(canvas, y + SMALL, entries)
    left = 290.0 if wide else 168.0
    step = (canvas.width - left - 4) / len(RULES)
    y = _heads(canvas, y, left, step) if wide else _numbered(canvas, y, left, step)
    y = _sums(canvas, y, checked, left, step)
    for row in checked.head(MOST).itertuples():
        y = _voice(canvas, y, row, left, step)
    more = len(checked) - MOST
    if more > 0:
        words = f"{counted(more, 'more unnamed voice')} with fewer claims: see the table below"
        y = canvas.lines(4, y + 16, wrap(capital(words), canvas.width - 8, SMALL), "muted", SMALL)
    return y


def _heads(canvas: Canvas, y: float, left: float, step: float) -> float:
    """Set the rules above their columns."""
    heads = [wrap(text, step - 8, SMALL) for text in RULES.values()]
    deepest = max(len(head) for head in heads)
    for at, lines in enumerate(heads):
        base = y + 8 + (deepest - len(lines)) * SMALL * LEADING + SMALL
        canvas.lines(left + (at + 0.5) * step, base, lines, "muted", SMALL, align="center")
    return y + 10 + deepest * SMALL * LEADING + 4


def _numbered(canvas: Canvas, y: float, left: float, step: float) -> float:
    """Set the rules as a numbered list, and their numbers above the columns of a phone."""
    for at, text in enumerate(RULES.values(), start=1):
        y += SMALL * LEADING
        canvas.text(4, y, f"{at}  {text}", "muted", SMALL)
    y += SMALL * LEADING + 10
    for at in range(len(RULES)):
        canvas.text(left + (at + 0.5) * step, y, str(at + 1), "muted", SMALL, align="center")
    return y + 5


def _sums(canvas: Canvas, y: float, checked: pd.DataFrame, left: float, step: float) -> float:
    """Set how many of all the voices meet each rule in full."""
    canvas.rule(y)
    canvas.box(0, y + 1, canvas.width, 26, "band")
    many = len(checked)
    canvas.text(4, y + 18, f"Met in full, of {many}", size=SMALL, bold=True)
    canvas.text(left - 8, y - 5, "claims", "muted", SMALL, align="right")
    for at, met in enumerate(totals(checked)[YES]):
        canvas.text(left + (at + 0.5) * step, y + 18, str(met), bold=True, align="center")
    return y + 28


def _voice(canvas: Canvas, y: float, row: Any, left: float, step: float) -> float:
    canvas.rule(y)
    said = "; ".join(f"{RULES[rule].lower()}: {_WORDS[getattr(row, rule)]}" for rule in RULES)
    mark = (
        address("sources", row.source_id),
        f"{row.name}, {counted(row.claims, 'claim')}. {said}",
    )
    room = left - 40
    name = Label(row.name, mark, size=SMALL)
    lines = wrap(row.name, room, SMALL, most=name.most)
    height = max(26.0, len(lines) * SMALL * LEADING + 8)
    base = y + (height - len(lines) * SMALL * LEADING) / 2 + SMALL
    draw_label(canvas, 4, base, room, name)
    canvas.text(left - 8, y + height / 2 + 4, str(row.claims), "muted", SMALL, align="right")
    for at, rule in enumerate(RULES):
        answer, x, middle = getattr(row, rule), left + (at + 0.5) * step, y + height / 2
        if answer == NONE:
            canvas.text(x, middle + 4, "–", "muted", SMALL, align="center")
            continue
        role, shape, hollow = _ANSWERS[answer]
        canvas.dot(x, middle, role, shape, TEXT - 4, hollow=hollow)
    return y + height
