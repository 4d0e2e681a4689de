"""The front page: every case and edition whose pages stand in the reports."""

from typing import Any

from onrecord.model import dates
from onrecord.model.case import read_case
from onrecord.model.write import write_text
from onrecord.project import Project
from onrecord.render.page import render_site


def write_front(project: Project, names: list[str]) -> None:
    """Write the index over the cases ``names``; each is listed with the editions that stand.

    A case whose tables have errors now keeps the pages that it had, and its place in the list.
    """
    cases = [found for name in names if (found := _rendered(project, name))["editions"]]
    if cases:
        page = render_site("site.html.j2", {"cases": cases})
        write_text(project.reports / "index.html", page)


def _rendered(project: Project, name: str) -> dict[str, Any]:
    case, problems = read_case(project.data / name)
    known = {row["as_of"]: row for row in case.editions.to_dict("records")}
    unread = any(problem.file == "editions.csv" for problem in problems)
    folders = {path.parent.name for path in (project.reports / name).glob("*/index.html")}
    there = sorted(folders if unread else folders & set(known), reverse=True)
    editions = [_edition(date, known.get(date, {})) for date in there if _is_day(date)]
    return {"name": name, "title": case.title, "editions": editions}


def _edition(as_of: str, row: dict[str, Any]) -> dict[str, Any]:
    date = dates.in_words(dates.day(as_of))
    return {"as_of": as_of, "title": date, "reason": "", **row, "date": date}


def _is_day(text: str) -> bool:
    try:
        dates.day(text)
    except ValueError:
        return False
    return True
