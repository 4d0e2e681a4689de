"""What a figure drew: its texts with their places, its marks, and cases that try its room."""

from collections.abc import Iterator

import matplotlib.colors
import pandas as pd

from onrecord.drawing.canvas import Canvas
from onrecord.drawing.exhibit import Exhibit
from onrecord.drawing.measure import text_width
from onrecord.drawing.theme import WIDTHS
from onrecord.model.case import Case
from onrecord.model.stances import OTHER
from tests.cases import Row, case, claim

FORMS = tuple(WIDTHS)
STANCES = ("asserts", "asserts", *OTHER)
BASES = ("first_hand", "document", "told_by_other", "inference", "intelligence", "none_stated")
RUNGS = ("", "", "described", "seen", "held")


def texts(exhibit: Exhibit, form: str = "wide") -> list[str]:
    """Return every line of type of a picture, from the top."""
    return [text.get_text() for text in exhibit.canvas(form).axes.texts]


def hrefs(exhibit: Exhibit, form: str = "wide") -> list[str]:
    """Return the addresses of the marks of a picture."""
    return [href for href, _ in exhibit.canvas(form).marks.values() if href]


def tips(exhibit: Exhibit, form: str = "wide") -> list[str]:
    """Return the tooltips of the marks of a picture."""
    return [title for _, title in exhibit.canvas(form).marks.values()]


def outside(canvas: Canvas) -> Iterator[str]:
    """Yield every line of type that leaves the picture to the left, right, top or bottom."""
    for text in canvas.axes.texts:
        x, y = text.get_position()
        bold = text.get_fontweight() == "bold"
        length = text_width(text.get_text(), text.get_fontsize(), bold=bold)
        if text.get_rotation() == 90:
            if y > canvas.height or y - length < 0 or x > canvas.width:
                yield text.get_text()
            continue
        left = x - length * {"left": 0, "center": 0.5, "right": 1}[text.get_horizontalalignment()]
        # Half a pixel is what rounding costs.
        if left < -0.5 or left + length > canvas.width + 0.5 or not 0 < y <= canvas.height:
            yield f"{text.get_text()} at {left:.0f} to {left + length:.0f} of {canvas.width}"


def clashes(canvas: Canvas) -> Iterator[str]:
    """Yield pairs of lines of type that lie on each other."""
    boxes = []
    for text in canvas.axes.texts:
        if text.get_rotation() == 90 or not text.get_text():
            continue
        x, y = text.get_position()
        bold = text.get_fontweight() == "bold"
        length = text_width(text.get_text(), text.get_fontsize(), bold=bold)
        left = x - length * {"left": 0, "center": 0.5, "right": 1}[text.get_horizontalalignment()]
        boxes.append((y, left, left + length, text.get_fontsize(), text.get_text()))
    boxes.sort()
    for place, (y, left, right, _, words) in enumerate(boxes):
        for below, start, end, size, others in boxes[place + 1 :]:
            if below - y > 0.7 * size:
                break
            if left < end - 1 and start < right - 1:
                yield f"{words} | {others}"


def colours(canvas: Canvas) -> set[str]:
    """Return the colours of everything drawn, as hex values."""
    found = {matplotlib.colors.to_hex(text.get_color()) for text in canvas.axes.texts}
    for line in canvas.axes.lines:
        marker = line.get_marker() not in ("None", "", None)
        colour = line.get_markeredgecolor() if marker else line.get_color()
        found.add(matplotlib.colors.to_hex(colour))
    return found | {
        matplotlib.colors.to_hex(patch.get_facecolor()) for patch in canvas.axes.patches
    }


def sprawling(
    claims: int = 500,
    propositions: int = 40,
    days: int = 3650,
    name: str = "Voice",
    label: str = "",
) -> Case:
    """Return a case with many claims by ninety sources of all kinds over ``days`` days."""
    dates = pd.date_range("2015-01-01", periods=max(days, 1)).strftime("%Y-%m-%d")
    documents = {f"d{at}": dates[at * max(days - 1, 0) // 29] for at in range(30)}
    rows: list[Row] = []
    for at in range(claims):
        document = f"d{at % 30}"
        row = claim(at + 1, f"s{at % 90}", STANCES[at % len(STANCES)], document_id=document)
        rows.append(
            row
            | {
                "claim_id": f"{document}-{at + 1:04}a",
                "proposition_id": f"p{at % propositions}",
                "basis": BASES[at % 6],
                "custody": RUNGS[at % 5],
                "credibility": str(1 + at % 6),
                "said_date": documents[document] if at % 7 else documents[document][:7],
                "event_date": documents[document][:4] if at % 11 == 0 else "",
            }
        )
    named = ("named_person", "described_anonymous", "undescribed", "office", "outlet")
    sources = {
        f"s{at}": {
            "name": f"{name} {at}",
            "attribution": named[at % 5],
            "kind": "outlet" if at % 5 == 4 else "document" if at % 7 == 0 else "person",
            "party": ("EU", "media", "China", "US", "")[at % 5],
            "reliability": "ABCDEF"[at % 6],
            "persons_min": "1",
            "position_to_know": "not stated",
            "anonymity_reason": "no reason given",
        }
        for at in range(90)
    }
    one = case(rows, sources=sources, documents=documents)
    if label:
        words = one.propositions["proposition_id"].map(lambda number: f"{label} {number}")
        object.__setattr__(one, "propositions", one.propositions.assign(label=words))
    return one
