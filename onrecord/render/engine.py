"""The engines that papermill runs notebooks with: a fork of this process, or a stock kernel.

Outside of a build too, ``papermill --engine onrecord`` runs a notebook in a fork of papermill.
"""

from collections.abc import Iterator
from typing import Any

import nbformat
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, NBClientEngine, papermill_engines

from onrecord.render.limits import Limits, shared_memory
from onrecord.render.processes import can_fork
from onrecord.render.running import FORK, STOCK
from onrecord.render.shell import Cell
from onrecord.render.supervising import Message, Stopped, watched

#: Kernels that run what this process is.
_OURS = ("python3", "python")
_SKIPPED = "skip-execution"


class CellStopped(Exception):
    """A cell did not come to its end: its notebook as far as it ran, its name, and why."""

    def __init__(self, notebook: nbformat.NotebookNode, cell: str, why: str) -> None:
        super().__init__(why)
        self.notebook, self.cell, self.why = notebook, cell, why


class StockEngine(NBClientEngine):
    """A stock Jupyter kernel; what goes wrong with it is said of the cell that ran."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **settings: Any) -> Any:
        """Run the notebook of ``nb_man`` in the kernel ``kernel_name``."""
        try:
            return super().execute_managed_notebook(nb_man, kernel_name, **settings)
        except (TimeoutError, RuntimeError) as error:
            begun = [cell for cell in nb_man.nb.cells if cell.metadata["papermill"]["start_time"]]
            if not begun:
                raise
            raise CellStopped(nb_man.nb, begun[-1].get("id", ""), _why(error)) from error


class ForkEngine(Engine):
    """A fork of this process, which has imported everything already."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **settings: Any) -> Any:
        """Run the notebook of ``nb_man``; one that names another kernel gets that one."""
        if kernel_name not in _OURS or not can_fork():
            return StockEngine.execute_managed_notebook(nb_man, kernel_name, **settings)
        from ipykernel.ipkernel import IPythonKernel

        seconds = settings.get("execution_timeout")
        limits = Limits(memory=shared_memory(), **({"seconds": seconds} if seconds else {}))
        _Run(nb_man).through(limits)
        nb_man.nb.metadata["language_info"] = nbformat.from_dict(IPythonKernel.language_info)
        return nb_man.nb


class _Run:
    """One run of a notebook, whose messages become outputs as those of a kernel do."""

    def __init__(self, nb_man: Any) -> None:
        self.nb_man = nb_man
        self.client = PapermillNotebookClient(nb_man, record_timing=False)
        self.client.reset_execution_trackers()
        self.client.clear_before_next_output = False
        self.cells = list(self._cells())
        # What comes before the first cell starts is shown there too.
        self.at = self.cells[0].index if self.cells else 0

    def through(self, limits: Limits) -> None:
        """Run all cells; raise :class:`CellStopped` if one does not end."""
        try:
            for message in watched(self.cells, limits):
                self._take(message)
        except Stopped as stopped:
            cell = self.nb_man.nb.cells[self.at]
            self.nb_man.cell_exception(cell, cell_index=self.at)
            raise CellStopped(self.nb_man.nb, cell.get("id", ""), stopped.why) from None

    def _cells(self) -> Iterator[Cell]:
        for index, cell in enumerate(self.nb_man.nb.cells):
            tags = cell.metadata.get("tags", [])
            if cell.cell_type == "code" and cell.source.strip() and _SKIPPED not in tags:
                yield Cell(index, cell.get("id", ""), cell.source, "raises-exception" in tags)

    def _take(self, message: Message) -> None:
        kind, content = message["msg_type"], message["content"]
        if kind == "cell_start":
            self.at = content["index"]
            self.client.clear_before_next_output = False
            self.nb_man.cell_start(self._cell, self.at)
        elif kind == "cell_end":
            if content["left"]:
                raise Stopped("it ended the notebook before its last cell")
            if content["failed"] and not _may_raise(self._cell):
                self.nb_man.cell_exception(self._cell, cell_index=self.at)
            self.nb_man.cell_complete(self._cell, cell_index=self.at)
        else:
            header = {"msg_type": kind}
            whole = {"header": header, "parent_header": {}, "metadata": {}, **message}
            self.client.process_message(whole, self._cell, self.at)

    @property
    def _cell(self) -> Any:
        return self.nb_man.nb.cells[self.at]


def _may_raise(cell: Any) -> bool:
    return "raises-exception" in cell.metadata.get("tags", [])


def _why(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "it ran for longer than it may"
    return f"the kernel failed ({type(error).__name__}: {error})"


papermill_engines.register(FORK, ForkEngine)
papermill_engines.register(STOCK, StockEngine)
