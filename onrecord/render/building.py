"""Build the pages of cases that are not up to date, and put each edition in place as a whole."""

import contextlib
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from onrecord.check.run import open_checked
from onrecord.model.case import Case, case_folder, case_names
from onrecord.model.edition import open_edition
from onrecord.model.problems import CaseError, WorkFailed
from onrecord.model.write import write_bytes, write_text
from onrecord.project import Project
from onrecord.questions.points_over_editions.card import social_card
from onrecord.render.context import page_context
from onrecord.render.execute import USUAL, Running, run_notebook, steady_environment
from onrecord.render.forks import Made, in_forks
from onrecord.render.freshness import State, is_fresh, stamp_of, state, work_of
from onrecord.render.front import write_front
from onrecord.render.page import render_page
from onrecord.render.parameters import check_parameters
from onrecord.render.plan import FRONT, Page, notebooks, plan
from onrecord.render.prepared import edition_of, prepare
from onrecord.render.processes import can_fork
from onrecord.render.turns import in_turns
from onrecord.render.volume import VOLUME

Report = Callable[[str], None]


@dataclass(frozen=True)
class Draft:
    """A case that can be built: its pages, and the state of its files from before it was read."""

    case: Case
    pages: list[Page]
    state: State


def build_pages(
    project: Project, names: list[str], as_of: str | None, say: Report, how: Running = USUAL
) -> int:
    """Build the cases ``names`` (all, if none is named); return how many pages were rendered.

    A case stands and falls alone. Raise ``WorkFailed`` in the end if tables were refused or a
    notebook failed: what failed keeps its previous pages, the rest is built. Raise ``CaseError``
    if there is no such case or edition, or no notebook.
    """
    known = case_names(project.data)
    if not known:
        raise CaseError(f"There is no case in {project.data}; start one with: onrecord new my-case")
    if not notebooks(project):
        raise CaseError(
            f"There is no notebook in {project.notebooks}; a page is made of each that is named "
            "like 01-assessment.ipynb."
        )
    asked = [case_folder(project.data, name).name for name in dict.fromkeys(names)] or known
    drafts, failures = _drafts(project, asked, as_of)
    if as_of and not failures and not any(draft.pages for draft in drafts):
        raise CaseError(_no_edition(drafts, as_of))
    stale = [page for draft in drafts for page in draft.pages if not is_fresh(project, page)]
    if stale:
        failures += _build_stale(project, drafts, stale, say, how)
    write_front(project, known)
    if failures:
        raise WorkFailed("\n".join(failures))
    return len(stale)


def _drafts(project: Project, names: list[str], as_of: str | None) -> tuple[list[Draft], list[str]]:
    """Return the cases that can be built, and for each other one what is wrong with it."""
    drafts, failures = [], []
    for name in names:
        before = state(project, name)
        try:
            case = open_checked(project.data, name)
            drafts.append(Draft(case, _plan(project, case, as_of), before))
        except CaseError as error:
            failures.append(str(error))
    return drafts, failures


def _plan(project: Project, case: Case, as_of: str | None) -> list[Page]:
    if case.editions.empty:
        raise WorkFailed(
            f"{case.name} has no edition, so no page is made of it; add the date of the first one "
            "to its editions.csv."
        )
    pages = plan(project, case, as_of)
    for page in pages:
        check_parameters(case, page.as_of, page.parameters["compare_to"])
    return pages


def _no_edition(drafts: list[Draft], as_of: str) -> str:
    cases = [draft.case for draft in drafts]
    known = [f"{case.name} has {', '.join(sorted(case.editions['as_of']))}" for case in cases]
    return f"There is no edition {as_of}; {'; '.join(known)}."


def _build_stale(
    project: Project, drafts: list[Draft], stale: list[Page], say: Report, how: Running
) -> list[str]:
    """Render the pages that are ``stale`` and place their editions; return what went wrong."""
    _require_writable(project, stale)
    steady_environment()
    of_case = {draft.case.name: draft for draft in drafts}
    failures = []
    bodies: dict[Path, str] = {}
    rendered = _made(project, stale, of_case, how)
    with contextlib.closing(rendered):
        for number, (page, result) in enumerate(rendered, 1):
            place = f"[{number}/{len(stale)}] {page.case} {page.as_of} {page.name}"
            try:
                bodies[page.target] = result.result()
                say(f"{place}: done")
            except CaseError as error:
                failures.append(str(error))
                say(f"{place}: failed")
    for _, edition in groupby(stale, key=lambda page: page.target.parent):
        failures += _place(project, list(edition), bodies, of_case)
    return failures


def _made(project: Project, stale: list[Page], of_case: dict[str, Draft], how: Running) -> Made:
    """Yield each page that is ``stale`` with its body or what went wrong, as they come."""

    def make(page: Page) -> str:
        return _one(project, of_case[page.case], page, how)

    def before(page: Page) -> None:
        case, compare_to = of_case[page.case].case, str(page.parameters["compare_to"])
        edition = edition_of(case, page.as_of, compare_to)
        prepare(project.data, case, edition)

    return in_forks(stale, make, before) if can_fork() else in_turns(stale, make)


def _one(project: Project, draft: Draft, page: Page, how: Running) -> str:
    executed = work_of(project, page) / page.notebook.name
    notebook = run_notebook(page.notebook, executed, page.parameters, project.root, how)
    siblings = [other for other in draft.pages if other.target.parent == page.target.parent]
    return render_page(notebook, page_context(draft.case, page, siblings))


def _place(
    project: Project, pages: list[Page], bodies: dict[Path, str], of_case: dict[str, Draft]
) -> list[str]:
    """Move the ``pages`` of one edition into place if all are there; return why they are not."""
    first = pages[0]
    draft = of_case[first.case]
    if any(page.target not in bodies for page in pages):
        return []
    if state(project, first.case) != draft.state:
        # Some pages show what was there before, and some what came after.
        return [
            f"The tables, notebooks or code of {first.case} were changed while the pages of "
            f"{first.as_of} were made, so these were not put in place; run onrecord build again."
        ]
    edition = open_edition(draft.case, first.as_of)
    write_bytes(first.target.with_name("card.png"), social_card(edition, edition.case.title))
    for page in pages:
        _write(project, page, bodies[page.target])
    return []


def _write(project: Project, page: Page, body: str) -> None:
    write_text(page.target, body)
    # A PDF beside it was printed from the page before.
    page.target.with_name(VOLUME).unlink(missing_ok=True)
    if page.name == FRONT:
        write_text(page.target.with_name("index.html"), body)
    write_bytes(stamp_of(project, page), page.inputs.encode())


def _require_writable(project: Project, pages: Iterable[Page]) -> None:
    """Raise ``WorkFailed`` if a folder that will be written to cannot be: before the work."""
    places = {place for page in pages for place in (page.target.parent, work_of(project, page))}
    for place in sorted({project.reports, *places}):
        folder = next(path for path in (place, *place.parents) if path.exists())
        try:
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as error:
            said = f"{folder} cannot be written to ({error.strerror}); nothing was rendered."
            raise WorkFailed(said) from None
