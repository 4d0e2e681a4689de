"""What people do today: papermill, then ``jupyter nbconvert --to html``, notebook by notebook."""

import sys
from pathlib import Path

import nbformat

from tests.bench.measure import run, timed

_TABLE = """import pandas as pd
pd.set_option("display.max_rows", None, "display.max_columns", None, "display.max_colwidth", None)
pd.read_csv({path!r}, dtype="str", keep_default_na=False)"""


def stock_page(root: Path, notebook: Path, case: str, as_of: str) -> float:
    """Return how many seconds one notebook takes from its parameters to its page."""
    done = root / "stock" / notebook.name
    done.parent.mkdir(exist_ok=True)
    parameters = ["-p", "case", case, "-p", "as_of", as_of]
    quiet = ["--cwd", str(root), "--no-progress-bar"]
    papermill = [sys.executable, "-m", "papermill", str(notebook), str(done), *parameters, *quiet]
    export = [sys.executable, "-m", "jupyter", "nbconvert", "--to", "html", str(done)]
    return timed(lambda: run(papermill, root)) + timed(lambda: run(export, root))


def stock_table(folder: Path, table: Path) -> Path:
    """Return the stock page of a notebook that shows all rows of a table as pandas does."""
    cell = nbformat.v4.new_code_cell(_TABLE.format(path=str(table)))
    notebook = folder / "stock.ipynb"
    notebook.write_text(nbformat.writes(nbformat.v4.new_notebook(cells=[cell])), "utf-8")
    command = [sys.executable, "-m", "jupyter", "nbconvert", "--to", "html", "--execute"]
    run([*command, str(notebook)], folder)
    return notebook.with_suffix(".html")
