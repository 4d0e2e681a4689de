"""Run one notebook with papermill, in a fresh kernel that no personal set-up reaches."""

import atexit
import logging
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

import nbformat
import papermill as pm
from papermill.exceptions import PapermillExecutionError

from onrecord.model.problems import WorkFailed
from onrecord.model.write import write_text
from onrecord.render.kernel import LocalKernelManager

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
    notebook: Path, executed: Path, parameters: dict[str, Any], root: Path
) -> nbformat.NotebookNode:
    """Run ``notebook`` with ``parameters`` from the folder ``root``; return it executed.

    It is kept at ``executed`` whether its cells succeed or not. Raise :class:`NotebookFailed` if
    one fails, or the kernel itself.
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
            progress_bar=False,
            request_save_on_cell_execute=False,
            autosave_cell_every=0,
            kernel_manager_class=LocalKernelManager,
            extra_arguments=["--Application.log_level=CRITICAL"],
        )
    except PapermillExecutionError as error:
        raise NotebookFailed(_explain(notebook, executed, error)) from None
    except (RuntimeError, ValueError, KeyError) as error:
        # the kernel did not start, died on the way, or the notebook names one that is not there
        cause = f"{type(error).__name__}: {error}"
        raise NotebookFailed(f"{notebook.name}: the kernel failed ({cause}).") from error
    settled = settle(done)
    write_text(executed, nbformat.writes(settled, version=4) + "\n")
    return settled


def steady_environment() -> None:
    """Make this process and the kernels it starts independent of personal settings."""
    private = tempfile.mkdtemp(prefix="onrecord-")
    atexit.register(shutil.rmtree, private, ignore_errors=True)
    os.environ.update(_STEADY)
    for name in ("IPYTHONDIR", "MPLCONFIGDIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR"):
        os.environ[name] = private
    for name in ("MPLBACKEND", "MATPLOTLIBRC", "PYTHONSTARTUP", "PYTHONPATH"):
        os.environ.pop(name, None)


def settle(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return ``notebook`` without what differs from run to run: random ids and clock times."""
    done = nbformat.from_dict(notebook)
    done.metadata.pop("papermill", None)
    for cell in done.cells:
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.id = "injected-parameters"
    return done


def _explain(notebook: Path, executed: Path, error: PapermillExecutionError) -> str:
    cells = nbformat.read(str(executed), as_version=4).cells
    failed = next((c for c in cells if _failed(c)), None)
    name = failed.id if failed is not None else f"number {error.cell_index}"
    cause = _COLOURS.sub("", f"{error.ename}: {error.evalue}")
    return (
        f"{notebook.name}, cell {name}: {cause}\n"
        f"  The notebook as far as it ran is kept in {executed}"
    )


def _failed(cell: nbformat.NotebookNode) -> bool:
    return any(output.output_type == "error" for output in cell.get("outputs", []))
