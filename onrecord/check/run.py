"""Run every check on a case and return every problem at once."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from onrecord.check import (
    about,
    cells,
    chains,
    coding,
    columns,
    editions,
    later,
    links,
    names,
    repetitions,
    sourcing,
    texts,
)
from onrecord.check.schema import schema_problems
from onrecord.check.sound import sound
from onrecord.model.case import Case, about_case, case_folder, read_case, require_case
from onrecord.model.descriptor import DESCRIPTOR, descriptor_text
from onrecord.model.problems import ERROR, WARNING, Problem, TablesRefused, errors
from onrecord.model.read import INCOMPLETE, lacking_columns
from onrecord.model.tables import SLUG, TABLES

Rule = Callable[[Case], Iterator[Problem]]
#: A file and one of its columns.
Place = tuple[str, str]

#: Rules that hold whatever else is wrong.
ROWS: tuple[Rule, ...] = (
    about.missing_seed,
    about.no_contact,
    about.strange_names,
    cells.claim_ids,
    cells.long_cues,
    cells.empty_anchors,
    cells.half_derivations,
    cells.unread_blanks,
    cells.unknown_concerns,
    cells.silence_as_denials,
    cells.false_precision,
    cells.unnamed_sources,
    cells.crowds,
    cells.reasons,
    cells.mixed_judgements,
    chains.cycles,
    chains.circles_of_offices,
    chains.strange_retractions,
    chains.circles_of_propositions,
    chains.before_their_parents,
    chains.parents_published_later,
    chains.claims_after_documents,
    chains.dead_parents,
    later.days_without_year,
    links.with_itself,
    links.other_way_round,
    links.contradictions,
    links.not_shown,
    editions.read_before_published,
    editions.without_any_day,
    sourcing.unread_documents,
    coding.degrees_of_nothing,
    coding.custody_without_artefact,
    coding.basis_without_voice,
    coding.coded_twice,
    coding.for_and_against,
    coding.declined_by_others,
    columns.placeholder_cells,
    columns.one_value,
    names.nearly_equal,
    texts.unfitting_anchors,
)
#: Rules that need every row of the tables, whether or not other cells of it are right.
WHOLE: tuple[Rule, ...] = (
    editions.no_edition,
    editions.before_the_first_document,
    columns.unused,
)
#: Rules that count, and so need keys, dates and vocabularies that are right.
COUNTS: tuple[Rule, ...] = (
    sourcing.overrated,
    sourcing.denials_not_sought,
    sourcing.unjudged,
    repetitions.changed_on_the_way,
    later.later_days,
)


def check_case(folder: Path) -> list[Problem]:
    """Return every problem of the case in ``folder``, errors and warnings, sorted by place.

    What can be checked is checked, whatever else is wrong: a rule is left out where a column that
    it asks for is missing, and a count where a row that belongs to it is wrong or was not read.
    """
    return _checked(folder)[1]


def open_checked(data: Path, name: str) -> Case:
    """Return the case ``name`` under ``data``; raise ``TablesRefused`` if its tables have errors.

    Raise ``CaseError`` if there is no such case.
    """
    case, problems = _checked(case_folder(data, name))
    if errors(problems):
        raise TablesRefused(name, problems)
    return case


def _checked(folder: Path) -> tuple[Case, list[Problem]]:
    require_case(folder)
    case, problems = read_case(folder)
    problems += _descriptor(folder)
    missing = {
        (problem.file, problem.column) for problem in problems if problem.rule == "column-missing"
    }
    partly = _partly_read(problems)
    problems += list(schema_problems(case, missing, partly))
    narrow = _without(case, missing)
    problems += [problem for rule in ROWS for problem in _told(rule, narrow, missing)]
    if not missing and not partly:
        countable = sound(case, problems)
        problems += [problem for rule in WHOLE for problem in rule(case)]
        problems += [problem for rule in COUNTS for problem in rule(countable)]
    return case, sorted(columns.gathered(case, problems, lacking_columns(folder)))


def _without(case: Case, missing: set[Place]) -> Case:
    """Return the case with its frames as the files are: without the columns that are missing."""
    gone = {
        name: [column for column in frame if (f"{name}.csv", column) in missing]
        for name, frame in case.tables.items()
    }
    frames = {name: case.tables[name].drop(columns=names) for name, names in gone.items() if names}
    return replace(case, **frames)


def _told(rule: Rule, case: Case, missing: set[Place]) -> list[Problem]:
    """Return what a rule says; nothing, if it asks for a column that is missing."""
    try:
        return list(rule(case))
    except KeyError as error:
        if not any(column in str(error) for _, column in missing):
            raise
        return []


def _partly_read(problems: list[Problem]) -> set[str]:
    """Return the tables of which rows or keys could not be read, so that none can be missed."""
    keys = {(f"{table.name}.csv", table.key[0]) for table in TABLES.values()}
    lacking = {
        problem.file
        for problem in problems
        if problem.rule in INCOMPLETE
        or (problem.rule == "column-missing" and (problem.file, problem.column) in keys)
    }
    return {name for name in TABLES if f"{name}.csv" in lacking}


def _descriptor(folder: Path) -> Iterator[Problem]:
    path = folder / DESCRIPTOR
    if not re.fullmatch(SLUG, folder.name):
        what, remedy = "no name for a case", "Use small letters, digits and hyphens"
        yield Problem("folder", 0, "", "case-name", what, remedy, value=folder.name)
    try:
        text = path.read_text("utf-8", errors="replace") if path.exists() else ""
    except OSError as error:
        what, remedy = f"the file cannot be read: {error.strerror}", "Give yourself the right to"
        yield Problem(path.name, 0, "", "descriptor", what, remedy)
        return
    told, wrong = about_case(folder)
    if not wrong and text != descriptor_text(folder.name, told):
        what = "the descriptor does not say what the tables are" if text else "the file is missing"
        # A case begins without one.
        level = ERROR if path.exists() else WARNING
        yield Problem(path.name, 0, "", "descriptor", what, "Run make tidy to renew it", level)
