"""The least that pages can cost: a plain script that forks, the same work, and no notebook.

``python -m tests.bench.floor ROOT CASE AS_OF`` runs the code of each notebook in a fork of one
process, two at a time, sets what it shows as the page does, and writes it. Nothing is checked,
kept, compared or put in place.
"""

import ast
import multiprocessing
import os
import sys
from pathlib import Path
from typing import Any

import nbformat

from onrecord.drawing.face import ready_faces
from onrecord.model.case import Case, load_case
from onrecord.model.edition import open_edition
from onrecord.project import Project
from onrecord.render.context import page_context
from onrecord.render.page import ready_exporter, render_page
from onrecord.render.plan import Page, plan
from onrecord.render.prepared import prepare


def main(root: Path, name: str, as_of: str) -> None:
    """Write the pages of one edition to ``floor`` under ``root``."""
    project, case = Project(root), load_case(root / "data" / name)
    pages = plan(project, case, as_of)
    compare_to = str(pages[0].parameters["compare_to"])
    prepare(project.data, case, open_edition(case, as_of, compare_to))
    ready_faces()
    ready_exporter()
    (root / "floor").mkdir(exist_ok=True)
    os.chdir(root)
    forks = multiprocessing.get_context("fork")
    with forks.Pool(os.cpu_count(), maxtasksperchild=1) as pool:
        waiting = [pool.apply_async(_page, (case, page, pages)) for page in pages]
        for one in waiting:
            one.get()


def _page(case: Case, page: Page, pages: list[Page]) -> None:
    notebook, names = nbformat.read(str(page.notebook), as_version=4), dict[str, Any]()
    for cell in notebook.cells:
        if cell.cell_type == "code":
            shown = _shown(cell.source, names)
            if "parameters" in cell.metadata.get("tags", []):
                names.update(page.parameters)
            if shown is not None:
                data = {"text/html": str(shown._repr_html_())}
                cell.outputs = [nbformat.v4.new_output("execute_result", data)]
    body = render_page(notebook, page_context(case, page, pages))
    (page.target.parents[3] / "floor" / page.target.name).write_text(body, "utf-8")


def _shown(source: str, names: dict[str, Any]) -> Any:
    """Run the code of a cell; return what its last line is worth."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), names)  # noqa: S102 - our own notebooks
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)  # noqa: S307


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
