"""The stance matrix: actors by propositions, with refusal and silence told apart."""

import pandas as pd

from onrecord.analysis.prose import counted, listed, number, sentence
from onrecord.analysis.sourcing import stances
from onrecord.charts.canvas import Canvas, legend, shorten, wrap
from onrecord.charts.exhibit import Exhibit, source_line
from onrecord.charts.theme import LEADING, SMALL, STANCES, TEXT
from onrecord.model.edition import Edition

_ORDER = ("asserts", "doubts", "not_confirmed", "no_comment", "denies")
_ROW = 23.0
_COLUMNS = {"wide": 12, "narrow": 4}
_HEAD = 150.0


def stance_matrix(edition: Edition) -> Exhibit:
    """Return the matrix of ``edition``: propositions that somebody contests come first."""
    taken = stances(edition)
    columns = _columns(taken)
    return Exhibit(
        name="stance-matrix",
        headline=_headline(taken),
        subtitle=sentence(
            f"{counted(taken['name'].nunique(), 'voice')} and "
            f"{counted(len(columns), 'proposition')}, crucial and contested ones first"
        ),
        limits=(
            "An empty cell is silence: the documents of this edition carry no word of that voice "
            "on that proposition. It is neither agreement nor denial, and nobody may have asked."
        ),
        source=source_line(edition),
        alt=_alt(taken),
        frame=_twin(taken),
        draw=(lambda canvas, y: _draw(canvas, y, taken, columns)) if len(taken) else None,
    )


def _columns(taken: pd.DataFrame) -> list[str]:
    """Return the propositions in order: crucial, then contested, then by number of voices."""
    if taken.empty:
        return []
    contested = taken["stances"].map(lambda each: each != ("asserts",))
    grouped = taken.assign(contested=contested).groupby("proposition_id")
    order = pd.DataFrame(
        {
            "crucial": grouped["crucial"].any(),
            "contested": grouped["contested"].any(),
            "voices": grouped.size(),
        }
    ).sort_values(["crucial", "contested", "voices"], ascending=False, kind="stable")
    return list(order.index)


def _headline(taken: pd.DataFrame) -> str:
    if taken.empty:
        return "No voice in this edition speaks to any proposition"
    mixed = taken.groupby("proposition_id")["stances"].agg(
        lambda s: {x for each in s for x in each}
    )
    contested = int(mixed.map(lambda each: "asserts" in each and len(each) > 1).sum())
    verb = "is" if contested == 1 else "are"
    return (
        f"{number(contested).capitalize()} of {counted(len(mixed), 'proposition')} {verb} asserted "
        "by some and denied, doubted or not confirmed by others"
    )


def _alt(taken: pd.DataFrame) -> str:
    if taken.empty:
        return "Stance matrix without rows."
    sums = [
        (stance, int(taken["stances"].map(lambda each, s=stance: s in each).sum()))
        for stance in _ORDER
    ]
    parts = [f"{total} {STANCES[stance][2]}" for stance, total in sums if total]
    return (
        f"Matrix of voices by propositions; cells: {listed(parts)}. "
        "The table below holds every cell."
    )


def _twin(taken: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Voice": taken["name"],
            "Side": taken["party"],
            "Proposition": taken["label"],
            "Stance": taken["stances"].map(lambda each: "; ".join(STANCES[s][2] for s in each)),
            "Rows": taken["claims"],
        }
    )


def _draw(canvas: Canvas, y: float, taken: pd.DataFrame, columns: list[str]) -> float:
    form = "wide" if canvas.width > 600 else "narrow"
    y = legend(canvas, y + SMALL, [(*STANCES[s][:2], STANCES[s][2], False) for s in _ORDER])
    # A contested column that does not fit beside the others gets a block of its own below.
    size = _COLUMNS[form]
    contested = _worth_showing(taken, columns)
    for at in range(0, len(contested), size):
        y = _block(canvas, y, taken, contested[at : at + size], form)
    left = len(columns) - len(contested)
    if left:
        text = f"{counted(left, 'proposition')} that one voice alone speaks to: see the table below"
        y = canvas.lines(4, y + 18, wrap(sentence(text), canvas.width - 8, SMALL), "muted", SMALL)
    return y


def _worth_showing(taken: pd.DataFrame, columns: list[str]) -> list[str]:
    lone = taken.groupby("proposition_id")["stances"].agg(
        lambda each: len(each) == 1 and each.iloc[0] == ("asserts",)
    )
    chosen = [each for each in columns if not lone[each]]
    return chosen or columns


def _block(canvas: Canvas, y: float, taken: pd.DataFrame, columns: list[str], form: str) -> float:
    rows = taken[taken["proposition_id"].isin(columns)]
    voices = rows.groupby(["party", "name"], sort=True).size().index
    left = 250.0 if form == "wide" else 132.0
    step = min(64.0, (canvas.width - left - 40) / max(len(columns), 1))
    labels = rows.drop_duplicates("proposition_id").set_index("proposition_id")["label"]
    y += _HEAD
    for place, column in enumerate(columns):
        x = left + step * (place + 0.5)
        lines = wrap(labels[column], _HEAD - 14, SMALL)[: 3 if step > 40 else 2]
        for nth, line in enumerate(lines):
            at = x + 4 + (nth - (len(lines) - 1) / 2) * SMALL * 1.2
            canvas.text(
                at,
                y - 4,
                shorten(line, _HEAD - 8, SMALL),
                size=SMALL,
                rotation=90,
                rotation_mode="anchor",
            )
    cells = rows.set_index(["name", "proposition_id"])
    party = None
    for side, name in voices:
        if side != party:
            party = side
            y += SMALL + 6
            canvas.text(4, y, side or "Other", "muted", SMALL, weight="bold")
            canvas.rule(y + 4)
            y += 5
        y = _voice(canvas, y, name, cells, columns, left, step)
    return y + 10


def _voice(
    canvas: Canvas,
    y: float,
    name: str,
    cells: pd.DataFrame,
    columns: list[str],
    left: float,
    step: float,
) -> float:
    lines = wrap(name, left - 12, SMALL)[:3]
    height = max(_ROW, len(lines) * SMALL * LEADING + 6)
    base = y + (height - len(lines) * SMALL * LEADING) / 2 + SMALL
    canvas.lines(4, base, lines, size=SMALL)
    for place, column in enumerate(columns):
        x, middle = left + step * (place + 0.5), y + height / 2
        if (name, column) not in cells.index:
            canvas.dot(x, middle, "rule", "o", 2.5)
            continue
        cell = cells.loc[[(name, column)]].iloc[0]
        _cell(canvas, x, middle, cell, name)
    canvas.rule(y + height, role="band")
    return y + height


def _cell(canvas: Canvas, x: float, y: float, cell: pd.Series, name: str) -> None:
    words = listed([STANCES[stance][2] for stance in cell["stances"]])
    mark = (f"register.html#{cell['claims'][0]}", f"{name} {words}: {cell['label']}")
    shift = (len(cell["stances"]) - 1) * 6.0
    for place, stance in enumerate(cell["stances"]):
        role, shape, _ = STANCES[stance]
        canvas.dot(x - shift + place * 12, y, role, shape, TEXT - 3, mark=mark)
