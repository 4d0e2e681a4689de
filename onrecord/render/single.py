"""Render one notebook on its own, with parameters that an analyst gives."""

import ast
import re
from pathlib import Path
from typing import Any

import nbformat

from onrecord.check.run import open_checked
from onrecord.model.case import Case
from onrecord.model.problems import CaseError
from onrecord.project import Project
from onrecord.render.context import single_context
from onrecord.render.execute import run_notebook, steady_environment
from onrecord.render.one_run import open_run
from onrecord.render.page import render_page
from onrecord.render.parameters import check_names, check_parameters, compared_to, newest
from onrecord.render.plan import page_title
from onrecord.render.running import USUAL, Running

_NEIGHBOUR = re.compile(r'(<a href| data-view)="([\w-]+\.html)[^"]*"')


def render_single(
    project: Project,
    path: Path,
    notebook: nbformat.NotebookNode,
    given: dict[str, Any],
    folder: Path,
    how: Running = USUAL,
) -> str:
    """Return the page of one notebook; its own parameters hold where ``given`` has none.

    A case that is given without a date is shown in its newest edition, and an edition is compared
    with the one before it.
    Only the pages that stand in ``folder``, where it will go, are linked.
    Raise ``CaseError`` for a parameter that it does not have or that cannot work, before it runs.
    """
    check_names(given, notebook, path.name)
    values = {**defaults(notebook), **given}
    if not values.get("case"):
        raise CaseError(f"{path.name} needs a value for case.")
    case = open_checked(project.data, str(values["case"]))
    values |= _dates(case, values, given)
    if not values.get("as_of"):
        raise CaseError(f"{path.name} needs a value for as_of.")
    check_parameters(case, values["as_of"], values.get("compare_to", ""), values.get("topics", []))
    executed = project.build / "single" / path.name
    with open_run(project) as run, steady_environment(run.folder):
        done = run_notebook(path, executed, values, project.root, how)
    page = render_page(done, single_context(case, values, page_title(notebook, path.stem)))

    def kept(way: re.Match[str]) -> str:
        bare = "<a" if way[1] == "<a href" else ""
        return way[0] if (folder / way[2]).is_file() else bare

    return _NEIGHBOUR.sub(kept, page)


def _dates(case: Case, values: dict[str, Any], given: dict[str, Any]) -> dict[str, str]:
    """Return the dates that nobody chose: the newest edition of a new case, and the one before."""
    found = {}
    if "case" in given and "as_of" not in given and "as_of" in values:
        found["as_of"] = newest(case)
    if not values.get("compare_to", "chosen"):
        found["compare_to"] = compared_to(case, str({**values, **found}["as_of"]))
    return found


def defaults(notebook: nbformat.NotebookNode) -> dict[str, Any]:
    """Return the values in the cell tagged ``parameters``, which holds literals only."""
    cells = [c for c in notebook.cells if "parameters" in c.metadata.get("tags", [])]
    try:
        body = [node for cell in cells for node in ast.parse(cell.source).body]
        return {
            node.targets[0].id: ast.literal_eval(node.value)
            for node in body
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }
    except (SyntaxError, ValueError, TypeError, MemoryError, RecursionError) as error:
        raise CaseError(
            f"The cell tagged parameters holds more than names and plain values: {error}."
        ) from None
