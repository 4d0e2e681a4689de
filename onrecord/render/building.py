"""Build the pages of cases that are not up to date, from one reading of what they are made of."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from onrecord.check.run import open_checked
from onrecord.model.case import Case, case_folder, case_names
from onrecord.model.problems import CaseError, WorkFailed
from onrecord.model.write import require_writable
from onrecord.project import Project
from onrecord.render.editions import Draft, Report, build_editions
from onrecord.render.execute import steady_environment
from onrecord.render.freshness import (
    AT_START,
    is_fresh,
    outputs_of,
    package_state,
    tables_state,
    why_stale,
    work_of,
)
from onrecord.render.front import note_refused, write_front
from onrecord.render.one_run import open_run
from onrecord.render.parameters import check_parameters
from onrecord.render.plan import Page, notebooks, page_name, plan
from onrecord.render.running import USUAL, Running
from onrecord.render.snapshot import take_snapshot
from onrecord.render.untouched import Entries, inputs, key_of, seal


@dataclass(frozen=True)
class Order:
    """What is to be built: cases, editions and pages by name, all where none is named.

    ``explain`` says of each page why it was built or not.
    """

    cases: Sequence[str] = ()
    as_of: Sequence[str] = ()
    pages: Sequence[str] = ()
    explain: Callable[[str], None] | None = None


@dataclass(frozen=True)
class Built:
    """What a build has done: how many pages it rendered, of how many editions and all pages."""

    pages: int
    editions: int
    among: int


def build_pages(project: Project, order: Order, say: Report, how: Running = USUAL) -> Built:
    """Build what is in ``order``; return how much was rendered.

    A case stands and falls alone. Raise ``WorkFailed`` in the end if tables were refused or a
    notebook failed: what failed keeps its previous pages, the rest is built. Raise ``CaseError``
    if there is no such case, edition or page, or no notebook.
    """
    before = _inputs(project)
    known = case_names(project.data)
    names = _names(project, order, known)
    with open_run(project) as run:
        source = take_snapshot(project, names, run.folder / "source")
        drafts, refused = _drafts(project, source, names, order)
        failures = list(refused.values())
        if order.as_of and not failures:
            _require_editions(drafts, order.as_of)
        pages = [page for draft in drafts for page in draft.asked]
        stale = _stale(project, pages, order)
        if stale:
            _require_writable(project, stale)
            with steady_environment(run.folder):
                failures += build_editions(project, run, drafts, stale, say, how)
        note_refused(project, run, {name: refused.get(name, "") for name in names})
        write_front(project, known, run)
    if failures:
        raise WorkFailed("\n".join(failures))
    _seal(project, order, before, pages)
    return Built(len(stale), len({page.target.parent for page in stale}), len(pages))


def _inputs(project: Project) -> Entries:
    """Return the state of what will be read; nothing, where something cannot be."""
    try:
        return inputs(project)
    except OSError:
        return {}


def _seal(project: Project, order: Order, before: Entries, pages: list[Page]) -> None:
    """Let the next build know at once that nothing has changed, if all ``pages`` stand by now."""
    if package_state() == AT_START and all(is_fresh(project, page) for page in pages):
        outputs = [path for page in pages for path in outputs_of(project, page)]
        seal(project, key_of(order.cases, order.as_of, order.pages), before, outputs)


def _names(project: Project, order: Order, known: list[str]) -> list[str]:
    if not known:
        raise CaseError(f"There is no case in {project.data}; start one with: onrecord new my-case")
    there = [page_name(path) for path in notebooks(project)]
    if not there:
        raise CaseError(
            f"There is no notebook in {project.notebooks}; a page is made of each that is named "
            "like 01-assessment.ipynb."
        )
    for page in order.pages:
        if page not in there:
            raise CaseError(f"There is no page {page}; there are {', '.join(there)}.")
    return [case_folder(project.data, name).name for name in dict.fromkeys(order.cases)] or known


def _drafts(
    project: Project, source: Project, names: list[str], order: Order
) -> tuple[list[Draft], dict[str, str]]:
    """Return the cases that can be built, and for each other one by name what is wrong with it."""
    drafts, refused = [], {}
    for name in names:
        try:
            before = tables_state(project, name)
            case = open_checked(source.data, name)
            pages = _plan(project, source, case, order)
            chosen = [page for page in pages if page.name in (order.pages or [page.name])]
            drafts.append(Draft(case, pages, chosen, before))
        except CaseError as error:
            refused[name] = str(error)
    return drafts, refused


def _plan(project: Project, source: Project, case: Case, order: Order) -> list[Page]:
    if case.editions.empty:
        raise WorkFailed(
            f"{case.name} has no edition, so no page is made of it; add the date of the first one "
            "to its editions.csv."
        )
    dates: list[str | None] = [*sorted(set(order.as_of))]
    pages = [page for date in dates or [None] for page in plan(project, case, date, source)]
    for page in pages:
        check_parameters(case, page.as_of, page.parameters["compare_to"])
    return pages


def _require_editions(drafts: list[Draft], asked: Sequence[str]) -> None:
    """Raise ``CaseError`` if an edition that is ``asked`` is in none of the cases."""
    cases = [draft.case for draft in drafts]
    known = [f"{case.name} has {', '.join(sorted(case.editions['as_of']))}" for case in cases]
    there = {date for case in cases for date in case.editions["as_of"]}
    for date in asked:
        if date not in there:
            raise CaseError(f"There is no edition {date}; {'; '.join(known)}.")


def _stale(project: Project, pages: list[Page], order: Order) -> list[Page]:
    """Return the pages that do not stand as they would now, and explain each if that is asked."""
    stale = []
    for page in pages:
        why = why_stale(project, page)
        if why:
            stale.append(page)
        if order.explain:
            said = f"is built: {why}" if why else "is up to date: nothing it shows has changed"
            order.explain(f"{page.case} {page.as_of} {page.name} {said}")
    return stale


def _require_writable(project: Project, pages: Iterable[Page]) -> None:
    """Raise ``WorkFailed`` if a folder that will be written to cannot be: before the work."""
    places = {place for page in pages for place in (page.target.parent, work_of(project, page))}
    for place in sorted({project.reports, *places}):
        require_writable(place)
