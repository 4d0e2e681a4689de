"""The status board: every proposition, how many origins stand for it, and who stands against."""

import pandas as pd

from onrecord.analysis.counting import count
from onrecord.analysis.prose import counted, number, number_or_none
from onrecord.charts.canvas import Canvas, legend, wrap
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


def status_board(edition: Edition) -> Exhibit:
    """Return the board of ``edition``: one row per proposition, crucial ones first."""
    counts = _ordered(count(edition))
    names = edition.names
    origins = len({each for row in counts["origins"] for each in row})
    return Exhibit(
        name="status-board",
        headline=_headline(counts),
        subtitle=f"Origins for, and voices against, {counted(len(counts), 'proposition')}",
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
    return counts.loc[order.sort_values(["first", "topic", "less", "label"]).index]


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
    for proposition, row in counts.iterrows():
        heading = "Crucial" if row["crucial"] else row["topic"].capitalize()
        if heading != group:
            group = heading
            canvas.text(4, y + _GAP + 6, heading, "muted", SMALL, weight="bold")
            y += _GAP + 12
        canvas.rule(y)
        y = _row(canvas, y + 4, str(proposition), row, names) + 6
    canvas.rule(y)
    return y


def _row(
    canvas: Canvas, y: float, proposition: str, row: pd.Series, names: dict[str, str]
) -> float:
    wide = canvas.width > 600
    left = 300.0 if wide else canvas.width - 8
    mark = (f"register.html?proposition_id={proposition}", f"{row['label']}: {_sums(row)}")
    weight = "bold" if row["crucial"] else "normal"
    bottom = _label(canvas, y, row["label"], left, weight, mark)
    x, top = (316.0, y) if wide else (4.0, bottom - 4)
    dots = _origins(canvas, x, top + TEXT - 4, row, mark)
    end = _against(canvas, 500.0 if wide else 4.0, y if wide else dots, row, names)
    return max(bottom, dots, end)


def _label(
    canvas: Canvas, y: float, text: str, width: float, weight: str, mark: tuple[str, str]
) -> float:
    for line in wrap(text, width, TEXT, weight):
        y += TEXT * LEADING
        canvas.text(4, y - 3, line, weight=weight, mark=mark)
        mark = ("", mark[1])
    return y


def _origins(canvas: Canvas, x: float, y: float, row: pd.Series, mark: tuple[str, str]) -> float:
    shown = min(int(row["described"]), 8)
    for place in range(shown):
        hollow = place >= row["established"]
        canvas.dot(x + 6 + place * _STEP, y, "focus", hollow=hollow, mark=("", mark[1]))
    at = x + max(shown, 0) * _STEP + 4
    words = _sums(row) if not shown else _short(row, shown)
    canvas.text(at, y + 4, words, "muted", SMALL)
    return y + 14


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
        text = f"{_VERBS[stance]}: {_names(row[stance], names)}"
        for place, line in enumerate(wrap(text, canvas.width - x - 20, SMALL)[:4]):
            y += SMALL * LEADING
            if not place:
                canvas.dot(x + 6, y - 4, role, shape, 7)
            canvas.text(x + 16, y, line, size=SMALL)
    return y + 4
