"""The status board: every proposition, how many origins stand for it, and who stands against."""

import pandas as pd

from onrecord.analysis.counting import count
from onrecord.analysis.prose import capital, counted, number, number_or_none
from onrecord.charts.canvas import Canvas, legend, shorten, text_width, wrap
from onrecord.charts.exhibit import Exhibit, source_line
from onrecord.charts.theme import LEADING, SMALL, STANCES, TEXT
from onrecord.model.edition import Edition

_AGAINST = ("denies", "doubts", "not_confirmed", "no_comment")
_VERBS = {
    "denies": "Denied",
    "doubts": "Doubted",
    "not_confirmed": "Not confirmed",
    "no_comment": "No comment",
}
_GAP = 14
_STEP = 15.0
_AGAINST_AT = 500.0  # where the right half begins on a desk

#: Rows drawn; the table holds all.
MOST = 30


def status_board(edition: Edition) -> Exhibit:
    """Return the board of ``edition``: one row per proposition, crucial ones first."""
    counts = _ordered(count(edition))
    names = edition.names
    origins = len({each for row in counts["origins"] for each in row})
    return Exhibit(
        name="status-board",
        headline=_headline(counts),
        subtitle=_subtitle(counts),
        limits=(
            "It does not show what is true. Many rings can be one person, "
            "and silence is not denial."
        ),
        source=source_line(edition, origins),
        alt=_alt(counts),
        frame=_twin(counts, names),
        draw=(lambda canvas, y: _draw(canvas, y, counts, names)) if len(counts) else None,
    )


def _ordered(counts: pd.DataFrame) -> pd.DataFrame:
    order = counts.assign(first=~counts["crucial"].astype(bool), less=-counts["mentions"])
    return order.sort_values(["first", "topic", "less", "label"]).drop(columns="first")


def _headline(counts: pd.DataFrame) -> str:
    if counts.empty:
        return "No document of this edition speaks to any proposition"
    crucial = counts[counts["crucial"].astype(bool)]
    asked = crucial if len(crucial) else counts
    kind = "crucial proposition" if len(crucial) else "proposition"
    sure = int((asked["support"] == "corroborated").sum())
    against = int((asked["opposition"] != "none").sum())
    return (
        f"Of {counted(len(asked), kind)}, {number(sure) if sure else 'none'} "
        f"{'is' if sure < 2 else 'are'} corroborated; "
        f"{number(against)} {'meets' if against == 1 else 'meet'} denial, doubt or refusal"
    )


def _subtitle(counts: pd.DataFrame) -> str:
    shown = len(_chosen(counts))
    some = f"; {number(shown)} drawn, all in the table" if shown < len(counts) else ""
    return f"Origins for, and voices against, {counted(len(counts), 'proposition')}{some}"


def _chosen(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the rows to draw, in order: crucial, then opposed, then by mentions, up to a limit."""
    if len(counts) <= MOST:
        return counts
    calm = (counts["opposition"] == "none") & (counts["no_comment"].map(len) == 0)
    weight = counts.assign(minor=~counts["crucial"].astype(bool), calm=calm)
    ranked = weight.sort_values(["minor", "calm", "less"], kind="stable")
    kept = max(MOST, int(counts["crucial"].sum()))
    return counts.loc[counts.index.isin(ranked.index[:kept])]


def _alt(counts: pd.DataFrame) -> str:
    if counts.empty:
        return "Status board without rows: no proposition has been spoken to yet."
    one = int((counts["support"] == "one_origin").sum())
    return (
        f"Board of {counted(len(counts), 'proposition')}: {number(one)} "
        f"{'rests' if one == 1 else 'rest'} on one origin, "
        f"{number(int((counts['support'] == 'corroborated').sum()))} corroborated, "
        f"{number(int((counts['opposition'] == 'denied').sum()))} denied by somebody. "
        "The table below the figure holds every row."
    )


def _twin(counts: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    twin = pd.DataFrame(
        {
            "Proposition": counts["label"],
            "Crucial": counts["crucial"].map({True: "yes", False: "no"}),
            "Status": counts["status"],
            "Mentions": counts["mentions"],
            "Outlets": counts["outlets"],
            "Described origins": counts["described"],
            "Established independent": counts["established"],
        }
    )
    for stance in _AGAINST:
        twin[_VERBS[stance] + " by"] = [_names(row, names) for row in counts[stance]]
    return twin.reset_index(drop=True)


def _names(sources: tuple[str, ...], names: dict[str, str]) -> str:
    return "; ".join(names.get(each, each) for each in sources)


def _draw(canvas: Canvas, y: float, counts: pd.DataFrame, names: dict[str, str]) -> float:
    entries = [
        ("focus", "o", "established origin", False),
        ("focus", "o", "described origin", True),
    ]
    entries += [(STANCES[s][0], STANCES[s][1], _VERBS[s].lower(), False) for s in _AGAINST]
    y = legend(canvas, y + SMALL, entries)
    group = None
    chosen = _chosen(counts)
    for proposition, row in chosen.iterrows():
        heading = "Crucial" if row["crucial"] else row["topic"].capitalize()
        if heading != group:
            group = heading
            canvas.text(4, y + _GAP + 6, heading, "muted", SMALL, weight="bold")
            y += _GAP + 12
        canvas.rule(y)
        y = _row(canvas, y + 4, str(proposition), row, names) + 6
    canvas.rule(y)
    rest = counts.drop(chosen.index)
    return _rest(canvas, y, rest) if len(rest) else y


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


def _row(
    canvas: Canvas, y: float, proposition: str, row: pd.Series, names: dict[str, str]
) -> float:
    wide = canvas.width > 600
    left = 300.0 if wide else canvas.width - 8
    mark = (f"register.html?proposition_id={proposition}", f"{row['label']}: {_sums(row)}")
    weight = "bold" if row["crucial"] else "normal"
    bottom = _label(canvas, y, row["label"], left, weight, mark)
    x, top = (316.0, y) if wide else (4.0, bottom)
    dots = _origins(canvas, x, top + TEXT - 4, row)
    end = _against(canvas, _AGAINST_AT if wide else 4.0, y if wide else dots, row, names)
    return max(bottom, dots, end)


def _label(
    canvas: Canvas, y: float, text: str, width: float, weight: str, mark: tuple[str, str] | None
) -> float:
    lines = wrap(text, width, TEXT, weight)
    if len(lines) > 3:
        lines = [*lines[:2], shorten(" ".join(lines[2:]), width, TEXT, weight)]
    for line in lines:
        y += TEXT * LEADING
        canvas.text(4, y - 3, line, weight=weight, mark=mark)
        mark = None
    return y


def _origins(canvas: Canvas, x: float, y: float, row: pd.Series) -> float:
    shown = min(int(row["described"]), 8)
    for place in range(shown):
        hollow = place >= row["established"]
        canvas.dot(x + 6 + place * _STEP, y, "focus", hollow=hollow)
    words = _short(row, shown) if shown else "nobody asserts it here"
    after = x + shown * _STEP + (4 if shown else 0)
    room = (_AGAINST_AT if canvas.width > 600 else canvas.width) - 10
    if after + text_width(words, SMALL) <= room:
        canvas.text(after, y + 4, words, "muted", SMALL)
        return y + 14
    return canvas.lines(x, y + 20, wrap(words, room - x, SMALL), "muted", SMALL) - 4


def _short(row: pd.Series, shown: int) -> str:
    more = int(row["described"]) - shown
    lead = f"+{more} · " if more else ""
    mentions, outlets = int(row["mentions"]), int(row["outlets"])
    return f"{lead}{counted(mentions, 'mention')}, {counted(outlets, 'outlet')}"


def _sums(row: pd.Series) -> str:
    if not row["mentions"]:
        return "nobody asserts it here"
    return (
        f"{counted(int(row['mentions']), 'mention')}, {counted(int(row['outlets']), 'outlet')}, "
        f"{counted(int(row['described']), 'described origin')}, "
        f"{number_or_none(int(row['established']))} established"
    )


def _against(canvas: Canvas, x: float, y: float, row: pd.Series, names: dict[str, str]) -> float:
    for stance in _AGAINST:
        if not row[stance]:
            continue
        role, shape, _ = STANCES[stance]
        who = [names.get(each, each) for each in row[stance]]
        for place, line in enumerate(_fitted(_VERBS[stance], who, canvas.width - x - 20)):
            y += SMALL * LEADING
            if not place:
                canvas.dot(x + 6, y - 4, role, shape, 7)
            canvas.text(x + 16, y, line, size=SMALL)
    return y + 4


def _fitted(verb: str, names: list[str], width: float) -> list[str]:
    """Return who did it in at most three lines; names that do not fit are counted."""
    for kept in range(len(names), 0, -1):
        rest = len(names) - kept
        more = [f"and {number(rest)} more"] if rest else []
        lines = wrap(f"{verb}: {'; '.join([*names[:kept], *more])}", width, SMALL)
        if len(lines) <= 3:
            return lines
    more = [f"and {number(len(names) - 1)} more"] if len(names) > 1 else []
    first = wrap(f"{verb}: {names[0]}", width, SMALL)[:2]
    return [*first[:-1], shorten(first[-1] + " …", width, SMALL), *more]
