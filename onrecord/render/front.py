"""The front page: every case and edition whose pages stand in the reports."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from onrecord.model import dates
from onrecord.model.case import read_case
from onrecord.project import Project
from onrecord.render.freshness import content_of
from onrecord.render.one_run import Run
from onrecord.render.page import render_site

#: The pictures of the points over the editions on the page of an edition, wide and narrow.
_PLOTS = re.compile(r'id="figure-points-over-editions">.*?(<div class="plot .*?)<figcaption', re.S)
#: What is wrong with a case, as the last build that looked at it has noted.
_REFUSED = "refused.txt"
_RELATIVE = re.compile(r'href="(?!#|[a-z]+:)([^"]*)')


def write_front(project: Project, names: list[str], run: Run) -> None:
    """Write the index over the cases ``names``; each is listed with the editions that stand.

    A case whose tables have errors now keeps the pages that it had, and its place in the list.
    """
    cases = [_rendered(project, name) for name in names]
    cases = [case for case in cases if case["editions"] or case["refused"]]
    if any(case["editions"] for case in cases):
        page = render_site("site.html.j2", {"cases": cases}).encode()
        if content_of(project.reports / "index.html") != page:
            run.put(project.reports / "index.html", page)


def note_refused(project: Project, run: Run, why: Mapping[str, str]) -> None:
    """Note ``why`` each case was not built, by its name; an empty text: it was not refused."""
    for name, said in why.items():
        place = project.build / name / _REFUSED
        if said:
            run.put(place, said.encode())
        else:
            place.unlink(missing_ok=True)


def _why(project: Project, name: str) -> str:
    """Return in a sentence why ``name`` was not built when that was tried last, if it was not."""
    said = (content_of(project.build / name / _REFUSED) or b"").decode("utf-8", "replace")
    first = said.partition("\n")[0].rstrip(":.;")
    return f"{first}." if first else ""


def _rendered(project: Project, name: str) -> dict[str, Any]:
    case, problems = read_case(project.data / name)
    known = {row["as_of"]: row for row in case.editions.to_dict("records")}
    unread = any(problem.file == "editions.csv" for problem in problems)
    folders = {path.parent.name for path in (project.reports / name).glob("*/index.html")}
    there = sorted(folders if unread else folders & set(known), reverse=True)
    editions = [_edition(date, known.get(date, {})) for date in there if _is_day(date)]
    return {
        "name": name,
        "title": case.title,
        "question": case.about.question,
        "refused": _why(project, name),
        "editions": editions,
        "picture": _picture(project.reports, name, there[0]) if there else "",
    }


def _picture(reports: Path, case: str, as_of: str) -> Markup:
    """Return the points over the editions as the page of an edition has them.

    What stands there is right for the pages that stand, whatever the tables say by now.
    """
    page = (reports / case / as_of / "index.html").read_text("utf-8")
    found = _PLOTS.search(page)
    if not found:
        return Markup("")
    return Markup(_RELATIVE.sub(rf'href="{case}/{as_of}/\1', found[1]))  # noqa: S704 - from our page


def _edition(as_of: str, row: dict[str, Any]) -> dict[str, Any]:
    date = dates.in_words(dates.day(as_of))
    return {"as_of": as_of, "title": date, "reason": "", **row, "date": date}


def _is_day(text: str) -> bool:
    try:
        dates.day(text)
    except ValueError:
        return False
    return True
