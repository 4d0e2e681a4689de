"""The two-clock timeline: when it is said to have happened, and when we learned of it."""

from typing import NamedTuple

import pandas as pd

from onrecord.analysis.prose import counted, sentence
from onrecord.analysis.timeline import happened, published, said
from onrecord.charts.canvas import Canvas, text_width, wrap
from onrecord.charts.exhibit import Exhibit, source_line
from onrecord.charts.scale import TimeScale, time_scale
from onrecord.charts.theme import LEADING, SMALL, STANCES, TEXT
from onrecord.model import dates
from onrecord.model.edition import Edition

_LANES = ("asserts", "doubts", "not_confirmed", "no_comment", "denies")
_LANE_NAMES = {
    "asserts": "Asserted",
    "doubts": "Doubted",
    "not_confirmed": "Not confirmed",
    "no_comment": "No comment",
    "denies": "Denied",
}
_LANE = 30.0
_BAR = 9.0
_APART = 17.0


class _Events(NamedTuple):
    happened: pd.DataFrame
    said: pd.DataFrame
    published: pd.DataFrame


def timeline(edition: Edition) -> Exhibit:
    """Return the timeline of ``edition``: alleged events as bars, then claims and documents."""
    events = _Events(happened(edition), said(edition), published(edition))
    return Exhibit(
        name="timeline",
        headline=_headline(events),
        subtitle=sentence(
            f"{counted(len(events.happened), 'dated event')} as alleged, "
            f"{counted(len(events.said), 'claim')} by the day they were made, "
            f"{counted(len(events.published), 'document')} by the day of publication"
        ),
        limits=(
            "It does not show that anything happened: the bars are dates that somebody gave. "
            "Where a document says no day for a claim, its day of publication stands in."
        ),
        source=source_line(edition),
        alt=_alt(events),
        frame=_twin(events),
        draw=(lambda canvas, y: _draw(canvas, y, events)) if len(events.said) else None,
    )


def _headline(events: _Events) -> str:
    if events.said.empty:
        return "Nothing was said by this date"
    when = _period(events.said)
    refused = events.said["stance"].isin(["not_confirmed", "no_comment"]).sum()
    denied = (events.said["stance"] == "denies").sum()
    return (
        f"{counted(len(events.said), 'claim').capitalize()} made {when}: "
        f"{counted(int(denied), 'denial')}, "
        f"{counted(int(refused), 'refusal')} to confirm or comment"
    )


def _period(frame: pd.DataFrame) -> str:
    first, last = frame["first"].min().date(), frame["last"].max().date()
    if first == last:
        return f"on {dates.words(first)}"
    return f"between {dates.words(first)} and {dates.words(last)}"


def _alt(events: _Events) -> str:
    if events.said.empty:
        return "Timeline without marks: nothing was said by this date."
    lanes = events.said["stance"].value_counts()
    parts = [f"{int(lanes[s])} {_LANE_NAMES[s].lower()}" for s in _LANES if s in lanes]
    return (
        f"Timeline with lanes by stance, claims made {_period(events.said)}: {', '.join(parts)}. "
        f"Above it {counted(len(events.happened), 'bar')} for alleged events, "
        f"below it {counted(len(events.published), 'document')} by day of publication."
    )


def _twin(events: _Events) -> pd.DataFrame:
    rows = [
        {
            "Clock": clock,
            "From": f"{row.first:%Y-%m-%d}",
            "To": f"{row.last:%Y-%m-%d}",
            "What": what(row),
            "Row": key(row),
        }
        for clock, frame, what, key in (
            (
                "alleged to have happened",
                events.happened,
                lambda r: f"{r.label} ({'; '.join(r.sources)})",
                lambda r: r.proposition_id,
            ),
            (
                "said",
                events.said,
                lambda r: f"{_LANE_NAMES.get(r.stance, r.stance)}, {r.name}: {r.label}",
                lambda r: r.claim_id,
            ),
            (
                "published",
                events.published,
                lambda r: f"{r.publisher}: {r.title}",
                lambda r: r.document_id,
            ),
        )
        for row in frame.itertuples(index=False)
    ]
    return pd.DataFrame(rows)


def _draw(canvas: Canvas, y: float, events: _Events) -> float:
    wide = canvas.width > 600
    left = 130.0 if wide else 8.0
    days = pd.concat([each[end] for each in events for end in ("first", "last")])
    scale = time_scale(days, left, canvas.width - 12)
    top = y
    if len(events.happened):
        y = _title(canvas, y, "When it is said to have happened")
        for row in events.happened.itertuples():
            y = _event(canvas, y, row, scale)
    y = _title(canvas, y, "When it was said")
    for lane in _LANES:
        group = events.said[events.said["stance"] == lane]
        if len(group):
            y = _lane(canvas, y, lane, group, scale, wide)
    y = _title(canvas, y, "When it was published")
    y = _documents(canvas, y, events.published, scale)
    return scale.axis(canvas, top + 8, y + 4)


def _title(canvas: Canvas, y: float, text: str) -> float:
    y += TEXT + 12
    canvas.text(4, y, text, weight="bold", size=SMALL, zorder=3)
    canvas.rule(y + 5)
    return y + 8


def _event(canvas: Canvas, y: float, row: NamedTuple, scale: TimeScale) -> float:
    """Draw one alleged event: its words above its bar, which fades where the date is uncertain."""
    vague = row.approximate or row.uncertain  # type: ignore[attr-defined]
    x0 = scale.x(row.first) - scale.step / 2  # type: ignore[attr-defined]
    x1 = max(scale.x(row.last) + scale.step / 2, x0 + 6)  # type: ignore[attr-defined]
    title = f"{row.label}, {row.event_date}: {'; '.join(row.sources)}"  # type: ignore[attr-defined]
    mark = (f"register.html?proposition_id={row.proposition_id}", title)  # type: ignore[attr-defined]
    text = f"{row.label} ({row.event_date})"  # type: ignore[attr-defined]
    lines = wrap(text, canvas.width - 16, SMALL)
    length = max(text_width(line, SMALL) for line in lines)
    at = min(x0, canvas.width - length - 6)
    for line in lines:
        y += SMALL * LEADING
        canvas.text(max(at, 4), y, line, size=SMALL, zorder=3)
    canvas.box(
        x0,
        y + 5,
        x1 - x0,
        _BAR,
        "soft",
        mark=mark,
        round_=3,
        edge="focus" if not vague else "",
        alpha=0.75 if vague else 1,
    )
    return y + _BAR + 9


def _lane(
    canvas: Canvas, y: float, lane: str, group: pd.DataFrame, scale: TimeScale, wide: bool
) -> float:
    """Draw one lane of claims: a mark per stretch of days, with a number for several."""
    role, shape, _ = STANCES[lane]
    if not wide:
        canvas.text(4, y + SMALL + 2, _LANE_NAMES[lane], role, SMALL, zorder=3)
        y += SMALL + 4
    else:
        canvas.text(4, y + _LANE / 2 + 4, _LANE_NAMES[lane], role, TEXT)
    middle = y + _LANE / 2
    canvas.stroke([scale.left, scale.right], [middle, middle], "rule", 1)
    for claims in _near(group, scale):
        _mark(canvas, middle, claims, scale, role, shape)
    return y + _LANE


def _near(group: pd.DataFrame, scale: TimeScale) -> list[pd.DataFrame]:
    """Return the claims in bundles whose marks would otherwise lie on each other."""
    bundles: list[list[int]] = []
    edge = float("-inf")
    for place, row in enumerate(group.itertuples()):
        x = scale.x(row.first)
        if x - edge > _APART:
            bundles.append([])
            edge = x
        bundles[-1].append(place)
    return [group.iloc[bundle] for bundle in bundles]


def _mark(
    canvas: Canvas, y: float, claims: pd.DataFrame, scale: TimeScale, role: str, shape: str
) -> None:
    x = scale.x(claims["first"].iloc[0])
    count = len(claims)
    first = claims.iloc[0]
    title = f"{first['name']}: {first['statement']}"
    if count > 1:
        title = f"{counted(count, 'claim')}; the first: {title}"
    mark = (f"register.html#{first['claim_id']}", title)
    if first["last"] > first["first"]:
        canvas.stroke([x, scale.x(first["last"])], [y, y], role, 3)
    size = 9 if count == 1 else 18
    if count > 1:
        canvas.dot(x, y, role, "o", size, mark=mark)
        canvas.text(x, y + 4, str(count), "paper", 10.5, ha="center", weight="bold", zorder=4)
    else:
        canvas.dot(x, y, role, shape, size, mark=mark)


def _documents(canvas: Canvas, y: float, documents: pd.DataFrame, scale: TimeScale) -> float:
    """Set the publishers at their day, in as many lines as they need."""
    ends: list[float] = []
    for row in documents.itertuples():
        x = scale.x(row.first)
        text = row.publisher
        length = text_width(text, SMALL) + 12
        start = min(x, canvas.width - length - 4)
        line = next((i for i, end in enumerate(ends) if end + 8 < start), len(ends))
        ends[line : line + 1] = [start + length]
        base = y + (line + 1) * SMALL * LEADING + 2
        mark = (f"register.html#{row.document_id}", f"{row.publisher}: {row.title}")
        canvas.dot(x if start == x else start + 2, base - 4, "muted", "o", 4)
        canvas.text(start + 8, base, text, size=SMALL, mark=mark, zorder=3)
    return y + (len(ends) + 1) * SMALL * LEADING
