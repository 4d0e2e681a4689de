"""Complete a new claim from what is known, and find what it may repeat."""

import datetime as dt
import difflib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from onrecord.model.anchors import position, read_text
from onrecord.model.forms import fits, mended
from onrecord.model.stances import STANCES, taking
from onrecord.model.tables import FORMS, TABLES, Column
from onrecord.model.worked_out import with_ids

Frames = Mapping[str, pd.DataFrame]
Row = dict[str, str]
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def completed(row: Row, frames: Frames, today: dt.date) -> Row:
    """Return a claim with what follows from its other cells and from the case where it is empty.

    ``entered`` is ``today``; ``said_date`` is the day of its document, or that of the row which it
    repeats; what is open or silent has no degree of certainty; ``claim_id`` has the next letters.
    """
    done = {name: row.get(name, "") for name in TABLES["claims"].names}
    done["entered"] = done["entered"] or today.isoformat()
    if done["stance"] in taking("open", "silent"):
        done["certainty"] = done["certainty"] or "unstated"
    done["said_date"] = done["said_date"] or _said(done, frames)
    if not done["claim_id"]:
        claims = pd.concat([frames["claims"], pd.DataFrame([done])], ignore_index=True)
        done["claim_id"] = str(with_ids(claims.fillna(""))["claim_id"].iloc[-1])
    return done


def _said(row: Row, frames: Frames) -> str:
    """Return the day of the words, as far as the case tells it."""
    if row["derived_from"]:
        return _cell(frames["claims"], "claim_id", row["derived_from"], "said_date")
    if row["derivation"] not in ("", "starts_here"):
        return ""
    published = _cell(frames["documents"], "document_id", row["document_id"], "published")
    found = _DAY.match(published)
    return found[0] if found and _DAY.fullmatch(published[:10]) else ""


def _cell(frame: pd.DataFrame, key: str, value: str, column: str) -> str:
    found = frame.loc[frame[key] == value, column]
    return str(found.iloc[0]) if len(found) else ""


def known_values(column: Column, frames: Frames) -> list[str]:
    """Return the values that a cell of ``column`` may have, where these can be listed."""
    if column.vocabulary:
        return list(column.vocabulary.terms)
    if column.refers_to:
        return sorted(set(frames[column.refers_to][TABLES[column.refers_to].key[0]]) - {""})
    return []


def wrong(column: Column, cell: str, frames: Frames) -> str:
    """Return what is wrong with a cell, with what may have been meant; empty if nothing is."""
    if not cell:
        return f"{column.name} is needed" if column.required and not column.worked_out else ""
    known = known_values(column, frames)
    if known and cell not in known:
        meant = near(cell, known)
        if column.refers_to:
            told = f"{column.refers_to}.csv has no {cell}"
        else:
            told = f"{cell} is no value of {column.name}"
        return f"{told}. {meant or 'There are ' + ', '.join(known[:12])}"
    if column.refers_to and not known:
        return f"{column.refers_to}.csv has no {cell}"
    if not fits(column, cell):
        form = FORMS.get(column.pattern, f"It is a {column.type}, as in")
        return f"{cell} is no {column.name}. {form} {column.example}"
    return ""


def near(cell: str, known: Iterable[str]) -> str:
    """Return a question with what of ``known`` may have been meant, or nothing."""
    folded = {re.sub(r"[\s_-]+", "-", name.casefold()): name for name in known}
    wanted = re.sub(r"[\s_-]+", "-", cell.casefold())
    close = difflib.get_close_matches(wanted, folded, 3, 0.6)
    close += [name for name in folded if len(wanted) > 2 and wanted in name and name not in close]
    return f"Did you mean {', '.join(folded[name] for name in close[:4])}?" if close else ""


def in_form(column: Column, cell: str) -> str:
    """Return ``cell`` as the table writes it, where it has one reading."""
    return mended(column, " ".join(cell.split()))


def same_claims(row: Row, claims: pd.DataFrame) -> list[str]:
    """Return the claims of the same voice on the same point with the same stance at one place."""
    same = ["document_id", "paragraph", "source_id", "proposition_id", "stance", "derived_from"]
    return _like(row, claims, same)


def alike_claims(row: Row, claims: pd.DataFrame) -> list[str]:
    """Return the claims that this one nearly says again, or that it may repeat.

    They are of the same voice on the same point and the same side: elsewhere in the same document,
    or in another one and said on the same day, where neither is recorded to repeat the other.
    """
    sides = {term: stance.side for term, stance in STANCES.items()}
    alike = claims.assign(side=claims["stance"].map(sides))
    mine = {**row, "side": sides.get(row["stance"], "")}
    inside = _like(mine, alike, ["document_id", "source_id", "proposition_id", "side"])
    same_day = ["said_date", "source_id", "proposition_id", "side"] if row["said_date"] else []
    outside = _like(mine, alike, same_day) if same_day and not row["derived_from"] else []
    return [
        name for name in dict.fromkeys([*inside, *outside]) if name not in same_claims(row, claims)
    ]


def _like(row: Row, claims: pd.DataFrame, columns: list[str]) -> list[str]:
    live = claims[claims["superseded_by"] == ""]
    for column in columns:
        live = live[live[column] == row[column]]
    return [str(name) for name in live["claim_id"] if name and name != row["claim_id"]]


def pinned(row: Row, text: Path) -> tuple[Row, str]:
    """Return a claim with anchor and paragraph where its cue stands in ``text``, and what is amiss.

    Where no text is there, or the row has no cue, nothing is said.
    """
    if row["anchor"] or not row["cue"] or not text.is_file():
        return row, ""
    found = read_text(text)
    spots = {anchor: str(found.paragraph(position(anchor)[0])) for anchor in found.find(row["cue"])}
    if not spots:
        return row, f"the cue does not stand in {text.name}; copy it as it is printed"
    here = {a: p for a, p in spots.items() if not row["paragraph"] or p == row["paragraph"]}
    if len(here) != 1:
        told = (
            f"the cue stands in {text.name} in paragraph {', '.join(dict.fromkeys(spots.values()))}"
        )
        return row, f"{told}; say which"
    ((anchor, paragraph),) = here.items()
    return {**row, "anchor": anchor, "paragraph": paragraph}, ""
