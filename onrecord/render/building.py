"""Build the pages of a case that are not up to date, and put each edition in place as a whole."""

import contextlib
import os
from collections.abc import Callable, Generator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import groupby
from pathlib import Path

from onrecord.check.run import check_case
from onrecord.model import dates
from onrecord.model.case import Case, case_folder, case_names, load_case
from onrecord.model.edition import open_edition
from onrecord.model.problems import CaseError, TablesRefused, WorkFailed, errors
from onrecord.model.write import write_bytes, write_text
from onrecord.project import Project
from onrecord.questions.status_board.card import social_card
from onrecord.render.context import FRONT, page_context
from onrecord.render.execute import run, steady_environment
from onrecord.render.kernel import stop_kernels
from onrecord.render.page import render, render_site
from onrecord.render.parameters import check_parameters
from onrecord.render.plan import Page, case_title, plan

Report = Callable[[str], None]
_MOMENT = 0.2  # seconds


def build(project: Project, names: list[str], as_of: str | None, say: Report) -> int:
    """Build the cases ``names`` (all, if none is named); return how many pages were rendered.

    Raise ``CaseError`` if tables are refused or a notebook fails: the edition that failed keeps
    its previous pages, the others are built.
    """
    known = case_names(project.data)
    if not known:
        raise CaseError(f"There is no case in {project.data}; start one with: onrecord new my-case")
    cases = _open_all(project, list(dict.fromkeys(names)) or known)
    pages = [(case, page) for case in cases for page in _plan(project, case, as_of)]
    if as_of and not pages:
        raise CaseError(_no_edition(cases, as_of))
    stale = [(case, page) for case, page in pages if not is_fresh(project, page)]
    if stale:
        _build_stale(project, stale, pages, say)
    _site(project, known)
    return len(stale)


def open_checked(project: Project, name: str) -> Case:
    """Return the case called ``name`` if its tables have no errors; raise ``CaseError`` if not."""
    folder = case_folder(project.data, name)
    problems = check_case(folder)
    if errors(problems):
        raise TablesRefused(folder.name, problems)
    return load_case(folder)


def _open_all(project: Project, names: list[str]) -> list[Case]:
    """Return every case in ``names``; raise one error that holds the errors of all of them."""
    cases, refused = [], []
    for name in names:
        try:
            cases.append(open_checked(project, name))
        except TablesRefused as error:
            refused.append(str(error))
    if refused:
        raise WorkFailed("\n".join(refused))
    return cases


def _plan(project: Project, case: Case, as_of: str | None) -> list[Page]:
    pages = plan(project, case, as_of)
    for page in pages:
        check_parameters(case, page.as_of, page.parameters["compare_to"])
    return pages


def _no_edition(cases: list[Case], as_of: str) -> str:
    known = [f"{case.name} has {', '.join(sorted(case.editions['as_of']))}" for case in cases]
    return f"There is no edition {as_of}; {'; '.join(known)}."


def is_fresh(project: Project, page: Page) -> bool:
    """Say whether ``page`` stands there as the tables, notebooks and code would have it now."""
    stamp = _stamp(project, page)
    front = page.target.with_name("index.html")
    there = page.target.is_file() and (page.name != FRONT or front.is_file())
    return there and stamp.is_file() and stamp.read_bytes() == page.inputs.encode()


def _stamp(project: Project, page: Page) -> Path:
    return _work(project, page) / f"{page.name}.inputs"


def _work(project: Project, page: Page) -> Path:
    return project.build / page.case / page.as_of


def _build_stale(
    project: Project, stale: list[tuple[Case, Page]], pages: list[tuple[Case, Page]], say: Report
) -> None:
    steady_environment()
    failures = []
    bodies: dict[Path, str] = {}
    with contextlib.closing(_rendered(project, stale, pages)) as rendered:
        for number, (page, result) in enumerate(rendered, 1):
            place = f"[{number}/{len(stale)}] {page.case} {page.as_of} {page.name}"
            try:
                bodies[page.target] = result.result()
                say(f"{place}: done")
            except CaseError as error:
                failures.append(str(error))
                say(f"{place}: failed")
    for _, group in groupby(stale, key=lambda pair: pair[1].target.parent):
        _place(project, [page for _, page in group], bodies)
    if failures:
        raise WorkFailed("\n".join(failures))


def _rendered(
    project: Project, stale: list[tuple[Case, Page]], pages: list[tuple[Case, Page]]
) -> Generator[tuple[Page, "Future[str]"], None, None]:
    with ThreadPoolExecutor(max_workers=min(len(stale), os.cpu_count() or 1)) as pool:
        waiting = {pool.submit(_one, project, case, page, pages): page for case, page in stale}
        try:
            while waiting:
                done, _ = wait(waiting, return_when=FIRST_COMPLETED)
                for each in sorted(done, key=lambda future: str(waiting[future].target)):
                    yield waiting.pop(each), each
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            # After Ctrl-C: a notebook that is still starting has no kernel to stop yet.
            while wait(waiting, timeout=_MOMENT).not_done:
                stop_kernels()


def _one(project: Project, case: Case, page: Page, pages: list[tuple[Case, Page]]) -> str:
    executed = _work(project, page) / f"{page.notebook.name}"
    notebook = run(page.notebook, executed, page.parameters, project.root)
    siblings = [each for _, each in pages if each.target.parent == page.target.parent]
    return render(notebook, page_context(case, page, siblings))


def _place(project: Project, group: list[Page], bodies: dict[Path, str]) -> None:
    """Move the pages of one edition into place, if all of them are there."""
    if any(page.target not in bodies for page in group):
        return
    first = group[0]
    edition = open_edition(load_case(project.data / first.case), first.as_of)
    write_bytes(first.target.with_name("card.png"), social_card(edition, case_title(edition.case)))
    for page in group:
        body = bodies[page.target]
        write_text(page.target, body)
        # A PDF beside it was printed from the page before.
        page.target.with_suffix(".pdf").unlink(missing_ok=True)
        if page.name == FRONT:
            write_text(page.target.with_name("index.html"), body)
        write_bytes(_stamp(project, page), page.inputs.encode())


def _site(project: Project, names: list[str]) -> None:
    """Write the index over every case and edition that stands in the reports."""
    cases = []
    for name in names:
        case = load_case(project.data / name)
        rows = case.editions.sort_values("as_of", ascending=False).to_dict("records")
        there = [
            {**row, "date": dates.words(dates.day(row["as_of"]))}
            for row in rows
            if (project.reports / name / row["as_of"] / "index.html").is_file()
        ]
        if there:
            cases.append({"name": name, "title": case_title(case), "editions": there})
    write_text(project.reports / "index.html", render_site("site.html.j2", {"cases": cases}))
