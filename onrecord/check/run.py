"""Run every check on a case and return every problem at once."""

from collections.abc import Callable, Iterator
from pathlib import Path

from onrecord.check import cells, chains, sourcing, texts
from onrecord.check.schema import schema_problems
from onrecord.model.case import Case, read_case
from onrecord.model.descriptor import descriptor_text, title_of
from onrecord.model.problems import CaseError, Problem, errors

Rule = Callable[[Case], Iterator[Problem]]

#: Rules that hold whatever else is wrong.
ROWS: tuple[Rule, ...] = (
    cells.claim_ids,
    cells.long_cues,
    cells.half_derivations,
    cells.refusals_as_denials,
    cells.false_precision,
    cells.unnamed_sources,
    cells.crowds,
    cells.reasons,
    cells.mixed_judgements,
    chains.cycles,
    chains.before_their_parents,
    chains.claims_after_documents,
    chains.dead_parents,
    sourcing.unread_documents,
    sourcing.unjudged,
)
#: Rules that count, and so need keys, dates and vocabularies that are right.
COUNTS: tuple[Rule, ...] = (sourcing.overrated, sourcing.denials_not_sought, texts.anchors)


def check_case(folder: Path) -> list[Problem]:
    """Return every problem of the case in ``folder``, errors and warnings, sorted by place."""
    if not folder.is_dir():
        raise CaseError(f"There is no case {folder.name}: {folder} is not a folder.")
    case, problems = read_case(folder)
    problems += _descriptor(folder)
    if any(each.rule in ("file-missing", "column-missing") for each in problems):
        # Rules on columns that are not there would only repeat what has been said.
        return sorted(problems)
    problems += list(schema_problems(case))
    problems += [each for rule in ROWS for each in rule(case)]
    if not errors(problems):
        problems += [each for rule in COUNTS for each in rule(case)]
    return sorted(problems)


def _descriptor(folder: Path) -> list[Problem]:
    path = folder / "datapackage.json"
    text = path.read_text("utf-8", errors="replace") if path.is_file() else ""
    if text == descriptor_text(folder.name, title_of(text)) and title_of(text):
        return []
    what = "the descriptor does not say what the tables are" if text else "the file is missing"
    return [Problem(path.name, 0, "", "descriptor", what, "Run make tidy to renew it")]
