"""``onrecord trace``: who copied whom, by the words that texts share, as rows to accept."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import click
import pandas as pd

from onrecord.check.run import open_checked
from onrecord.commands.asking import Asked, command, pass_asked
from onrecord.model.anchors import Text, read_text
from onrecord.model.case import Case
from onrecord.model.problems import CaseError
from onrecord.model.read import read_sound
from onrecord.model.tables import TABLES
from onrecord.model.write import table_text, write_text
from onrecord.prose import capital, counted, some_of, verb
from onrecord.tracing.accepting import accepted
from onrecord.tracing.accuracy import Accuracy, accuracy
from onrecord.tracing.measures import Compared, compare
from onrecord.tracing.proposals import COLUMNS, percent, proposals

#: Pairs of documents that are told one by one.
_MOST = 20
_BLIND = (
    "Shared words show that two texts hang together; they do not show that no third one stands "
    "behind both, and a paraphrase or a translation leaves none."
)


@command
@click.argument("case")
@click.argument(
    "texts", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write rows here.")
@click.option(
    "--accept",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take the rows of this file over into claims.csv.",
)
@click.option("--json", "as_json", is_flag=True, help="Print it for a script to read.")
@pass_asked
def trace(
    asked: Asked,
    case: str,
    texts: Path | None,
    output: Path | None,
    accept: Path | None,
    as_json: bool,
) -> int:
    """Propose which rows of CASE repeat which, by the words that their texts share.

    TEXTS is a folder with a file per document, named like it: gazette-2024-11-15.txt;
    without it, the folder texts of the case is read. Where a document has no text, credit, date
    and proposition alone speak. Only rows whose derivation is empty, unknown or suspected are
    asked about. --output writes the proposals to a file, from which you delete what you do not
    accept; --accept takes the rest over. Nothing else is changed.

    Examples:
      onrecord trace drones-in-china
      onrecord trace drones-in-china --output proposals.csv
      onrecord trace drones-in-china --accept proposals.csv
    """
    loaded = open_checked(asked.project.data, case)
    if accept:
        return _accept(loaded, accept)
    compared = compare(loaded, _texts(loaded, texts or loaded.folder / "texts"))
    found, known = proposals(loaded, compared), accuracy(loaded, compared)
    if output:
        write_text(output, _csv(found))
    if as_json:
        click.echo(json.dumps(_told(compared, found, known), indent=1, ensure_ascii=False))
        return 0
    for line in _lines(loaded, compared, found, known):
        click.echo(line)
    if output:
        click.echo(f"\nWritten to {output}; delete what you do not accept, and take the rest over:")
        click.echo(f"  onrecord trace {case} --accept {output}")
    return 0


def _texts(case: Case, folder: Path) -> dict[str, Text]:
    """Return the texts of the documents that have one in ``folder``, by document."""
    paths = {name: folder / f"{name}.txt" for name in case.documents["document_id"]}
    texts = {}
    for name, path in paths.items():
        if path.is_file():
            try:
                texts[name] = read_text(path)
            except UnicodeDecodeError:
                raise CaseError(
                    f"{path} is not UTF-8 text; save it so, one paragraph per line."
                ) from None
    return {name: text for name, text in texts.items() if text.tokens}


def _lines(case: Case, compared: Compared, found: pd.DataFrame, known: Accuracy) -> list[str]:
    """Return what there is to say, a line each."""
    among = some_of(len(compared.words), len(case.documents), "document")
    lines = [f"{capital(among)} {verb(len(compared.words) or 1, 'has', 'have')} a text."]
    lines += _sharing(compared)
    lines.append(
        f"\n{capital(counted(len(found), 'row'))} may repeat another" + ":" * bool(len(found))
    )
    for row in found.to_dict("records"):
        lines.append(f"  {row['claim_id']} from {row['derived_from']} ({row['derivation']})")
        lines.append(f"    {row['evidence']}")
    return [*lines, "", *_measured(known), _BLIND]


def _sharing(compared: Compared) -> list[str]:
    pairs = compared.pairs.to_dict("records")
    if not pairs:
        return ["No two of them share a run of words."] if compared.words else []
    number = len(pairs)
    shares = verb(number, "shares", "share")
    lines = [f"{capital(counted(number, 'pair'))} of them {shares} runs of words:"]
    for pair in pairs[:_MOST]:
        joint = "from" if pair["order"] else "and"
        lines.append(
            f"  {pair['document_id']} {joint} {pair['earlier_id']}: {percent(pair['outside'])} of "
            f"the first's own words, longest run {counted(pair['longest'], 'word')}"
            + (f", first in {pair['first_id']}" if pair["first_id"] else "")
        )
    rest = number - _MOST
    return [*lines, f"  and {counted(rest, 'pair')} more"] if rest > 0 else lines


def _measured(known: Accuracy) -> list[str]:
    """Return how good a sign shared words are in this case, by links that name what they repeat."""
    if not known.found and not known.linked:
        return ["Nothing is coded yet by which this could be measured."]
    right, linked = known.right, known.linked
    return [
        "Measured by the links whose documents name what they repeat: "
        f"{some_of(right, known.found, 'pair')} that {verb(known.found, 'shares', 'share')} words "
        f"{verb(right or 1, 'is', 'are')} coded as linked (precision {_part(known.precision)}), "
        f"and {counted(known.siblings, 'more', 'more')} as repeating one third document; "
        f"{some_of(right, linked, 'linked pair')} with both texts "
        f"{verb(right or 1, 'shares', 'share')} words (recall {_part(known.recall)})."
    ]


def _part(part: float | None) -> str:
    return "not known" if part is None else f"{part:.2f}"


def _csv(found: pd.DataFrame) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(found[list(COLUMNS)].itertuples(index=False, name=None))
    return out.getvalue()


def _accept(case: Case, path: Path) -> int:
    """Take the proposals at ``path`` over into the claims of ``case``."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [dict(row) for row in csv.DictReader(file)]
    except (UnicodeDecodeError, csv.Error) as error:
        raise CaseError(f"{path} is no file of proposals ({error}).") from None
    table = case.folder / "claims.csv"
    claims = accepted(read_sound(table, TABLES["claims"]), rows, path.name)
    write_text(table, table_text(claims, TABLES["claims"]))
    click.echo(f"{capital(counted(len(rows), 'row'))} of {table} changed.")
    return 0


def _told(compared: Compared, found: pd.DataFrame, known: Accuracy) -> dict[str, Any]:
    return {
        "documents_with_text": sorted(compared.words),
        "pairs": compared.pairs.to_dict("records"),
        "proposals": found.to_dict("records"),
        "accuracy": {
            "documents": known.documents,
            "linked": known.linked,
            "found": known.found,
            "right": known.right,
            "siblings": known.siblings,
            "precision": known.precision,
            "recall": known.recall,
        },
        "limits": _BLIND,
    }
