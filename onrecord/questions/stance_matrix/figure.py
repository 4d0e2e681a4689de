"""The stance matrix: actors by propositions, with what is open and what is silent told apart."""

import pandas as pd

from onrecord.drawing import theme
from onrecord.drawing.canvas import Canvas
from onrecord.drawing.exhibit import Exhibit
from onrecord.drawing.legend import draw_legend
from onrecord.drawing.lines import wrap
from onrecord.drawing.theme import SMALL
from onrecord.model.edition import Edition
from onrecord.model.stances import AGAINST, FOR, OPEN, OTHER, STANCES, TO_A_PROPOSITION
from onrecord.prose import capital, counted, listed, number, some_of, verb
from onrecord.questions.source_line import source_line
from onrecord.questions.stance_matrix.data import stances_taken, wordings
from onrecord.questions.stance_matrix.grid import draw_grid
from onrecord.questions.stance_matrix.rows import WORDED, matrix_rows, worded_rows

_CONTESTING = (*AGAINST, *OPEN)
#: Propositions drawn, and voices with a row of their own; the table holds all.
_COLUMNS = {"wide": 10, "narrow": 5}
_OWN = {"wide": 32, "narrow": 24}


def figure(edition: Edition) -> Exhibit:
    """Return the matrix of ``edition``: propositions that somebody contests come first."""
    taken, worded = stances_taken(edition), wordings(edition)
    columns = _columns(taken)
    return Exhibit(
        name="stance-matrix",
        headline=_headline(taken),
        subtitle=_subtitle(taken, columns),
        limits=(
            "A point is silence: the documents of this edition carry no word of that voice on "
            "that proposition. It is neither agreement nor denial, and nobody may have asked. "
            "A hollow mark is a word that others have the voice say; what only a retelling has it "
            "say is no word of it, and stands below with those who word it so. "
            "Where there are many voices, the less contested of a side share a row with numbers."
        ),
        source=source_line(edition),
        alt=_alt(taken),
        frame=_table(taken, worded),
        draw=(lambda canvas, y: _draw(canvas, y, taken, columns, worded)) if len(taken) else None,
    )


def marked(edition: Edition) -> frozenset[str]:
    """Return the names of the rows for which a mark stands, however wide the picture is."""
    taken, worded = stances_taken(edition), wordings(edition)
    columns = _columns(taken)
    forms = (_named(taken, columns[: _COLUMNS[form]], _OWN[form], worded) for form in _COLUMNS)
    return frozenset.intersection(*forms)


def _named(
    taken: pd.DataFrame, columns: list[str], own: int, worded: pd.DataFrame
) -> frozenset[str]:
    """Return the propositions, voices and claims of a matrix with these columns and own rows."""
    rows = matrix_rows(taken[taken["proposition_id"].isin(columns)], columns, own)
    rows += worded_rows(worded, columns)
    claims = (name for row in rows for cell in row.cells.values() for name in cell.claims)
    return frozenset((*columns, *(row.source for row in rows if not row.many), *claims))


def _columns(taken: pd.DataFrame) -> list[str]:
    """Return the propositions to draw: crucial, then contested, then by number of voices.

    A proposition that one voice alone asserts is left to the table, unless there is no other.
    """
    if taken.empty:
        return []
    contested = taken["stances"].map(lambda stances: not set(OTHER).isdisjoint(stances))
    grouped = taken.assign(contested=contested).groupby("proposition_id")
    order = pd.DataFrame(
        {
            "crucial": grouped["crucial"].any(),
            "contested": grouped["contested"].any(),
            "voices": grouped.size(),
        }
    ).sort_values(["crucial", "contested", "voices"], ascending=False, kind="stable")
    told = order[order["crucial"] | order["contested"] | (order["voices"] > 1)]
    return list((told if len(told) else order).index[: _COLUMNS["wide"]])


def _headline(taken: pd.DataFrame) -> str:
    if taken.empty:
        return "No voice in this edition speaks to any proposition"
    mixed = taken.groupby("proposition_id")["stances"].agg(
        lambda s: {x for stances in s for x in stances}
    )
    contested = int(
        mixed.map(
            lambda stances: not stances.isdisjoint(FOR) and not stances.isdisjoint(_CONTESTING)
        ).sum()
    )
    return (
        f"{capital(some_of(contested, len(mixed), 'proposition'))} "
        f"{verb(contested or 1, 'is', 'are')} asserted by some and "
        "denied, doubted or left open by others"
    )


def _subtitle(taken: pd.DataFrame, columns: list[str]) -> str:
    whole = taken["proposition_id"].nunique()
    drawn = (
        f"the {number(len(columns))} of {number(whole)} propositions that are crucial or most "
        "contested"
        if len(columns) < whole
        else counted(whole, "proposition")
    )
    return f"{capital(counted(taken['source_id'].nunique(), 'voice'))} and {drawn}"


def _alt(taken: pd.DataFrame) -> str:
    if taken.empty:
        return "Stance matrix without rows."
    sums = [
        (stance, int(taken["stances"].map(lambda stances, s=stance: s in stances).sum()))
        for stance in TO_A_PROPOSITION
    ]
    parts = [
        f"{total} {verb(total, STANCES[stance].verb, STANCES[stance].verbs)}"
        for stance, total in sums
        if total
    ]
    return (
        f"Matrix of voices by propositions; cells: {listed(parts)}. "
        "The table below holds every cell."
    )


def _table(taken: pd.DataFrame, worded: pd.DataFrame) -> pd.DataFrame:
    """Return a row per voice, with the propositions to which it takes each stance.

    Carriers that have others say what these did not follow, a row each.
    """
    rows = []
    for _, voice in taken.groupby("source_id"):
        row = {"Voice": voice["name"].iloc[0], "Side": capital(voice["party"].iloc[0])}
        for stance in TO_A_PROPOSITION:
            told = voice["stances"].map(lambda stances, stance=stance: stance in stances)
            row[capital(STANCES[stance].verb)] = tuple(sorted(voice.loc[told, "label"]))
        rows.append(row)
    told = pd.DataFrame(rows).sort_values(["Side", "Voice"]) if rows else pd.DataFrame()
    more = [_worded(str(carrier), group) for carrier, group in worded.groupby("publisher")]
    return pd.concat([told, pd.DataFrame(more)], ignore_index=True) if more else told


def _worded(carrier: str, group: pd.DataFrame) -> dict[str, object]:
    labels = {
        capital(STANCES[stance].verb): tuple(sorted(group.loc[group["stance"] == stance, "label"]))
        for stance in TO_A_PROPOSITION
    }
    return {"Voice": f"{carrier}, of others", "Side": WORDED, **labels}


def _draw(
    canvas: Canvas, y: float, taken: pd.DataFrame, columns: list[str], worded: pd.DataFrame
) -> float:
    form = "wide" if canvas.wide else "narrow"
    entries = [(*theme.STANCES[s], STANCES[s].verb, False) for s in TO_A_PROPOSITION]
    y = draw_legend(canvas, y + SMALL, entries)
    drawn = columns[: _COLUMNS[form]]
    shown = taken[taken["proposition_id"].isin(drawn)]
    y = draw_grid(canvas, y, shown, drawn, _OWN[form], worded)
    left = taken["proposition_id"].nunique() - len(drawn)
    if left:
        text = f"{capital(counted(left, 'more proposition'))}: see the table below"
        y = canvas.lines(4, y + 14, wrap(text, canvas.width - 8, SMALL), "muted", SMALL)
    return y
