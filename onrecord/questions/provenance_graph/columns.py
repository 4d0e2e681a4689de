"""The layout of the provenance graph: rows by chain, columns by day, no line across a name."""

from typing import NamedTuple

import pandas as pd

from onrecord.addresses import address
from onrecord.drawing.canvas import Canvas
from onrecord.drawing.label import Label, draw_label
from onrecord.drawing.legend import draw_legend
from onrecord.drawing.lines import shorten
from onrecord.drawing.measure import text_width
from onrecord.drawing.theme import SMALL
from onrecord.model import dates

_LEFT = 240.0
_RIGHT = 190.0
_ROW = 20.0
_NOTE = 15.0
_GAP = 7.0
_NUDGE = 9.0
_INDENT = 16.0
_LABEL = 190.0
_ROOM = 60.0


class Node(NamedTuple):
    """One document on the canvas: its row, its place, and whether it is named below its dot."""

    row: pd.Series
    x: float
    y: float


def draw_columns(canvas: Canvas, y: float, texts: pd.DataFrame, names: dict[str, str]) -> float:
    """Draw ``texts``, in the order of their trees, from ``y`` down; return where it ended.

    A desk sees the origins at the left and the documents at their day; days follow each other
    evenly, so that a busy week is as readable as a quiet year. A phone sees a tree by depth. Since
    no text is older than the one it hangs on, no line crosses a name.
    """
    entries = [
        ("focus", "o", "brings something of its own", False),
        ("focus", "o", "only takes from others", True),
    ]
    wide = canvas.wide
    y = _heads(canvas, draw_legend(canvas, y + SMALL, entries), wide)
    nodes, end = (_by_day if wide else _by_depth)(texts, canvas.width, y)
    if wide:
        end = _axis(canvas, texts, nodes, y, end)
    nodes_by_id = {node.row["document_id"]: node for node in nodes}
    for node in nodes:
        _edge(canvas, node, nodes_by_id.get(node.row["main"]))
    for node in nodes:
        _origins(canvas, node, names, wide)
        _document(canvas, node)
    return end


def _heads(canvas: Canvas, y: float, wide: bool) -> float:
    if wide:
        canvas.text(4, y + 8, "Origins that begin there, + more", "muted", SMALL)
        canvas.text(_LEFT, y + 8, "Documents by day, and what takes from them", "muted", SMALL)
    else:
        canvas.text(4, y + 4, "In grey: the origin that begins there, + more", "muted", SMALL)
    return y + 14


def _by_day(texts: pd.DataFrame, width: float, y: float) -> tuple[list[Node], float]:
    days = _days(texts)
    order = sorted(set(days.values()))
    step = (width - _LEFT - _RIGHT) / max(1, len(order) - 1)
    nudge = min(_NUDGE, step / 3, _ROOM / max(1, texts["step"].max()))
    nodes: dict[str, Node] = {}
    for _, row in texts.iterrows():
        y += _ROW if row["step"] else _ROW + _GAP
        own, parent = days[row["document_id"]], nodes.get(row["main"])
        x = _LEFT + order.index(own) * step
        if parent and parent.x >= x:
            x = parent.x + nudge
        nodes[row["document_id"]] = Node(row, x, y - _ROW / 2)
    return list(nodes.values()), y + 4


def _by_depth(texts: pd.DataFrame, width: float, y: float) -> tuple[list[Node], float]:
    nodes = []
    indent = min(_INDENT, (width - _LABEL) / max(1, texts["step"].max()))
    for _, row in texts.iterrows():
        head = not row["step"]
        y += _NOTE + 6 if head else 0
        nodes.append(Node(row, 10 + row["step"] * indent, y + _ROW / 2))
        y += _ROW + (_NOTE if row["own"] and not head else 0)
    return nodes, y


def _days(texts: pd.DataFrame) -> dict[str, pd.Timestamp]:
    """Return a day for each document: where its date is uncertain, none before its parent's."""
    days: dict[str, pd.Timestamp] = {}
    for _, row in texts.iterrows():
        above = days.get(row["main"], row["first"])
        late = row["first"] < above <= row["last"]
        days[row["document_id"]] = above if late else row["first"]
    return days


def _edge(canvas: Canvas, node: Node, parent: Node | None) -> None:
    if parent:
        canvas.stroke(
            [parent.x, parent.x, node.x], [parent.y, node.y, node.y], "line", 1.5, zorder=1
        )


def _document(canvas: Canvas, node: Node) -> None:
    row = node.row
    title = f"{row['publisher']}, {dates.in_words(row['first'].date())}: {row['title']}"
    mark = (address("documents", row["document_id"]), title)
    canvas.dot(node.x, node.y, "focus", mark=mark, hollow=not row["own"])
    room = canvas.width - node.x - 14
    text, bold = row["publisher"], not row["step"]
    if not canvas.wide:
        day = row["first"].date()
        when = f", {day.day} {day:%b %Y}"
        left = room - text_width(when, SMALL, bold=bold)
        text = shorten(text, left, SMALL, bold=bold) + when
    words = Label(text, mark, bold, SMALL, most=1)
    draw_label(canvas, node.x + 10, node.y + 4, room, words)


def _origins(canvas: Canvas, node: Node, names: dict[str, str], wide: bool) -> None:
    """Name the origins that a document brings: at the left, or on a phone beside its chain."""
    if not node.row["own"]:
        return
    room = _LEFT - 16 if wide else canvas.width - node.x - 16
    text = _sum(node.row["origins"], names, room)
    everybody = "; ".join(names[origin] for origin in node.row["origins"])
    mark = ("", everybody) if "…" in text else None
    if wide:
        canvas.text(4, node.y + 4, text, "muted", SMALL, mark=mark)
        start = 4 + text_width(text, SMALL) + 6
        canvas.stroke([start, node.x], [node.y, node.y], "rule", 1, zorder=0)
    elif node.row["step"]:
        canvas.text(node.x + 10, node.y + 4 + _NOTE, text, "muted", SMALL, mark=mark)
    else:
        canvas.text(4, node.y - _NOTE, text, "muted", SMALL, mark=mark)


def _sum(origins: tuple[str, ...], names: dict[str, str], room: float) -> str:
    """Return the first origin by name, shortened to ``room``, and how many more there are."""
    more = f" + {len(origins) - 1}" if len(origins) > 1 else ""
    return shorten(names[origins[0]], room - text_width(more, SMALL), SMALL) + more


def _axis(canvas: Canvas, texts: pd.DataFrame, nodes: list[Node], top: float, y: float) -> float:
    """Draw the days that there is room to name; return where it ends."""
    days = _days(texts)
    at: dict[pd.Timestamp, float] = {}
    for node in nodes:
        day = days[node.row["document_id"]]
        at[day] = min(node.x, at.get(day, node.x))
    edge, year = float("-inf"), 0
    for day, x in sorted(at.items()):
        text = f"{day.day} {day:%b}" + (f" {day.year}" if day.year != year else "")
        if x - 2 > edge + 8:
            canvas.stroke([x, x], [top, y], "rule", 0.8, zorder=0)
            canvas.text(x - 2, y + SMALL + 4, text, "muted", SMALL)
            edge, year = x - 2 + text_width(text, SMALL), day.year
    return y + SMALL + 10
