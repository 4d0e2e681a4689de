"""Build again whenever something is saved, and show the pages meanwhile."""

import contextlib
import json
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from onrecord.check.run import check_case
from onrecord.model.case import case_names
from onrecord.model.problems import CaseError, WorkFailed, errors
from onrecord.project import Project
from onrecord.render.building import Order, build_pages
from onrecord.render.editions import Report
from onrecord.render.freshness import AT_START, package_state
from onrecord.render.page import render_site
from onrecord.render.plan import FRONT
from onrecord.render.running import Running
from onrecord.render.serving import HOST
from onrecord.render.untouched import signs

#: Seconds between two looks, and for which nothing is written before a build begins.
_MOMENT = 0.2
_PAGE = re.compile(r"/([^/]+)/([^/]+)/(?:([^/]+)\.html)?")


@dataclass
class Server:
    """The process that shows the pages: its address, and the page that was opened last."""

    process: "subprocess.Popen[str]"
    address: str
    opened: str = field(default="/")

    def show(self, instead: dict[str, str]) -> None:
        """Show pages as they stand, but ``instead`` of those of a case what it has for it."""
        if self.process.stdin and self.process.poll() is None:
            self.process.stdin.write(json.dumps(instead) + "\n")
            self.process.stdin.flush()

    def listen(self) -> None:
        """Note which page is open, for as long as the process speaks."""
        for line in self.process.stdout or ():
            self.opened = json.loads(line)


class CodeChanged(Exception):
    """The package was edited: whoever watches has to begin anew with it."""


@contextlib.contextmanager
def serving(project: Project, port: int) -> Iterator[Server]:
    """Yield what shows the reports of ``project``; raise ``WorkFailed`` if the port is taken."""
    project.reports.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "onrecord.render.serving", str(project.reports), str(port)]
    with subprocess.Popen(  # noqa: S603 - our own module
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            if not line:
                cause = process.stderr.read().strip() if process.stderr else ""
                raise WorkFailed(f"Nothing can be shown at port {port}: {cause}.")
            server = Server(process, f"http://{HOST}:{json.loads(line)}/")
            threading.Thread(target=server.listen, daemon=True).start()
            yield server
        finally:
            process.terminate()


def keep_built(project: Project, order: Order, server: Server, say: Report, how: Running) -> None:
    """Build what ``order`` names and again at each edit, until stopped.

    Raise :class:`CodeChanged` once the package was edited.
    """
    seen: dict[str, tuple[int, ...]] | None = None
    while True:
        now = signs(project)
        if now == seen:
            time.sleep(_MOMENT)
            continue
        # A table is being written, perhaps in several steps.
        time.sleep(_MOMENT)
        if signs(project) != now:
            continue
        if package_state() != AT_START:
            raise CodeChanged
        seen = now
        server.show(built(project, order, server.opened, say, how))


def built(project: Project, order: Order, opened: str, say: Report, how: Running) -> dict[str, str]:
    """Build, the page that is ``opened`` first; return what stands in place of pages, by case."""
    try:
        for one in (*_first(project, order, opened), order):
            done = build_pages(project, one, say, how)
    except CaseError as error:
        say(str(error))
        return _instead(project, order, str(error))
    except OSError as error:
        say(f"{error.strerror}: {error.filename}")
        return _instead(project, order, f"{error.strerror}: {error.filename}")
    say(f"{done.among} pages are up to date: {project.reports / 'index.html'}")
    return {}


def _first(project: Project, order: Order, opened: str) -> list[Order]:
    """Return the order for the page that is ``opened``, if ``order`` has it too."""
    found = _PAGE.fullmatch(opened)
    if not found or not (project.reports / found[1] / found[2]).is_dir():
        return []
    case, as_of, page = found[1], found[2], found[3]
    name = FRONT if page in (None, "index") else page
    asked = ((order.cases, case), (order.as_of, as_of), (order.pages, name))
    if any(chosen and one not in chosen for chosen, one in asked):
        return []
    return [replace(order, cases=(case,), as_of=(as_of,), pages=(name,))]


def _instead(project: Project, order: Order, said: str) -> dict[str, str]:
    """Return a page for each case whose tables have errors, or one for all that says ``said``."""
    pages = {}
    for name in order.cases or case_names(project.data):
        with contextlib.suppress(CaseError):
            problems = errors(check_case(project.data / name))
            if problems:
                title = f"The tables of {name} have errors"
                context = {"title": title, "problems": problems, "said": ""}
                pages[name] = render_site("problems.html.j2", context)
    if pages:
        return pages
    context = {"title": "Nothing new could be rendered", "problems": [], "said": said}
    return {"": render_site("problems.html.j2", context)}
