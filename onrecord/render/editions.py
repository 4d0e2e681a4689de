"""Make the pages of editions side by side, and place each edition once it is whole."""

import contextlib
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.drawing.face import ready_faces
from onrecord.model.case import Case
from onrecord.model.edition import open_edition
from onrecord.model.problems import CaseError
from onrecord.model.write import write_bytes
from onrecord.project import Project
from onrecord.prose import some_of, verb
from onrecord.questions.points_over_editions.card import social_card
from onrecord.render.context import page_context
from onrecord.render.execute import NotebookFailed, run_notebook
from onrecord.render.forks import Made, in_forks
from onrecord.render.freshness import (
    AT_START,
    CARD,
    State,
    files_of,
    package_state,
    stamp_bytes,
    stamp_of,
    tables_state,
    work_of,
)
from onrecord.render.one_run import Run
from onrecord.render.page import ready_exporter, render_page
from onrecord.render.placing import place
from onrecord.render.plan import FRONT, Page
from onrecord.render.prepared import edition_of, forget, prepare
from onrecord.render.processes import can_fork
from onrecord.render.running import STOCK, Running
from onrecord.render.turns import in_turns
from onrecord.render.volume import VOLUME

Report = Callable[[str], None]


@dataclass(frozen=True)
class Draft:
    """A case that can be built: its pages, those that are asked for, and the state of its tables.

    ``state`` is from before the tables were read.
    """

    case: Case
    pages: list[Page]
    asked: list[Page]
    state: State


@dataclass
class Work:
    """The pages that are being made, and what has come of them so far."""

    project: Project
    run: Run
    drafts: dict[str, Draft]
    how: Running
    bodies: dict[Path, str] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    placed: int = 0

    @property
    def forks(self) -> bool:
        """Return whether pages are made in forks, which see what was read and nothing later."""
        return can_fork()

    def executed(self, page: Page) -> Path:
        """Return where the notebook of ``page`` is kept until its edition is placed."""
        return self.run.folder / page.case / page.as_of / page.notebook.name


def build_editions(
    project: Project, run: Run, drafts: list[Draft], stale: list[Page], say: Report, how: Running
) -> list[str]:
    """Render the pages that are ``stale`` and place their editions; return what went wrong."""
    work = Work(project, run, {draft.case.name: draft for draft in drafts}, how)
    left = _by_edition(stale)
    rendered, among = _made(work, stale), len(left)
    with contextlib.closing(rendered), _telling(work, among):
        for number, (page, result) in enumerate(rendered, 1):
            done = _take(work, page, result)
            name = f"{page.case} {page.as_of} {page.name}"
            say(f"[{number}/{len(stale)}] {name}: {'done' if done else 'failed'}")
            edition = left[page.target.parent]
            edition.remove(page)
            if not edition:
                whole = [one for one in stale if one.target.parent == page.target.parent]
                work.failures += _place(work, whole)
    forget()
    return work.failures


@contextlib.contextmanager
def _telling(work: Work, among: int) -> Iterator[None]:
    """Let whoever stops this know how much was done."""
    try:
        yield
    except KeyboardInterrupt as stop:
        done = some_of(work.placed, among, "edition")
        stop.add_note(f"and {done} {verb(work.placed or 1, 'was', 'were')} put in place")
        raise


def _by_edition(pages: list[Page]) -> dict[Path, list[Page]]:
    found: dict[Path, list[Page]] = {}
    for page in pages:
        found.setdefault(page.target.parent, []).append(page)
    return found


def _take(work: Work, page: Page, result: "Future[str]") -> bool:
    try:
        work.bodies[page.target] = result.result()
    except CaseError as error:
        work.failures.append(str(error))
        return False
    return True


def _made(work: Work, stale: list[Page]) -> Made:
    """Yield each page that is ``stale`` with its body or what went wrong, as they come."""

    def make(page: Page) -> str:
        return _one(work, page)

    def before(page: Page) -> None:
        case, compare_to = work.drafts[page.case].case, str(page.parameters["compare_to"])
        prepare(work.project.data, case, edition_of(case, page.as_of, compare_to))

    if not work.forks:
        return in_turns(stale, make)
    ready_faces()
    ready_exporter()
    return in_forks(stale, make, before)


def _one(work: Work, page: Page) -> str:
    executed, draft = work.executed(page), work.drafts[page.case]
    try:
        values, root = page.parameters, work.project.root
        notebook = run_notebook(page.notebook, executed, values, root, work.how)
    except NotebookFailed as error:
        kept = work_of(work.project, page) / executed.name
        if executed.is_file():
            write_bytes(kept, executed.read_bytes())
        raise NotebookFailed(str(error).replace(str(executed), str(kept))) from None
    siblings = [other for other in draft.pages if other.target.parent == page.target.parent]
    return render_page(notebook, page_context(draft.case, page, siblings))


def _place(work: Work, pages: list[Page]) -> list[str]:
    """Put the ``pages`` of one edition into place if all are there; return why they are not."""
    first, draft = pages[0], work.drafts[pages[0].case]
    bodies = {page.target: work.bodies.pop(page.target, None) for page in pages}
    if any(body is None for body in bodies.values()):
        return []
    if changed := _changed(work, draft):
        return [
            f"{changed} changed while the pages of {first.as_of} were made, so these were not "
            "put in place; run onrecord build again."
        ]
    files = {path.name: (body or "").encode() for path, body in bodies.items()}
    if FRONT in {page.name for page in pages}:
        edition = open_edition(draft.case, first.as_of)
        files["index.html"] = files[f"{FRONT}.html"]
        files[CARD] = social_card(edition, edition.case.title)
    # A PDF beside the pages was printed from those before.
    gone = frozenset({VOLUME}) | _former(work, first, draft)
    place(work.run, first.target.parent, files, gone)
    work.placed += 1
    for page in pages:
        executed = work.executed(page).read_bytes()
        stamp = stamp_bytes(page, {name: files[name] for name in files_of(page)}, executed)
        work.run.put(work_of(work.project, page) / page.notebook.name, executed)
        work.run.put(stamp_of(work.project, page), stamp)
    return []


def _changed(work: Work, draft: Draft) -> str:
    """Return what was written to and could stand in the pages in part, as the start of a sentence.

    Tables and notebooks were read once, before; but a stock kernel reads the tables itself.
    """
    if package_state() != AT_START:
        return "The code was"
    reads = not work.forks or work.how.engine == STOCK
    if reads and tables_state(work.project, draft.case.name) != draft.state:
        return f"The tables of {draft.case.name} were"
    return ""


def _former(work: Work, page: Page, draft: Draft) -> frozenset[str]:
    """Return the files of pages that were built here once and whose notebook is no more."""
    planned = {other.name for other in draft.pages}
    stamps = work_of(work.project, page).glob("*.inputs")
    names = {path.stem for path in stamps} - planned
    return frozenset(f"{name}.html" for name in names)
