"""Load-bearing sources and relays: what is left with no support at all if one of them is wrong."""

from typing import Any

import pandas as pd

from onrecord.addresses import address
from onrecord.counting.bearing import bearing
from onrecord.drawing.canvas import Canvas
from onrecord.drawing.exhibit import Exhibit
from onrecord.drawing.label import Label, draw_label, whole
from onrecord.drawing.legend import draw_legend
from onrecord.drawing.lines import is_cut, wrap
from onrecord.drawing.theme import LEADING, SMALL
from onrecord.model.edition import Edition
from onrecord.prose import capital, counted, listed, number, number_or_none, some_of, verb
from onrecord.questions.load_bearing.data import RELAYS, heaviest_relay, pillars
from onrecord.questions.marks import claims_about
from onrecord.questions.source_line import source_line

_MOST = 10
_STEP = 13.0
_HEADINGS = (
    (("origin",), "Origins: who is at the root of all that is said for it"),
    (RELAYS, "Relays: through whom all that is said for it has come"),
)
_KINDS = {
    "origin": ("origin", ""),
    "voice": ("voice in between", "voices in between"),
    "outlet": ("outlet", ""),
    "document": ("document", ""),
}


def figure(edition: Edition) -> Exhibit:
    """Return which single source or relay, if wrong, leaves which propositions with nothing."""
    found, total = pillars(edition), bearing(edition)["proposition_id"].nunique()
    return Exhibit(
        name="load-bearing",
        headline=_headline(found, total),
        subtitle=(
            "Each dot is a proposition that would be left without any support if this source or "
            f"relay were wrong; {counted(total, 'proposition')} "
            f"{verb(total, 'is', 'are')} asserted"
        ),
        limits=(
            "It does not show that anybody is wrong, and a proposition that stands on several "
            "origins is not thereby true. Origins that may be one person count apart here."
        ),
        source=source_line(edition),
        alt=_alt(found, total),
        frame=_table(found),
        draw=(lambda canvas, y: _draw(canvas, y, found)) if len(found) else None,
    )


def marked(edition: Edition) -> frozenset[str]:
    """Return the names of the rows for which a mark stands: who bears, and the propositions."""
    found = pillars(edition)
    rows = [row for roles, _ in _HEADINGS for row in _shown(found, roles).to_dict("records")]
    voices = (row["member"] for row in rows if row["role"] != "outlet")
    return frozenset((*voices, *(name for row in rows for name in row["propositions"])))


def _shown(found: pd.DataFrame, roles: tuple[str, ...]) -> pd.DataFrame:
    """Return the rows to draw of those who play one of ``roles``, the heaviest first."""
    return found[found["role"].isin(roles)][:_MOST]


def _headline(found: pd.DataFrame, total: int) -> str:
    if not total:
        return "Nobody asserts anything in this edition, so nothing bears it"
    if found.empty:
        return "No proposition hangs on a single source or relay"
    origins = found[found["role"] == "origin"]
    alone = int(origins["empties"].sum())
    lead = capital(some_of(alone, total, "proposition"))
    lead += f" {verb(alone or 1, 'hangs', 'hang')} "
    most = heaviest_relay(found)
    if most is None:
        return f"{lead}on a single origin"
    fall = int(most["empties"])
    which = "all" if 1 < fall == total else number_or_none(fall)
    return (
        f"{lead}on a single origin; take {most['name']} away, and "
        f"{which} {verb(fall or 1, 'is', 'are')} left with nothing"
    )


def _alt(found: pd.DataFrame, total: int) -> str:
    if found.empty:
        return "Chart without rows: no proposition hangs on a single source or relay."
    parts = [
        counted(int((found["role"] == role).sum()), word, plural)
        for role, (word, plural) in _KINDS.items()
    ]
    return (
        f"Dot chart of what bears {counted(total, 'proposition')}: {listed(parts)}. "
        "The table below names what each one bears."
    )


def _table(found: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Source or relay": found["name"],
            "Part": [_KINDS[role][0] for role in found["role"]],
            "Propositions left with nothing": found["empties"],
            "Of these, mentioned more than once": found["repeated"],
            "Of these, crucial": found["crucial"],
            "Mentions that fall": found["mentions"],
            "Which": found["labels"],
        }
    )


def _draw(canvas: Canvas, y: float, found: pd.DataFrame) -> float:
    y = draw_legend(
        canvas,
        y + SMALL,
        [
            ("focus", "o", "mentioned more than once (how often)", False),
            ("focus", "o", "mentioned once", True),
        ],
    )
    for roles, heading in _HEADINGS:
        rows = found[found["role"].isin(roles)]
        y = canvas.lines(
            4, y + 16, wrap(heading, canvas.width - 8, SMALL, bold=True), "muted", SMALL, bold=True
        )
        y -= SMALL * LEADING - 6
        if rows.empty:
            y = canvas.lines(4, y + 18, ["None: there is always another way."], size=SMALL)
        for row in _shown(found, roles).to_dict("records"):
            y = _row(canvas, y, row, found)
        canvas.rule(y)
        if len(rows) > _MOST:
            text = f"{number(len(rows) - _MOST)} more in the table below".capitalize()
            y = canvas.lines(4, y + 16, [text], "muted", SMALL)
    return y


def _row(canvas: Canvas, y: float, row: dict[str, Any], found: pd.DataFrame) -> float:
    wide = canvas.wide
    canvas.rule(y)
    room = 250 if wide else canvas.width - 8
    named = draw_label(canvas, 4, y + 17, room, Label(row["name"], _link(row)))
    left = 270.0 if wide else 4.0
    base = _dots(canvas, left, y + 12 if wide else named - 5, row)
    words = _words(row, canvas.width - left - 8)
    mark = whole("; ".join(row["labels"]), None) if is_cut(words, _labels(row)) else None
    base = canvas.lines(left, base + SMALL + 5, words, size=SMALL, mark=mark)
    text = Label(_text(row, found), size=SMALL, role="muted", most=2)
    base = draw_label(canvas, left, base, canvas.width - left - 8, text)
    return max(named, base) - 4


def _dots(canvas: Canvas, left: float, y: float, row: dict[str, Any]) -> float:
    """Set a dot per proposition, in as many lines as they need; return the last one's height."""
    fit = int((canvas.width - left - 8) // _STEP)
    cells = zip(row["propositions"], row["labels"], row["sizes"], strict=True)
    for place, (proposition, label, size) in enumerate(cells):
        x, down = left + 6 + place % fit * _STEP, place // fit * _STEP
        title = f"{label}: {counted(size, 'mention')}, none without {row['name']}"
        canvas.dot(x, y + down, "focus", hollow=size == 1, mark=claims_about(proposition, title))
    return y + (row["empties"] - 1) // fit * _STEP + 4


def _link(row: dict[str, Any]) -> tuple[str, str] | None:
    return None if row["role"] == "outlet" else (address("sources", row["member"]), row["name"])


def _labels(row: dict[str, Any], left_out: int = 0) -> str:
    """Return the propositions of a row in words, the last ones counted where they are left out."""
    pairs = zip(row["labels"], row["sizes"], strict=True)
    labels = [f"{label} ({size})" if size > 1 else label for label, size in pairs]
    rest = [f"{number(left_out)} more"] if left_out else []
    return "; ".join([*labels[: len(labels) - left_out], *rest])


def _words(row: dict[str, Any], width: float) -> list[str]:
    """Return the propositions in at most three lines, the last ones counted where need be."""
    for left_out in range(len(row["labels"])):
        words = _labels(row, left_out)
        lines = wrap(words, width, SMALL, most=3)
        if not is_cut(lines, words):
            return lines
    return lines


def _text(row: dict[str, Any], found: pd.DataFrame) -> str:
    """Return through which one text an outlet bears what it bears, or an empty string."""
    own = found[(found["role"] == "document") & found["name"].str.startswith(f"{row['name']}: ")]
    shared = [len(set(names) & set(row["propositions"])) for names in own["propositions"]]
    if row["role"] != "outlet" or not any(shared):
        return ""
    most = max(shared)
    title = own["name"].iloc[shared.index(most)].removeprefix(f"{row['name']}: ")
    how = "All" if most == row["empties"] else f"{number(most)} of them".capitalize()
    return f"{how} through one text: {title}"
