"""The two-clock timeline: when it is said to have happened, and when we learned of it."""

from typing import NamedTuple

import pandas as pd

from onrecord.counting.days import happened, published, said
from onrecord.counting.holds import WORD
from onrecord.counting.whose import TOLD, UNRECORDED
from onrecord.drawing.canvas import Canvas
from onrecord.drawing.exhibit import Exhibit
from onrecord.drawing.legend import draw_legend
from onrecord.drawing.scale import time_scale
from onrecord.drawing.theme import SMALL
from onrecord.model.coded import Coded, coded
from onrecord.model.edition import Edition
from onrecord.model.stances import DENYING, OPEN, SILENT, STANCES, TO_A_PROPOSITION
from onrecord.prose import capital, counted, sentence, verb
from onrecord.questions.source_line import source_line
from onrecord.questions.timeline.events import chosen_events, draw_events, title
from onrecord.questions.timeline.lanes import Lane, draw_lane, draw_names
from onrecord.questions.timeline.spoken_lanes import lane_name, spoken_lanes
from onrecord.questions.timeline.when import made, sharp
from onrecord.questions.whose_in_words import LEGEND, told_apart


class _Events(NamedTuple):
    """What is drawn, and what the case records of it."""

    happened: pd.DataFrame
    said: pd.DataFrame
    published: pd.DataFrame
    recorded: Coded


def figure(edition: Edition) -> Exhibit:
    """Return the timeline of ``edition``: alleged events as bars, then claims and documents."""
    events = _Events(happened(edition), said(edition), published(edition), coded(edition))
    return Exhibit(
        name="timeline",
        headline=_headline(events),
        subtitle=_subtitle(events),
        limits=(
            "It does not show that anything happened: the bars are dates that somebody gave. "
            "Where a document says no day for a claim, its day of publication stands in; where it "
            "gives no more than a month or a year, a pale line spans what that can mean. Large "
            "marks count what lies too close to draw apart. What only a retelling words so is "
            "in no lane of the voice that it names."
        ),
        source=source_line(edition),
        alt=_alt(events),
        frame=_table(events),
        draw=(lambda canvas, y: _draw(canvas, y, events)) if len(events.said) else None,
    )


def marked(edition: Edition) -> frozenset[str]:
    """Return the names of the rows for which a mark stands: claims said, dated, and documents."""
    spoken = said(edition)
    spoken = spoken[spoken["stance"].isin(TO_A_PROPOSITION)]
    dated = chosen_events(happened(edition))
    out = published(edition)
    return frozenset(
        (
            *spoken["claim_id"],
            *out["document_id"],
            *(name for names in dated["claims"] for name in names),
        )
    )


def _subtitle(events: _Events) -> str:
    told = told_apart(events.said["hold"])
    alleged = f"{counted(len(events.happened), 'dated event')} as alleged, "
    parts = [
        (alleged if "claims.event_date" in events.recorded else "")
        + f"{counted(len(events.said), 'claim')} by the day "
        f"{verb(len(events.said), 'it was', 'they were')} made, "
        f"{counted(len(events.published), 'document')} by the day of publication",
        f"of the claims, {told}" if told else "",
    ]
    return sentence("; ".join(filter(None, parts)))


def _headline(events: _Events) -> str:
    if events.said.empty:
        return "Nothing was said by this date"
    words = events.said[events.said["hold"].isin((*WORD, UNRECORDED))]
    denied, left_open, silent = (
        int(words["stance"].isin(stances).sum()) for stances in (DENYING, OPEN, SILENT)
    )
    neither = verb(left_open, "neither confirms nor denies", "neither confirm nor deny")
    parts = [
        (denied, DENYING, counted(denied, "denial")),
        (left_open, OPEN, f"{counted(left_open, 'answer')} that {neither}"),
        (silent, SILENT, f"{counted(silent, 'question')} without an answer"),
    ]
    told = [
        words
        for number_of, stances, words in parts
        if number_of or not events.recorded.missing(f"stance.{stance}" for stance in stances)
    ]
    return ": ".join(filter(None, [capital(made(events.said)), ", ".join(told)]))


def _alt(events: _Events) -> str:
    if events.said.empty:
        return "Timeline without marks: nothing was said by this date."
    lanes = events.said.loc[events.said["hold"].isin((*WORD, UNRECORDED)), "stance"].value_counts()
    parts = [f"{int(lanes[s])} {STANCES[s].participle}" for s in TO_A_PROPOSITION if s in lanes]
    told = told_apart(events.said["hold"])
    bars = f"Above it {counted(len(events.happened), 'bar')} for alleged events, below it "
    below = bars if "claims.event_date" in events.recorded else "Below it "
    return (
        f"Timeline with lanes by stance, {made(events.said)}: "
        f"{', '.join(filter(None, [*parts, told]))}. "
        f"{below}{counted(len(events.published), 'document')} by day of publication."
    )


def _table(events: _Events) -> pd.DataFrame:
    """Return the three clocks as rows; claims of one day, stance and proposition share a row."""
    happened, spoken, out, _ = events
    days = ["first", "last"]
    same = spoken.sort_values("rank").groupby([*days, "stance", "hold", "label"], sort=True)
    grouped = same.agg(claims=("claim_id", "size"), row=("claim_id", "first")).reset_index()
    frames = [
        happened[days].assign(
            clock="alleged to have happened",
            what=happened["label"] + " (" + happened["sources"].map("; ".join) + ")",
            claims=happened["claims"].map(len),
            row=happened["claims"].map(lambda claims: claims[0]),
        ),
        grouped[days].assign(
            clock="said",
            what=grouped["stance"].map(lane_name)
            + grouped["hold"].map(lambda hold: f" ({TOLD[hold]})" if hold in TOLD else "")
            + ": "
            + grouped["label"],
            claims=grouped["claims"],
            row=grouped["row"],
        ),
        out[days].assign(
            clock="published",
            what=out["publisher"] + ": " + out["title"],
            claims=out["claims"],
            row=out["document_id"],
        ),
    ]
    rows = pd.concat([frame for frame in frames if len(frame)] or frames[:1])
    return pd.DataFrame(
        {
            "Clock": rows["clock"],
            "From": rows["first"].map("{:%Y-%m-%d}".format),
            "To": rows["last"].map("{:%Y-%m-%d}".format),
            "What": rows["what"],
            "Claims": rows["claims"],
            "First row": rows["row"],
        }
    ).reset_index(drop=True)


def _draw(canvas: Canvas, y: float, events: _Events) -> float:
    edges = (150.0 if canvas.wide else 12.0, canvas.width - 14)
    said_days = pd.concat([sharp(events.said)["first"], events.published["last"]])
    spoken = time_scale(said_days, *edges)
    if len(events.happened):
        y, spoken = draw_events(canvas, y, events.happened, spoken)
    top = y
    y = title(canvas, y, "When it was said")
    y = draw_legend(canvas, y + SMALL, LEGEND)
    lanes = spoken_lanes(events.said)
    # One unit for all lanes, so that marks can be compared across them.
    most = max(len(lane.rows) for lane in [*lanes, _documents(events.published)])
    for lane in lanes:
        y = draw_lane(canvas, y, lane, spoken, most)
    y = title(canvas, y, "When it was published")
    y = draw_lane(canvas, y, _documents(events.published), spoken, most)
    y = draw_names(canvas, y, events.published, spoken)
    return spoken.axis(canvas, top + 26, y + 4)


def _documents(published: pd.DataFrame) -> Lane:
    rows = published.assign(
        rank=range(len(published)),
        row=published["document_id"],
        words=published["publisher"] + ": " + published["title"],
    )
    return Lane("Documents", "document", "documents", "muted", "o", rows)
