"""``onrecord list``: what there is, in words or for a script."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import click

from onrecord.commands.asking import Asked, command_called, pass_asked
from onrecord.model.case import case_folder, case_names, read_case
from onrecord.model.problems import CaseError, errors
from onrecord.project import Project
from onrecord.prose import counted

#: What can be listed alone, a line each.
_ALONE = ("cases", "editions", "topics", "parameters")


@command_called("list")
@click.argument("cases", nargs=-1, metavar="[CASE]...")
@click.option(
    "--only", type=click.Choice(_ALONE), help="Only these, a line each, for a script to read."
)
@click.option("--json", "as_json", is_flag=True, help="Print it for a script to read.")
@pass_asked
def listing(asked: Asked, cases: tuple[str, ...], only: str | None, as_json: bool) -> int:
    """List cases, their editions and topics, and what notebooks can be asked.

    A case whose tables have errors is listed as far as they can be read.

    Examples:
      onrecord list
      onrecord list drones-in-china --only editions
      onrecord list --json
    """
    project = asked.project
    names = list(dict.fromkeys(cases)) or case_names(project.data)
    found = {
        "cases": [_case(case_folder(project.data, name)) for name in names],
        "notebooks": _notebooks(project),
    }
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        for line in _alone(found, only) if only else _in_words(found):
            click.echo(line)
    return 0


def _case(folder: Path) -> dict[str, Any]:
    """Return what a case is called, and its editions and topics with the number of points."""
    case, problems = read_case(folder)
    editions = case.editions.sort_values("as_of")[["as_of", "title"]]
    topics = Counter(topic for topic in case.propositions["topic"] if topic)
    return {
        "name": case.name,
        "title": case.title,
        "claims": len(case.claims),
        "documents": len(case.documents),
        "editions": editions.to_dict("records"),
        "topics": [{"topic": name, "propositions": topics[name]} for name in sorted(topics)],
        "errors": len(errors(problems)),
    }


def _notebooks(project: Project) -> list[dict[str, Any]]:
    """Return each notebook with its parameters and the values that it has itself."""
    from onrecord.render.notebook_files import read_notebook
    from onrecord.render.single import defaults

    found = []
    for path in sorted(project.notebooks.glob("*.ipynb")):
        try:
            parameters, wrong = defaults(read_notebook(path)), ""
        except CaseError as error:
            parameters, wrong = {}, str(error)
        told = {"notebook": f"{project.notebooks.name}/{path.name}", "parameters": parameters}
        found.append({**told, **({"error": wrong} if wrong else {})})
    return found


def _alone(found: dict[str, Any], only: str) -> list[str]:
    """Return the names of one kind, each once, in their order."""
    if only == "cases":
        return [case["name"] for case in found["cases"]]
    if only == "parameters":
        return list(
            dict.fromkeys(name for book in found["notebooks"] for name in book["parameters"])
        )
    key = {"editions": "as_of", "topics": "topic"}[only]
    return sorted({row[key] for case in found["cases"] for row in case[only]})


def _in_words(found: dict[str, Any]) -> list[str]:
    lines = [line for case in found["cases"] for line in _case_in_words(case)]
    lines = lines or ["There is no case yet; start one with: onrecord new my-case"]
    if found["notebooks"]:
        lines += ["", "Notebooks, and what each can be asked:"]
    for book in found["notebooks"]:
        names = ", ".join(book["parameters"]) or book.get("error", "nothing")
        lines.append(f"  {book['notebook']}: {names}")
    return lines


def _case_in_words(case: dict[str, Any]) -> list[str]:
    held = f"{counted(case['claims'], 'claim')}, {counted(case['documents'], 'document')}"
    lines = [f"{case['name']}: {case['title']} ({held})"]
    if case["errors"]:
        wrong = counted(case["errors"], "error")
        lines.append(f"  {wrong} in its files; see onrecord check {case['name']}")
    lines += [f"  {row['as_of']}  {row['title']}" for row in case["editions"]]
    lines += ["  no edition yet; add the date of the first one to editions.csv"] * (
        not case["editions"]
    )
    topics = ", ".join(f"{row['topic']} ({row['propositions']})" for row in case["topics"])
    return [*lines, *([f"  topics: {topics}"] if topics else [])]
