"""Run one notebook with papermill, in a fresh process that no personal set-up reaches."""

import contextlib
import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import matplotlib
import nbformat
import papermill as pm
from papermill.exceptions import PapermillExecutionError

from onrecord.model.problems import WorkFailed
from onrecord.model.write import write_text
from onrecord.render.engine import CellStopped
from onrecord.render.kernel import LocalKernelManager
from onrecord.render.notebook_files import kernel_of
from onrecord.render.running import USUAL, Running
from onrecord.render.settled import settle

#: What a kernel could take from a machine or a person; same inputs must give the same bytes.
_STEADY = {
    "JUPYTER_PREFER_ENV_PATH": "1",
    "PYTHONHASHSEED": "0",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "NO_COLOR": "1",
}
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class NotebookFailed(WorkFailed):
    """A cell raised an error; the message names notebook, cell and cause."""


def run_notebook(
    notebook: Path, executed: Path, parameters: dict[str, Any], root: Path, how: Running = USUAL
) -> nbformat.NotebookNode:
    """Run ``notebook`` with ``parameters`` from the folder ``root``; return it executed.

    It is kept at ``executed`` whether its cells succeed or not. Raise :class:`NotebookFailed` if
    one fails or does not end, or the kernel itself.
    """
    executed.parent.mkdir(parents=True, exist_ok=True)
    executed.unlink(missing_ok=True)
    logging.getLogger("papermill").setLevel(logging.ERROR)
    try:
        done = pm.execute_notebook(
            str(notebook),
            str(executed),
            parameters=parameters,
            cwd=str(root),
            engine_name=how.engine,
            execution_timeout=how.timeout,
            progress_bar=False,
            request_save_on_cell_execute=False,
            autosave_cell_every=0,
            kernel_manager_class=LocalKernelManager,
            extra_arguments=["--Application.log_level=CRITICAL"],
            **kernel_of(notebook),
        )
    except CellStopped as stopped:
        _keep(stopped.notebook, executed)
        raise NotebookFailed(_said(notebook, executed, stopped.cell, stopped.why)) from None
    except PapermillExecutionError as error:
        raise NotebookFailed(_explain(notebook, executed, error)) from None
    except (RuntimeError, ValueError, KeyError) as error:
        # the kernel did not start, died on the way, or the notebook names one that is not there
        cause = f"{type(error).__name__}: {error}"
        raise NotebookFailed(f"{notebook.name}: the kernel failed ({cause}).") from error
    kept = _keep(done, executed)
    left = next((cell for cell in kept.cells if _failed(cell)), None)
    if left is not None:
        # papermill takes it for a success that a cell leaves the notebook before its end
        raise NotebookFailed(_said(notebook, executed, left.id, "SystemExit"))
    return kept


def _keep(notebook: nbformat.NotebookNode, executed: Path) -> nbformat.NotebookNode:
    """Write ``notebook`` to ``executed`` without what differs from run to run; return it so."""
    settled = settle(notebook)
    write_text(executed, nbformat.writes(settled, version=4) + "\n")
    return settled


@contextlib.contextmanager
def steady_environment(folder: Path) -> Iterator[None]:
    """Have this process, and those that it starts, independent of personal settings meanwhile.

    What they keep for themselves, they keep in ``folder``.
    """
    before = dict(os.environ)
    private = folder / "private"
    private.mkdir(mode=0o700, exist_ok=True)
    matplotlib.rcdefaults()
    os.environ.update(_STEADY)
    for name in ("IPYTHONDIR", "MPLCONFIGDIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR"):
        os.environ[name] = str(private)
    for name in ("MPLBACKEND", "MATPLOTLIBRC", "PYTHONSTARTUP", "PYTHONPATH"):
        os.environ.pop(name, None)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _explain(notebook: Path, executed: Path, error: PapermillExecutionError) -> str:
    # papermill has put two cells of its own before the one that failed
    cell = nbformat.read(str(executed), as_version=4).cells[error.cell_index + 2]
    cause = f"{error.ename}: {error.evalue}"
    if not _failed(cell):
        # a magic that is put wrongly says so without an error
        said = [output.text for output in cell.outputs if output.output_type == "stream"]
        cause = "".join(said).strip().rpartition("\n")[2] or cause
    return _said(notebook, executed, cell.id, _COLOURS.sub("", cause))


def _said(notebook: Path, executed: Path, cell: str, cause: str) -> str:
    return (
        f"{notebook.name}, cell {cell}: {cause}\n"
        f"  The notebook as far as it ran is kept in {executed}"
    )


def _failed(cell: nbformat.NotebookNode) -> bool:
    return any(output.output_type == "error" for output in cell.get("outputs", []))
