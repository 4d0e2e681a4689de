"""Render an executed notebook as one self-contained page, through nbconvert and our template."""

import hashlib
import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import nbformat
from jinja2 import Environment, FunctionLoader
from markupsafe import Markup
from nbconvert.exporters import HTMLExporter
from nbconvert.exporters.templateexporter import TemplateExporter
from nbconvert.filters import Highlight2HTML
from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter

from onrecord import __version__
from onrecord.drawing.face import faces_of
from onrecord.render.assets import TEMPLATES, page_scripts, register_style, style
from onrecord.render.paper import running_foot

# What cannot stand in data, which is escaped.
_CONTENTS, _FACES = "<!--contents-->", "<!--faces-->"
_ANCHOR = re.compile(r'<h([1-6]) id="([^"]*)">(.*?)<a class="anchor-link" href="[^"]*">.*?</a>')
_HEADING = re.compile(r'<h2 id="([^"]+)">(.*?) ?<a class="anchor-link"')
#: The heading of a notebook, which gives way to the title of the edition where a cell sets that.
_OWN_HEADING = re.compile(r'<h1 id="[^"]*">.*?</h1>')
_PREFORMATTED = re.compile("(<pre.*?</pre>)", re.DOTALL)
_EMPTY = re.compile(r"\n\s*\n|\s+\n")
#: What stands between two tags.
_TEXT = re.compile(">[^<]*")
#: How a table of rows begins.
_REGISTER = '<table class="register"'
_TAGS = re.compile(r"<[^>]+>")
#: Characters that turn the direction of what follows, or that no page may hold.
_FORBIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True)
class Context:
    """What a page says about itself and its neighbours; every field goes into the template.

    ``pages`` and ``editions`` are in order and hold the one that is ``current`` too.
    """

    title: str
    case: str
    case_title: str
    edition: str
    as_of: str
    date: str
    compiled: str
    description: str
    citation: str = ""
    corrections: str = ""
    contact: str = ""
    complain: str = ""
    json_ld: str = "{}"
    card: str = ""
    home: str = ""
    stamp: dict[str, str] = field(default_factory=dict)
    pages: list[dict[str, Any]] = field(default_factory=list)
    editions: list[dict[str, Any]] = field(default_factory=list)

    def beside(self, kind: str, step: int) -> dict[str, Any] | None:
        """Return the page or edition ``step`` after the current one, if there is one."""
        rows: list[dict[str, Any]] = getattr(self, kind)
        places = [place for place, row in enumerate(rows) if row["current"]]
        found = places[0] + step if places else -1
        return rows[found] if 0 <= found < len(rows) else None


def render_page(notebook: nbformat.NotebookNode, context: Context) -> str:
    """Return ``notebook`` as HTML: one file, no request to anywhere."""
    register = any(_shows(cell, _REGISTER) for cell in notebook.cells)
    drawn = any(_shows(cell, "<svg") for cell in notebook.cells)
    opening = any(_shows(cell, '<h1 class="opening"') for cell in notebook.cells)
    what_if = any(_shows(cell, '<div class="what-if"') for cell in notebook.cells)
    two_editions = any(_shows(cell, '<div class="two-editions"') for cell in notebook.cells)
    resources = {
        "page": context,
        "drawn": drawn,
        "style": _FACES
        + style(drawn=drawn, opening=opening, choosing=what_if or two_editions)
        + (register_style(_columns(notebook)) if register else "")
        + running_foot("On Record", context.date, context.case_title, context.title),
        "scripts": page_scripts(),
        "register": register,
        "what_if": what_if,
        "two_editions": two_editions,
        "opening": opening,
    }
    body = _export(_joined(notebook), resources)
    if resources["opening"]:
        body = _OWN_HEADING.sub("", body, count=1)
    body = _ANCHOR.sub(_permalink, body)
    return _with_faces(_tidy(body.replace(_CONTENTS, _contents(body), 1)))


def ready_exporter() -> None:
    """Have the template compiled and code coloured once, so that copies of this process need not.

    Whoever looks for the colours of Python asks every package that is installed.
    """
    exporter = _exporter()
    _ = exporter.template
    exporter.environment.filters["highlight_code"]("1")


@cache
def _exporter() -> HTMLExporter:
    exporter = HTMLExporter(
        template_name="onrecord",
        extra_template_basedirs=[str(TEMPLATES)],
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        # What was run was checked when it was kept; what comes out is checked once.
        optimistic_validation=True,
    )
    exporter.register_filter("highlight_code", Highlight2HTML("ipython3", parent=exporter))
    return exporter


def _export(notebook: nbformat.NotebookNode, resources: dict[str, Any]) -> str:
    """Return ``notebook`` as nbconvert writes it, without the last step of its HTML exporter.

    That step parses and rewrites the whole page to give pictures without a description a
    placeholder. It takes seconds on a large page, and a placeholder describes nothing.
    """
    exporter = _exporter()
    types = WidgetsDataTypeFilter(
        notebook_metadata=notebook.metadata, parent=exporter, resources=resources
    )
    exporter.register_filter("filter_data_type", types)
    body, _ = TemplateExporter.from_notebook_node(exporter, notebook, resources)
    return str(body)


def render_site(page: str, context: dict[str, Any]) -> str:
    """Return a page that is not a notebook, from the template called ``page``."""
    environment = Environment(
        loader=FunctionLoader(lambda name: (TEMPLATES / "onrecord" / name).read_text("utf-8")),
        autoescape=True,
    )
    template = environment.get_template(page)
    body = template.render(style=Markup(_FACES + style()), version=__version__, **context)  # noqa: S704 - our own file
    return _with_faces(_tidy(body))


def _with_faces(body: str) -> str:
    """Return ``body`` with the faces for the letters that it sets."""
    return body.replace(_FACES, faces_of(body), 1)


def _joined(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return ``notebook`` with each run of code cells that show nothing made one cell.

    Values that papermill put others in the place of are left out: they do not hold.
    """
    cells: list[nbformat.NotebookNode] = []
    replaced = any("injected-parameters" in _tags(cell) for cell in notebook.cells)
    for cell in notebook.cells:
        if replaced and "parameters" in _tags(cell):
            continue
        if cells and _silent(cell) and _silent(cells[-1]):
            last = nbformat.from_dict(cells[-1])
            last.source += "\n\n" + cell.source
            cells[-1] = last
        else:
            cells.append(cell)
    return nbformat.from_dict({**notebook, "cells": cells})


def _shows(cell: nbformat.NotebookNode, tag: str) -> bool:
    shown = [output.get("data", {}).get("text/html", "") for output in cell.get("outputs", [])]
    return any(tag in html for html in shown)


def _columns(notebook: nbformat.NotebookNode) -> int:
    """Return how many columns the widest table of rows has that ``notebook`` shows."""
    shown = [
        output.get("data", {}).get("text/html", "")
        for cell in notebook.cells
        for output in cell.get("outputs", [])
    ]
    heads = [html.partition("</thead>")[0] for html in shown if _REGISTER in html]
    return max((head.count(" data-key=") for head in heads), default=0)


def _silent(cell: nbformat.NotebookNode) -> bool:
    return cell.cell_type == "code" and not cell.get("outputs")


def _tags(cell: nbformat.NotebookNode) -> list[str]:
    return list(cell.metadata.get("tags", []))


def _permalink(match: re.Match[str]) -> str:
    """Return a heading with an address that survives being pasted, and a link to itself.

    Its capital letter keeps it apart from the ids of rows, which have none.
    """
    level, name, text = match.groups()
    name = re.sub(r"[^\w-]", "", name)
    return (
        f'<h{level} id="{name}">{text} <a class="anchor-link" href="#{name}" '
        'aria-label="Link to this section">#</a>'
    )


def _contents(body: str) -> str:
    found = _HEADING.findall(body)
    items = "".join(f'<li><a href="#{name}">{_TAGS.sub("", text)}</a></li>' for name, text in found)
    return f"<ol>{items}</ol>" if items else ""


def _tidy(body: str) -> str:
    """Return ``body`` without lines that are empty, but for those that part code.

    Quotation marks in text stand as they are: only in a tag they could end something.
    """
    parts = _PREFORMATTED.split(_FORBIDDEN.sub("", body))
    parts[::2] = [_TEXT.sub(_plain_quotes, _EMPTY.sub("\n", part)) for part in parts[::2]]
    lines = "".join(parts).strip("\n").splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _plain_quotes(found: re.Match[str]) -> str:
    return found[0].replace("&#39;", "'").replace("&#34;", '"')


def fingerprint(*parts: bytes) -> str:
    """Return 16 hex digits that change when any of ``parts`` changes."""
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part).digest())
    return total.hexdigest()[:16]
