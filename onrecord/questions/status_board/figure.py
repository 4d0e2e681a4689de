"""The status board: every proposition, how many origins stand for it, and who stands against."""

import pandas as pd

from onrecord.addresses import rows_of
from onrecord.counting.origins import count
from onrecord.counting.ranking import IN_ORDER, ranked
from onrecord.drawing import theme
from onrecord.drawing.canvas import Canvas
from onrecord.drawing.exhibit import Exhibit
from onrecord.drawing.legend import Entry, draw_legend
from onrecord.drawing.lines import wrap
from onrecord.drawing.rings import ring_entries
from onrecord.drawing.theme import SMALL
from onrecord.model.coded import Coded, coded
from onrecord.model.edition import Edition
from onrecord.model.stances import OTHER, SILENT, STANCES
from onrecord.prose import capital, counted, number, number_or_none, verb
from onrecord.questions.source_line import source_line
from onrecord.questions.status_board.rows import LARGE, LINES, counted_marks, draw_proposition
from onrecord.questions.voices_on_points import Voice, not_going_along, voices_on_points

_GAP = 14

#: Rows drawn; the table holds all.
MOST = 30
#: Lines for those who take one stance, where there are more than so many rows.
_SPARED, _MANY = 2, 12


def figure(edition: Edition) -> Exhibit:
    """Return the board of ``edition``: one row per proposition, crucial ones first."""
    counts = _ordered(edition)
    names = edition.names
    return Exhibit(
        name="status-board",
        headline=_headline(counts),
        subtitle=_subtitle(counts),
        limits=(
            "It does not show what is true. Many rings can be one person, a hollow mark is what "
            "somebody else says that a voice said, and silence is not denial."
        ),
        source=source_line(edition),
        alt=_alt(counts, coded(edition)),
        frame=_table(counts, names),
        draw=(lambda canvas, y: _draw(canvas, y, counts, edition)) if len(counts) else None,
    )


def marked(edition: Edition) -> frozenset[str]:
    """Return the names of the rows for which a mark stands: propositions, and words quoted."""
    chosen = _chosen(_ordered(edition))
    names = [str(name) for name in chosen.index]
    large = [str(name) for name in chosen.index[chosen["large"]]]
    voices = [voice for point in large for voice in not_going_along(edition, point)]
    quoted = [claim for voice in voices for claim in voice.claims]
    ways = [way for _, row in chosen.iterrows() for way in counted_marks(edition, row) if way]
    return frozenset([*names, *quoted, *(name for way, _ in ways for name in rows_of(way))])


def _ordered(edition: Edition) -> pd.DataFrame:
    """Return the counts in the order of the board, with each ``question`` and what is ``large``."""
    known = edition.case.propositions.set_index("proposition_id")["question"]
    counts = _by_group(count(edition).join(known))
    return counts.assign(large=counts["crucial"] & (counts["crucial"].sum() <= LARGE))


def _by_group(counts: pd.DataFrame) -> pd.DataFrame:
    """Return crucial rows as they are ordered, then the others topic by topic."""
    grouped = counts.assign(group=counts["topic"].mask(counts["crucial"], ""))
    return ranked(grouped, "-crucial", "group", *IN_ORDER).drop(columns="group")


def _headline(counts: pd.DataFrame) -> str:
    if counts.empty:
        return "No document of this edition speaks to any proposition"
    crucial = counts[counts["crucial"]]
    asked = crucial if len(crucial) else counts
    kind = "crucial proposition" if len(crucial) else "proposition"
    sure = int((asked["support"] == "corroborated").sum())
    against = int((asked["opposition"] != "none").sum())
    met = "all" if against == len(asked) > 1 else number_or_none(against)
    return (
        f"Of {counted(len(asked), kind)}, {number_or_none(sure)} "
        f"{verb(sure or 1, 'is', 'are')} corroborated; "
        f"{met} {verb(against or 1, 'meets', 'meet')} denial, doubt or reserve"
    )


def _subtitle(counts: pd.DataFrame) -> str:
    shown = len(_chosen(counts))
    some = f"; {number(shown)} drawn, all in the table" if shown < len(counts) else ""
    return f"Origins for, and voices against, {counted(len(counts), 'proposition')}{some}"


def _chosen(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the rows to draw, in order: crucial, then opposed, then by mentions, up to a limit."""
    if len(counts) <= MOST:
        return counts
    silent = counts[list(SILENT)].map(len).sum(axis=1)
    calm = (counts["opposition"] == "none") & (silent == 0)
    weighty = ranked(counts.assign(calm=calm), "-crucial", "calm", "-mentions")
    kept = max(MOST, int(counts["crucial"].sum()))
    return counts.loc[counts.index.isin(weighty.index[:kept])]


def _alt(counts: pd.DataFrame, recorded: Coded) -> str:
    if counts.empty:
        return "Status board without rows: no proposition has been spoken to yet."
    one = int((counts["support"] == "one_origin").sum())
    denied = int((counts["opposition"] == "denied").sum())
    against = f", {number_or_none(denied)} denied by somebody"
    return (
        f"Board of {counted(len(counts), 'proposition')}: {number_or_none(one)} "
        f"{'rests' if one == 1 else 'rest'} on one origin, "
        f"{number_or_none(int((counts['support'] == 'corroborated').sum()))} corroborated"
        f"{against if denied or 'stance.denies' in recorded else ''}. "
        "The table below the figure holds every row."
    )


def _table(counts: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "Proposition": counts["label"],
            "Crucial": counts["crucial"].map({True: "yes", False: "no"}),
            "Status": counts["status"],
            "Mentions": counts["mentions"],
            "Outlets": counts["outlets"],
            "Origins": counts["origins"],
            "At the least": counts["origins_min"],
            "Shown to be separate": counts["separate"],
            "Only infer it": counts["inferred"],
            "Pass it on unconfirmed": counts["passed_on"],
        }
    )
    for stance in OTHER:
        table[capital(STANCES[stance].by)] = [_names(row, names) for row in counts[stance]]
    return table.reset_index(drop=True)


def _names(sources: tuple[str, ...], names: dict[str, str]) -> str:
    return "; ".join(names.get(source, source) for source in sources)


def _draw(canvas: Canvas, y: float, counts: pd.DataFrame, edition: Edition) -> float:
    y = draw_legend(canvas, y + SMALL, board_legend(voices_on_points(edition)))
    group = None
    chosen = _chosen(counts)
    lines = _SPARED if len(chosen) > _MANY else LINES
    for proposition, row in chosen.iterrows():
        heading = "Crucial" if row["crucial"] else row["topic"].capitalize()
        if heading != group:
            group = heading
            canvas.text(4, y + _GAP + 6, heading, "muted", SMALL, bold=True)
            y += _GAP + 12
        canvas.rule(y)
        voices = not_going_along(edition, str(proposition))
        y = draw_proposition(canvas, y + 4, row, voices, counted_marks(edition, row), lines) + 6
    canvas.rule(y)
    rest = counts.drop(chosen.index)
    return _rest(canvas, y, rest) if len(rest) else y


def board_legend(voices: dict[str, tuple[Voice, ...]]) -> list[Entry]:
    """Return what the marks of a board mean; where no word is a voice's own, none is filled."""
    spoken = [voice for group in voices.values() for voice in group if voice.stance in OTHER]
    own = not spoken or any(voice.own for voice in spoken)
    entries = [Entry(*theme.STANCES[s], STANCES[s].participle, not own) for s in OTHER]
    hollow = Entry("ink", "s", "hollow: as others have it, or only as they word it", True)
    return [*ring_entries("an origin"), *entries, hollow]


def _rest(canvas: Canvas, y: float, rest: pd.DataFrame) -> float:
    """Say what is not drawn."""
    most = int(rest["mentions"].max())
    quiet = (rest["opposition"] == "none").all()
    text = (
        f"{capital(counted(len(rest), 'more proposition'))}, "
        f"{'each ' if len(rest) > 1 else ''}with {counted(most, 'mention')} at most"
        f"{' and nobody against' if quiet else ''}: see the table below"
    )
    return canvas.lines(4, y + 18, wrap(text, canvas.width - 8, SMALL), "muted", SMALL)
