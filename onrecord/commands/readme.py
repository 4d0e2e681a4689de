"""The parts of documents that are counted from the tables, so that they cannot go out of date."""

import io
from pathlib import Path
from typing import Any

import pandas as pd

from onrecord.counting.agreement import agreement, disagreements
from onrecord.model.case import load_case
from onrecord.model.edition import open_edition
from onrecord.model.made_parts import made_again
from onrecord.questions.status_board.finding import held, status_lines

#: The study of agreement of a case, in its folder.
AGREEMENT = "AGREEMENT.md"


def with_agreement(text: str, data: Path) -> str:
    """Return ``text`` with the agreement of two readers for the case that its mark names."""

    def part(case: str) -> str:
        return _agreement_part((data / case / "recoded.csv").read_text("utf-8"))

    return made_again(text, "agreement", part)


def agreement_of(text: str, recoded: str) -> str:
    """Return ``text`` with the agreement of the two readers whose cells are the CSV ``recoded``."""
    return made_again(text, "agreement", lambda _case: _agreement_part(recoded))


def _agreement_part(recoded: str) -> str:
    coded = pd.read_csv(io.StringIO(recoded), dtype="str", keep_default_na=False)
    lines = [_alpha_line(row) for row in agreement(coded).to_dict("records")]
    differs = [_differs_line(row) for row in disagreements(coded).to_dict("records")]
    return "\n".join([*_ALPHA_HEAD, *lines, "", *_DIFFERS_HEAD, *differs])


_ALPHA_HEAD = [
    "| reading | column | rows | same value | alpha | 95 per cent of draws |",
    "| --- | --- | ---: | ---: | ---: | ---: |",
]
_DIFFERS_HEAD = [
    "| reading | claim | column | in the table then | second reader |",
    "| --- | --- | --- | --- | --- |",
]


def _alpha_line(row: dict[str, Any]) -> str:
    cells = [row["reading"], f"`{row['column']}`", f"{row['rows']}", f"{row['agreed']}"]
    if pd.isna(row["alpha"]):
        cells += ["every value the same", ""]
    else:
        cells += [f"{row['alpha']:.2f}", f"{row['low']:.2f} to {row['high']:.2f}"]
    return f"| {' | '.join(cells)} |"


def _differs_line(row: dict[str, Any]) -> str:
    first, second = (row[column] or "(empty)" for column in ("first", "second"))
    return f"| {row['reading']} | `{row['claim_id']}` | `{row['column']}` | {first} | {second} |"


def renewed(text: str, data: Path) -> str:
    """Return ``text`` with the findings of the case and edition that its mark names."""

    def part(case: str, as_of: str) -> str:
        edition = open_edition(load_case(data / case), as_of)
        sentences = [held(edition), *status_lines(edition)]
        return "\n".join(f"- {sentence}" for sentence in sentences)

    return made_again(text, "made from the tables", part)
