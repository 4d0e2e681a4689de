"""Notebooks as they are committed: no outputs, no counts, no traces of a machine, one format."""

from pathlib import Path

import nbformat

from onrecord.model.problems import WorkFailed

_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def read_notebook(path: Path) -> nbformat.NotebookNode:
    """Return the notebook at ``path``; raise ``WorkFailed`` if it is none."""
    try:
        notebook = nbformat.read(str(path), as_version=4)
        nbformat.validate(notebook)
    except (ValueError, KeyError, AttributeError, TypeError, nbformat.ValidationError) as error:
        cause = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        raise WorkFailed(f"{path} is not a notebook that can be read: {cause}") from None
    return notebook


def emptied(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return ``notebook`` without outputs and run-time metadata; tags and cell ids stay."""
    clean = nbformat.from_dict(notebook)
    clean.metadata = nbformat.from_dict(
        {"kernelspec": _KERNEL, "language_info": {"name": "python"}}
    )
    for cell in clean.cells:
        tags = cell.metadata.get("tags", [])
        cell.metadata = nbformat.from_dict({"tags": tags} if tags else {})
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return clean


def kernel_of(path: Path) -> dict[str, str]:
    """Return what papermill must be told where the notebook at ``path`` does not say it itself.

    A notebook that a program wrote may name neither its kernel nor its language; it is Python.
    """
    known = nbformat.read(str(path), as_version=4).metadata
    kernel = known.get("kernelspec", {})
    language = known.get("language_info", {}).get("name") or kernel.get("language")
    lacking = {} if language else {"language": _KERNEL["language"]}
    return lacking if kernel.get("name") else {"kernel_name": _KERNEL["name"], **lacking}


def notebook_text(notebook: nbformat.NotebookNode) -> str:
    """Return ``notebook`` as the text of its file."""
    return str(nbformat.writes(notebook, version=4)).rstrip("\n") + "\n"
