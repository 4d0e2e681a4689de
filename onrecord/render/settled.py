"""A notebook that was run, without what differs from run to run: ids, clocks, processes."""

import re
import tempfile
from itertools import groupby
from typing import Any

import nbformat

#: The file that a kernel pretends a cell to be, in a folder named after its process.
_PROCESS = re.compile(re.escape(tempfile.gettempdir()) + r"[/\\]ipykernel_\d+[/\\](\d+\.py)")
#: Where an object lies in memory, at the end of what Python prints for one without a name.
_ADDRESS = re.compile(r" at 0x[0-9a-f]{6,16}(?=>|&gt;)")


def settle(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return ``notebook`` without random ids, clock times and places in memory.

    Each stream is in one piece: how it comes in several, and how two of them alternate, is a matter
    of moments. Between two things shown, all of the one comes before all of the other.
    """
    done = nbformat.from_dict(notebook)
    done.metadata.pop("papermill", None)
    for cell in done.cells:
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.id = "injected-parameters"
        if "outputs" in cell:
            cell.outputs = _in_one_piece(cell.outputs)
    return done


def _in_one_piece(outputs: list[Any]) -> list[Any]:
    settled: list[Any] = []
    for streams, group in groupby(outputs, lambda output: output.output_type == "stream"):
        if not streams:
            settled += [_placeless(output) for output in group]
            continue
        texts: dict[str, str] = {}
        for output in group:
            texts[output.name] = texts.get(output.name, "") + output.text
        settled += [
            nbformat.v4.new_output("stream", name=name, text=_settled(texts[name]))
            for name in sorted(texts, reverse=True)
        ]
    return settled


def _placeless(output: Any) -> Any:
    done = nbformat.from_dict(output)
    for kind, shown in output.get("data", {}).items():
        if kind.startswith("text/") and isinstance(shown, str):
            done.data[kind] = _settled(shown)
    return done


def _settled(text: str) -> str:
    return _ADDRESS.sub("", _PROCESS.sub(r"cell-\1", text))
